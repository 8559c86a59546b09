/** Flags as they are kept: lists, one with its history, and those that are open. */
import {
  type FlagFilter,
  type FlagRecord,
  type FlagStep,
  type Hand,
  keptSentence,
  type OpenFlag,
} from '../../domain/flag/flag-life.ts'
import { FlagSeverity } from '../../domain/flag/flags.ts'
import { allOf, countOf, isAsked, rowAs, rowOf, rowsOf, type Sql, type Where } from '../engine/sql.ts'

type FlagRow = Omit<FlagRecord, 'sentence'> & { sentence: string }
const flagAs = rowAs<FlagRow>({ json: ['subject'] })
const FLAG_COLUMNS = `f.id, f.kind, f.severity, f.since, f.sentence, f.number, f.opened_at, f.opened_on, f.cleared_at,
  json_object('kind', f.subject_kind, 'code', f.subject_code, 'name', f.subject_name) AS subject, f.cleared_on, f.owner,
  f.due_on, f.acknowledged_at, f.acknowledged_by`

const flagOf = ({ sentence, ...flag }: FlagRow): FlagRecord => {
  return { ...flag, sentence: keptSentence(sentence, flag.subject.name) }
}

/** All four are written together. */
function handOf({ owner, dueOn = '', acknowledgedAt = '', acknowledgedBy = '' }: FlagRow): Hand | undefined {
  return owner === undefined ? undefined : { owner, dueOn, acknowledgedAt, acknowledgedBy }
}

/** The open flags, and how far the table reached when they were read. */
export function openFlags(sql: Sql): Promise<{ open: OpenFlag[]; lastRow: number }> {
  return sql.read({
    open: rowsOf(
      `SELECT ${FLAG_COLUMNS}, (SELECT max(number) FROM flag_events e WHERE e.flag_id = f.id) AS events
       FROM flags f WHERE f.cleared_at IS NULL`,
      [],
      openFlagOf,
    ),
    lastRow: countOf('SELECT coalesce(max(rowid), 0) AS n FROM flags'),
  })
}

const openAs = rowAs<FlagRow & { events: number }>({ json: ['subject'] })
function openFlagOf(row: object): OpenFlag {
  const flag = openAs(row)
  const { id, kind, subject, severity, since, sentence: said, events } = flag
  return { id, kind, subject, severity, since, said, events, hand: handOf(flag) }
}

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

interface FlagPlace {
  cleared: string
  gravity: number
  firstOn: string
  id: string
}

type PlacedRow = FlagRow & FlagPlace

/** One page, the place of its last flag when there are more behind it, and how many there are in all. */
export async function findFlags(sql: Sql, filter: FlagFilter, today: string, limit: number, after?: FlagPlace) {
  const { where, values } = conditionsOf(filter, today)
  const behind = after
    ? ` AND (${CLEARED} < ? OR (${CLEARED} = ? AND (${GRAVITY}, ${FIRST_ON}, f.id) > (?, ?, ?)))`
    : ''
  const place = after ? [after.cleared, after.cleared, after.gravity, after.firstOn, after.id] : []
  const { rows, total } = await sql.read({
    rows: rowsOf(
      `SELECT ${FLAG_COLUMNS}, ${CLEARED} AS cleared, ${GRAVITY} AS gravity, ${FIRST_ON} AS first_on FROM flags f
       WHERE ${where}${behind} ORDER BY cleared DESC, gravity, first_on, f.id LIMIT ?`,
      [...values, ...place, limit + 1],
      rowAs<PlacedRow>({ json: ['subject'] }),
    ),
    total: countOf(`SELECT count(*) AS n FROM flags f WHERE ${where}`, values),
  })
  const page = rows.slice(0, limit)
  const last = rows.length > limit ? page.at(-1) : undefined
  return {
    items: page.map(({ cleared: _, gravity: __, firstOn: ___, ...flag }) => flagOf(flag)),
    total,
    ...(last && { next: { cleared: last.cleared, gravity: last.gravity, firstOn: last.firstOn, id: last.id } }),
  }
}

/** A flag and everything that became of it, oldest first. */
export async function findFlag(sql: Sql, id: string): Promise<(FlagRecord & { history: FlagStep[] }) | null> {
  const { flag, history } = await sql.read({
    flag: rowOf(`SELECT ${FLAG_COLUMNS} FROM flags f WHERE f.id = ?`, [id], flagAs),
    history: rowsOf(
      `SELECT at, action, by_name AS by, severity, owner, due_on, note FROM flag_events WHERE flag_id = ? ORDER BY number`,
      [id],
      rowAs<FlagStep>(),
    ),
  })
  return flag ? { ...flagOf(flag), history } : null
}
