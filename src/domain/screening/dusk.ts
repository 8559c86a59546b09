/** When it gets dark enough for an outdoor screen: civil dusk, the sun 6° below the horizon. */
import { dayNumber } from '../period.ts'
import type { Point } from '../register/place.ts'

const RADIANS = Math.PI / 180
const CIVIL_DUSK_DEGREES = -6
const J2000_DAY = 10957.5 // days from 1970-01-01 to noon of 2000-01-01

/**
 * The instant (epoch milliseconds) of civil dusk on a calendar day at a place, within about two minutes;
 * null where the sun does not sink that far that day. Low-precision solar position of the Astronomical Almanac.
 */
export const duskOf = (day: string, at: Point): number | null => twilightOf(day, at, 1)
/** The same of civil dawn, the end of the night that the day begins with. */
export const dawnOf = (day: string, at: Point): number | null => twilightOf(day, at, -1)

function twilightOf(day: string, { latitude, longitude }: Point, side: 1 | -1): number | null {
  const noon = dayNumber(day) - J2000_DAY + 0.5 - longitude / 360 // days since J2000 at about local noon
  let twilight = noon + side * 0.27
  for (let round = 0; round < 3; round++) {
    const { declination, equationOfTimeDays } = sunAt(twilight)
    const cosHour =
      (Math.sin(CIVIL_DUSK_DEGREES * RADIANS) - Math.sin(latitude * RADIANS) * Math.sin(declination)) /
      (Math.cos(latitude * RADIANS) * Math.cos(declination))
    if (Math.abs(cosHour) > 1) return null
    twilight = noon - equationOfTimeDays + (side * Math.acos(cosHour)) / (2 * Math.PI)
  }
  return Math.round((twilight + J2000_DAY) * 86_400_000)
}

function sunAt(daysSinceJ2000: number): { declination: number; equationOfTimeDays: number } {
  const anomaly = (357.529 + 0.98560028 * daysSinceJ2000) * RADIANS
  const meanLongitude = 280.459 + 0.98564736 * daysSinceJ2000
  const longitude = (meanLongitude + 1.915 * Math.sin(anomaly) + 0.02 * Math.sin(2 * anomaly)) * RADIANS
  const obliquity = (23.439 - 3.6e-7 * daysSinceJ2000) * RADIANS
  const rightAscension = Math.atan2(Math.cos(obliquity) * Math.sin(longitude), Math.cos(longitude)) / RADIANS
  const difference = ((((meanLongitude - rightAscension) % 360) + 540) % 360) - 180
  return { declination: Math.asin(Math.sin(obliquity) * Math.sin(longitude)), equationOfTimeDays: difference / 360 }
}
