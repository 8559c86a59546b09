/** Audibility and TV coverage over HTTP: tests and snapshots in, each village’s state and history out. */
import { audibility, type StaleDays, tvCoverage } from '../contract/audibility.ts'
import {
  bandOfTest,
  isFull,
  NewAudibilityReport,
  rateOfTest,
  type SpeakerCounts,
} from '../domain/audibility/audibility.ts'
import { sumsOf } from '../domain/audibility/speaker-online.ts'
import { type AppError, invalid } from '../domain/errors.ts'
import { staysBelow } from '../domain/fault/fault-event.ts'
import type { Actor, Role } from '../domain/people/account.ts'
import { type AudibilityReport, findReports, keepReports } from '../store/audibility/audibility-reports.ts'
import { testsOn } from '../store/audibility/audibility-states.ts'
import { readOnline } from '../store/audibility/speaker-status.ts'
import { speakersIn } from '../store/audibility/village-speakers.ts'
import { villagesWithFault } from '../store/fault/faults.ts'
import { settingVersions } from '../store/people/settings.ts'
import { receiptOf, resultsIn, takeEach } from './bodies.ts'
import type { App, Deps } from './deps.ts'
import {
  dayAsked,
  fromCursor,
  inForce,
  knownVillage,
  nextIn,
  numberIn,
  pageFrom,
  requireNotFuture,
  today,
} from './queries.ts'
import { withPlaceNames } from './register-sheets.ts'
import { kept, serve } from './serve.ts'
import { serveList } from './sheets.ts'
import { TEST_SHEET, TV_SHEET } from '../contract/sheets-broadcast.ts'
import type { AudibilityTestRow } from '../contract/audibility.ts'
import { MOST_A_PAGE } from '../contract/route.ts'
import { connectedPercent, notConnected, type TvSnapshot } from '../domain/audibility/tv-figures.ts'
import { coverageHistory, findCoverage, keepCoverage, type TvCoverage } from '../store/audibility/tv-coverage.ts'
import type { Sql } from '../store/engine/sql.ts'
import { openOrWhy } from '../store/report/closed-months.ts'

export function audibilityRoutes(app: App, deps: Deps): void {
  serve(app, deps, audibility.send, async ({ body, actor }) => {
    const tooEarly = futureTest(body, today(deps))
    if (tooEarly) throw tooEarly
    const sql = await openOrNoted(deps, actor, body.testedOn, body.note)
    const { isNew, receipt } = receiptOf(await keepEach({ ...deps, sql }, [body], actor))
    return kept(isNew, receipt)
  })

  serve(app, deps, audibility.sendMany, async ({ body, actor, language }) => {
    const outcomes = await takeEach(
      body.reports,
      NewAudibilityReport,
      (report) => futureTest(report, today(deps)),
      (reports) => keepEach(deps, reports, actor),
    )
    return { results: resultsIn(language, outcomes, (receipt) => receipt) }
  })

  serveList(
    app,
    deps,
    TEST_SHEET,
    async ({ at, query: { cursor, limit = 50, ...filter } }) => {
      const offset = numberIn(cursor) ?? 0
      const { items, total } = await findReports(at.sql, filter, limit, offset)
      const end = offset + items.length
      return { items: items.map(testIn), total, ...nextIn(['end'], end < total ? { end } : undefined) }
    },
    (rows, { at }) => withPlaceNames<AudibilityTestRow>(at, rows),
  )

  serve(app, deps, audibility.ofVillage, async ({ at, params: { code }, query, actor }) => {
    const asOf = dayAsked(at, query.asOf)
    await knownVillage(at, code)
    return audibilityIn(at, code, asOf, actor.role)
  })
}

/** A manager's word on a day of a closed month says why; what a technician's phone sends late goes through. */
const openOrNoted = async ({ sql }: Deps, { role }: Actor, day: string, note: string | undefined): Promise<Sql> =>
  role === 'manager' ? openOrWhy(sql, { days: [day] }, note, 'note') : sql

/** A test of tomorrow would look fresh for longer than it is: it is refused, not kept. */
function futureTest(report: NewAudibilityReport, now: string): AppError | null {
  if (report.testedOn <= now) return null
  return invalid({ path: 'testedOn', sentence: { key: 'tested_in_future', facts: { today: now } } })
}

const judged = (report: SpeakerCounts) => ({
  band: bandOfTest(report),
  ratePercent: rateOfTest(report),
  full: isFull(report),
})
const testIn = (report: AudibilityReport) => ({ ...report, ...judged(report) })
/** What a team may know of a test, which may be another team's or a technician's. */
const figuresIn = ({ reportedBy: _, note: __, faultId: ___, screeningId: ____, ...report }: AudibilityReport) => ({
  ...report,
  ...judged(report),
})

/** What each sender hears: the outcome, and of a report that is kept what it proves, and whether a fault is missing. */
async function keepEach(deps: Deps, reports: NewAudibilityReport[], actor: Actor) {
  const outcomes = await keepReports(deps.sql, reports, actor, deps.now())
  const isFullBelow = (report: SpeakerCounts): boolean => isFull(report) && staysBelow(report)
  const below = reports.filter(isFullBelow).map(({ villageCode }) => villageCode)
  const withFault = below.length > 0 ? await villagesWithFault(deps.sql, below) : new Set<string>()
  return reports.map((report, i) => {
    const outcome = outcomes[i]
    if (!outcome) throw new Error('every report has an outcome')
    if ('error' in outcome) return outcome
    const { id, receivedAt } = outcome
    const offer = isFullBelow(report) && !withFault.has(report.villageCode) ? { offerFault: true as const } : {}
    return { id, outcome: outcome.outcome, receipt: { id, ...judged(report), receivedAt, ...offer } }
  })
}

export async function audibilityIn(deps: Deps, code: string, asOf: string, role: Role) {
  const { sql } = deps
  const { STALE_DAYS: staleDays } = await inForce(deps, asOf)
  const { tests } = await sql.read({ tests: testsOn(asOf, staleDays, code) })
  const state = tests.states.get(code) ?? { band: 'untested' as const }
  const [online = null] = await readOnline(sql, asOf, staleDays, code)
  const { items } = await findReports(sql, { village: code, to: asOf }, 200)
  return {
    villageCode: code,
    asOf,
    band: state.band,
    ratePercent: state.full ? rateOfTest(state.full) : null,
    speakersInstalled: state.full?.speakersInstalled ?? null,
    speakersSounding: state.full?.speakersSounding ?? null,
    testedOn: state.full?.testedOn ?? null,
    staleDays: await staleDaysThrough(deps),
    staleOn: state.staleOn ?? null,
    belowSince: state.belowSince ?? null,
    ...(state.partial && { partial: state.partial }),
    online,
    registered: sumsOf(await speakersIn(sql, code), undefined).total,
    history: role === 'team' ? items.map(figuresIn) : items.map(testIn),
  }
}

async function staleDaysThrough({ sql, config }: Deps): Promise<StaleDays> {
  const decided = (await settingVersions(sql)).filter(({ name }) => name === 'STALE_DAYS')
  const beneath = config.STALE_DAYS
  return [
    { effectiveOn: null, days: beneath },
    ...decided.map(({ effectiveOn, value }) => ({ effectiveOn, days: typeof value === 'number' ? value : beneath })),
  ]
}

export const snapshotIn = <S extends TvCoverage>(snapshot: S) => ({
  ...snapshot,
  notConnected: notConnected(snapshot),
  connectedPercent: connectedPercent(snapshot.connected, snapshot.households),
})

const changeSince = (before: TvSnapshot | null, { households, connected, lost }: TvSnapshot) =>
  before && {
    since: before.asOf,
    households: households - before.households,
    connected: connected - before.connected,
    lost: lost - before.lost,
  }

export function tvCoverageRoutes(app: App, deps: Deps): void {
  serve(app, deps, tvCoverage.send, async ({ body, actor }) => {
    requireNotFuture(deps, 'asOf', body.asOf)
    const sql = await openOrNoted(deps, actor, body.asOf, body.note)
    const { outcome, kept: snapshot } = await keepCoverage(sql, body, actor, deps.now())
    return kept(outcome === 'stored', snapshotIn(snapshot))
  })

  serveList(app, deps, TV_SHEET, async ({ at, query: { cursor, limit = MOST_A_PAGE, asOf: asked, ...filter } }) => {
    const asOf = dayAsked(at, asked)
    const [after] = fromCursor(cursor, 1) ?? []
    const { items, figures } = await findCoverage(at.sql, { asOf, ...filter }, limit + 1, after)
    const listed = items.map(({ before, ...one }) => ({ ...snapshotIn(one), change: changeSince(before, one) }))
    const page = pageFrom(listed, limit, figures.villages, ({ villageCode }) => [villageCode])
    return { ...page, asOf, figures }
  })

  serve(app, deps, tvCoverage.ofVillage, async ({ at, params: { code }, query }) => {
    const asOf = dayAsked(at, query.asOf)
    await knownVillage(at, code)
    const history = (await coverageHistory(at.sql, code, asOf)).map(snapshotIn)
    return { villageCode: code, asOf, latest: history[0] ?? null, history }
  })
}
