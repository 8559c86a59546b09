/** Sends what is due, channel by channel, and writes down what became of each. */
import { MOST_A_MINUTE, whenLoud } from '../domain/message/delivery.ts'
import { saidIn } from '../domain/message/message-words.ts'
import { TOPIC_PAGES } from '../domain/message/topic.ts'
import type { Sql } from '../store/engine/sql.ts'
import { type KeptChannel, listChannels } from '../store/message/channels.ts'
import { type DueMessage, giveUpOld, hasArrived, hasFailed, takeNext } from '../store/message/messages.ts'
import { deliver, type Delivering } from './deliver.ts'
import type { Letter } from './request.ts'
import type { TellingSettings } from './tell.ts'

export interface Sender {
  sql: Sql
  now: () => Date
  log: (line: string) => void
  settings: TellingSettings & { publicUrl?: string | undefined }
  how: Delivering
}

/** Each channel by itself: one that hangs holds up no other. */
export async function sendDue(sender: Sender): Promise<void> {
  const { sql, now } = sender
  await giveUpOld(sql, now())
  const channels = (await listChannels(sql)).filter(({ content, waiting }) => content.isOn && waiting > 0)
  await Promise.all(channels.map((channel) => sendBy(channel, sender)))
}

async function sendBy(channel: KeptChannel, sender: Sender): Promise<void> {
  const { sql, now, log, how, settings } = sender
  const loud = (isCritical: boolean) => (at: Date) =>
    isCritical ? at : whenLoud(at, settings.quiet, settings.timeZone)
  for (let sent = 0; sent < MOST_A_MINUTE; sent++) {
    const message = await takeNext(sql, channel.id, now())
    if (!message) return
    const { verdict, isOutage } = await deliver(channel, letterOf(message, channel, settings.publicUrl), how, now())
    if (verdict === null) await hasArrived(sql, message.id, now())
    else {
      await hasFailed(sql, message, verdict, now(), loud(message.isCritical))
      log(`message ${message.id} by ${channel.id} not sent: ${saidIn('en', verdict)}`)
    }
    // the others would only wait as long
    if (isOutage) return
  }
}

/** With the links that people follow, where the service knows its own address. */
export function letterOf(message: DueMessage, { content }: KeptChannel, publicUrl: string | undefined): Letter {
  const { language } = content
  const { code, topic, page: own, tries: _, expiresAt: __, ...letter } = message
  if (publicUrl === undefined) return { ...letter, topic }
  const page = topic === 'test' ? undefined : (own ?? TOPIC_PAGES[topic])
  const acknowledgeUrl = code === undefined ? undefined : `${publicUrl}/seen/${code}`
  const links = [
    ...(page === undefined ? [] : [saidIn(language, { key: 'told_where', facts: { url: publicUrl + page } })]),
    ...(acknowledgeUrl === undefined
      ? []
      : [saidIn(language, { key: 'told_acknowledge', facts: { url: acknowledgeUrl } })]),
  ]
  return { ...letter, topic, text: [letter.text, ...links].join('\n'), acknowledgeUrl }
}
