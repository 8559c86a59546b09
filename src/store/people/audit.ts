/** The audit trail: who did what, when and why; one row in the batch of every mutation. It is read backwards in bounded stretches, and never counted as a whole. */
import type { Actor, Role } from '../../domain/people/account.ts'
import type { AuditFilter, SubjectKind } from '../../domain/people/trail.ts'
import {
  allOf,
  ask,
  countOf,
  isAsked,
  json,
  quoted,
  type Reading,
  rowAs,
  rowOf,
  rowsOf,
  type Sql,
  type Statement,
  type Value,
  type Where,
} from '../engine/sql.ts'
import { TRAIL_NAMES } from './trail-names.ts'

export interface AuditEntry {
  action: string
  subjectKind: SubjectKind
  subjectId: string
  reason?: string | undefined
  before?: unknown
  after?: unknown
}

export const SYSTEM: Actor = { id: 'system', name: '系统', role: 'manager', via: 'token' }
const textOrNull = (value: unknown): string | null => (value === undefined ? null : json(value))

const LINE = 'at, actor_id, actor_name, actor_role, action, subject_kind, subject_id, reason, before, after'
const actedBy = (actor: Actor, now: Date): Value[] => [now.toISOString(), actor.id, actor.name, actor.role]
const toldOf = ({ action, subjectKind, subjectId, reason, before, after }: AuditEntry): Value[] => {
  return [action, subjectKind, subjectId, reason ?? null, textOrNull(before), textOrNull(after)]
}

/** Lines that a statement selects: action, kind and id of the thing, reason, what was before and after. */
export const auditedFrom = (actor: Actor, now: Date, select: string, values: Value[]): Statement => ({
  sql: `INSERT INTO audit (known_from, ${LINE}) SELECT (SELECT at FROM knowledge), ?, ?, ?, ?, ${select}`,
  values: [...actedBy(actor, now), ...values],
  at: now.getTime(),
})

export const audited = (actor: Actor, now: Date, entries: AuditEntry[]): Statement =>
  auditedFrom(actor, now, 'value->>0, value->>1, value->>2, value->>3, value->>4, value->>5 FROM jsonb_each(?)', [
    json(entries.map(toldOf)),
  ])

interface Act {
  actor: Actor
  now: Date
  entries: AuditEntry[]
}

/** What several did, in one statement. */
export function auditedOfAll(acts: Act[]): Statement {
  const [only, second] = acts
  if (only && !second) return audited(only.actor, only.now, only.entries)
  const lines = acts.flatMap(({ actor, now, entries }) =>
    entries.map((entry) => [...actedBy(actor, now), ...toldOf(entry)]),
  )
  return {
    sql: `INSERT INTO audit (known_from, ${LINE}) SELECT (SELECT at FROM knowledge), value->>0, value->>1, value->>2,
        value->>3, value->>4, value->>5, value->>6, value->>7, value->>8, value->>9 FROM jsonb_each(?)`,
    values: [json(lines)],
    at: Math.max(...acts.map(({ now }) => now.getTime())),
  }
}

/** The newest line of the trail: whatever was changed, this is another one now. The instant tells a restored copy from what it replaced. */
export async function newestEntry(sql: Sql): Promise<string> {
  const newest = await sql.first<{ id: number; at: string }>('SELECT id, at FROM audit ORDER BY id DESC LIMIT 1')
  return newest ? `${newest.id} ${newest.at}` : ''
}

/** The same of one entry, but not while such a line of such a thing is younger: who knocks without end fills no trail. */
export function auditedAtMost(actor: Actor, now: Date, minutes: number, entry: AuditEntry): Statement {
  const { action, subjectKind, subjectId, after } = entry
  const since = new Date(now.getTime() - minutes * 60_000).toISOString()
  return auditedFrom(
    actor,
    now,
    `?, ?, ?, NULL, NULL, ? WHERE NOT EXISTS (
       SELECT 1 FROM (SELECT at FROM audit WHERE subject_kind = ? AND subject_id = ? AND action = ? ORDER BY id DESC LIMIT 1)
       WHERE at > ? AND at <= ?)`,
    [action, subjectKind, subjectId, textOrNull(after), subjectKind, subjectId, action, since, now.toISOString()],
  )
}

export interface HistoryStep extends Omit<AuditEntry, 'subjectKind' | 'subjectId'> {
  at: string
  by: string
  /** Of the account or the token: two may have the same name. */
  actorId: string
  role: Role
}

export const historyOf = (sql: Sql, kind: SubjectKind, id: string): Promise<HistoryStep[]> =>
  ask(
    sql,
    rowsOf(
      `SELECT at, actor_name AS by, actor_id, actor_role AS role, action, reason, before, after FROM audit
       WHERE subject_kind = ? AND subject_id = ? ORDER BY id`,
      [kind, id],
      rowAs<HistoryStep>({ json: ['before', 'after'] }),
    ),
  )

/** Days as instants: from the first, up to and without the second. */
interface Asked extends Omit<AuditFilter, 'from' | 'to'> {
  fromAt?: string | undefined
  untilAt?: string | undefined
  /** What was there before and after is not looked through where people may be in it. */
  hidesPeople?: true
}

interface Row extends AuditEntry {
  id: number
  at: string
  actor: { id: string; name: string; role: Role }
}

/** Rows that one statement walks over, and how often it is asked while nothing was found. */
const STRETCH = 20_000
const MOST_STRETCHES = 5

/** With the instant down to which was looked, null when the trail begins there; and where to look on, if there may be more. */
export async function readTrail(sql: Sql, filter: Asked, limit: number, before?: number) {
  let from = before ?? (await newest(sql)) + 1
  for (let tries = 1; ; tries++) {
    const floor = isOneThing(filter) ? 0 : Math.max(0, from - STRETCH)
    const { rows, lowest } = await sql.read({
      rows: stretch(filter, from, floor, limit + 1),
      lowest: rowOf<{ at: string }>('SELECT at FROM audit WHERE id >= ? ORDER BY id LIMIT 1', [floor]),
    })
    const page = rows.slice(0, limit)
    const last = page.at(-1)
    if (rows.length > limit && last) return { items: await named(sql, page), next: last.id, lookedBackTo: last.at }
    if (floor <= 1) return { items: await named(sql, page), lookedBackTo: null }
    const lookedBackTo = lowest?.at ?? null
    if (page.length > 0 || tries >= MOST_STRETCHES) return { items: await named(sql, page), next: floor, lookedBackTo }
    from = floor
  }
}

/** How many a filter takes, where that can be told without looking through the whole trail; else null. */
export async function countTrail(sql: Sql, filter: Asked): Promise<number | null> {
  // the trail is numbered from one on, and the database lets nobody take a row out
  if (Object.values(filter).every((wanted) => wanted === undefined)) return newest(sql)
  if (!isOneThing(filter)) return null
  const { where, values } = conditionsOf(filter)
  return ask(sql, countOf(`SELECT count(*) AS n FROM audit WHERE ${where}`, values))
}

const newest = (sql: Sql): Promise<number> => ask(sql, countOf('SELECT coalesce(max(id), 0) AS n FROM audit'))

/** What became of one thing stands together in an index. */
const isOneThing = ({ subjectKind, subjectId }: Asked): boolean => subjectKind !== undefined && subjectId !== undefined

function stretch(filter: Asked, from: number, floor: number, limit: number): Reading<Row[]> {
  const { where, values } = conditionsOf(filter)
  return rowsOf(
    `SELECT id, at, json_object('id', actor_id, 'name', actor_name, 'role', actor_role) AS actor, action, subject_kind,
       subject_id, reason, before, after FROM audit
     WHERE id < ? AND id >= ? AND ${where} ORDER BY id DESC LIMIT ?`,
    [from, floor, ...values, limit],
    rowAs<Row>({ json: ['actor', 'before', 'after'] }),
  )
}

const WORDS = ['actor_name', 'subject_id', "coalesce(reason, '')"]
const SEARCHED = [...WORDS, "coalesce(before, '')", "coalesce(after, '')"]
const OF_PEOPLE = quoted(['screening', 'team', 'fault', 'fault_witness', 'missed_show'])
const SHOWN = [
  ...WORDS,
  ...['before', 'after'].map((said) => `iif(subject_kind IN (${OF_PEOPLE}), '', coalesce(${said}, ''))`),
]

function conditionsOf(filter: Asked): Where {
  // by its kind alone the index would read, and sort, most of the trail
  const indexed = isOneThing(filter) ? '' : '+'
  const { actor = '' } = filter
  return allOf(
    isAsked(`${indexed}subject_kind = ?`, filter.subjectKind),
    isAsked(`${indexed}subject_id = ?`, filter.subjectId),
    isAsked('at >= ?', filter.fromAt),
    isAsked('at < ?', filter.untilAt),
    filter.signIns === false && ["subject_kind <> 'session'"],
    isAsked('action = ?', filter.action),
    actor !== '' && ['(actor_id = ? OR instr(lower(actor_name), ?) > 0)', actor, actor.toLowerCase()],
    isAsked(
      `instr(lower(${(filter.hidesPeople ? SHOWN : SEARCHED).join(" || ' ' || ")}), ?) > 0`,
      filter.q?.toLowerCase(),
    ),
  )
}

async function named(sql: Sql, rows: Row[]) {
  if (rows.length === 0) return []
  const cases = Object.entries(TRAIL_NAMES).map(([kind, name]) => `WHEN '${kind}' THEN (${name})`)
  const names = await sql.all<{ name: string | null }>(
    `WITH asked AS (SELECT key, value->>'kind' AS kind, value->>'id' AS id FROM json_each(?))
     SELECT CASE kind ${cases.join(' ')} END AS name FROM asked ORDER BY key`,
    json(rows.map(({ subjectKind: kind, subjectId: id }) => ({ kind, id }))),
  )
  return rows.map((row, i) => lineOf(row, names[i]?.name ?? null))
}

const lineOf = ({ id, at, actor, action, subjectKind, subjectId, ...rest }: Row, name: string | null) => {
  const subject = { kind: subjectKind, id: subjectId, ...(name !== null && { name }) }
  return { id, at, actor, action, subject, ...rest }
}

/** Whether it was this account that entered a thing. */
export const isAddedBy = async (sql: Sql, kind: SubjectKind, id: string, actor: Actor): Promise<boolean> =>
  (await sql.first(
    `SELECT 1 FROM audit WHERE subject_kind = ? AND subject_id = ? AND action = 'add' AND actor_id = ?`,
    kind,
    id,
    actor.id,
  )) !== null
