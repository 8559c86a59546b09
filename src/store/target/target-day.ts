/** One target on one day: its figures, and everything they are made of. */
import { type OverviewTarget, targetFigures } from '../../domain/target/target-figures.ts'
import { isInScope, isOfSameRound, periodOn, type Target } from '../../domain/target/target.ts'
import { type Milestone, plannedFor } from '../../domain/target/task.ts'
import type { Village } from '../../domain/register/place.ts'
import { testsOn } from '../audibility/audibility-states.ts'
import type { Sql } from '../engine/sql.ts'
import { readTargetSums } from './target-sums.ts'
import { entriesOf, type TargetEntry } from './target-entries.ts'
import { findTarget } from './targets.ts'
import { checksOf, milestonesOf, type TargetCheck } from './tasks.ts'
import { latestCoverage } from '../audibility/tv-coverage.ts'
import { everyVillage } from '../register/villages.ts'

export interface TargetDay {
  target: Target
  figures: OverviewTarget | null
  entries: TargetEntry[]
  milestones: Milestone[]
  /** In scope, by code. */
  villages: Village[]
  checks: TargetCheck[]
}

/** Null when there is no such target. What counts for the figures is what is listed: of the period in force, up to the day. */
export async function readTargetDay(
  sql: Sql,
  code: string,
  asOf: string,
  staleDays: number,
): Promise<TargetDay | null> {
  const target = await findTarget(sql, code, asOf)
  if (!target) return null
  const { villages, tests, coverage, entries, milestones, checks } = await sql.read({
    villages: everyVillage,
    tests: testsOn(asOf, staleDays),
    coverage: latestCoverage(asOf),
    entries: entriesOf(code, asOf),
    milestones: milestonesOf(code),
    checks: checksOf(code, asOf),
  })
  const sums = await readTargetSums(sql, [target], { asOf, villages, audibility: tests.states, coverage })
  const inForce = periodOn(target, asOf)
  const from = inForce?.startsOn ?? ''
  return {
    target,
    figures: targetFigures(target, sums.get(code), asOf),
    entries: entries.filter(({ on }) => on >= from),
    milestones: milestones.filter((one) => !inForce || isOfSameRound(target, plannedFor(one, asOf), asOf)),
    villages: villages.filter((village) => isInScope(target.scope, village)),
    checks: checks.filter(({ checkedOn }) => checkedOn >= from),
  }
}
