/** The queue of messages: taken by one sender at a time, tried again with growing pauses, given up after three days. */
import { KEPT_HOURS, LEASE_MINUTES, MOST_A_MINUTE, pauseAfter } from '../../domain/message/delivery.ts'
import type { Message, MessageFilter } from '../../domain/message/message.ts'
import { type Said, saidIn } from '../../domain/message/message-words.ts'
import type { Topic } from '../../domain/message/topic.ts'
import type { Actor } from '../../domain/people/account.ts'
import type { Language } from '../../domain/sentence.ts'
import {
  allOf,
  countOf,
  insertRow,
  isAsked,
  json,
  type Reading,
  reading,
  rowAs,
  rowsOf,
  type Sql,
  statement,
  type Statement,
} from '../engine/sql.ts'
import { audited, auditedFrom } from '../people/audit.ts'

const MINUTE_MS = 60_000
const after = (now: Date, minutes: number): string => new Date(now.getTime() + minutes * MINUTE_MS).toISOString()

/** A message that somebody has taken to send it. */
export interface DueMessage {
  id: string
  topic: Topic | 'test'
  isCritical: boolean
  title: string
  text: string
  code?: string
  page?: string
  receivers: { name: string; address?: string }[]
  madeAt: string
  tries: number
  expiresAt: string
}
const dueAs = rowAs<DueMessage>({ flags: ['isCritical'], json: ['receivers'] })

/**
 * The next one of a channel, the urgent ones first; none where the minute is full. It is taken by one statement, so by
 * one sender, and comes back by itself should that one die over it.
 */
export async function takeNext(sql: Sql, channelId: string, now: Date): Promise<DueMessage | undefined> {
  const at = now.toISOString()
  const [row] = await sql.all<object>(
    `UPDATE messages SET tries = tries + 1, last_try_at = ?, next_try_at = ?
     WHERE id = (SELECT id FROM messages WHERE channel_id = ? AND state = 'waiting' AND next_try_at <= ?
         AND (SELECT count(*) FROM messages WHERE channel_id = ? AND last_try_at > ?) < ?
       ORDER BY is_critical DESC, next_try_at, made_at, id LIMIT 1)
     RETURNING id, topic, is_critical, title, text, code, page, receivers, made_at, tries, expires_at`,
    at,
    after(now, LEASE_MINUTES),
    channelId,
    at,
    channelId,
    after(now, -1),
    MOST_A_MINUTE,
  )
  return row && dueAs(row)
}

export const hasArrived = (sql: Sql, id: string, now: Date): Promise<number> =>
  sql.run(
    `UPDATE messages SET state = 'sent', sent_at = ?, next_try_at = NULL, last_error = NULL WHERE id = ?`,
    now.toISOString(),
    id,
  )

/** Tried again after a pause, or given up; `loud` says when one may be sent that falls into the quiet hours. */
export function hasFailed(
  sql: Sql,
  { id, tries, expiresAt }: DueMessage,
  why: Said,
  now: Date,
  loud: (at: Date) => Date,
): Promise<number> {
  const next = loud(new Date(now.getTime() + pauseAfter(tries) * MINUTE_MS)).toISOString()
  const isOver = next > expiresAt
  return sql.run(
    `UPDATE messages SET state = ?, next_try_at = ?, last_error = ? WHERE id = ? AND state = 'waiting'`,
    isOver ? 'failed' : 'waiting',
    isOver ? null : next,
    json(why),
    id,
  )
}

/** Nobody sends by a channel that is off: what waited for it too long is over, too. */
export const giveUpOld = (sql: Sql, now: Date): Promise<number> =>
  sql.run(
    `UPDATE messages SET state = 'failed', next_try_at = NULL, last_error = coalesce(last_error, ?)
     WHERE state = 'waiting' AND expires_at < ?`,
    json({ key: 'told_channel_off' } satisfies Said),
    now.toISOString(),
  )

/** What was made more than so many days ago, with what it told; what has not arrived and is still tried stays. */
export const forgetMessages = (days: number, now: Date): Statement[] => {
  const before = new Date(now.getTime() - days * 86_400_000).toISOString()
  return [
    statement(`DELETE FROM messages WHERE state <> 'waiting' AND made_at < ?`, [before]),
    statement(
      `DELETE FROM notices WHERE made_at < ? AND NOT EXISTS (SELECT 1 FROM messages m WHERE m.notice_id = notices.id)`,
      [before],
    ),
    statement('DELETE FROM tellings WHERE notice_id IS NOT NULL AND at < ?', [before]),
  ]
}

export interface WaitingMessages {
  /** Not made into messages yet. */
  untold: number
  waiting: number
  failed: number
  /** When the oldest that waits was made. */
  oldestAt?: string
}
const waitingAs = rowAs<WaitingMessages>()
/** How long the queue is. */
export const waitingMessages: Reading<WaitingMessages> = reading(
  `SELECT (SELECT count(*) FROM tellings WHERE notice_id IS NULL) AS untold,
     count(*) FILTER (WHERE state = 'waiting') AS waiting, count(*) FILTER (WHERE state = 'failed') AS failed,
     min(made_at) FILTER (WHERE state = 'waiting') AS oldest_at
   FROM messages WHERE state <> 'sent'`,
  [],
  ([row = {}]: object[]) => waitingAs(row),
)

/** At once, and for another three days; one that has arrived stays so. False where there is none. */
export async function tryAgain(sql: Sql, id: string, actor: Actor, now: Date): Promise<boolean> {
  const which = `FROM messages WHERE id = ? AND state <> 'sent'`
  await sql.batch([
    auditedFrom(actor, now, `'try_again', 'channel', channel_id, NULL, NULL, NULL ${which}`, [id]),
    statement(
      `UPDATE messages SET state = 'waiting', next_try_at = ?, expires_at = ? WHERE id = ? AND state <> 'sent'`,
      [now.toISOString(), after(now, KEPT_HOURS * 60), id],
    ),
  ])
  return (await sql.first('SELECT 1 AS found FROM messages WHERE id = ?', id)) !== null
}

/** A test that was sent by hand, with what became of it. */
export async function isTested(
  sql: Sql,
  channelId: string,
  test: DueMessage,
  verdict: Said | null,
  actor: Actor,
): Promise<void> {
  const { id, topic, title, text, receivers, madeAt, expiresAt } = test
  const state = verdict === null ? 'sent' : 'failed'
  const ended = verdict === null ? { sentAt: madeAt } : { lastError: json(verdict) }
  const row = { id, key: `test.${id}`, channelId, topic, isCritical: 0, title, text, receivers: json(receivers) }
  const entry = { action: 'send_test', subjectKind: 'channel' as const, subjectId: channelId }
  await sql.batch([
    insertRow('messages', { ...row, state, tries: 1, madeAt, lastTryAt: madeAt, expiresAt, ...ended }),
    audited(actor, new Date(madeAt), [entry]),
  ])
}

type Row = Omit<Message, 'receivers' | 'lastError'> & { receivers: { name: string }[]; lastError?: Said }
const messageAs = rowAs<Row>({ flags: ['isCritical'], json: ['channel', 'receivers', 'lastError'] })

/** The newest first, behind a place. */
export async function findMessages(
  sql: Sql,
  { state, topic, channel }: MessageFilter,
  limit: number,
  behind: { madeAt: string; id: string } | undefined,
  language: Language,
) {
  const asked = [
    // those not sent are of an index that has only these
    isAsked(state === 'sent' ? 'm.state = ?' : "m.state <> 'sent' AND m.state = ?", state),
    isAsked('m.topic = ?', topic),
    isAsked('m.channel_id = ?', channel),
  ] as const
  const all = allOf(...asked)
  const page = allOf(...asked, behind !== undefined && ['(m.made_at, m.id) < (?, ?)', behind.madeAt, behind.id])
  const { rows, total } = await sql.read({
    rows: rowsOf(
      `SELECT m.id, json_object('id', c.id, 'name', c.content->>'name') AS channel, m.topic, m.is_critical, m.title, m.text,
         m.receivers, m.state, m.made_at, m.tries, m.last_try_at, m.next_try_at, m.sent_at, m.last_error,
         n.acknowledged_at, n.acknowledged_by, n.escalated_at
       FROM messages m JOIN channels c ON c.id = m.channel_id LEFT JOIN notices n ON n.id = m.notice_id
       WHERE ${page.where} ORDER BY m.made_at DESC, m.id DESC LIMIT ?`,
      [...page.values, limit + 1],
      (row: object) => messageIn(language, messageAs(row)),
    ),
    total: countOf(`SELECT count(*) AS n FROM messages m WHERE ${all.where}`, all.values),
  })
  return { rows, total }
}

const messageIn = (language: Language, { receivers, lastError, ...row }: Row): Message => ({
  ...row,
  receivers: receivers.map(({ name }) => name),
  ...(lastError && { lastError: saidIn(language, lastError) }),
})
