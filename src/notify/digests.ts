/** Makes digests of the figures of the page, one for each that is told by it; twice makes none twice. */
import { MOST_BYTES, clipped } from '../domain/message/notice.ts'
import { asOfDigest, digestLines, digestTitle, headSaid, weekLines } from '../domain/message/digest.ts'
import type { Receiver } from '../domain/message/channel.ts'
import { whenLoud } from '../domain/message/delivery.ts'
import type { DigestTopic } from '../domain/message/topic.ts'
import { yearOf } from '../domain/period.ts'
import { overviewOf, type OverviewFacts, type OverviewSettings } from '../domain/report/overview.ts'
import type { Language } from '../domain/sentence.ts'
import type { Sql } from '../store/engine/sql.ts'
import { type KeptChannel, listChannels } from '../store/message/channels.ts'
import { messageStatements, type NewMessage } from '../store/message/notices.ts'
import { readOverview, readVillageMonths } from '../store/report/overview.ts'
import { allTeams } from '../store/register/teams.ts'
import { newestSeal } from '../store/trail/seals.ts'
import type { TellingSettings } from './tell.ts'

export interface Digesting {
  sql: Sql
  now: Date
  settings: TellingSettings
  /** What was in force on a day. */
  judgedBy: (day: string) => Promise<OverviewSettings>
}

type Lines = (language: Language) => string[]
interface Told {
  channel: KeptChannel
  receivers: Receiver[]
  team: string
  lines: Lines
}

/** For the day on which it is due by the clock of the county. */
export async function makeDigest(topic: DigestTopic, dueDay: string, digesting: Digesting): Promise<number> {
  const { sql, now, settings } = digesting
  const channels = (await listChannels(sql)).filter(
    ({ content }) => content.isOn && content.receivers.some(({ topics }) => topics.includes(topic)),
  )
  if (channels.length === 0) return 0
  const told = await (topic === 'team_week'
    ? weeks(channels, dueDay, digesting)
    : digests(topic, channels, dueDay, digesting))
  const nextTryAt = whenLoud(now, settings.quiet, settings.timeZone)
  const messages = told.flatMap(({ channel, receivers, team, lines }) => {
    const { id: channelId, content } = channel
    const { kind, language } = content
    return toEach(channel, receivers).map((some): NewMessage => ({
      id: crypto.randomUUID(),
      key: `${topic}.${dueDay}.${channelId}.${team}.${some.map(({ address = '' }) => address).join()}`,
      channelId,
      topic,
      isCritical: false,
      title: digestTitle(topic, topic === 'morning' ? dueDay : asOfDigest(dueDay), team, language),
      text: clipped(lines(language), MOST_BYTES[kind], language),
      receivers: some.map(({ name, address }) => ({ name, address })),
      nextTryAt,
    }))
  })
  await sql.batch([messageStatements(messages, now)])
  return messages.length
}

/** A letter for each, one message for a group. */
const toEach = ({ content }: KeptChannel, receivers: Receiver[]): Receiver[][] =>
  content.kind === 'smtp' ? receivers.map((one) => [one]) : [receivers]

async function digests(
  topic: Exclude<DigestTopic, 'team_week'>,
  channels: KeptChannel[],
  dueDay: string,
  { sql, now, judgedBy }: Digesting,
): Promise<Told[]> {
  const asOf = asOfDigest(dueDay)
  const overview: OverviewFacts = overviewOf(await readOverview(sql, asOf, now, await judgedBy(asOf)))
  const head = await newestSeal(sql)
  return channels.map((channel) => ({
    channel,
    team: '',
    receivers: channel.content.receivers.filter(({ topics }) => topics.includes(topic)),
    lines: (language) => digestLines({ topic, dueDay, overview, head }, language),
  }))
}

/** Of who has a team alone. */
async function weeks(channels: KeptChannel[], dueDay: string, { sql }: Digesting): Promise<Told[]> {
  const rows = await readVillageMonths(sql, yearOf(dueDay), dueDay)
  const names = new Map((await allTeams(sql)).map(({ code, name }) => [code, name]))
  const head = await newestSeal(sql)
  const month = Number(dueDay.slice(5, 7)) - 1
  return channels.flatMap((channel) =>
    channel.content.receivers
      .filter(({ topics, teamCode }) => teamCode !== undefined && topics.includes('team_week'))
      .map((receiver) => {
        const { teamCode = '' } = receiver
        const left = rows.filter((row) => row.teamCode === teamCode && row.quota > 0 && (row.months[month] ?? 0) < 1)
        const lines: Lines = (language) => [...weekLines(left, dueDay, language), headSaid(head, language)]
        return { channel, receivers: [receiver], team: names.get(teamCode) ?? teamCode, lines }
      }),
  )
}
