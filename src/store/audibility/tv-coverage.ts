/** Snapshots of TV coverage: each kept once, and each village's latest as of a day. */
import type { Actor } from '../../domain/people/account.ts'
import { type NewTvCoverage } from '../../domain/audibility/tv-coverage.ts'
import {
  type CoverageFigures,
  coverageOfSums,
  type CoverageSums,
  MEANS,
  type TvSnapshot,
} from '../../domain/audibility/tv-figures.ts'
import { invalid, sameId, unknownCode } from '../../domain/errors.ts'
import { audited } from '../people/audit.ts'
import { keptBy } from '../engine/kept-readings.ts'
import { OF_REGISTER, onDay } from '../register/village-versions.ts'
import {
  allOf,
  ask,
  ConstraintError,
  isAsked,
  json,
  mapped,
  type Reading,
  rowAs,
  rowsOf,
  type Sql,
  insertRow,
} from '../engine/sql.ts'

export interface TvCoverage extends NewTvCoverage {
  receivedAt: string
  reportedBy: string
}

const ADDED = ['households', 'connected', 'verified', 'lost', 'no_signal', 'no_set', ...MEANS]
const SNAPSHOT = ['village_code', 'as_of', ...ADDED]
const columnsOf = (table: string, columns = SNAPSHOT): string => columns.map((name) => `${table}.${name}`).join(', ')
const keptColumns = (table: string): string =>
  columnsOf(table, ['id', ...SNAPSHOT, 'note', 'received_at', 'reported_by'])
const coverageAs = rowAs<TvCoverage>()

const contentOf = (sent: NewTvCoverage): string => {
  const { villageCode, asOf, households, connected, verified, lost, noSignal, noSet, note = null } = sent
  const means = MEANS.map((name) => sent[name])
  const said = means.some((count) => count !== undefined) ? [means] : []
  return json([villageCode, asOf, households, connected, verified, lost, noSignal, noSet, note, ...said])
}

/** The same again changes nothing. Throws conflict for other content under the id, invalid for an unknown village. */
export async function keepCoverage(
  sql: Sql,
  sent: NewTvCoverage,
  actor: Actor,
  now: Date,
  reason?: string,
): Promise<{ outcome: 'stored' | 'already_stored'; kept: TvCoverage }> {
  const id = sent.id.toLowerCase()
  const entry = { action: 'submit', subjectKind: 'tv_coverage' as const, subjectId: id, reason, after: { ...sent, id } }
  try {
    const kept = { ...sent, id, receivedAt: now.toISOString(), reportedBy: actor.name }
    await sql.batch([insertRow('tv_coverage', { ...kept, sent: contentOf(sent) }), audited(actor, now, [entry])])
    return { outcome: 'stored', kept }
  } catch (error) {
    if (!(error instanceof ConstraintError)) throw error
    if (error.constraint === 'foreign_key') throw invalid(unknownCode('village', sent.villageCode))
    if (error.constraint !== 'tv_coverage.id') throw error
  }
  const kept = await sql.first<{ sent: string }>(
    `SELECT ${keptColumns('c')}, c.sent FROM tv_coverage c WHERE id = ?`,
    id,
  )
  const { sent: before, ...row } = kept ?? { sent: undefined }
  if (before !== contentOf(sent)) throw sameId(id)
  return { outcome: 'already_stored', kept: coverageAs(row) }
}

/** Each beside what is kept under its id. */
export async function compareCoverage(sql: Sql, sent: NewTvCoverage[]): Promise<('new' | 'same' | 'other')[]> {
  const rows = await sql.all<{ id: string; sent: string }>(
    'SELECT id, sent FROM tv_coverage WHERE id IN (SELECT value FROM json_each(?))',
    json(sent.map(({ id }) => id.toLowerCase())),
  )
  const kept = new Map(rows.map((row) => [row.id, row.sent]))
  return sent.map((one) => {
    const before = kept.get(one.id.toLowerCase())
    return before === undefined ? 'new' : before === contentOf(one) ? 'same' : 'other'
  })
}

/** By the day counted, not by when it came; of one day the last that came. */
const LATEST = 'ORDER BY x.as_of DESC, x.received_at DESC, x.rowid DESC LIMIT 1'
const LATEST_JOIN = `JOIN tv_coverage c ON c.rowid = (
  SELECT x.rowid FROM tv_coverage x WHERE x.village_code = v.code AND x.as_of <= ? ${LATEST})`

/** Of the villages that have a snapshot, few of all, from one to the next in an index. */
const COVERED = `WITH RECURSIVE covered AS (SELECT min(village_code) AS code FROM tv_coverage
  UNION ALL SELECT (SELECT min(x.village_code) FROM tv_coverage x WHERE x.village_code > covered.code) FROM covered
  WHERE code IS NOT NULL)`

/** Each village's latest snapshot as of a day. */
export const latestCoverage = (asOf: string): Reading<TvSnapshot[]> =>
  keptBy(
    { kinds: [...OF_REGISTER.kinds, 'tv_coverage'] },
    rowsOf(`${COVERED} SELECT ${columnsOf('c')} FROM covered v ${LATEST_JOIN}`, [asOf], rowAs<TvSnapshot>()),
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
  before: TvSnapshot | null
}

const SUMS = `v.designated, count(*) AS villages_in_scope, count(c.rowid) AS villages,
  coalesce(sum(coalesce(${MEANS.map((name) => `c.${name}`).join(', ')}) IS NOT NULL), 0) AS saying,
  ${ADDED.map((name) => `coalesce(sum(c.${name}), 0) AS ${name}`).join(', ')}`
const sumsAs = rowAs<CoverageSums & { designated: boolean }>({ flags: ['designated'] })

/** What the latest snapshots of a filter's villages come to; of all, whichever are asked for, they are read and kept once. */
function figuresOf({ asOf, village, designated }: CoverageFilter): Reading<CoverageFigures> {
  const { where, values } = allOf(isAsked('v.code = ?', village))
  const text = `SELECT ${SUMS} FROM villages v LEFT ${LATEST_JOIN} WHERE ${where} GROUP BY v.designated`
  const sums = rowsOf(text, [asOf, ...values], sumsAs)
  const kept = village === undefined ? keptBy({ kinds: [...OF_REGISTER.kinds, 'tv_coverage'] }, sums) : sums
  return mapped(kept, (all) => coverageOfSums(all.filter((one) => one.designated === (designated ?? one.designated))))
}

/** The latest snapshot of each village a filter takes, by the village's code; and what those of all it takes come to. */
export async function findCoverage(today: Sql, filter: CoverageFilter, limit: number, after = '') {
  const { asOf, village, designated } = filter
  const sql = await onDay(today, asOf)
  const { where, values } = allOf(isAsked('v.code = ?', village), isAsked('v.designated = ?', designated))
  return sql.read({
    items: rowsOf(
      `SELECT ${keptColumns('c')}, v.name AS village_name, t.name AS township_name, v.designated AS designated, (
         SELECT json_object(${SNAPSHOT.map((name) => `'${name}', x.${name}`).join(', ')})
         FROM tv_coverage x WHERE x.village_code = v.code AND x.as_of < c.as_of ${LATEST}) AS before
       FROM villages v JOIN townships t ON t.code = v.township_code ${LATEST_JOIN}
       WHERE ${where} AND v.code > ? ORDER BY v.code LIMIT ?`,
      [asOf, ...values, after, limit],
      villageCoverageOf,
    ),
    figures: figuresOf(filter),
  })
}

const villageCoverageAs = rowAs<VillageCoverage>({ flags: ['designated'], json: ['before'] })
const villageCoverageOf = (row: object): VillageCoverage => {
  const { before, ...coverage } = villageCoverageAs(row)
  return { ...coverage, before: before ? rowAs<TvSnapshot>()(before) : null }
}

/** A village's snapshots up to a day, the newest day first. */
export const coverageHistory = (sql: Sql, villageCode: string, asOf: string): Promise<TvCoverage[]> =>
  ask(
    sql,
    rowsOf(
      `SELECT ${keptColumns('x')} FROM tv_coverage x WHERE village_code = ? AND as_of <= ?
       ORDER BY as_of DESC, received_at DESC, rowid DESC LIMIT 500`,
      [villageCode, asOf],
      coverageAs,
    ),
  )
