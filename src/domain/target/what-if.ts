/** What if a target, its deadline, its season or the pace were another: the target as it would be, in the year it is asked about. */
import * as z from 'zod'
import { invalid } from '../errors.ts'
import { dayInYear, Day, YearlyDay, yearOf } from '../period.ts'
import { Code } from '../register/place.ts'
import { OverviewTarget, targetFigures, type TargetSums } from './target-figures.ts'
import { MonthShares, periodOn, type Target } from './target.ts'

export const SupposedTarget = z.strictObject({
  code: Code,
  amount: z.number().positive().max(1e9).optional(),
  deadline: YearlyDay.optional().meta({ description: 'Instead of the target’s own; a statutory one stays as it is' }),
  monthShares: z
    .union([MonthShares, z.enum(['learnt', 'none'])])
    .optional()
    .meta({
      description: 'Twelve shares; `learnt`: those of the last three years; `none`: each day the same',
    }),
  pace: z.number().min(0.05).max(20).optional().meta({
    description:
      'The pace from the next day on, times the one so far: 24 teams instead of 22 are 1.09, if each shows as much',
  }),
})
export type SupposedTarget = z.infer<typeof SupposedTarget>

export const NewWhatIf = z
  .strictObject({ asOf: Day.optional(), targets: z.array(SupposedTarget).min(1).max(50) })
  .meta({
    id: 'NewWhatIf',
    description: 'Targets as they might be; what is not said is as it is',
    example: { asOf: '2017-06-30', targets: [{ code: 'screenings-county', amount: 5000, deadline: '12-31' }] },
  })
export type NewWhatIf = z.infer<typeof NewWhatIf>

export const WhatIf = z.object({ asOf: Day, targets: z.array(OverviewTarget) }).meta({
  id: 'WhatIf',
  description: 'As in the overview, of the targets that were asked for and are in force on the day',
})
export type WhatIf = z.infer<typeof WhatIf>

type Wrong = 'unknown_target' | 'target_asked_twice' | 'nothing_learnt' | 'target_ends_before_start'

const wrong = (i: number, field: keyof SupposedTarget, key: Wrong, code = '') =>
  invalid({ path: `targets.${i}.${field}`, sentence: { key, facts: { code } } })

/** As they would be, in the order they are asked for. Throws invalid for a code that is none, and for one asked twice. */
export function supposedTargets(targets: Target[], asked: SupposedTarget[], asOf: string): Target[] {
  return asked.map((one, i) => {
    const known = targets.find(({ code }) => code === one.code)
    if (!known) throw wrong(i, 'code', 'unknown_target', one.code)
    if (asked.findIndex(({ code }) => code === one.code) < i) throw wrong(i, 'code', 'target_asked_twice', one.code)
    return supposed(known, one, i, asOf)
  })
}

/** The target with full days, so that another deadline is one of the year that is asked about. */
function supposed(target: Target, asked: SupposedTarget, i: number, asOf: string): Target {
  const period = periodOn(target, asOf)
  if (!period) return target
  const { startsOn, deadlines } = period
  const [own = startsOn, statutoryDeadline] = deadlines
  const deadline = asked.deadline === undefined ? own : dayAfter(startsOn, asked.deadline)
  if (deadline < startsOn) throw wrong(i, 'deadline', 'target_ends_before_start')
  const changed = { ...target, amount: asked.amount ?? target.amount, startsOn, deadline }
  return statutoryDeadline === undefined ? changed : { ...changed, statutoryDeadline }
}

/** `MM-DD` is the next such day from the start on. */
function dayAfter(startsOn: string, day: string): string {
  const inYear = dayInYear(day, yearOf(startsOn))
  return day.length === 5 && inYear < startsOn ? dayInYear(day, yearOf(startsOn) + 1) : inYear
}

/** Its figures with the season and the pace that are asked for. Throws invalid where no season can be learnt. */
export function figuresIf(
  target: Target,
  sums: TargetSums | undefined,
  { code, monthShares, pace }: SupposedTarget,
  i: number,
  asOf: string,
): OverviewTarget | null {
  if (monthShares === undefined) return targetFigures(target, sums, asOf, pace)
  const { monthShares: _, ...planless } = target
  if (monthShares === 'none') return targetFigures(planless, sums && untaught(sums), asOf, pace)
  const shares = monthShares === 'learnt' ? sums?.counted?.past.learnt?.monthShares : monthShares
  if (!shares) throw wrong(i, 'monthShares', 'nothing_learnt', code)
  return targetFigures({ ...target, monthShares: shares }, sums, asOf, pace)
}

/** As if past years had no season to teach. */
const untaught = ({ counted, ...sums }: TargetSums): TargetSums =>
  counted ? { ...sums, counted: { ...counted, past: { ...counted.past, learnt: null } } } : sums
