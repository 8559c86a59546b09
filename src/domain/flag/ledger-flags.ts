/** Flags of the ledger: a village’s works whose plan is late, a problem whose day is near or has passed. */
import type { NewProblem } from '../ledger/problem.ts'
import { problemOn } from '../ledger/problem.ts'
import { missedOn, type NewWork } from '../ledger/work.ts'
import { addDays, daysBetween } from '../period.ts'
import type { Village } from '../register/place.ts'
import { type Places, placesOf } from '../register/places.ts'
import { CRITICAL_DAYS, type FlagFact } from './flags.ts'
import { NEAR_DAYS } from './supervision.ts'

export interface LedgerDue {
  /** At least those that are late. */
  works: NewWork[]
  /** At least those that are due within a week, or were, and are not solved. */
  problems: NewProblem[]
}

export function ledgerFlags({ works, problems }: LedgerDue, villages: readonly Village[], asOf: string): FlagFact[] {
  if (works.length + problems.length === 0) return []
  const places = placesOf(villages)
  return [...workFlags(works, places, asOf), ...problemFlags(problems, places, asOf)]
}

/** 华龙村：广播改造; of a township its own name stands before it. */
function namedIn({ villages, townships }: Places, { villageCode, townshipCode, title }: NewWork | NewProblem): string {
  const place = villageCode === undefined ? townships.get(townshipCode ?? '')?.name : villages.get(villageCode)?.name
  return place ? `${place}：${title}` : title
}

function workFlags(works: readonly NewWork[], places: Places, asOf: string): FlagFact[] {
  return works.flatMap((work): FlagFact[] => {
    const planned = missedOn(work, asOf)
    if (planned === undefined) return []
    const days = daysBetween(planned, asOf)
    const name = namedIn(places, work)
    return [
      {
        kind: 'work_late',
        severity: days > CRITICAL_DAYS ? 'critical' : 'warning',
        subject: { kind: 'work', code: work.id, name },
        since: addDays(planned, 1),
        sentence: { key: 'flag_work_late', facts: { name, planned, days } },
      },
    ]
  })
}

/** One trouble from when its day is near until it is solved: to be watched, then late, then critical. */
function problemFlags(problems: readonly NewProblem[], places: Places, asOf: string): FlagFact[] {
  return problems.flatMap((problem): FlagFact[] => {
    const { dueOn: due, on, id } = problem
    if (due === undefined || problemOn(problem, asOf).state === 'solved') return []
    const days = daysBetween(asOf, due)
    if (days > NEAR_DAYS) return []
    const name = namedIn(places, problem)
    const near = addDays(due, -NEAR_DAYS)
    const isPast = days < 0
    return [
      {
        kind: 'problem_due',
        severity: isPast ? (-days > CRITICAL_DAYS ? 'critical' : 'warning') : 'info',
        subject: { kind: 'problem', code: id, name },
        since: near > on ? near : on,
        sentence: {
          key: isPast ? 'flag_problem_overdue' : days === 0 ? 'flag_problem_today' : 'flag_problem_due',
          facts: { name, due, ...(days !== 0 && { days: Math.abs(days) }) },
        },
      },
    ]
  })
}
