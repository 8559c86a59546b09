/** Flags as they are kept: lists, one with its history, and those that are open. */
import {
  type FlagFilter,
  type FlagRecord,
  type FlagStep,
  type Hand,
  keptSentence,
  type OpenFlag,
} from '../../domain/flag/flag-life.ts'
import { type FlagKind, FlagSeverity } from '../../domain/flag/flags.ts'
import { allOf, countOf, isAsked, reading, rowOf, rowsOf, type Sql, type Where } from '../engine/sql.ts'

interface FlagRow {
  id: string
  kind: FlagKind
  subject_kind: FlagRecord['subject']['kind']
  subject_code: string
  subject_name: string
  number: number
  severity: FlagSeverity
  since: string
  sentence: string
  opened_at: string
  opened_on: string
  cleared_at: string | null
  cleared_on: string | null
  owner: string | null
  due_on: string | null
  acknowledged_at: string | null
  acknowledged_by: string | null
}

const subjectOf = (row: FlagRow): FlagRecord['subject'] => ({
  kind: row.subject_kind,
  code: row.subject_code,
  name: row.subject_name,
})

const flagOf = (row: FlagRow): FlagRecord => ({
  id: row.id,
  kind: row.kind,
  severity: row.severity,
  subject: subjectOf(row),
  since: row.since,
  sentence: keptSentence(row.sentence, row.subject_name),
  number: row.number,
  openedAt: row.opened_at,
  openedOn: row.opened_on,
  ...(row.cleared_at !== null && { clearedAt: row.cleared_at }),
  ...(row.cleared_on !== null && { clearedOn: row.cleared_on }),
  ...(row.owner !== null && { owner: row.owner }),
  ...(row.due_on !== null && { dueOn: row.due_on }),
  ...(row.acknowledged_at !== null && { acknowledgedAt: row.acknowledged_at }),
  ...(row.acknowledged_by !== null && { acknowledgedBy: row.acknowledged_by }),
})

/** All four are written together. */
const handOf = (row: FlagRow): Hand | undefined =>
  row.owner === null
    ? undefined
    : {
        owner: row.owner,
        dueOn: row.due_on ?? '',
        acknowledgedAt: row.acknowledged_at ?? '',
        acknowledgedBy: row.acknowledged_by ?? '',
      }

type OpenRow = FlagRow & { events: number }

/** The open flags, and how far the table reached when they were read. */
export function openFlags(sql: Sql): Promise<{ open: OpenFlag[]; lastRow: number }> {
  return sql.read({
    open: reading(
      `SELECT f.*, (SELECT max(number) FROM flag_events e WHERE e.flag_id = f.id) AS events
       FROM flags f WHERE f.cleared_at IS NULL`,
      [],
      (rows: OpenRow[]) => rows.map(openFlagOf),
    ),
    lastRow: countOf('SELECT coalesce(max(rowid), 0) AS n FROM flags'),
  })
}

const openFlagOf = (row: OpenRow): OpenFlag => ({
  id: row.id,
  kind: row.kind,
  subject: subjectOf(row),
  severity: row.severity,
  since: row.since,
  said: row.sentence,
  events: row.events,
  hand: handOf(row),
})

const conditionsOf = (filter: FlagFilter, today: string): Where =>
  allOf(
    isAsked('(f.cleared_at IS NULL) = ?', filter.open),
    isAsked('f.kind = ?', filter.kind),
    isAsked('f.severity = ?', filter.severity),
    isAsked('f.subject_code = ?', filter.subject),
    isAsked('(f.acknowledged_at IS NOT NULL) = ?', filter.acknowledged),
    isAsked('f.owner = ?', filter.owner),
    filter.late !== undefined && [
      '(f.cleared_at IS NULL AND coalesce(f.due_on < ?, 0)) = ?',
      today,
      Number(filter.late),
    ],
  )

/** Open ones first, the gravest and then the longest open on top; then the cleared, newest clearing first. */
const CLEARED = "coalesce(f.cleared_at, '~')"
const GRAVITY = `CASE f.severity ${FlagSeverity.options.map((severity, i) => `WHEN '${severity}' THEN ${i}`).join(' ')} END`
/** Since when there was trouble, whichever is earlier: some facts are only learned of late. */
const FIRST_ON = 'min(f.since, f.opened_on)'

/** A flag's place in that order. */
interface FlagPlace {
  cleared: string
  gravity: number
  firstOn: string
  id: string
}

type PlacedRow = FlagRow & { cleared: string; gravity: number; first_on: string }

/** One page, the place of its last flag when there are more behind it, and how many there are in all. */
export async function findFlags(
  sql: Sql,
  filter: FlagFilter,
  today: string,
  limit: number,
  after?: FlagPlace,
): Promise<{ items: FlagRecord[]; total: number; next?: FlagPlace }> {
  const { where, values } = conditionsOf(filter, today)
  const behind = after
    ? ` AND (${CLEARED} < ? OR (${CLEARED} = ? AND (${GRAVITY}, ${FIRST_ON}, f.id) > (?, ?, ?)))`
    : ''
  const place = after ? [after.cleared, after.cleared, after.gravity, after.firstOn, after.id] : []
  const { rows, total } = await sql.read({
    rows: rowsOf<PlacedRow>(
      `SELECT f.*, ${CLEARED} AS cleared, ${GRAVITY} AS gravity, ${FIRST_ON} AS first_on FROM flags f
       WHERE ${where}${behind} ORDER BY cleared DESC, gravity, first_on, f.id LIMIT ?`,
      [...values, ...place, limit + 1],
    ),
    total: countOf(`SELECT count(*) AS n FROM flags f WHERE ${where}`, values),
  })
  const page = rows.slice(0, limit)
  const last = rows.length > limit ? page.at(-1) : undefined
  return {
    items: page.map(flagOf),
    total,
    ...(last && { next: { cleared: last.cleared, gravity: last.gravity, firstOn: last.first_on, id: last.id } }),
  }
}

interface EventRow {
  at: string
  action: FlagStep['action']
  by_name: string
  severity: FlagSeverity
  owner: string | null
  due_on: string | null
  note: string | null
}

const stepOf = (row: EventRow): FlagStep => ({
  at: row.at,
  action: row.action,
  by: row.by_name,
  severity: row.severity,
  ...(row.owner !== null && { owner: row.owner }),
  ...(row.due_on !== null && { dueOn: row.due_on }),
  ...(row.note !== null && { note: row.note }),
})

/** A flag and everything that became of it, oldest first. */
export async function findFlag(sql: Sql, id: string): Promise<(FlagRecord & { history: FlagStep[] }) | null> {
  const { row, events } = await sql.read({
    row: rowOf<FlagRow>('SELECT * FROM flags WHERE id = ?', [id]),
    events: rowsOf<EventRow>('SELECT * FROM flag_events WHERE flag_id = ? ORDER BY number', [id]),
  })
  return row ? { ...flagOf(row), history: events.map(stepOf) } : null
}
