/** What is done for each target up to a day: counted where it can be, and in one round trip where it must be asked. */
import type { Audibility } from '../../domain/audibility/audibility.ts'
import { connectedTotals, type TvSnapshot } from '../../domain/audibility/tv-figures.ts'
import { FULL_CREDIT } from '../../domain/register/film.ts'
import { addDays, inYears, yearOf } from '../../domain/period.ts'
import { livesOn } from '../../domain/register/village-facts.ts'
import { OF_REGISTER, onDay } from '../register/village-versions.ts'
import type { Village } from '../../domain/register/place.ts'
import type { FeedSums } from '../../domain/target/feed-sums.ts'
import { ONE_BY_ONE } from '../../domain/target/outlook.ts'
import { type OverviewTarget, targetFigures, type TargetSums } from '../../domain/target/target-figures.ts'
import { entryTotals, isInScope, isOfSameRound, periodOn, type Target } from '../../domain/target/target.ts'
import { type Check, completeTotals, type Milestone, plannedFor } from '../../domain/target/task.ts'
import { sumsOf } from '../../domain/target/pace.ts'
import { acceptedAlone } from '../screening/accepted-alone.ts'
import { daysIn, type DayRow, sumOfDays, type SumsOfDay } from '../screening/counts.ts'
import { creditsIn } from '../screening/day-credits.ts'
import { type Learnt, type Past, pastOf, YEARS_BACK } from '../../domain/target/season.ts'
import { keptBy, markOf } from '../engine/kept-readings.ts'
import { json, mapped, reading, type Reading, type Sql, together } from '../engine/sql.ts'
import { connectedUpTo, latestCoverage } from '../audibility/tv-coverage.ts'
import { testsOn } from '../audibility/audibility-states.ts'
import { entriesOf, type TargetEntry } from './target-entries.ts'
import { fedBy, isFedBy } from './target-feeds.ts'
import { findTarget } from './targets.ts'
import { checksOf, milestonesOf, type TargetCheck } from './tasks.ts'
import { everyVillage } from '../register/villages.ts'

/** What was read already, all of it up to the day. */
export interface Known {
  asOf: string
  villages: Village[]
  /** The county's days of this year; without them the county is asked like any other scope. */
  days?: DayRow[]
  audibility: Map<string, Audibility>
  coverage: TvSnapshot[]
}

interface InForce {
  target: Target
  from: string
}
type Sums = [code: string, sums: TargetSums]
/** Still to be asked, and what it says of the targets that ask it. */
type Question = Reading<Sums[]>
// what is kept is kept with the whole target, and with the villages that were read: one of them is another question

export async function readTargetSums(sql: Sql, targets: Target[], known: Known): Promise<Map<string, TargetSums>> {
  const inForce = targets.flatMap((target): InForce[] => {
    const from = periodOn(target, known.asOf)?.startsOn
    return from === undefined ? [] : [{ target, from }]
  })
  const of = (indicator: Target['indicator']): InForce[] =>
    inForce.filter(({ target }) => target.indicator === indicator)
  const byHand = of('manual')
  const checked = byHand.filter(({ target }) => target.checklist)
  const entered = byHand.filter(({ target }) => !target.checklist && !target.fedBy)
  const sums: Sums[] = of('villages_audible').map(({ target }) => [
    target.code,
    { done: passing(target, known), counted: ONE_BY_ONE },
  ])
  const questions: Question[] = []
  if (entered.length > 0) questions.push(entriesQuestion(entered, known))
  questions.push(...checked.map((one) => checksQuestion(one, known)))
  const fed = byHand.filter(isFedBy)
  if (fed.length > 0) questions.push(fedBy(fed, known))
  for (const one of of('tv_households')) {
    const { isReached, ...done } = connected(one, known)
    if (isReached) questions.push(coverageQuestion(one, known))
    else sums.push([one.target.code, done])
  }
  for (const one of of('screenings')) questions.push(screeningQuestion(one, known))
  const answers = await sql.read(Object.fromEntries(questions.entries()))
  return new Map([...sums, ...Object.values(answers).flat()])
}

const isPassing = (audibility: Known['audibility'], { code }: Village): boolean => audibility.get(code)?.band === 'pass'
const passing = ({ scope }: Target, { villages, audibility, asOf }: Known): number =>
  villages.filter((village) => livesOn(village, asOf) && isInScope(scope, village) && isPassing(audibility, village))
    .length

const codesIn = ({ scope }: Target, { villages, asOf }: Known): Set<string> =>
  new Set(villages.filter((village) => livesOn(village, asOf) && isInScope(scope, village)).map(({ code }) => code))

function connected({ target }: InForce, known: Known): { done: number; isReached: boolean } {
  const inScope = codesIn(target, known)
  const latest = known.coverage.filter(({ villageCode }) => inScope.has(villageCode))
  const done = latest.reduce((sum, snapshot) => sum + snapshot.connected, 0)
  return { done, isReached: done >= target.amount }
}

/** Asked only of a target that is reached: since when it has been. What was so before it began, was so from its first day. */
const coverageQuestion = ({ target, from }: InForce, known: Known): Question =>
  keptBy(
    { kinds: [...OF_REGISTER.kinds, 'target', 'tv_coverage'], with: json([target, from, markOf(known.villages)]) },
    mapped(connectedUpTo(known.asOf), (snapshots) => {
      const inScope = codesIn(target, known)
      const history = snapshots.filter(({ villageCode }) => inScope.has(villageCode))
      const { done, reachedOn: day } = sumsOf(connectedTotals(history), target.amount)
      return [[target.code, { done, reachedOn: day && day < from ? from : day }]]
    }),
  )

const periodsOf = (asked: InForce[]): string => json(asked.map(({ target: { code }, from }) => ({ code, from })))

/** The sums of all manual targets' entries by day, in one statement. */
const entriesQuestion = (asked: InForce[], { asOf }: Known): Question =>
  keptBy(
    { kinds: ['target', 'target_entry'], with: json(asked) },
    reading(
      `SELECT e.target_code AS code, e.entered_for AS "on", sum(e.amount) AS amount FROM json_each(?) j
     CROSS JOIN target_entries e ON e.target_code = j.value->>'code' AND e.entered_for BETWEEN j.value->>'from' AND ?
     GROUP BY e.target_code, e.entered_for`,
      [periodsOf(asked), asOf],
      (rows: { code: string; on: string; amount: number }[]): Sums[] => {
        const byTarget = Map.groupBy(rows, ({ code }) => code)
        return asked.map(({ target: { code, amount } }) => [
          code,
          sumsOf(entryTotals(byTarget.get(code) ?? []), amount),
        ])
      },
    ),
  )

/** The checks made for a target with a checklist, in the order of an index. */
const checksQuestion = ({ target, from }: InForce, known: Known): Question =>
  keptBy(
    { kinds: [...OF_REGISTER.kinds, 'target', 'target_check'], with: json([target, markOf(known.villages)]) },
    reading(
      `SELECT village_code AS villageCode, item_code AS item, checked_on AS checkedOn, value FROM target_checks
       WHERE target_code = ? AND checked_on BETWEEN ? AND ? ORDER BY checked_on, received_at, rowid`,
      [target.code, from, known.asOf],
      (rows: Omit<Check, 'note' | 'state'>[]): Sums[] => {
        const inScope = codesIn(target, known)
        const checks = rows.filter(({ villageCode }) => inScope.has(villageCode))
        const totals = completeTotals(target.checklist ?? [], checks)
        return [[target.code, { ...sumsOf(totals, target.amount), counted: ONE_BY_ONE }]]
      },
    ),
  )

function screeningQuestion({ target: { code, scope, amount }, from }: InForce, { asOf, days }: Known): Question {
  const past = pastIn(scope, from)
  const alone = acceptedAlone(scope, from, asOf)
  const sumsIn = (asked: SumsOfDay[], told: { past: Past; alone: number }): Sums[] => [
    [code, { ...screeningSums(asked, from, amount * FULL_CREDIT, told.past), alone: told.alone }],
  ]
  if (days && scope.kind === 'county' && from >= `${yearOf(asOf)}-01-01`)
    return together({ past, alone }, (told) => sumsIn(days, told))
  return together({ past, alone, asked: daysIn(scope, from, asOf) }, ({ asked, ...told }) => sumsIn(asked, told))
}

function screeningSums(days: SumsOfDay[], from: string, amount: number, past: Past) {
  const counts = days.map(({ day, credit }) => ({ day, count: credit / FULL_CREDIT }))
  let total = 0
  const totals = days.flatMap(({ day, credit }) => (day < from ? [] : [{ day, total: (total += credit) }]))
  const { done, reachedOn } = sumsOf(totals, amount)
  return { ...sumOfDays(days, from), counted: { days: counts, past }, ...(done >= amount && { reachedOn }) }
}

/** What was counted in the years before a period. */
const pastIn = (scope: Target['scope'], from: string): Reading<Past> =>
  creditsIn(scope, inYears(from, -YEARS_BACK), addDays(from, -1), (days) =>
    pastOf(days, from, ({ credit }) => credit / FULL_CREDIT),
  )

/** The sums of targets on a day of which nothing is read yet. */
export async function readSums(
  sql: Sql,
  targets: Target[],
  asOf: string,
  staleDays: number,
): Promise<Map<string, TargetSums>> {
  const { villages, tests, coverage } = await sql.read({
    villages: everyVillage,
    tests: testsOn(asOf, staleDays),
    coverage: latestCoverage(asOf),
  })
  return readTargetSums(sql, targets, { asOf, villages, audibility: tests.states, coverage })
}

export interface TargetDay {
  target: Target
  figures: OverviewTarget | null
  entries: TargetEntry[]
  milestones: Milestone[]
  /** In scope, by code. */
  villages: Village[]
  checks: TargetCheck[]
  /** What the ledger gives to it, of a target that it feeds. */
  fed?: Pick<FeedSums, 'parts' | 'money'>
  learnt: Learnt | null
}

/** Null when there is no such target. What counts for the figures is what is listed: of the period in force, up to the day. */
export async function readTargetDay(
  today: Sql,
  code: string,
  asOf: string,
  staleDays: number,
): Promise<TargetDay | null> {
  const sql = await onDay(today, asOf)
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
  const own = sums.get(code)
  const inForce = periodOn(target, asOf)
  const from = inForce?.startsOn ?? ''
  return {
    target,
    figures: targetFigures(target, own, asOf),
    entries: entries.filter(({ on }) => on >= from),
    milestones: milestones.filter((one) => !inForce || isOfSameRound(target, plannedFor(one, asOf), asOf)),
    villages: villages.filter((village) => isInScope(target.scope, village)),
    checks: checks.filter(({ checkedOn }) => checkedOn >= from),
    ...fedIn(own),
    learnt: own?.counted?.past.learnt ?? null,
  }
}

function fedIn(sums: TargetSums | undefined): Pick<TargetDay, 'fed'> {
  if (!sums || !('parts' in sums) || !sums.parts) return {}
  return { fed: { parts: sums.parts, ...(sums.money && { money: sums.money }) } }
}
