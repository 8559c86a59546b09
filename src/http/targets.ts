/** The task list over HTTP: targets, what they were from which day on, and all that their figures are made of. */
import { targets, whatIf } from '../contract/targets.ts'
import { invalid, notFound } from '../domain/errors.ts'
import type { WordKey } from '../domain/language.ts'
import type { Village } from '../domain/register/place.ts'
import type { Target, TargetChange } from '../domain/target/target.ts'
import { figuresIf, supposedTargets } from '../domain/target/what-if.ts'
import { checklistOf, checklistTotals } from '../domain/target/checklist.ts'
import { type Milestone, milestoneOn } from '../domain/target/task.ts'
import { revisionOf } from '../store/people/revisions.ts'
import { allTeams } from '../store/register/teams.ts'
import { allTownships, findVillage } from '../store/register/villages.ts'
import { readSums, readTargetDay, type TargetDay } from '../store/target/target-sums.ts'
import { addTargetEntry } from '../store/target/target-entries.ts'
import {
  inForceAmong,
  putTarget,
  takeBackVersion,
  targetsOn,
  targetSubject,
  targetVersions,
} from '../store/target/targets.ts'
import { ask } from '../store/engine/sql.ts'
import { addCheck, milestonesOf, putMilestone } from '../store/target/tasks.ts'
import type { App, Deps } from './deps.ts'
import { dayAsked, inForce, pageOf, requireNotFuture, requireSameCode, today } from './queries.ts'
import { type Handle, kept, serve, tagged } from './serve.ts'
import { pageOfList, serveList, serveSheets } from './sheets.ts'
import { CHECKLIST_SHEET, CHECKLIST_TOTALS_SHEET } from '../contract/sheets-tasks.ts'
import { openOrWhy } from '../store/report/closed-months.ts'

export function targetRoutes(app: App, deps: Deps): void {
  serve(app, deps, targets.list, async ({ at, query }) =>
    pageOf(await targetsOn(at.sql, today(at)), query, ({ code }) => code),
  )

  const task: Handle<typeof targets.read> = async ({ at, params: { code }, query }) => {
    const asOf = dayAsked(at, query.asOf)
    const found = await readTargetDay(at.sql, code, asOf, (await inForce(at, asOf)).STALE_DAYS)
    if (!found) throw notFound('noun_target', code)
    const { target, entries, learnt } = found
    const milestones = found.milestones.map((milestone) => milestoneIn(milestone, asOf))
    const { figures, fed } = found
    return { asOf, target, figures, entries, milestones, learnt, ...checklistIn(found), ...(fed && { fed }) }
  }
  serveList(app, deps, CHECKLIST_SHEET, task)
  serveSheets(app, deps, CHECKLIST_TOTALS_SHEET, pageOfList(CHECKLIST_TOTALS_SHEET, task))

  versionRoutes(app, deps)
  entryRoutes(app, deps)
}

export function whatIfRoutes(app: App, deps: Deps): void {
  serve(app, deps, whatIf.ask, async ({ at, body }) => {
    const asOf = dayAsked(at, body.asOf)
    const wanted = supposedTargets(await targetsOn(at.sql, asOf), body.targets, asOf)
    const sums = await readSums(at.sql, wanted, asOf, (await inForce(at, asOf)).STALE_DAYS)
    const told = wanted.map((target, i) => {
      const asked = body.targets[i] ?? { code: target.code }
      return figuresIf(target, sums.get(target.code), asked, i, asOf)
    })
    return { asOf, targets: told.filter((one) => one !== null) }
  })
}

function versionRoutes(app: App, deps: Deps): void {
  const versionsOf = async (at: Deps, code: string) => {
    const versions = await targetVersions(at.sql, code)
    const standing = versions && inForceAmong(versions, today(at))
    return versions?.map((version) => ({ ...version, isInForce: version === standing }))
  }

  serve(app, deps, targets.put, async ({ params, body, actor, expected, c }) => {
    const { effectiveOn = today(deps), reason, ...wanted } = body
    requireSameCode(params.code, wanted.code)
    await requireScope(deps, wanted.scope)
    const open = await openOrWhy(deps.sql, { from: effectiveOn }, reason)
    const target = await withNumbers(deps, wanted, effectiveOn)
    tagged(c, await putTarget(open, { target, effectiveOn, reason, expected }, actor, deps.now()))
    return { ...target, effectiveOn }
  })

  serve(app, deps, targets.versions, async ({ at, params: { code }, query, c }) => {
    tagged(c, await revisionOf(at.sql, targetSubject(code)))
    const versions = await versionsOf(at, code)
    if (!versions) throw notFound('noun_target', code)
    return pageOf(versions, query, ({ effectiveOn }) => effectiveOn ?? '')
  })

  serve(app, deps, targets.takeBack, async ({ params: { code, effectiveOn }, actor, expected, c }) => {
    if (!(await targetVersions(deps.sql, code))) throw notFound('noun_target', code)
    const asked = { code, effectiveOn, expected }
    tagged(c, await takeBackVersion(deps.sql, asked, actor, deps.now(), today(deps)))
    const items = (await versionsOf(deps, code)) ?? []
    return { items, total: items.length }
  })
}

function entryRoutes(app: App, deps: Deps): void {
  serve(app, deps, targets.enter, async ({ params: { code }, body, actor }) => {
    requireNotFuture(deps, 'on', body.on)
    const outcome = await addTargetEntry(deps.sql, code, body, actor, deps.now())
    return kept(outcome === 'stored', { ...body, targetCode: code })
  })

  serve(app, deps, targets.putMilestone, async ({ params: { code, id }, body, actor }) => {
    if (body.id.toLowerCase() !== id.toLowerCase()) throw invalid({ path: 'id', sentence: { key: 'error_id_differs' } })
    if (body.doneOn !== undefined) requireNotFuture(deps, 'doneOn', body.doneOn)
    const milestones = await ask(deps.sql, milestonesOf(code))
    const before = milestones.find((one) => one.id === id.toLowerCase())
    const days = [before, body].flatMap((one) => one?.doneOn ?? [])
    const open = await openOrWhy(deps.sql, { days }, body.note, 'note')
    const { outcome, milestone } = await putMilestone(open, code, body, actor, deps.now(), today(deps))
    return kept(outcome === 'made', milestoneIn(milestone, today(deps)))
  })

  serve(app, deps, targets.check, async ({ params: { code }, body, actor }) => {
    requireNotFuture(deps, 'checkedOn', body.checkedOn)
    const { outcome, check } = await addCheck(deps.sql, code, body, actor, deps.now())
    return kept(outcome === 'stored', check)
  })
}

/** With the shares that the years before a day teach, where it asks for them. */
async function withNumbers(
  deps: Deps,
  { monthShares, ...target }: Omit<TargetChange, 'effectiveOn'>,
  day: string,
): Promise<Target> {
  if (monthShares === undefined) return target
  if (monthShares !== 'learnt') return { ...target, monthShares }
  const sums = await readSums(deps.sql, [target], day, (await inForce(deps, day)).STALE_DAYS)
  const learnt = sums.get(target.code)?.counted?.past.learnt
  if (!learnt) throw invalid({ path: 'monthShares', sentence: { key: 'nothing_learnt' } })
  return { ...target, monthShares: learnt.monthShares }
}

/** A target of a township, team or village that does not exist would count nothing for ever. */
async function requireScope(deps: Deps, { kind, code }: Target['scope']): Promise<void> {
  if (code === undefined) return
  const has = (things: { code: string }[]): boolean => things.some((thing) => thing.code === code)
  const unknown = (what: WordKey) =>
    invalid({ path: 'scope.code', sentence: { key: 'unknown_scope', facts: { what: { key: what }, code } } })
  if (kind === 'township' && !has(await allTownships(deps.sql))) throw unknown('noun_township')
  if (kind === 'team' && !has(await allTeams(deps.sql))) throw unknown('noun_team')
  if (kind === 'village' && !(await findVillage(deps.sql, code))) throw unknown('noun_village')
}

function milestoneIn({ plans, ...milestone }: Milestone, asOf: string) {
  const earlierPlans = plans.slice(0, -1)
  const state = milestoneOn({ ...milestone, plans }, asOf)
  return { ...milestone, ...(earlierPlans.length > 0 && { earlierPlans }), ...state }
}

function checklistIn({ target: { checklist: items }, villages, checks }: TargetDay) {
  if (!items) return {}
  const byVillage = Map.groupBy(checks, ({ villageCode }) => villageCode)
  const checked = ({ code, name, townshipName }: Village) => ({
    code,
    name,
    townshipName,
    ...checklistOf(items, byVillage.get(code) ?? []),
  })
  const looked = villages.map(checked)
  return { checklist: { items, villages: looked, totals: checklistTotals(items, looked) } }
}
