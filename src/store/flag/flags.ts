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
import { INHERITED } from '../ledger/duty-subjects.ts'
import { FlagSeverity } from '../../domain/flag/flags.ts'
import {
  allOf,
  countOf,
  isAsked,
  type Reading,
  rowAs,
  rowOf,
  rowsOf,
  type Sql,
  unasked,
  type Value,
  type Where,
} from '../engine/sql.ts'

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
    isAsked('(f.acknowledged_at IS NOT NULL) = ?', filter.acknowledged),
    filter.owner !== undefined && [`${SEES_TO} = ?`, ...times4(today), filter.owner],
    filter.owned !== undefined && [`(${SEES_TO} IS NOT NULL) = ?`, ...times4(today), Number(filter.owned)],
    filter.late === false && ['NOT (f.cleared_at IS NULL AND coalesce(f.due_on < ?, 0))', today],
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

const PLACE = `${CLEARED} AS cleared, ${GRAVITY} AS gravity, ${FIRST_ON} AS first_on, f.id`
const ORDER = `ORDER BY ${CLEARED} DESC, ${GRAVITY}, ${FIRST_ON}, f.id`
const AFTER = `(${GRAVITY}, ${FIRST_ON}, f.id) > (?, ?, ?)`
const valuesOf = ({ cleared, gravity, firstOn, id }: FlagPlace): Value[] => [cleared, cleared, gravity, firstOn, id]
const behind = (place: FlagPlace | undefined): false | [string, ...Value[]] =>
  place !== undefined && [`${CLEARED} <= ? AND NOT (${CLEARED} = ? AND NOT ${AFTER})`, ...valuesOf(place)]
/** Few of all, whatever is known of how many there are. */
const OPEN_DUE = 'f.id IN (SELECT id FROM flags WHERE cleared_at IS NULL AND due_on IS NOT NULL'
/** What an index finds. All that was written of who sees to one was written together. */
const rangeOf = ({ open, subject, kind, severity, acknowledged, late }: FlagFilter, today: string): Where =>
  allOf(
    open !== undefined && [`${CLEARED} ${open ? '>=' : '<'} '~'`],
    isAsked('f.subject_code = ?', subject),
    isAsked('f.kind = ?', kind),
    severity !== undefined && [`${GRAVITY} = ?`, FlagSeverity.options.indexOf(severity)],
    late === true && [`${OPEN_DUE} AND due_on < ?)`, today],
    acknowledged === true && open === true && [`${OPEN_DUE})`],
  )
const asOne = ({ where, values }: Where): [string, ...Value[]] => [where, ...values]

/** So many are looked at for a page, by the engine’s stretches: as a county has in many years; fewer where each is judged. */
const STRETCHES = { looked: 2, judged: 0.6 }

/** One page, the place where the next begins, and how many there are in all, or of those that were looked at. */
export async function findFlags(sql: Sql, filter: FlagFilter, today: string, limit: number, after?: FlagPlace) {
  const wanted = conditionsOf(filter, today)
  const isJudged = wanted.where !== '1'
  const stretches = STRETCHES[isJudged ? 'judged' : 'looked']
  const most = sql.rowsAtOnce === undefined ? undefined : Math.ceil(stretches * sql.rowsAtOnce)
  const range = asOne(rangeOf(filter, today))
  const firstOf = (place: FlagPlace | undefined): Where => {
    const { where, values } = allOf(range, behind(place))
    return { where: `FROM flags f WHERE ${where} ${ORDER} LIMIT ?`, values }
  }
  const edgeBehind = (place: FlagPlace | undefined): Reading<FlagPlace | undefined> => {
    const { where, values } = firstOf(place)
    if (most === undefined) return unasked(undefined)
    return rowOf(`SELECT ${PLACE} ${where} OFFSET ?`, [...values, 1, most - 1], rowAs<FlagPlace>())
  }
  const { first, edge } = await sql.read({ first: edgeBehind(undefined), edge: edgeBehind(after) })
  const [all, page] = [firstOf(undefined), firstOf(after)]
  const { rows, total } = await sql.read({
    rows: rowsOf(
      `SELECT ${FLAG_COLUMNS}, ${DUTY}, ${PLACE} FROM (SELECT * ${page.where}) f WHERE ${wanted.where} ${ORDER} LIMIT ?`,
      [...times4(today), ...page.values, isJudged ? (most ?? -1) : limit + 1, ...wanted.values, limit + 1],
      dutifulAs,
    ),
    total: countOf(`SELECT count(*) AS n FROM (SELECT * ${all.where}) f WHERE ${wanted.where}`, [
      ...all.values,
      most ?? -1,
      ...wanted.values,
    ]),
  })
  const items = rows.slice(0, limit)
  const next = rows.length > limit ? items.at(-1) : isJudged ? edge : undefined
  return {
    items: items.map(({ cleared: _, gravity: __, firstOn: ___, ...flag }) => flagOf(dutyOf(flag))),
    total,
    ...(first && { isTotalBounded: true as const }),
    ...(next && { next: { cleared: next.cleared, gravity: next.gravity, firstOn: next.firstOn, id: next.id } }),
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
