/** Civil dusk held against the sun's altitude, reckoned another way: Meeus' higher series and sidereal time. */
import { describe, expect, test } from 'vitest'
import { duskOf } from '../../src/domain/screening/dusk.ts'
import { localTime } from '../../src/domain/period.ts'
import type { Point } from '../../src/domain/register/place.ts'

const MINUTE = 60_000
const rad = (degrees: number): number => (degrees * Math.PI) / 180
const deg = (radians: number): number => (radians * 180) / Math.PI

/** The sun's altitude in degrees, without refraction (Meeus, Astronomical Algorithms, chapters 12, 13 and 25). */
function altitudeAt(ms: number, { latitude, longitude }: Point): number {
  const days = ms / 86_400_000 + 2_440_587.5 - 2_451_545
  const t = days / 36_525
  const anomaly = rad(357.52911 + t * (35_999.05029 - 0.0001537 * t))
  const centre =
    (1.914602 - t * (0.004817 + 0.000014 * t)) * Math.sin(anomaly) +
    (0.019993 - 0.000101 * t) * Math.sin(2 * anomaly) +
    0.000289 * Math.sin(3 * anomaly)
  const node = rad(125.04 - 1934.136 * t)
  const lambda = rad(280.46646 + t * (36_000.76983 + 0.0003032 * t) + centre - 0.00569 - 0.00478 * Math.sin(node))
  const tilt = rad(23.439291 - 0.0130042 * t + 0.00256 * Math.cos(node))
  const ascension = Math.atan2(Math.cos(tilt) * Math.sin(lambda), Math.cos(lambda))
  const declination = Math.asin(Math.sin(tilt) * Math.sin(lambda))
  const sidereal = rad(280.46061837 + 360.98564736629 * days + 0.000387933 * t * t + longitude)
  const hour = sidereal - ascension
  const phi = rad(latitude)
  return deg(Math.asin(Math.sin(phi) * Math.sin(declination) + Math.cos(phi) * Math.cos(declination) * Math.cos(hour)))
}

/** The first minute after local noon at which the sun is 6° down; null when it never is within half a day. */
function darkFrom(day: string, place: Point): number | null {
  const noon = Date.parse(`${day}T12:00:00Z`) - (place.longitude / 15) * 60 * MINUTE
  for (let ms = noon; ms < noon + 12.5 * 60 * MINUTE; ms += MINUTE / 4) if (altitudeAt(ms, place) < -6) return ms
  return null
}

const YANTING = { latitude: 31.21, longitude: 105.39 }

test('the measure itself agrees with the example that NREL published for its algorithm', () => {
  const golden = { latitude: 39.742476, longitude: -105.1786 }
  expect(90 - altitudeAt(Date.parse('2003-10-17T19:30:30Z'), golden)).toBeCloseTo(50.12, 1)
})

describe('dusk is right to two minutes', () => {
  test.each([
    ['Yanting', YANTING],
    ['Kashgar', { latitude: 39.47, longitude: 75.99 }],
    ['Mohe', { latitude: 53.48, longitude: 122.37 }],
    ['Sansha, near the equator', { latitude: 4.0, longitude: 112.3 }],
    ['Quito', { latitude: -0.2, longitude: -78.5 }],
    ['Sydney', { latitude: -33.87, longitude: 151.21 }],
    ['Ushuaia', { latitude: -54.8, longitude: -68.3 }],
    ['Auckland', { latitude: -36.85, longitude: 174.76 }],
  ])('all year round in %s', (_, place) => {
    for (const year of [1980, 2017, 2026, 2060]) {
      for (let month = 1; month <= 12; month++) {
        for (const date of ['03', '21']) {
          const day = `${year}-${String(month).padStart(2, '0')}-${date}`
          const dusk = duskOf(day, place)
          const dark = darkFrom(day, place)
          expect(dusk !== null && dark !== null && Math.abs(dusk - dark), `${day} ${dusk} ${dark}`).toBeLessThan(
            2 * MINUTE,
          )
        }
      }
    }
  })
})

test('in Yanting it is between half past six and a quarter to nine by Beijing time', () => {
  const times = Array.from({ length: 365 }, (_, i) => {
    const dusk = duskOf(new Date(Date.UTC(2017, 0, 1 + i)).toISOString().slice(0, 10), YANTING)
    return dusk === null ? '' : localTime(new Date(dusk), 'Asia/Shanghai')
  }).sort()
  expect(times[0]).toMatch(/^18:2\d$/)
  expect(times.at(-1)).toMatch(/^20:3\d$/)
})

describe('where it does not get dark', () => {
  const tromso = { latitude: 69.65, longitude: 18.96 }

  test('there is no dusk under the midnight sun, nor in the white nights of Helsinki’s latitude', () => {
    expect(duskOf('2017-06-21', tromso)).toBeNull()
    expect(darkFrom('2017-06-21', tromso)).toBeNull()
    expect(duskOf('2017-06-21', { latitude: 61, longitude: 25 })).toBeNull()
  })

  test('the polar night has its dusk while the noon is still grey', () => {
    const dusk = duskOf('2017-12-21', tromso)
    expect(dusk && Math.abs(dusk - (darkFrom('2017-12-21', tromso) ?? 0))).toBeLessThan(2 * MINUTE)
  })

  test('at the poles nothing is reckoned, and nothing breaks', () => {
    expect(duskOf('2017-06-21', { latitude: 90, longitude: 0 })).toBeNull()
    expect(duskOf('2017-06-21', { latitude: -90, longitude: 180 })).toBeNull()
  })
})
