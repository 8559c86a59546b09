/** Flags as they are kept: lists, one with its history, and those that are open. */
import {
  type FlagFilter,
  type FlagRecord,
  type FlagStep,
  type Hand,
  keptSentence,
  type OpenFlag,
} from '../../domain/flag/flag-life.ts'
import { DutyKind } from '../../domain/ledger/answering.ts'
import { INHERITED } from '../ledger/duties.ts'
import { FlagSeverity } from '../../domain/flag/flags.ts'
import { allOf, countOf, isAsked, rowAs, rowOf, rowsOf, type Sql, type Where } from '../engine/sql.ts'

type FlagRow = Omit<FlagRecord, 'sentence'> & { sentence: string }
const FLAG_COLUMNS = `f.id, f.kind, f.severity, f.since, f.sentence, f.number, f.opened_at, f.opened_on, f.cleared_at,
  json_object('kind', f.subject_kind, 'code', f.subject_code, 'name', f.subject_name) AS subject, f.cleared_on, f.owner,
  f.due_on, f.acknowledged_at, f.acknowledged_by`

const flagOf = ({ sentence, ...flag }: FlagRow): FlagRecord => {
  return { ...flag, sentence: keptSentence(sentence, flag.subject.name) }
}

/** Who answers today for what it is about: for a milestone’s target, a fault’s village. Takes the day. */
const ABOUT = `CASE f.subject_kind WHEN 'village' THEN 'village.' || f.subject_code WHEN 'target' THEN 'target.' || f.subject_code
  WHEN 'work' THEN 'work.' || f.subject_code
  WHEN 'milestone' THEN (SELECT 'target.' || m.target_code FROM target_milestones m WHERE m.id = f.subject_code)
  WHEN 'fault' THEN (SELECT 'village.' || x.village_code FROM faults x WHERE x.id = f.subject_code) END`
const SAID = `FROM duties d WHERE d.subject = ${ABOUT} AND d.effective_on <= ?`
/** Of a village for which nobody was named, those of the villages before it. Takes the day four times. */
const dutySaid = (what: string): string =>
  `CASE WHEN EXISTS (SELECT 1 ${SAID}) THEN (SELECT ${what} ${SAID} ORDER BY d.effective_on DESC LIMIT 1)
   ELSE (SELECT ${what} FROM ${INHERITED} d WHERE d.subject = ${ABOUT}) END`
const times4 = (day: string): string[] => [day, day, day, day]
const DUTY = `CASE WHEN f.cleared_at IS NULL THEN
  ${dutySaid(`json_patch('{}', json_object('subject', d.subject, 'leader', d.leader, 'responsible', d.responsible))`)} END AS duty`
/** As `seesTo` says it; takes the day four times. */
const SEES_TO = `coalesce(f.owner, CASE WHEN f.kind = 'fault_overdue' AND
    json_type(f.sentence, '$.facts.who') = 'text' THEN f.sentence->>'$.facts.who' END,
  ${dutySaid('coalesce(d.responsible, d.leader)')})`
/** Who sees to a flag `f` on a day. */
export const seesToOn = (day: string): { sql: string; values: string[] } => ({ sql: SEES_TO, values: times4(day) })
/** Whoever answers for what it is about, also where the flag was given to somebody else. */
export const answersOn = (day: string): { sql: string; values: string[] } => ({
  sql: dutySaid('coalesce(d.responsible, d.leader)'),
  values: times4(day),
})

type DutyRow = Omit<FlagRow, 'duty'> & { duty?: { subject: string; leader?: string; responsible?: string } }
const dutifulAs = rowAs<DutyRow & FlagPlace>({ json: ['subject', 'duty'] })
function dutyOf({ duty, ...flag }: DutyRow): FlagRow {
  const { subject = '', ...named } = duty ?? {}
  if (Object.keys(named).length === 0) return flag
  const [kind = '', code = ''] = subject.split('.')
  return { ...flag, duty: { kind: DutyKind.parse(kind), code, ...named } }
}

/** All four are written together. */
function handOf({ owner, dueOn = '', acknowledgedAt = '', acknowledgedBy = '' }: Partial<Hand>): Hand | undefined {
  return owner === undefined ? undefined : { owner, dueOn, acknowledgedAt, acknowledgedBy }
}

/** The open flags, and how far the table reached when they were read. */
export function openFlags(sql: Sql): Promise<{ open: OpenFlag[]; lastRow: number }> {
  return sql.read({
    open: rowsOf(
      `SELECT f.id, f.kind, f.subject_kind, f.subject_code, f.subject_name, f.severity, f.since, f.sentence, f.owner,
         f.due_on, f.acknowledged_at, f.acknowledged_by,
         (SELECT max(number) FROM flag_events e WHERE e.flag_id = f.id) AS events
       FROM flags f WHERE f.cleared_at IS NULL`,
      [],
      openFlagOf,
    ),
    lastRow: countOf('SELECT coalesce(max(rowid), 0) AS n FROM flags'),
  })
}

type OpenRow = Pick<OpenFlag, 'id' | 'kind' | 'severity' | 'since' | 'events'> &
  Partial<Hand> & {
    subjectKind: OpenFlag['subject']['kind']
    subjectCode: string
    subjectName: string
    sentence: string
  }
const openAs = rowAs<OpenRow>()
function openFlagOf(row: object): OpenFlag {
  const { subjectKind, subjectCode, subjectName, sentence: said, ...flag } = openAs(row)
  const { id, kind, severity, since, events } = flag
  const subject = { kind: subjectKind, code: subjectCode, name: subjectName }
  return { id, kind, subject, severity, since, said, events, hand: handOf(flag) }
}

const conditionsOf = (filter: FlagFilter, today: string): Where =>
  allOf(
    isAsked('(f.cleared_at IS NULL) = ?', filter.open),
    isAsked('f.kind = ?', filter.kind),
    isAsked('f.severity = ?', filter.severity),
    isAsked('f.subject_code = ?', filter.subject),
    isAsked('(f.acknowledged_at IS NOT NULL) = ?', filter.acknowledged),
    filter.owner !== undefined && [`${SEES_TO} = ?`, ...times4(today), filter.owner],
    filter.owned !== undefined && [`(${SEES_TO} IS NOT NULL) = ?`, ...times4(today), Number(filter.owned)],
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

/** One page, the place of its last flag when there are more behind it, and how many there are in all. */
export async function findFlags(sql: Sql, filter: FlagFilter, today: string, limit: number, after?: FlagPlace) {
  const { where, values } = conditionsOf(filter, today)
  const behind = after
    ? ` AND (${CLEARED} < ? OR (${CLEARED} = ? AND (${GRAVITY}, ${FIRST_ON}, f.id) > (?, ?, ?)))`
    : ''
  const place = after ? [after.cleared, after.cleared, after.gravity, after.firstOn, after.id] : []
  const { rows, total } = await sql.read({
    rows: rowsOf(
      `SELECT ${FLAG_COLUMNS}, ${DUTY}, ${CLEARED} AS cleared, ${GRAVITY} AS gravity, ${FIRST_ON} AS first_on FROM flags f
       WHERE ${where}${behind} ORDER BY cleared DESC, gravity, first_on, f.id LIMIT ?`,
      [...times4(today), ...values, ...place, limit + 1],
      dutifulAs,
    ),
    total: countOf(`SELECT count(*) AS n FROM flags f WHERE ${where}`, values),
  })
  const page = rows.slice(0, limit)
  const last = rows.length > limit ? page.at(-1) : undefined
  return {
    items: page.map(({ cleared: _, gravity: __, firstOn: ___, ...flag }) => flagOf(dutyOf(flag))),
    total,
    ...(last && { next: { cleared: last.cleared, gravity: last.gravity, firstOn: last.firstOn, id: last.id } }),
  }
}

/** A flag and everything that became of it, oldest first; on a day, who answers for it. */
export async function findFlag(
  sql: Sql,
  id: string,
  today = '',
): Promise<(FlagRecord & { history: FlagStep[] }) | null> {
  const { flag, history } = await sql.read({
    flag: rowOf(`SELECT ${FLAG_COLUMNS}, ${DUTY} FROM flags f WHERE f.id = ?`, [...times4(today), id], dutifulAs),
    history: rowsOf(
      `SELECT at, action, by_name AS by, severity, owner, due_on, note FROM flag_events WHERE flag_id = ? ORDER BY number`,
      [id],
      rowAs<FlagStep>(),
    ),
  })
  return flag ? { ...flagOf(dutyOf(flag)), history } : null
}
