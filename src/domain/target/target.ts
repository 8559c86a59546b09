/** Targets (目标任务): an amount to reach by a day, for a part of the county. */
import * as z from 'zod'
import { type Issue, unknownCode } from '../errors.ts'
import { rounded, type Total, totalsOf } from './pace.ts'
import { Code, line, type Village } from '../register/place.ts'
import { Day, dayInYear, YearlyDay, yearOf } from '../period.ts'
import { Feed } from './feed.ts'
import { ChecklistItem, holds, type NewCheck } from './task.ts'
import type { Sentence } from '../language.ts'

export const Indicator = z.enum(['screenings', 'villages_audible', 'tv_households', 'manual'])
export type Indicator = z.infer<typeof Indicator>
export const ScopeKind = z.enum(['county', 'designated', 'township', 'team', 'village'])
export type ScopeKind = z.infer<typeof ScopeKind>

/** What twelve shares may be away from a whole, written with three decimals as they are. */
const SHARES_TOLERANCE = 0.001
/** A share of the work for each month. Those kept before they had to add up to 1 go on by their proportions. */
export const MonthShares = z
  .array(z.number().min(0).max(1))
  .length(12)
  .superRefine((shares, context) => {
    // what binary arithmetic adds to decimals is taken away again
    const sum = rounded(
      shares.reduce((so, share) => so + share, 0),
      6,
    )
    if (rounded(Math.abs(sum - 1), 6) <= SHARES_TOLERANCE) return
    context.addIssue({ code: 'custom', params: { sentence: 'month_shares_sum', facts: { sum } } })
  })
  .meta({ description: 'January first; they add up to 1, give or take 0.001' })

const fields = {
  code: Code,
  name: line(80),
  nameEn: line(120).optional().meta({ description: 'Its name in English, where screens are read in English' }),
  indicator: Indicator,
  scope: z
    .strictObject({ kind: ScopeKind, code: Code.optional() })
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
  checklist: z.array(ChecklistItem).min(1).max(30).optional().meta({
    description: 'Of a manual target: it is done by villages in which every item was found, and takes no entries',
  }),
  fedBy: Feed.optional().meta({
    description: 'Of a manual target: what of the ledger it counts, and then it takes no entries',
  }),
}

interface Judged {
  startsOn: string
  deadline: string
  statutoryDeadline?: string | undefined
  indicator: Indicator
  checklist?: ChecklistItem[] | undefined
  fedBy?: Feed | undefined
}

/** What its fields one by one cannot know. */
const judged = <S extends z.ZodType<Judged>>(schema: S): S =>
  schema
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
    .refine(({ checklist = [] }) => new Set(checklist.map(({ code }) => code)).size === checklist.length, {
      path: ['checklist'],
      params: { sentence: 'checklist_twice' },
    })
    .refine(({ checklist, indicator }) => !checklist || indicator === 'manual', {
      path: ['checklist'],
      params: { sentence: 'checklist_manual_only' },
    })
    .refine(({ checklist, fedBy, indicator }) => !fedBy || (indicator === 'manual' && !checklist), {
      path: ['fedBy'],
      params: { sentence: 'feed_manual_only' },
    })

export const Target = judged(z.strictObject(fields)).meta({
  id: 'Target',
  description: 'Days are full, or MM-DD for every year',
})
export type Target = z.infer<typeof Target>
/** A target as it is put: in force from a day on, which leaves the days before it as they were. */
export const TargetChange = judged(
  z.strictObject({
    ...fields,
    monthShares: z
      .union([MonthShares, z.literal('learnt')])
      .optional()
      .meta({
        description:
          'Twelve shares; or `learnt`: those of the last three years’ counted shows, which are kept as numbers',
      }),
    effectiveOn: Day.optional().meta({ description: 'In force from this day on; today without it' }),
    reason: line(500).optional().meta({ description: 'Why; what touches a closed month must say it' }),
  }),
).meta({ id: 'TargetChange' })
export type TargetChange = z.infer<typeof TargetChange>

const sameKind = (a: string, b: string): boolean => a.length === b.length
/** Of full days only: a yearly target may end in the next year. */
const endsEarly = (start: string, end: string): boolean => start.length === 10 && end.length === 10 && end < start

/** Is a village one of those a target is for? */
export function isInScope({ kind, code }: Target['scope'], village: Village): boolean {
  switch (kind) {
    case 'county':
      return true
    case 'designated':
      return village.designated
    case 'township':
      return village.townshipCode === code
    case 'team':
      return village.teamCode === code
    case 'village':
      return village.code === code
  }
}

export const NewTargetEntry = z
  .strictObject({ id: z.uuid(), on: Day, amount: z.number().min(-1e9).max(1e9), note: line(500) })
  .meta({ id: 'NewTargetEntry', description: 'An amount added by hand to a manual target; negative corrects' })
export type NewTargetEntry = z.infer<typeof NewTargetEntry>

/** A target's own days in one year. */
interface TargetPeriod {
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

/** Would something of this day ever count for the target? Not before it starts, nor in years it is not in force. */
export function isWithin(target: Target, day: string): boolean {
  const period = periodOn(target, day)
  return period !== null && day >= period.startsOn
}

/** Of a target of full days every milestone, also what prepares it; of a yearly one those of the same round. */
export function isOfSameRound(target: Target, plannedOn: string, asOf: string): boolean {
  const now = periodOn(target, asOf)
  return now !== null && (target.startsOn.length === 10 || periodOn(target, plannedOn)?.startsOn === now.startsOn)
}

/** The sum of all entries at the end of each day, whatever order they came in. */
export function entryTotals(entries: Pick<NewTargetEntry, 'on' | 'amount'>[]): Total[] {
  let sum = 0
  // of decimals, what binary arithmetic adds to them is taken away again
  return totalsOf(
    entries.toSorted((a, b) => (a.on < b.on ? -1 : Number(a.on > b.on))),
    ({ on }) => on,
    ({ amount }) => (sum = rounded(sum + amount, 6)),
  )
}

/** What makes an entry one that would never be counted. */
export const entryIssues = (target: Target, { on }: NewTargetEntry): Issue[] =>
  isWithin(target, on) ? [] : [{ path: 'on', sentence: outside(target) }]

/** What makes a check one that would never be counted; a village that is not in the register is none. */
export function checkIssues(target: Target, village: Village | null, check: NewCheck): Issue[] {
  const items = target.checklist ?? []
  const issues: Issue[] = []
  const { villageCode: code, item, checkedOn } = check
  if (!village) issues.push(unknownCode('village', code))
  else if (!isInScope(target.scope, village)) {
    issues.push({ path: 'villageCode', sentence: { key: 'village_out_of_scope', facts: { village: village.name } } })
  }
  const asked = items.find((known) => known.code === item)
  if (!asked) {
    const known = items.map((one) => one.code).join(', ')
    issues.push({ path: 'item', sentence: { key: 'unknown_item', facts: { code: item, known } } })
  }
  if (asked && check.state && holds(asked, check.value)) {
    issues.push({ path: 'state', sentence: { key: 'check_holds_already', facts: { minimum: asked.minimum } } })
  }
  if (!isWithin(target, checkedOn)) issues.push({ path: 'checkedOn', sentence: outside(target) })
  return issues
}

const outside = ({ name }: Target): Sentence => ({ key: 'entry_outside_target', facts: { name } })

/** The county’s screenings, by which teams and months are measured on a day. */
export const countyTargetOn = (targets: readonly Target[], asOf: string): Target | undefined =>
  targets.find(
    (target) => target.indicator === 'screenings' && target.scope.kind === 'county' && periodOn(target, asOf) !== null,
  )
