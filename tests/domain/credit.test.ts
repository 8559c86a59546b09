import { describe, expect, test } from 'vitest'
import {
  creditOf,
  type CreditRule,
  CreditRule as CreditRuleSchema,
  DEFAULT_CREDIT_RULE,
  type FilmKind,
  FULL_CREDIT,
  ruleOn,
  wholeScreenings,
} from '../../src/domain/register/film.ts'

const aRule = (changes: Partial<CreditRule> = {}): CreditRule => ({ ...DEFAULT_CREDIT_RULE, ...changes })
const shorts = (n: number): FilmKind[] => Array.from({ length: n }, () => 'science_short')

describe('full-length films', () => {
  test.each(['feature', 'documentary', 'science_feature'] as const)('one %s is one screening', (kind) => {
    expect(creditOf([kind], aRule())).toBe(FULL_CREDIT)
  })

  test('two in one evening are two screenings, whatever their kinds', () => {
    expect(creditOf(['feature', 'documentary'], aRule())).toBe(120)
    expect(creditOf(['feature', 'feature', 'science_feature'], aRule())).toBe(180)
  })
})

describe('short science films alone', () => {
  test.each([
    [3, [0, 20, 40, 60, 60, 60, 60]],
    [4, [0, 15, 30, 45, 60, 60, 60]],
    [5, [0, 12, 24, 36, 48, 60, 60]],
  ] as const)('%i make one screening, fewer a part of one, more no more', (shortsPerScreening, credits) => {
    const rule = aRule({ shortsPerScreening })
    expect(credits.map((_, n) => creditOf(shorts(n), rule))).toEqual(credits)
  })

  test('by default three make one', () => {
    expect(creditOf(shorts(3), ruleOn([], '2017-06-30'))).toBe(60)
    expect(creditOf(shorts(2), ruleOn([], '2017-06-30'))).toBe(40)
  })

  test('every credit is a whole number of sixtieths', () => {
    for (const shortsPerScreening of [3, 4, 5] as const) {
      for (const shortsBesideFeature of ['bundled', 'added'] as const) {
        for (let n = 0; n <= 10; n++) {
          const credit = creditOf(['feature', ...shorts(n)], aRule({ shortsPerScreening, shortsBesideFeature }))
          expect(Number.isInteger(credit) && Number.isInteger(creditOf(shorts(n), aRule({ shortsPerScreening })))).toBe(
            true,
          )
        }
      }
    }
  })
})

describe('shorts beside a feature', () => {
  test('bundled, they add nothing, before it or after it', () => {
    expect(creditOf(['science_short', 'feature'], aRule())).toBe(60)
    expect(creditOf(['feature', ...shorts(5)], aRule())).toBe(60)
  })

  test('added, they bring what they would alone, one screening at most', () => {
    const rule = aRule({ shortsBesideFeature: 'added' })
    expect(creditOf(['feature', ...shorts(1)], rule)).toBe(80)
    expect(creditOf(['science_short', 'feature', 'science_short'], rule)).toBe(100)
    expect(creditOf(['feature', ...shorts(9)], rule)).toBe(120)
    expect(creditOf(['documentary', 'feature', ...shorts(2)], aRule({ ...rule, shortsPerScreening: 5 }))).toBe(144)
  })

  test('added changes nothing where there are no shorts, and nothing for shorts alone', () => {
    const rule = aRule({ shortsBesideFeature: 'added' })
    expect(creditOf(['feature'], rule)).toBe(60)
    expect(creditOf(shorts(2), rule)).toBe(40)
  })
})

describe('the rule in force', () => {
  const rules = [
    aRule({ effectiveOn: '2017-07-01', shortsPerScreening: 5 }),
    aRule({ effectiveOn: '2016-01-01', shortsPerScreening: 4 }),
  ]

  test('is the one that began last, however they are listed', () => {
    for (const listed of [rules, [...rules].reverse()]) {
      expect(ruleOn(listed, '2015-12-31').shortsPerScreening).toBe(3)
      expect(ruleOn(listed, '2016-01-01').shortsPerScreening).toBe(4)
      expect(ruleOn(listed, '2017-06-30').shortsPerScreening).toBe(4)
      expect(ruleOn(listed, '2017-07-01').shortsPerScreening).toBe(5)
      expect(ruleOn(listed, '2018-07-01').shortsPerScreening).toBe(5)
    }
  })

  test('a rule of the first day of all takes the place of the default', () => {
    expect(ruleOn([aRule({ shortsPerScreening: 5 })], '2017-06-30').shortsPerScreening).toBe(5)
  })

  test('only 3, 4 or 5 shorts make a screening, from a day that exists', () => {
    expect(CreditRuleSchema.safeParse(aRule()).success).toBe(true)
    expect(CreditRuleSchema.safeParse({ ...aRule(), shortsPerScreening: 6 }).success).toBe(false)
    expect(CreditRuleSchema.safeParse({ ...aRule(), shortsBesideFeature: 'ignored' }).success).toBe(false)
    expect(CreditRuleSchema.safeParse(aRule({ effectiveOn: '2017-02-30' })).success).toBe(false)
  })
})

test('whole screenings are rounded down: 59 sixtieths are none yet', () => {
  expect([0, 59, 60, 119, 120].map(wholeScreenings)).toEqual([0, 0, 1, 1, 2])
})

test('thirds, quarters and fifths add up without a remainder', () => {
  const thirds = Array.from({ length: 3 }, () => creditOf(shorts(1), aRule()))
  const fifths = Array.from({ length: 5 }, () => creditOf(shorts(1), aRule({ shortsPerScreening: 5 })))
  expect(wholeScreenings([...thirds, ...fifths].reduce((sum, credit) => sum + credit))).toBe(2)
})
