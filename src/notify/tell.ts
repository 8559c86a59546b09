/** Makes messages of what happened, for everybody who wants to be told of it, and tells leaders what nobody answered. */
import { whenLoud, type Quiet } from '../domain/message/delivery.ts'
import { saidIn } from '../domain/message/message-words.ts'
import {
  clipped,
  linesSaid,
  MOST_BYTES,
  type Notice,
  noticesOf,
  pageOf,
  titleSaid,
  toldBy,
} from '../domain/message/notice.ts'
import { localDay } from '../domain/period.ts'
import type { Language } from '../domain/sentence.ts'
import { digestOf } from '../domain/trail/sha256.ts'
import { isOvertaken, type Sql } from '../store/engine/sql.ts'
import { type KeptChannel, listChannels } from '../store/message/channels.ts'
import {
  type AwaitedNotice,
  escalating,
  type InEach,
  messageStatements,
  type NewMessage,
  type NewNotice,
  noticeStatements,
  unanswered,
} from '../store/message/notices.ts'
import { waitingItems } from '../store/message/tellings.ts'

export interface TellingSettings {
  timeZone: string
  quiet: Quiet
}
export interface Teller {
  sql: Sql
  now: () => Date
  settings: TellingSettings
}

/** So long the first waits for others of its kind. */
const GATHER_MINUTES = 2

const inEach = <T>(say: (language: Language) => T): InEach<T> => ({ zh: say('zh'), en: say('en') })

/** What waits becomes messages, all in one batch; where another teller was faster there is nothing to do. */
export async function tellWaiting({ sql, now: clock, settings }: Teller): Promise<void> {
  const now = clock()
  const until = new Date(now.getTime() - GATHER_MINUTES * 60_000)
  const { items, gone } = await waitingItems(sql, until, localDay(now, settings.timeZone), settings.timeZone)
  if (items.length + gone.length === 0) return
  const channels = (await listChannels(sql)).filter(({ content }) => content.isOn)
  const notices = noticesOf(items).map((notice) => ({ notice, kept: keptNotice(notice) }))
  const messages = notices.flatMap(({ notice, kept }) =>
    channels.flatMap((channel) => messagesOf(notice, kept, channel, loudAt(now, notice.isCritical, settings))),
  )
  await wroteOnce(sql, [
    ...noticeStatements(
      notices.map(({ kept: { code: _, ...kept } }) => kept),
      gone,
      now,
    ),
    messageStatements(messages, now),
  ])
}

const loudAt = (now: Date, isCritical: boolean, { quiet, timeZone }: TellingSettings): Date =>
  isCritical ? now : whenLoud(now, quiet, timeZone)

export async function wroteOnce(sql: Sql, statements: Parameters<Sql['batch']>[0], ...keys: string[]): Promise<void> {
  try {
    await sql.batch(statements)
  } catch (error) {
    if (!isOvertaken(error, ...keys)) throw error
  }
}

interface CodedNotice extends NewNotice {
  code?: string | undefined
}
function keptNotice(notice: Notice): CodedNotice {
  const code = notice.isAwaited ? newCode() : undefined
  return {
    id: crypto.randomUUID(),
    topic: notice.topic,
    title: inEach((language) => titleSaid(notice, language)),
    lines: inEach((language) => linesSaid(notice, language)),
    isAwaited: notice.isAwaited,
    tells: notice.items.map(({ id }) => id),
    code,
    ...(code !== undefined && { codeHash: digestOf(code) }),
  }
}

/** 128 bits that nobody guesses; it acknowledges once and does nothing else. */
const newCode = (): string =>
  Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join('')

function messagesOf(
  notice: Notice,
  kept: CodedNotice,
  { id: channelId, content }: KeptChannel,
  at: Date,
): NewMessage[] {
  const { kind, language } = content
  const [first] = notice.items
  return toldBy(content, notice.items).map((told): NewMessage => {
    const { receivers, items } = told
    const own = { ...notice, items }
    const who = kind === 'smtp' ? receivers.map(({ address }) => address).join() : items.map(({ id }) => id).join()
    return {
      id: crypto.randomUUID(),
      key: `${notice.topic}.${first?.id}.${notice.isCritical}.${channelId}.${digestOf(who).slice(0, 16)}`,
      channelId,
      noticeId: kept.id,
      topic: notice.topic,
      isCritical: notice.isCritical,
      title: titleSaid(own, language),
      text: clipped(linesSaid(own, language), MOST_BYTES[kind], language),
      code: kept.code,
      page: pageOf(told),
      receivers: receivers.map(({ name, address }) => ({ name, address })),
      nextTryAt: at,
    }
  })
}

/** What nobody said they saw goes to the leaders, wherever they are told; once. */
export async function escalate({ sql, now: clock, settings }: Teller): Promise<void> {
  const now = clock()
  const { notices } = await sql.read({ notices: unanswered(now) })
  if (notices.length === 0) return
  const channels = (await listChannels(sql)).filter(({ content }) => content.isOn)
  for (const notice of notices) {
    const messages = channels.flatMap((channel) => toLeaders(notice, channel, loudAt(now, false, settings)))
    if (messages.length === 0) continue
    await wroteOnce(sql, [...escalating(notice.id, now), messageStatements(messages, now)])
  }
}

function toLeaders(notice: AwaitedNotice, { id: channelId, content }: KeptChannel, nextTryAt: Date): NewMessage[] {
  const { kind, language } = content
  const leaders = content.receivers.filter(({ leader }) => leader)
  const groups = kind === 'smtp' ? leaders.map((leader) => [leader]) : leaders.length > 0 ? [leaders] : []
  return groups.map((receivers, i) => ({
    id: crypto.randomUUID(),
    key: `escalated.${notice.id}.${channelId}.${i}`,
    channelId,
    noticeId: notice.id,
    topic: notice.topic,
    isCritical: false,
    title: saidIn(language, { key: 'told_escalated', facts: { title: notice.title[language] } }),
    text: clipped(notice.lines[language], MOST_BYTES[kind], language),
    page: notice.page,
    receivers: receivers.map(({ name, address }) => ({ name, address })),
    nextTryAt,
  }))
}
