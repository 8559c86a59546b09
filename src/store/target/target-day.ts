/** One target on one day: its figures, and everything they are made of. */
import { type OverviewTarget, targetFigures } from '../../domain/target/target-figures.ts'
import { isInScope, isOfSameRound, periodOn, type Target } from '../../domain/target/target.ts'
import { type Milestone, plannedFor } from '../../domain/target/task.ts'
import type { Village } from '../../domain/register/place.ts'
import { statesOf, testsStatements } from '../audibility/audibility-states.ts'
import type { Sql } from '../engine/sql.ts'
import { readTargetSums } from './target-sums.ts'
import { entriesOf, entriesStatement, type TargetEntry } from './target-entries.ts'
import { findTarget } from './targets.ts'
import { checksStatement, milestonesOf, milestonesStatement, type TargetCheck } from './tasks.ts'
import { coverageStatement, snapshotsOf } from '../audibility/tv-coverage.ts'
import { allVillagesStatement, villageOf } from '../register/villages.ts'

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
  const rows = await sql.batch<unknown[][]>([
    allVillagesStatement,
    ...testsStatements(asOf, staleDays),
    coverageStatement(asOf),
    entriesStatement(code, asOf),
    milestonesStatement(code),
    checksStatement(code, asOf),
  ])
  const [villageRows = [], full = [], parts = [], coverage = [], entries = [], milestones = [], checks = []] = rows
  const villages = (villageRows as Parameters<typeof villageOf>[0][]).map(villageOf)
  const audibility = statesOf(asOf, staleDays, full, parts)
  const known = { asOf, villages, audibility, coverage: snapshotsOf(coverage) }
  const sums = await readTargetSums(sql, [target], known)
  const inForce = periodOn(target, asOf)
  const from = inForce?.startsOn ?? ''
  return {
    target,
    figures: targetFigures(target, sums.get(code), asOf),
    entries: entriesOf(entries).filter(({ on }) => on >= from),
    milestones: milestonesOf(milestones).filter(
      (one) => !inForce || isOfSameRound(target, plannedFor(one, asOf), asOf),
    ),
    villages: villages.filter((village) => isInScope(target.scope, village)),
    checks: (checks as TargetCheck[]).filter(({ checkedOn }) => checkedOn >= from),
  }
}
