/** Targets (目标任务): an amount to reach by a day, for a part of the county. */
import * as z from 'zod'
import { Code, line } from './place.ts'
import { Day, dayInYear, YearlyDay, yearOf } from './period.ts'

export const Indicator = z.enum(['screenings', 'villages_audible', 'tv_households', 'manual'])
export type Indicator = z.infer<typeof Indicator>
export const ScopeKind = z.enum(['county', 'designated', 'township', 'team', 'village'])
export type ScopeKind = z.infer<typeof ScopeKind>

/** A share of the work for each month; only their proportions matter. */
export const MonthShares = z
  .array(z.number().min(0).max(1_000_000))
  .length(12)
  .refine((shares) => shares.some((share) => share > 0), { params: { sentence: 'month_shares_all_zero' } })

const fields = {
  code: Code,
  name: line(80),
  indicator: Indicator,
  scope: z
    .object({ kind: ScopeKind, code: Code.optional() })
    .strict()
    .refine(({ kind, code }) => (kind === 'county' || kind === 'designated') === (code === undefined), {
      path: ['code'],
      params: { sentence: 'scope_code' },
    }),
  amount: z.number().positive().max(1e9),
  unit: line(20),
  startsOn: YearlyDay,
  deadline: YearlyDay,
  statutoryDeadline: YearlyDay.optional(),
  monthShares: MonthShares.optional(),
  document: line(300).optional(),
}

export const Target = z
  .object(fields)
  .strict()
  .refine(
    (t) => sameKind(t.startsOn, t.deadline) && (!t.statutoryDeadline || sameKind(t.startsOn, t.statutoryDeadline)),
    {
      path: ['deadline'],
      params: { sentence: 'target_days_one_kind' },
    },
  )
  .refine((t) => !endsEarly(t.startsOn, t.deadline), {
    path: ['deadline'],
    params: { sentence: 'target_ends_before_start' },
  })
  .refine((t) => !t.statutoryDeadline || !endsEarly(t.startsOn, t.statutoryDeadline), {
    path: ['statutoryDeadline'],
    params: { sentence: 'target_ends_before_start' },
  })
  .meta({ id: 'Target', description: 'Days are full, or MM-DD for every year' })
export type Target = z.infer<typeof Target>

const sameKind = (a: string, b: string): boolean => a.length === b.length
/** Of full days only: a yearly target may end in the next year. */
const endsEarly = (start: string, end: string): boolean => start.length === 10 && end.length === 10 && end < start

export const NewTargetEntry = z
  .object({ id: z.uuid(), on: Day, amount: z.number().min(-1e9).max(1e9), note: line(500) })
  .strict()
  .meta({ id: 'NewTargetEntry', description: 'An amount added by hand to a manual target; negative corrects' })
export type NewTargetEntry = z.infer<typeof NewTargetEntry>

/** A target's own days in one year. */
export interface TargetPeriod {
  startsOn: string
  /** The deadline first, then the statutory one where there is one. */
  deadlines: string[]
}

/** The days of the target that is in force on a day; null when a target of full days belongs to other years. */
export function periodOn(target: Target, asOf: string): TargetPeriod | null {
  const ends = [target.deadline, ...(target.statutoryDeadline ? [target.statutoryDeadline] : [])]
  if (target.startsOn.length === 10) {
    const last = ends.reduce((a, b) => (a > b ? a : b))
    const year = yearOf(asOf)
    return yearOf(target.startsOn) <= year && year <= yearOf(last)
      ? { startsOn: target.startsOn, deadlines: ends }
      : null
  }
  const crossesYear = ends.some((end) => end < target.startsOn)
  const year = yearOf(asOf) - (crossesYear && asOf < dayInYear(target.startsOn, yearOf(asOf)) ? 1 : 0)
  const startsOn = dayInYear(target.startsOn, year)
  return { startsOn, deadlines: ends.map((end) => dayInYear(end, end < target.startsOn ? year + 1 : year)) }
}
