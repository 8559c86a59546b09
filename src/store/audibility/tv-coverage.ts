/** Snapshots of TV coverage: each kept once, and each village's latest as of a day. */
import type { Actor } from '../../domain/people/account.ts'
import type { NewTvCoverage, TvSnapshot } from '../../domain/audibility/tv-coverage.ts'
import { invalid, sameId } from '../../domain/errors.ts'
import { audited } from '../people/audit.ts'
import { ConstraintError, json, type Reading, reading, rowsOf, type Sql, type Value, insertRow } from '../engine/sql.ts'

interface CoverageRow {
  id: string
  village_code: string
  as_of: string
  households: number
  connected: number
  verified: number
  lost: number
  no_signal: number
  no_set: number
  note: string | null
  received_at: string
  reported_by: string
}

/** As it is kept. */
export interface TvCoverage extends NewTvCoverage {
  receivedAt: string
  reportedBy: string
}

const snapshotOf = (row: Omit<CoverageRow, 'id' | 'note' | 'received_at' | 'reported_by'>): TvSnapshot => ({
  villageCode: row.village_code,
  asOf: row.as_of,
  households: row.households,
  connected: row.connected,
  verified: row.verified,
  lost: row.lost,
  noSignal: row.no_signal,
  noSet: row.no_set,
})

const coverageOf = (row: CoverageRow): TvCoverage => ({
  id: row.id,
  ...snapshotOf(row),
  ...(row.note !== null && { note: row.note }),
  receivedAt: row.received_at,
  reportedBy: row.reported_by,
})

/** One content has one text. */
const contentOf = (sent: NewTvCoverage): string => {
  const { villageCode, asOf, households, connected, verified, lost, noSignal, noSet, note = null } = sent
  return json([villageCode, asOf, households, connected, verified, lost, noSignal, noSet, note])
}

/**
 * Keeps a snapshot; the same id with the same content is a success that changes nothing. Throws conflict for another
 * content under the id, invalid for a village that is not in the register.
 */
export async function keepCoverage(
  sql: Sql,
  sent: NewTvCoverage,
  actor: Actor,
  now: Date,
): Promise<{ outcome: 'stored' | 'already_stored'; kept: TvCoverage }> {
  const id = sent.id.toLowerCase()
  const entry = { action: 'submit', subjectKind: 'tv_coverage' as const, subjectId: id, after: { ...sent, id } }
  try {
    const kept = { ...sent, id, receivedAt: now.toISOString(), reportedBy: actor.name }
    await sql.batch([insertRow('tv_coverage', { ...kept, sent: contentOf(sent) }), audited(actor, now, [entry])])
    return { outcome: 'stored', kept }
  } catch (error) {
    if (!(error instanceof ConstraintError)) throw error
    if (error.constraint === 'foreign_key') {
      const { villageCode: code } = sent
      throw invalid({ path: 'villageCode', sentence: { key: 'unknown_village', facts: { code } } })
    }
    if (error.constraint !== 'tv_coverage.id') throw error
  }
  const kept = await sql.first<CoverageRow & { sent: string }>('SELECT * FROM tv_coverage WHERE id = ?', id)
  if (kept?.sent === contentOf(sent)) return { outcome: 'already_stored', kept: coverageOf(kept) }
  throw sameId(id)
}

/** By the day counted, not by when it came; of one day the last that came. */
const LATEST = 'ORDER BY x.as_of DESC, x.received_at DESC, x.rowid DESC LIMIT 1'
const LATEST_JOIN = `JOIN tv_coverage c ON c.rowid = (
  SELECT x.rowid FROM tv_coverage x WHERE x.village_code = v.code AND x.as_of <= ? ${LATEST})`

/** Each village's latest snapshot as of a day; `where` speaks of `v`. */
export const latestCoverage = (asOf: string, where = '1', ...values: Value[]): Reading<TvSnapshot[]> =>
  reading(
    `SELECT c.village_code, c.as_of, c.households, c.connected, c.verified, c.lost, c.no_signal, c.no_set
     FROM villages v ${LATEST_JOIN} WHERE ${where}`,
    [asOf, ...values],
    (rows: CoverageRow[]) => rows.map(snapshotOf),
  )

/** Every snapshot up to a day, in the order in which they count. */
export const connectedUpTo = (asOf: string): Reading<Pick<TvSnapshot, 'villageCode' | 'asOf' | 'connected'>[]> =>
  rowsOf(
    `SELECT village_code AS villageCode, as_of AS asOf, connected FROM tv_coverage WHERE as_of <= ?
     ORDER BY as_of, received_at, rowid`,
    [asOf],
  )

interface CoverageFilter {
  asOf: string
  village?: string | undefined
  designated?: boolean | undefined
}

interface VillageCoverage extends TvCoverage {
  villageName: string
  townshipName: string
  designated: boolean
  /** The last one of an earlier day. */
  before: TvSnapshot | null
}

interface ListRow extends CoverageRow {
  village_name: string
  township_name: string
  designated: number
  before: string | null
}

/** The latest snapshot of each village a filter takes, by the village's code; and all it takes, with their snapshots. */
export async function findCoverage(
  sql: Sql,
  { asOf, village, designated }: CoverageFilter,
  limit: number,
  after = '',
): Promise<{ items: VillageCoverage[]; scope: { code: string }[]; latest: TvSnapshot[] }> {
  const where = '(? IS NULL OR v.code = ?) AND (? IS NULL OR v.designated = ?)'
  const isDesignated = designated === undefined ? null : Number(designated)
  const values: Value[] = [village ?? null, village ?? null, isDesignated, isDesignated]
  return sql.read({
    items: reading(
      `SELECT c.*, v.name AS village_name, t.name AS township_name, v.designated AS designated, (
         SELECT json_object('village_code', x.village_code, 'as_of', x.as_of, 'households', x.households, 'connected',
           x.connected, 'verified', x.verified, 'lost', x.lost, 'no_signal', x.no_signal, 'no_set', x.no_set)
         FROM tv_coverage x WHERE x.village_code = v.code AND x.as_of < c.as_of ${LATEST}) AS before
       FROM villages v JOIN townships t ON t.code = v.township_code ${LATEST_JOIN}
       WHERE ${where} AND v.code > ? ORDER BY v.code LIMIT ?`,
      [asOf, ...values, after, limit],
      (rows: ListRow[]) => rows.map(villageCoverageOf),
    ),
    latest: latestCoverage(asOf, where, ...values),
    scope: rowsOf<{ code: string }>(`SELECT v.code FROM villages v WHERE ${where}`, values),
  })
}

const villageCoverageOf = (row: ListRow): VillageCoverage => ({
  ...coverageOf(row),
  villageName: row.village_name,
  townshipName: row.township_name,
  designated: row.designated === 1,
  before: row.before === null ? null : snapshotOf(JSON.parse(row.before) as CoverageRow),
})

/** A village's snapshots up to a day, the newest day first. */
export const coverageHistory = async (sql: Sql, villageCode: string, asOf: string): Promise<TvCoverage[]> =>
  (
    await sql.all<CoverageRow>(
      `SELECT * FROM tv_coverage x WHERE village_code = ? AND as_of <= ?
       ORDER BY as_of DESC, received_at DESC, rowid DESC LIMIT 500`,
      villageCode,
      asOf,
    )
  ).map(coverageOf)
