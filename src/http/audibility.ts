/** Audibility over HTTP: reports in, each village's state and history out. */
import { listOf, batchAnswer, Cursor, dayRange, Limit } from '../contract/list.ts'
import { createRoute } from '@hono/zod-openapi'
import * as z from 'zod'
import type { Actor } from '../domain/people/account.ts'
import {
  Band,
  bandOfTest,
  isFull,
  NewAudibilityReport,
  rateOfTest,
  type SpeakerCounts,
} from '../domain/audibility/audibility.ts'
import { type AppError, invalid } from '../domain/errors.ts'
import { Code } from '../domain/register/place.ts'
import { staysBelow } from '../domain/fault/fault-steps.ts'
import { type AudibilityReport, findReports, keepReports } from '../store/audibility/audibility-reports.ts'
import { villagesWithFault } from '../store/fault/faults.ts'
import { access, jsonAnswer, jsonBody, NoQuery, problems } from './access.ts'
import type { App, Deps } from './deps.ts'
import { oldRevalidated, unchanged } from './freshness.ts'
import { batchBody, resultsIn, takeEach } from './batches.ts'
import { fromCursor, toCursor, today } from './queries.ts'

export const ratePercent = z.number().nullable().meta({ description: 'Rounded down to 0.1; null of a part test' })
const ReportReceipt = z
  .object({
    id: z.uuid(),
    band: Band.meta({ description: 'What this test proves by itself; `untested` when a part test proves nothing' }),
    ratePercent,
    full: z.boolean(),
    receivedAt: z.string(),
    offerFault: z.literal(true).optional().meta({
      description: 'A full test below the line, and the village has no unsettled fault: offer to report one',
    }),
  })
  .meta({ id: 'AudibilityReceipt' })
export const ReportAnswer = z
  .object({
    ...NewAudibilityReport.shape,
    id: z.string().meta({ description: 'A UUID; `carried-` and the log’s id; `reported-` and the id of a fault' }),
    band: Band,
    ratePercent,
    full: z.boolean(),
    receivedAt: z.string(),
    reportedBy: z.string(),
    screeningId: z.uuid().optional(),
    counted: z.boolean(),
  })
  .meta({ id: 'AudibilityReport' })
export const judged = (report: SpeakerCounts) => ({
  band: bandOfTest(report),
  ratePercent: rateOfTest(report),
  full: isFull(report),
})
export const reportIn = (report: AudibilityReport) => ({ ...report, ...judged(report) })
export function audibilityRoutes(app: App, deps: Deps): void {
  postReport(app, deps)
  postReports(app, deps)
  listReports(app, deps)
}

const BatchAnswer = batchAnswer(ReportReceipt, ['stored', 'already_stored', 'conflict', 'invalid'])

/** A test of tomorrow would look fresh for longer than it is: it is refused, not kept. */
function futureTest(report: NewAudibilityReport, now: string): AppError | null {
  if (report.testedOn <= now) return null
  return invalid({ path: 'testedOn', sentence: { key: 'tested_in_future', facts: { today: now } } })
}

function postReport(app: App, deps: Deps): void {
  app.openapi(
    createRoute({
      method: 'post',
      path: '/api/audibility-reports',
      ...access(deps, 'reports', 'technician', 'manager'),
      request: { query: NoQuery, body: jsonBody(NewAudibilityReport) },
      responses: {
        201: jsonAnswer(ReportReceipt, 'Kept'),
        200: jsonAnswer(ReportReceipt, 'The same was kept already'),
        ...problems,
      },
    }),
    async (c) => {
      const report = c.req.valid('json')
      const tooEarly = futureTest(report, today(deps))
      if (tooEarly) throw tooEarly
      const [kept] = await keepEach(deps, [report], c.get('actor'))
      if (!kept) throw new Error('every report has an outcome')
      if ('error' in kept) throw kept.error
      return c.json(kept.receipt, kept.outcome === 'stored' ? 201 : 200)
    },
  )
}

function postReports(app: App, deps: Deps): void {
  app.openapi(
    createRoute({
      method: 'post',
      path: '/api/audibility-reports/batch',
      ...access(deps, 'reports', 'technician', 'manager'),
      request: { query: NoQuery, body: batchBody('reports', 'NewAudibilityReport') },
      responses: {
        200: jsonAnswer(BatchAnswer, 'One result for each, in order'),
        ...problems,
      },
    }),
    async (c) => {
      const outcomes = await takeEach(
        c.req.valid('json').reports,
        NewAudibilityReport,
        (report) => futureTest(report, today(deps)),
        (reports) => keepEach(deps, reports, c.get('actor')),
      )
      const results = resultsIn(c.get('language'), outcomes, (receipt) => receipt)
      return c.json({ results }, 200)
    },
  )
}

/** What each sender hears: the outcome, and of a report that is kept what it proves, and whether a fault is missing. */
async function keepEach(deps: Deps, reports: NewAudibilityReport[], actor: Actor) {
  const kept = await keepReports(deps.sql, reports, actor, deps.now())
  const isFullBelow = (report: SpeakerCounts): boolean => isFull(report) && staysBelow(report)
  const below = reports.filter(isFullBelow).map(({ villageCode }) => villageCode)
  const withFault = below.length > 0 ? await villagesWithFault(deps.sql, below) : new Set<string>()
  return reports.map((report, i) => {
    const outcome = kept[i]
    if (!outcome) throw new Error('every report has an outcome')
    if ('error' in outcome) return outcome
    const { id, receivedAt } = outcome
    const offer = isFullBelow(report) && !withFault.has(report.villageCode) ? { offerFault: true as const } : {}
    return { id, outcome: outcome.outcome, receipt: { id, ...judged(report), receivedAt, ...offer } }
  })
}

function listReports(app: App, deps: Deps): void {
  app.openapi(
    createRoute({
      method: 'get',
      path: '/api/audibility-reports',
      ...oldRevalidated(deps, access(deps, 'read', 'technician', 'manager')),
      request: { query: z.object({ ...dayRange, village: Code.optional(), cursor: Cursor, limit: Limit }).strict() },
      responses: { 200: jsonAnswer(listOf(ReportAnswer), 'Newest test first'), ...unchanged, ...problems },
    }),
    async (c) => {
      const { cursor, limit = 50, ...filter } = c.req.valid('query')
      const offset = Number(fromCursor(cursor, 1)?.[0] ?? 0)
      if (!Number.isSafeInteger(offset) || offset < 0)
        throw invalid({ path: 'cursor', sentence: { key: 'bad_cursor' } })
      const { items, total } = await findReports(deps.sql, filter, limit, offset)
      const end = offset + items.length
      return c.json(
        { items: items.map(reportIn), total, ...(end < total && { nextCursor: toCursor([String(end)]) }) },
        200,
      )
    },
  )
}
