/** Audibility reports: kept once, and listed. */
import type { Actor } from '../../domain/people/account.ts'
import type { NewAudibilityReport } from '../../domain/audibility/audibility.ts'
import { type AppError, invalid, sameId, unknownCode } from '../../domain/errors.ts'
import { earlierOf, toUtc } from '../../domain/period.ts'
import { inOrderOfKinds, type KindCounts } from '../../domain/audibility/speaker.ts'
import { audited } from '../people/audit.ts'
import { villagesOfFaults } from '../fault/faults.ts'
import { knownVillages } from '../register/villages.ts'
import {
  allOf,
  countOf,
  insertRows,
  isAsked,
  json,
  mapped,
  quoted,
  rowAs,
  rowsOf,
  type Sql,
  statement,
  type Statement,
  wroteFirst,
} from '../engine/sql.ts'
import { COUNTED, type Received } from '../../domain/screening/screening.ts'

export interface AudibilityReport extends NewAudibilityReport {
  receivedAt: string
  reportedBy: string
  screeningId?: string
  /** False while the log that carried it is not counted itself. */
  counted: boolean
}

const REPORTS = `SELECT id, village_code, tested_on, speakers_installed, speakers_tested, speakers_sounding, recorded_at,
  received_at, by_kind, method, note, fault_id, reported_by, screening_id, counted FROM audibility_reports`
const reportAs = rowAs<AudibilityReport>({ flags: ['counted'], json: ['byKind'] })

type ReportOutcome =
  | { id: string; outcome: 'stored' | 'already_stored'; receivedAt: string }
  | { id: string; outcome: 'conflict' | 'invalid'; error: AppError }

/** One content has one text, in whatever order it came. What is newer in the world stands last, where it is said. */
const contentOf = (report: NewAudibilityReport): string => {
  const { id, villageCode, testedOn, speakersInstalled, speakersTested, speakersSounding, method } = report
  const { note = null, byKind } = report
  const faultId = report.faultId?.toLowerCase() ?? null
  const counts = [speakersInstalled, speakersTested, speakersSounding]
  const known = [id.toLowerCase(), villageCode, testedOn, counts, method, note, faultId, toUtc(report.recordedAt)]
  const ofKind = ({ kind, installed, tested, sounding }: KindCounts) => [kind, installed, tested, sounding]
  return json([...known, ...(byKind ? [inOrderOfKinds(byKind).map(ofKind)] : [])])
}

/** Keeps reports in their order; the same id with the same content is a success that changes nothing. */
export async function keepReports(
  sql: Sql,
  reports: NewAudibilityReport[],
  actor: Actor,
  now: Date,
  reason?: string,
): Promise<ReportOutcome[]> {
  const ids = reports.map((report) => report.id.toLowerCase())
  for (;;) {
    const { known, kept, faultVillages } = await lookUp(sql, reports, ids)
    const fresh = new Map<string, NewAudibilityReport>()
    const outcomes = reports.map((report): ReportOutcome => {
      const id = report.id.toLowerCase()
      const twin = fresh.get(id)
      const before = kept.get(id) ?? (twin && { sent: contentOf(twin), receivedAt: now.toISOString() })
      if (before?.sent === contentOf(report)) return { id, outcome: 'already_stored', receivedAt: before.receivedAt }
      if (before) return { id, outcome: 'conflict', error: sameId(id) }
      if (!known.has(report.villageCode))
        return { id, outcome: 'invalid', error: invalid(unknownCode('village', report.villageCode)) }
      const wrongFault = faultProblem(report, faultVillages)
      if (wrongFault) return { id, outcome: 'invalid', error: wrongFault }
      fresh.set(id, report)
      return { id, outcome: 'stored', receivedAt: now.toISOString() }
    })
    if (fresh.size === 0 || (await insert(sql, [...fresh.values()], { actor, now, reason }))) return outcomes
  }
}

/** Each beside what is kept under its id. */
export async function compareReports(sql: Sql, reports: NewAudibilityReport[]): Promise<('new' | 'same' | 'other')[]> {
  const ids = reports.map((report) => report.id.toLowerCase())
  const { kept } = await lookUp(sql, reports, ids)
  return reports.map((report, i) => {
    const before = kept.get(ids[i] ?? '')
    return before ? (before.sent === contentOf(report) ? 'same' : 'other') : 'new'
  })
}

/** A test made for a fault names one of its own village. */
function faultProblem({ faultId, villageCode }: NewAudibilityReport, villages: Map<string, string>): AppError | null {
  const village = faultId === undefined ? villageCode : villages.get(faultId.toLowerCase())
  if (village === villageCode) return null
  return invalid({
    path: 'faultId',
    sentence: { key: village === undefined ? 'original_unknown' : 'original_elsewhere' },
  })
}

type Sent = Record<'sent' | 'receivedAt', string>

async function lookUp(sql: Sql, reports: NewAudibilityReport[], ids: string[]) {
  const faultIds = reports.flatMap(({ faultId }) => faultId?.toLowerCase() ?? [])
  return sql.read({
    known: knownVillages(reports.map((report) => report.villageCode)),
    kept: mapped(
      rowsOf<Sent & { id: string }>(
        'SELECT id, sent, received_at AS receivedAt FROM audibility_reports WHERE id IN (SELECT value FROM json_each(?))',
        [json(ids)],
      ),
      (rows) => new Map(rows.map((row) => [row.id, row])),
    ),
    faultVillages: villagesOfFaults(faultIds),
  })
}

interface Sending {
  actor: Actor
  now: Date
  reason: string | undefined
}
function insert(sql: Sql, reports: NewAudibilityReport[], { actor, now, reason }: Sending): Promise<boolean> {
  const receivedAt = now.toISOString()
  const rows = reports.map((report) => ({
    id: report.id.toLowerCase(),
    villageCode: report.villageCode,
    testedOn: report.testedOn,
    speakersInstalled: report.speakersInstalled,
    speakersTested: report.speakersTested,
    speakersSounding: report.speakersSounding,
    byKind: report.byKind && json(report.byKind),
    method: report.method,
    note: report.note,
    faultId: report.faultId?.toLowerCase(),
    // nothing was written down after it came in: a clock that runs ahead would make it the newest test of its day for ever
    recordedAt: earlierOf(toUtc(report.recordedAt), receivedAt),
    receivedAt,
    reportedBy: actor.name,
    sent: contentOf(report),
  }))
  const entries = rows.map(({ id, villageCode, testedOn, method, ...row }) => {
    const { speakersInstalled, speakersTested, speakersSounding, note } = row
    const after = { villageCode, testedOn, speakersInstalled, speakersTested, speakersSounding, method, note }
    return { action: 'submit', subjectKind: 'audibility_report' as const, subjectId: id, reason, after }
  })
  const statements = [insertRows('audibility_reports', rows), audited(actor, now, entries)]
  return wroteFirst(sql, statements, 'audibility_reports.id')
}

interface ReportFilter {
  village?: string | undefined
  from?: string | undefined
  to?: string | undefined
}

/** Reports newest test first; also those a log carries that is not counted, marked so. */
export async function findReports(sql: Sql, { village, from, to }: ReportFilter, limit: number, offset = 0) {
  const { where, values } = allOf(
    isAsked('village_code = ?', village),
    isAsked('tested_on >= ?', from),
    isAsked('tested_on <= ?', to),
  )
  return sql.read({
    items: rowsOf(
      `${REPORTS} WHERE ${where} ORDER BY tested_on DESC, recorded_at DESC, received_at DESC, rowid DESC LIMIT ? OFFSET ?`,
      [...values, limit, offset],
      reportAs,
    ),
    total: countOf(`SELECT count(*) AS n FROM audibility_reports WHERE ${where}`, values),
  })
}

/** Written, changed and counted with their logs. Their ids are no UUIDs: no log takes a report sent by itself. */
export function carriedReports(logs: Received[], actor: Actor): Statement[] {
  const rows = logs.flatMap((log) => {
    if (!log.audibility) return []
    return {
      id: `carried-${log.id}`,
      screeningId: log.id,
      villageCode: log.villageCode,
      testedOn: log.screenedOn,
      ...log.audibility,
      method: 'on_site',
      // a clock that runs ahead does not make it the newest test of its day
      recordedAt: earlierOf(log.recordedAt, log.receivedAt),
      receivedAt: log.receivedAt,
      reportedBy: actor.name,
      sent: '',
      counted: Number(COUNTED.some((counted) => counted === log.status)),
    }
  })
  const changing = `village_code tested_on speakers_installed speakers_tested speakers_sounding recorded_at`.split(' ')
  const changes = changing.map((column) => `${column} = excluded.${column}`).join(', ')
  return rows.length === 0 ? [] : [insertRows('audibility_reports', rows, `ON CONFLICT (id) DO UPDATE SET ${changes}`)]
}

/** After logs changed their status: a report a log carried counts while the log does and still carries it. */
export const recountCarried = (screeningIds: string[]): Statement =>
  statement(
    `UPDATE audibility_reports SET counted = EXISTS (SELECT 1 FROM screenings s WHERE s.id = screening_id
       AND s.audibility IS NOT NULL AND s.status IN (${quoted(COUNTED)}))
     WHERE screening_id IN (SELECT value FROM json_each(?))`,
    [json(screeningIds)],
  )
