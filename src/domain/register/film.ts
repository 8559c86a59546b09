/** Films and their kinds; the kind, not the minutes, decides what a film counts for: credits in sixtieths of a screening (场), by the national subsidy rules and a dated local setting. */
import * as z from 'zod'
import { Code, endsOn, line } from './place.ts'
import { typed } from '../asked.ts'
import { Day } from '../period.ts'

export const FilmKind = z.enum(['feature', 'documentary', 'science_feature', 'science_short'])
export type FilmKind = z.infer<typeof FilmKind>

export const FilmTitle = line(80)

/** As titles are compared: 《地道战》 is 地道战. One of signs alone is compared as it is. */
export const foldedTitle = (title: string): string => typed(title) || title
export const Film = z
  .strictObject({ code: Code, title: FilmTitle, kind: FilmKind, minutes: z.int().min(1).max(600), endsOn })
  .meta({
    id: 'Film',
    description: 'A film',
    example: { code: 'film-001', title: '太行山上', kind: 'feature', minutes: 120 },
  })
export type Film = z.infer<typeof Film>

export const isFullLength = (kind: FilmKind): boolean => kind !== 'science_short'
export const CreditRule = z
  .strictObject({
    effectiveOn: Day,
    shortsPerScreening: z.union([z.literal(3), z.literal(4), z.literal(5)]),
    shortsBesideFeature: z.enum(['bundled', 'added']),
  })
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
