/** Keeps the flags in step with the facts of today, and keeps who was told to see to them. */
import type { Actor } from '../../domain/people/account.ts'
import { busy, notFound } from '../../domain/errors.ts'
import {
  changesTo,
  type FlagAction,
  type FlagChanges,
  flagId,
  type FlagRecord,
  type Hand,
  handedOn,
  isNewlyAcknowledged,
  type NewAcknowledgement,
  type OpenFlag,
} from '../../domain/flag/flag-life.ts'
import type { FlagFact } from '../../domain/flag/flags.ts'
import { overviewOf, type OverviewSettings } from '../../domain/report/overview.ts'
import { localDay } from '../../domain/period.ts'
import { audited, type AuditEntry, SYSTEM } from '../people/audit.ts'
import { findFlag, openFlags } from './flags.ts'
import { readOverview } from '../report/overview.ts'
import { insertRow, insertRows, json, type Sql, statement, type Statement, wroteFirst } from '../engine/sql.ts'

/** Works out today's flags and writes what changed since they were last looked at; nothing when nothing did. */
export const refreshFlags = (sql: Sql, clock: () => Date, settings: OverviewSettings): Promise<void> =>
  keepFlags(sql, clock, settings.timeZone, async (today, now) => {
    return overviewOf(await readOverview(sql, today, now, settings)).flags
  })

const MOST_TRIES = 10
/** Rows that go in one parameter: some 50 KB at most. */
const CHUNK = 100

type FactsOn = (today: string, now: Date) => Promise<FlagFact[]>

/**
 * The same for any facts. What is kept is read before the clock and the facts are: then whoever wrote in between has
 * taken an event's or a flag's number that this needs too, so older facts never undo what newer ones did.
 */
export async function keepFlags(sql: Sql, clock: () => Date, timeZone: string, factsOn: FactsOn): Promise<void> {
  for (let tries = 0; tries < MOST_TRIES; tries++) {
    const { open, lastRow } = await openFlags(sql)
    const now = clock()
    const today = localDay(now, timeZone)
    const changes = changesTo(open, await factsOn(today, now))
    const opening = await numbered(sql, changes, lastRow)
    const statements = writing(changes, opening, now, today)
    if (statements.length === 0 || (await wrote(sql, statements))) return
  }
  throw busy()
}

/** Somebody else took the same number of a flag or of its next event, or opened it first. */
const OVERTAKEN = ['flags.id', 'flags.kind', 'flag_events.flag_id']
const wrote = (sql: Sql, statements: Statement[]): Promise<boolean> => wroteFirst(sql, statements, ...OVERTAKEN)

interface Opening {
  id: string
  number: number
  fact: FlagFact
  /** Whose it is from the first, because another of the same trouble was. */
  hand: Hand | undefined
}

/** Each with the number after its last one, among the rows that were there when the open flags were read. */
async function numbered(
  sql: Sql,
  { opening: facts, cleared }: Pick<FlagChanges, 'opening' | 'cleared'>,
  lastRow: number,
): Promise<Opening[]> {
  if (facts.length === 0) return []
  const keys = facts.map(({ kind, subject }) => ({ kind, subjectKind: subject.kind, code: subject.code }))
  const asked = inChunks(keys, (chunk) =>
    statement(
      `SELECT (SELECT max(number) FROM flags f WHERE f.kind = value->>'kind' AND f.subject_kind = value->>'subjectKind'
         AND f.subject_code = value->>'code' AND f.rowid <= ?) AS last FROM json_each(?) ORDER BY key`,
      [lastRow, json(chunk)],
    ),
  )
  const lasts = (await sql.batch<{ last: number | null }[][]>(asked)).flat()
  return facts.map((fact, i) => {
    const number = (lasts[i]?.last ?? 0) + 1
    return { id: flagId(fact, number), number, fact, hand: handedOn(fact, cleared) }
  })
}

const inChunks = <T>(rows: T[], write: (chunk: T[]) => Statement): Statement[] =>
  Array.from({ length: Math.ceil(rows.length / CHUNK) }, (_, i) => write(rows.slice(i * CHUNK, (i + 1) * CHUNK)))

interface FlagEvent {
  id: string
  number: number
  action: FlagAction
  severity: FlagFact['severity']
  owner?: string | undefined
  dueOn?: string | undefined
  before?: unknown
  after?: unknown
}

function eventsIn({ moved, cleared }: FlagChanges, opening: Opening[]): FlagEvent[] {
  return [
    ...opening.map(({ id, number, fact: { severity, since }, hand }) => ({
      id,
      number: 1,
      action: number > 1 ? ('returned' as const) : ('opened' as const),
      severity,
      owner: hand?.owner,
      dueOn: hand?.dueOn,
      after: { severity, since, owner: hand?.owner, dueOn: hand?.dueOn },
    })),
    ...moved.map(({ flag, fact: { severity }, action }) => ({
      id: flag.id,
      number: flag.events + 1,
      action,
      severity,
      before: { severity: flag.severity },
      after: { severity },
    })),
    ...cleared.map(({ id, events, severity }) => ({ id, number: events + 1, action: 'cleared' as const, severity })),
  ]
}

/** What a flag says is kept up without a trace of its own: the facts behind it have theirs. */
function writing(changes: FlagChanges, opening: Opening[], now: Date, today: string): Statement[] {
  const events = eventsIn(changes, opening)
  const entries = events.map(({ id, action, before, after }): AuditEntry => {
    return { action, subjectKind: 'flag', subjectId: id, before, after }
  })
  return [
    ...inChunks(opening, (chunk) => insertFlags(chunk, now, today)),
    ...inChunks([...changes.moved, ...changes.restated], (chunk) => restate(chunk, now)),
    ...inChunks(changes.cleared, (chunk) => clear(chunk, now, today)),
    ...inChunks(events, (chunk) => insertEvents(chunk, now)),
    ...inChunks(entries, (chunk) => audited(SYSTEM, now, chunk)),
  ]
}

const saying = ({ severity, since, subject, sentence }: FlagFact) => {
  return { severity, since, subjectName: subject.name, sentence: json(sentence) }
}

const insertFlags = (opening: Opening[], now: Date, today: string): Statement =>
  insertRows(
    'flags',
    opening.map(({ id, number, fact, hand }) => ({
      id,
      kind: fact.kind,
      subjectKind: fact.subject.kind,
      subjectCode: fact.subject.code,
      number,
      ...saying(fact),
      owner: hand?.owner,
      dueOn: hand?.dueOn,
      acknowledgedAt: hand?.acknowledgedAt,
      acknowledgedBy: hand?.acknowledgedBy,
      openedAt: now.toISOString(),
      openedOn: today,
    })),
  )

/** Only while nothing became of the flag since it was read. */
function restate(changed: { flag: OpenFlag; fact: FlagFact }[], now: Date): Statement {
  const rows = changed.map(({ flag: { id, events }, fact }) => ({ id, events, ...saying(fact) }))
  return {
    sql: `UPDATE flags SET severity = j.value->>'severity', since = j.value->>'since', sentence = j.value->>'sentence',
        subject_name = j.value->>'subjectName'
      FROM json_each(?) AS j WHERE flags.id = j.value->>'id'
        AND (SELECT max(number) FROM flag_events WHERE flag_id = flags.id) = j.value->>'events'`,
    values: [json(rows)],
    at: now.getTime(),
  }
}

const clear = (flags: OpenFlag[], now: Date, today: string): Statement =>
  statement('UPDATE flags SET cleared_at = ?, cleared_on = ? WHERE id IN (SELECT value FROM json_each(?))', [
    now.toISOString(),
    today,
    json(flags.map(({ id }) => id)),
  ])

const insertEvents = (events: FlagEvent[], now: Date): Statement =>
  insertRows(
    'flag_events',
    events.map(({ id, number, action, severity, owner, dueOn }) => {
      return { flagId: id, number, at: now.toISOString(), action, byName: SYSTEM.name, severity, owner, dueOn }
    }),
  )

/** The same again changes nothing. Throws not_found, conflict for one that is cleared, invalid for a day past. */
export async function acknowledgeFlag(
  sql: Sql,
  id: string,
  wanted: NewAcknowledgement,
  actor: Actor,
  now: Date,
  today: string,
): Promise<void> {
  for (let tries = 0; tries < MOST_TRIES; tries++) {
    const flag = await findFlag(sql, id)
    if (!flag) throw notFound('noun_flag', id)
    const note = flag.history.findLast(({ action }) => action === 'acknowledged')?.note
    if (!isNewlyAcknowledged({ ...flag, note }, wanted, today)) return
    if (await wrote(sql, acknowledging(flag, wanted, actor, now))) return
  }
  throw busy()
}

function acknowledging(
  { id, owner: before, dueOn, severity, history }: FlagRecord & { history: unknown[] },
  wanted: NewAcknowledgement,
  actor: Actor,
  now: Date,
): Statement[] {
  const at = now.toISOString()
  const event = { flagId: id, number: history.length + 1, at, action: 'acknowledged', byName: actor.name, severity }
  const entry: AuditEntry = {
    action: 'acknowledged',
    subjectKind: 'flag',
    subjectId: id,
    before: before === undefined ? undefined : { owner: before, dueOn },
    after: wanted,
  }
  return [
    insertRow('flag_events', { ...event, owner: wanted.owner, dueOn: wanted.dueOn, note: wanted.note }),
    statement('UPDATE flags SET owner = ?, due_on = ?, acknowledged_at = ?, acknowledged_by = ? WHERE id = ?', [
      wanted.owner,
      wanted.dueOn,
      at,
      actor.name,
      id,
    ]),
    audited(actor, now, [entry]),
  ]
}
