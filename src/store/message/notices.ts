/** What was told: written with its messages in one batch, acknowledged once, and told to the leader where nobody did. */
import { KEPT_HOURS } from '../../domain/message/delivery.ts'
import { ESCALATES_AFTER_HOURS, OF_FLAGS, type Topic } from '../../domain/message/topic.ts'
import type { Actor } from '../../domain/people/account.ts'
import type { Language } from '../../domain/sentence.ts'
import {
  ask,
  assertNone,
  insertRows,
  json,
  quoted,
  type Reading,
  rowAs,
  rowOf,
  rowsOf,
  type Sql,
  statement,
  type Statement,
} from '../engine/sql.ts'
import { auditedFrom } from '../people/audit.ts'

const HOUR_MS = 3_600_000

/** A text for each language a channel may have. */
export type InEach<T> = Record<Language, T>

export interface NewNotice {
  id: string
  topic: Topic
  title: InEach<string>
  lines: InEach<string[]>
  isAwaited: boolean
  codeHash?: string | undefined
  /** Of the tellings that it tells. */
  tells: number[]
}

export interface NewMessage {
  id: string
  /** Nothing is written twice under the same. */
  key: string
  channelId: string
  noticeId?: string | undefined
  topic: Topic | 'test'
  isCritical: boolean
  title: string
  text: string
  code?: string | undefined
  /** Where what it tells of is seen to. */
  page?: string | undefined
  receivers: { name: string; address?: string | undefined }[]
  nextTryAt: Date
}

/** Fails with `nothing_changed_meanwhile` where somebody else has told one of them. */
export const noticeStatements = (notices: NewNotice[], gone: number[], now: Date): Statement[] => [
  assertNone('SELECT 1 FROM tellings WHERE notice_id IS NOT NULL AND id IN (SELECT value FROM json_each(?))', [
    json([...gone, ...notices.flatMap(({ tells }) => tells)]),
  ]),
  insertRows(
    'notices',
    notices.map(({ id, topic, title, lines, isAwaited, codeHash }) => ({
      id,
      topic,
      title: json(title),
      lines: json(lines),
      isAwaited: Number(isAwaited),
      codeHash,
      madeAt: now.toISOString(),
    })),
  ),
  ...notices.map(({ id, tells }) => toldBy(id, tells)),
  toldBy('', gone),
]
const toldBy = (noticeId: string, tells: number[]): Statement =>
  statement('UPDATE tellings SET notice_id = ? WHERE id IN (SELECT value FROM json_each(?))', [noticeId, json(tells)])

export const messageStatements = (messages: NewMessage[], now: Date): Statement =>
  insertRows(
    'messages',
    messages.map(
      ({ id, key, channelId, noticeId, topic, isCritical, title, text, code, page, receivers, nextTryAt }) => ({
        id,
        key,
        channelId,
        noticeId,
        topic,
        isCritical: Number(isCritical),
        title,
        text,
        code,
        page,
        receivers: json(receivers),
        madeAt: now.toISOString(),
        state: 'waiting',
        nextTryAt: nextTryAt.toISOString(),
        expiresAt: new Date(Math.max(now.getTime(), nextTryAt.getTime()) + KEPT_HOURS * HOUR_MS).toISOString(),
      }),
    ),
    'ON CONFLICT (key) DO NOTHING',
  )

export interface AwaitedNotice {
  id: string
  topic: Topic
  page?: string
  title: InEach<string>
  lines: InEach<string[]>
}

const SLEEPS_AFTER_DAYS = 7
/**
 * Told a day ago, and nobody has said that they saw it; of flags none was taken over either. What is a week old wakes
 * nobody: else the first leader that a channel gets would be told of all that ever was.
 */
export const unanswered = (now: Date): Reading<AwaitedNotice[]> =>
  rowsOf(
    `SELECT n.id, n.topic, n.title, n.lines, (SELECT page FROM messages m WHERE m.notice_id = n.id LIMIT 1) AS page
     FROM notices n
     WHERE n.is_awaited = 1 AND n.acknowledged_at IS NULL AND n.escalated_at IS NULL
       AND (SELECT min(sent_at) FROM messages m WHERE m.notice_id = n.id) BETWEEN ? AND ?
       AND (n.topic NOT IN (${quoted(OF_FLAGS)}) OR EXISTS (
         SELECT 1 FROM tellings t JOIN flags f ON f.id = t.subject_id
         WHERE t.notice_id = n.id AND f.cleared_at IS NULL AND f.acknowledged_at IS NULL))
     ORDER BY n.made_at LIMIT 20`,
    [SLEEPS_AFTER_DAYS * 24, ESCALATES_AFTER_HOURS].map((hours) =>
      new Date(now.getTime() - hours * HOUR_MS).toISOString(),
    ),
    rowAs<AwaitedNotice>({ json: ['title', 'lines'] }),
  )

/** Fails with `nothing_changed_meanwhile` where it was told or acknowledged meanwhile. */
export const escalating = (id: string, now: Date): Statement[] => [
  assertNone('SELECT 1 FROM notices WHERE id = ? AND (escalated_at IS NOT NULL OR acknowledged_at IS NOT NULL)', [id]),
  statement('UPDATE notices SET escalated_at = ? WHERE id = ?', [now.toISOString(), id]),
]

export interface LinkedNotice {
  id: string
  title: InEach<string>
  lines: InEach<string[]>
  acknowledgedAt?: string
}
/** Undefined where the code leads to none. */
export const noticeOfCode = (sql: Sql, codeHash: string): Promise<LinkedNotice | undefined> =>
  ask(
    sql,
    rowOf(
      'SELECT id, title, lines, acknowledged_at FROM notices WHERE code_hash = ?',
      [codeHash],
      rowAs<LinkedNotice>({ json: ['title', 'lines'] }),
    ),
  )

/** Once; whoever comes second changes nothing. */
export async function acknowledgeNotice(sql: Sql, id: string, by: Actor, now: Date): Promise<void> {
  await sql.batch([
    auditedFrom(
      by,
      now,
      `'acknowledged', 'notice', id, NULL, NULL, NULL FROM notices WHERE id = ? AND acknowledged_at IS NULL`,
      [id],
    ),
    statement('UPDATE notices SET acknowledged_at = ?, acknowledged_by = ? WHERE id = ? AND acknowledged_at IS NULL', [
      now.toISOString(),
      by.name,
      id,
    ]),
  ])
}
