import { describe, expect, test } from 'vitest'
import { Film, isFullLength } from '../../src/domain/register/film.ts'
import { Code, line, metresBetween, NewVillage, passage, Team } from '../../src/domain/register/place.ts'
import { aFilm, aVillage } from '../make.ts'

describe('the distance of two places', () => {
  const chengdu = { latitude: 30.657, longitude: 104.066 }

  test('is the length of a degree on the equator, on a meridian, and less of a degree further north', () => {
    const degree = 111_195
    expect(metresBetween({ latitude: 0, longitude: 0 }, { latitude: 0, longitude: 1 })).toBeCloseTo(degree, -1)
    expect(metresBetween({ latitude: 31, longitude: 105 }, { latitude: 32, longitude: 105 })).toBeCloseTo(degree, -1)
    expect(metresBetween({ latitude: 60, longitude: 0 }, { latitude: 60, longitude: 1 })).toBeCloseTo(degree / 2, -2)
  })

  test('is the same there and back, nothing to itself, and short across the date line', () => {
    const yanting = { latitude: 31.21, longitude: 105.39 }
    expect(metresBetween(chengdu, yanting)).toBe(metresBetween(yanting, chengdu))
    expect(metresBetween(chengdu, yanting) / 1000).toBeCloseTo(140.5, 0)
    expect(metresBetween(yanting, yanting)).toBe(0)
    expect(metresBetween({ latitude: 0, longitude: 179.9 }, { latitude: 0, longitude: -179.9 })).toBeLessThan(23_000)
    expect(metresBetween({ latitude: 90, longitude: 0 }, { latitude: -90, longitude: 0 }) / 1000).toBeCloseTo(20_015, 0)
  })
})

describe('a line that a person typed', () => {
  test('loses the blanks around it and keeps those within', () => {
    expect(line(10).parse('  三清 村 ')).toBe('三清 村')
  })

  test.each([
    ['nothing', ''],
    ['blanks', '   '],
    ['a tab', '三\t清'],
    ['a null', '三\0清'],
    ['a line separator', '三\u2028清'],
    ['a blank of no width', '三\u200b清'],
    ['a joiner between letters', '三\u200d清'],
    ['a mark that turns the direction', '\u202e村清三'],
    ['an isolate', '三\u2066清\u2069'],
    ['a soft hyphen', 'San\u00adqing'],
    ['a byte order mark within', '三\ufeff清'],
    ['a filler that looks like nothing', '三\u3164清'],
    ['eleven signs', '一二三四五六七八九十一'],
  ])('may not be %s', (_, text) => {
    expect(line(10).safeParse(text).success).toBe(false)
  })

  test('may be of any script, with the rarer forms of a sign and with emoji of several parts', () => {
    for (const text of ['葛\u{e0100}某', '👩‍🌾放映员', '❤️', 'Ренат', 'وليد', '𠮷野']) {
      expect(line(20).parse(text)).toBe(text)
    }
  })
})

test('a note may have lines, and nothing that turns the direction of what follows', () => {
  for (const text of ['雨后\n改期', '一\t二', '三\u2028四', '五\u200b六']) expect(passage(20).parse(text)).toBe(text)
  for (const text of ['三\0清', '已审\u202e核', '\u2067abc', '一\u001b[31m'])
    expect(passage(20).safeParse(text).success).toBe(false)
})

test('a code is of letters, digits and dashes, at most forty', () => {
  for (const code of ['510723100211', 'team-01', 'a_b', 'x'.repeat(40)]) expect(Code.safeParse(code).success).toBe(true)
  for (const code of ['', '一号', 'a b', "a'", 'a/b', 'x'.repeat(41)]) expect(Code.safeParse(code).success).toBe(false)
})

describe('a village', () => {
  test('may be known by little: what is not known is absent, not zero', () => {
    const village = NewVillage.parse({ ...aVillage(), teamCode: undefined })
    expect(Object.keys(village)).not.toContain('population')
    expect(village.latitude).toBeUndefined()
  })

  test.each([
    [{ annualQuota: -1 }],
    [{ annualQuota: 1.5 }],
    [{ latitude: 91 }],
    [{ longitude: -181 }],
    [{ population: -1 }],
    [{ name: '' }],
  ])('may not be %j', (changes) => {
    expect(NewVillage.safeParse(aVillage(changes)).success).toBe(false)
  })

  test('has no fields that nobody knows', () => {
    expect(NewVillage.safeParse({ ...aVillage(), townshipName: '云溪镇' }).success).toBe(false)
  })
})

test('a film runs at least a minute, and only a short is not full length', () => {
  expect(Film.safeParse(aFilm()).success).toBe(true)
  expect(Film.safeParse(aFilm({ minutes: 0 })).success).toBe(false)
  expect(
    ['feature', 'documentary', 'science_feature', 'science_short'].filter((kind) =>
      isFullLength(Film.shape.kind.parse(kind)),
    ),
  ).toHaveLength(3)
})

test('a team may be known by its name alone', () => {
  expect(Team.safeParse({ code: 'team-01', name: '放映一队' }).success).toBe(true)
  expect(Team.safeParse({ code: 'team-01' }).success).toBe(false)
})
