/** Figures over HTTP (the managers’ page, the grid, the map, the search, the broadcast side’s), and flags with who sees to them. */
import { overviewSettings } from '../config.ts'
import { figures, type FlagDetail, flags, type VillageYear } from '../contract/figures.ts'
import { GRID_SHEET } from '../contract/sheets-logs.ts'
import { FLAG_SHEET, TASK_SHEET } from '../contract/sheets-tasks.ts'
import { FOUND } from '../contract/register.ts'
import { SEARCH_SHEET } from '../contract/sheets-search.ts'
import { audibilityTrend, trendDays } from '../domain/audibility/audibility-figures.ts'
import { invalid, notFound } from '../domain/errors.ts'
import { faultFigures } from '../domain/fault/fault-figures.ts'
import { repairPlan } from '../domain/fault/repair-first.ts'
import { flagIn } from '../domain/flag/flags.ts'
import { say } from '../domain/language.ts'
import { yearOf } from '../domain/period.ts'
import { overviewOf } from '../domain/report/overview.ts'
import { wholeScreenings } from '../domain/register/film.ts'
import { readTests } from '../store/audibility/audibility-states.ts'
import { readFaultFigures, readRepairs } from '../store/fault/faults.ts'
import { ask, type Sql } from '../store/engine/sql.ts'
import { newestEntry } from '../store/people/audit.ts'
import { plannedAhead } from '../store/plan/plans.ts'
import { search as searchIn } from '../store/register/search.ts'
import { readLineage } from '../store/register/village-origins.ts'
import { readOverview, readVillageMonths, readVillagePositions } from '../store/report/overview.ts'
import type { App, Deps } from './deps.ts'
import { minuteOf } from './freshness.ts'
import { afterIn, badCursor, dayAsked, inForce, knownVillage, nextIn, pageOf, staleDaysOf, today } from './queries.ts'
import { withTeamNames } from './register-sheets.ts'
import { type Handle, serve } from './serve.ts'
import { serveList } from './sheets.ts'
import { assigneeIn, type FlagRecord, isLate, type KeptFlag } from '../domain/flag/flag-life.ts'
import type { Language } from '../domain/sentence.ts'
import { acknowledgeFlag, refreshFlags } from '../store/flag/flag-life.ts'
import { findFlag, findFlags } from '../store/flag/flags.ts'

const villageMonths: Handle<typeof figures.villageMonths> = async ({ at, query }) => {
  const asOf = dayAsked(at, query.asOf)
  const { year = yearOf(asOf) } = query
  const [villages, planned] = await Promise.all([
    readVillageMonths(at.sql, year, asOf),
    ask(at.sql, plannedAhead(year, asOf)),
  ])
  const credit = villages.reduce((sum, village) => sum + village.credit, 0)
  return { year, asOf, villages, planned, total: { done: wholeScreenings(credit), credit } }
}

export function figureRoutes(app: App, deps: Deps): void {
  serveList(app, deps, TASK_SHEET, async ({ at, query, language }) => {
    const asOf = dayAsked(at, query.asOf)
    const settings = overviewSettings(await inForce(at, asOf))
    const overview = overviewOf(await readOverview(at.sql, asOf, at.now(), settings))
    return { ...overview, flags: overview.flags.map((flag) => flagIn(language, flag)) }
  })

  serveList(app, deps, GRID_SHEET, villageMonths, (rows, { at, query }) =>
    withTeamNames<VillageYear>(at, rows, query.asOf),
  )

  serve(app, deps, figures.villageLineage, async ({ at, params: { code }, query }) => {
    const asOf = dayAsked(at, query.asOf)
    await knownVillage(at, code)
    return readLineage(at.sql, code, asOf)
  })

  serve(app, deps, figures.villagePositions, async ({ at, query: { asOf: asked, ...page } }) => {
    const asOf = dayAsked(at, asked)
    const { STALE_DAYS: staleDays } = await inForce(at, asOf)
    const items = await readVillagePositions(at.sql, asOf, staleDays)
    return { asOf, ...pageOf(items, page, ({ code }) => code) }
  })

  serveList(app, deps, SEARCH_SHEET, async ({ query: { q, limit = FOUND } }) => ({
    q,
    ...(await searchIn(deps.sql, q, limit)),
  }))

  broadcastFigureRoutes(app, deps)
}

function broadcastFigureRoutes(app: App, deps: Deps): void {
  serve(app, deps, figures.faults, async ({ at, query }) => {
    const asOf = dayAsked(at, query.asOf)
    const { from = `${yearOf(asOf)}-01-01`, designated } = query
    if (from > asOf) throw invalid({ path: 'from', sentence: { key: 'figures_backwards', facts: { from, asOf } } })
    const settings = overviewSettings(await inForce(at, asOf))
    const period = { from, asOf, designated }
    return faultFigures(await readFaultFigures(at.sql, period, at.now(), settings, await staleDaysOf(at)))
  })

  serve(app, deps, figures.audibilityTrend, async ({ at, query: { months, scope, ...query } }) => {
    const asOf = dayAsked(at, query.asOf)
    const days = trendDays(asOf, months)
    const staleDaysOn = await staleDaysOf(at)
    const { register, tests } = await readTests(at.sql, days, staleDaysOn)
    return { asOf, scope, points: audibilityTrend(register, scope, tests, days, staleDaysOn) }
  })

  serve(app, deps, figures.repairPlan, async ({ at, query: { scope, order, ...query }, language }) => {
    const asOf = dayAsked(at, query.asOf)
    const read = await readRepairs(at.sql, asOf, at.now(), overviewSettings(await inForce(at, asOf)))
    const { sentences, ...plan } = repairPlan({ ...read, scope, order })
    const message = sentences.map((sentence) => say(language, sentence)).join(language === 'zh' ? '' : ' ')
    return { ...plan, message }
  })
}

/** Up to which line of the trail flags were worked out, and in which minute: nothing that they rest on changes without a line. */
const workedOut = new WeakMap<Sql, string>()
/** Nobody is shown yesterday's facts. */
async function refresh(at: Deps): Promise<void> {
  // what was known is as it was kept then
  if (at.sql.knownAt !== undefined) return
  const state = JSON.stringify([await newestEntry(at.sql), minuteOf(at)])
  if (workedOut.get(at.sql) === state) return
  await refreshFlags(at.sql, at.now, overviewSettings(await inForce(at)))
  workedOut.set(at.sql, state)
}

/** The open ones of one thing. */
export async function flagsAbout(at: Deps, subject: string, language: Language): Promise<KeptFlag[]> {
  await refresh(at)
  const day = today(at)
  const { items } = await findFlags(at.sql, { open: true, subject }, day, MOST_FLAGS)
  return items.map((flag) => told(flag, day, language))
}
const MOST_FLAGS = 50

const KEY = ['cleared', 'gravity', 'firstOn', 'id'] as const

export function flagRoutes(app: App, deps: Deps): void {
  serveList(app, deps, FLAG_SHEET, async ({ at, query: { cursor, limit = 50, ...filter }, language }) => {
    const place = afterIn(KEY, cursor)
    if (place && !/^\d$/.test(place.gravity)) throw badCursor()
    await refresh(at)
    const day = today(at)
    const after = place && { ...place, gravity: Number(place.gravity) }
    const { items, next, ...page } = await findFlags(at.sql, filter, day, limit, after)
    return { items: items.map((flag) => told(flag, day, language)), ...page, ...nextIn(KEY, next) }
  })

  serve(app, deps, flags.read, async ({ at, params: { id }, language }) => {
    await refresh(at)
    return detailOf(at, id, language)
  })

  serve(app, deps, flags.acknowledge, async ({ params: { id }, body, actor, language }) => {
    await refresh(deps)
    await acknowledgeFlag(deps.sql, id, body, actor, deps.now(), today(deps))
    return detailOf(deps, id, language)
  })
}

const told = (flag: FlagRecord, day: string, language: Language): KeptFlag => ({
  ...flagIn(language, flag),
  assignee: assigneeIn(flag),
  returned: flag.number > 1,
  isLate: isLate(flag, day),
})

async function detailOf(deps: Deps, id: string, language: Language): Promise<FlagDetail> {
  const found = await findFlag(deps.sql, id, today(deps))
  if (!found) throw notFound('noun_flag', id)
  const { history, ...flag } = found
  return { ...told(flag, today(deps), language), history }
}
