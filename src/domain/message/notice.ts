/** What happened, put together as it is told: one cause one message, the villages of a township in one line, and to whom. */
import type { FlagKind } from '../flag/flags.ts'
import { saidIn } from './message-words.ts'
import type { Language } from '../sentence.ts'
import { columnWords } from '../words-columns.ts'
import type { ChannelContent, Receiver } from './channel.ts'
import { AWAITED, type Topic } from './topic.ts'

/** One thing that happened. */
export interface ToldItem {
  /** Of its telling. */
  id: number
  topic: Topic
  /** Of flags their kind: what is told in one place of a message. */
  cause?: FlagKind | undefined
  isCritical: boolean
  township?: string | undefined
  name: string
  /** What it says in each language. */
  said: (language: Language) => string
  /** The people it concerns, as duties and faults name them. */
  who: string[]
  teamCode?: string | undefined
  /** Of this very thing. */
  page?: string | undefined
}

export interface Notice {
  topic: Topic
  isCritical: boolean
  isAwaited: boolean
  items: ToldItem[]
}

/** What is critical may be told at night, and so stands by itself; what is to be confirmed does with its link. */
export function noticesOf(items: ToldItem[]): Notice[] {
  const causeOf = ({ topic, isCritical, page }: ToldItem): string =>
    `${topic} ${isCritical} ${topic === 'to_confirm' ? page : ''}`
  const groups = [...Map.groupBy(items, causeOf).values()]
  return groups.flatMap((group) => {
    const [first] = group
    if (!first) return []
    const { topic, isCritical } = first
    return [{ topic, isCritical, isAwaited: AWAITED.includes(topic), items: group }]
  })
}

/** Of a cause with no more than these each is a sentence of its own; more are named township by township. */
const MOST_SENTENCES = 3
const MOST_NAMES = 30

export const titleSaid = ({ topic, isCritical, items }: Notice, language: Language): string =>
  saidIn(language, {
    key: isCritical && topic === 'flag' ? 'told_title_flag_critical' : `told_title_${topic}`,
    facts: { count: items.length },
  })

export function linesSaid({ items }: Notice, language: Language): string[] {
  const causes = [...Map.groupBy(items, ({ cause }) => cause)]
  return causes.flatMap(([cause, of]) => {
    if (of.length <= MOST_SENTENCES) return of.map(({ said }) => said(language))
    const townships = townshipsSaid(of, language)
    if (cause === undefined) return townships
    const facts = { cause: columnWords[`flag_kind_${cause}`][language === 'zh' ? 0 : 1], count: of.length }
    return [saidIn(language, { key: 'told_cause', facts }), ...townships]
  })
}

function townshipsSaid(items: ToldItem[], language: Language): string[] {
  const comma = saidIn(language, { key: 'told_comma' })
  return [...Map.groupBy(items, ({ township = '' }) => township)].map(([township, of]) => {
    const names = of.slice(0, MOST_NAMES).map(({ name }) => name)
    const rest = of.length - names.length
    const more = rest > 0 ? saidIn(language, { key: 'told_more', facts: { count: rest } }) : ''
    const list = names.join(comma) + more
    return township === '' ? list : saidIn(language, { key: 'told_township', facts: { township, list } })
  })
}

const concerns = ({ name, teamCode }: Receiver, item: ToldItem): boolean =>
  item.who.includes(name) || (teamCode !== undefined && item.teamCode === teamCode)
/** A team is told of what is its own alone. */
const isTold = (receiver: Receiver, item: ToldItem): boolean =>
  receiver.topics.includes(item.topic) &&
  ((!receiver.own && receiver.teamCode === undefined) || concerns(receiver, item))

export interface Told {
  receivers: Receiver[]
  items: ToldItem[]
}
/** A letter for each; in a group those who are told the same are told once. */
export function toldBy({ kind, receivers }: ChannelContent, items: ToldItem[]): Told[] {
  const each = receivers
    .map((receiver) => ({ receiver, items: items.filter((item) => isTold(receiver, item)) }))
    .filter(({ items: of }) => of.length > 0)
  if (kind === 'smtp') return each.map(({ receiver, items: of }) => ({ receivers: [receiver], items: of }))
  const groups = [...Map.groupBy(each, ({ items: of }) => of.map(({ id }) => id).join(' ')).values()]
  return groups.map((group) => ({ receivers: group.map(({ receiver }) => receiver), items: group[0]?.items ?? [] }))
}

/** Of one thing its own page; a team opens its log on its phone. */
export function pageOf({ receivers, items }: Told): string | undefined {
  const [item, ...others] = items
  if (item?.page === undefined || others.length > 0) return undefined
  const isForTeams = item.topic === 'log_returned' && receivers.every(({ teamCode }) => teamCode !== undefined)
  return isForTeams ? `/field${item.page}` : item.page
}

const bytes = new TextEncoder()
/** Makers’ limits of a text, less the room for links and names. */
export const MOST_BYTES: Record<ChannelContent['kind'], number> = {
  wecom: 1700,
  dingtalk: 15_000,
  feishu: 15_000,
  smtp: 60_000,
  webhook: 60_000,
}
/** As many lines as there is room for, and how many are left out. */
export function clipped(lines: string[], most: number, language: Language): string {
  let used = 0
  const kept = lines.filter((line) => (used += bytes.encode(line).length + 1) <= most)
  const rest = lines.length - kept.length
  return [...kept, ...(rest > 0 ? [saidIn(language, { key: 'told_lines_more', facts: { count: rest } })] : [])].join(
    '\n',
  )
}
