/** What counts as one screening (场): credits in sixtieths, by the national subsidy rules and a dated local setting. */
import * as z from 'zod'
import { type FilmKind, isFullLength } from '../register/film.ts'
import { Day } from '../period.ts'

export const CreditRule = z
  .object({
    effectiveOn: Day,
    shortsPerScreening: z.union([z.literal(3), z.literal(4), z.literal(5)]),
    shortsBesideFeature: z.enum(['bundled', 'added']),
  })
  .strict()
  .meta({ id: 'CreditRule', description: 'From which day on how short science films count' })
export type CreditRule = z.infer<typeof CreditRule>

export const DEFAULT_CREDIT_RULE: CreditRule = {
  effectiveOn: '1970-01-01',
  shortsPerScreening: 3,
  shortsBesideFeature: 'bundled',
}

/** The rule in force on a day: the one that began last. */
export function ruleOn(rules: CreditRule[], day: string): CreditRule {
  let inForce = DEFAULT_CREDIT_RULE
  for (const rule of rules) {
    if (rule.effectiveOn <= day && rule.effectiveOn >= inForce.effectiveOn) inForce = rule
  }
  return inForce
}

/** Sixtieths of a screening for the films of one show. */
export function creditOf(kinds: FilmKind[], rule: CreditRule): number {
  const fullLength = kinds.filter(isFullLength).length
  const shorts = kinds.length - fullLength
  const shortsCredit = Math.min(FULL_CREDIT, (shorts * FULL_CREDIT) / rule.shortsPerScreening)
  const shortsCount = fullLength === 0 || rule.shortsBesideFeature === 'added'
  return fullLength * FULL_CREDIT + (shortsCount ? shortsCredit : 0)
}

/** One screening; 3, 4 and 5 shorts all divide it. */
export const FULL_CREDIT = 60

/** Whole screenings in a sum of credits, rounded down. */
export const wholeScreenings = (credit: number): number => Math.floor(credit / FULL_CREDIT)
