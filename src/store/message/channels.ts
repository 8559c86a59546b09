/** Channels as they are kept; what is secret of them leaves this file for sending alone. */
import {
  type Addressed,
  type Channel,
  ChannelContent,
  ChannelSecrets,
  contentOf,
  type NewChannel,
  requireAddress,
  shownSecrets,
} from '../../domain/message/channel.ts'
import { notFound } from '../../domain/errors.ts'
import type { Actor } from '../../domain/people/account.ts'
import { ask, json, putRows, type Reading, rowAs, rowsOf, type Sql, statement } from '../engine/sql.ts'
import { audited } from '../people/audit.ts'
import { changeThing, type Expected, isSame, type Subject } from '../people/revisions.ts'

interface Row {
  id: string
  content: unknown
  secrets: unknown
  madeAt: string
  madeBy: string
  waiting: number
  lastSentAt?: string
}
const channelAs = rowAs<Row>({ json: ['content', 'secrets'] })
const COLUMNS = `c.id, c.content, s.secrets, c.made_at, c.made_by,
  (SELECT count(*) FROM messages m WHERE m.channel_id = c.id AND m.state = 'waiting') AS waiting,
  (SELECT max(sent_at) FROM messages m WHERE m.channel_id = c.id) AS last_sent_at`
const FROM = 'FROM channels c LEFT JOIN channel_secrets s ON s.channel_id = c.id'

export type KeptChannel = Addressed & Omit<Row, 'content' | 'secrets'>
function keptOf(row: object): KeptChannel {
  const { content, secrets, ...rest } = channelAs(row)
  return { ...rest, content: ChannelContent.parse(content), secrets: ChannelSecrets.parse(secrets ?? {}) }
}
/** As it is answered. */
export const channelOf = ({ content, secrets, ...rest }: KeptChannel): Channel =>
  Object.assign({}, content, rest, { shown: shownSecrets(secrets) })

/** A few. */
export const allChannels: Reading<KeptChannel[]> = rowsOf(
  `SELECT ${COLUMNS} ${FROM} ORDER BY c.is_on DESC, c.made_at, c.id`,
  [],
  keptOf,
)
export const listChannels = (sql: Sql): Promise<KeptChannel[]> => ask(sql, allChannels)

async function keptChannel(sql: Sql, id: string): Promise<KeptChannel | null> {
  const [found] = await ask(sql, rowsOf(`SELECT ${COLUMNS} ${FROM} WHERE c.id = ?`, [id], keptOf))
  return found ?? null
}
/** Throws not_found. */
export async function readChannel(sql: Sql, id: string): Promise<KeptChannel> {
  const found = await keptChannel(sql, id)
  if (!found) throw notFound('noun_channel', id)
  return found
}

export const channelSubject = (id: string): Subject => ({ subjectKind: 'channel', subjectId: id })

interface Putting {
  id: string
  wanted: NewChannel
  expected: Expected | undefined
  mayBeLocal: boolean
}

/** What is left out of its secrets stays. Throws invalid where it leads nowhere it may. Answers the revision it has then. */
export async function putChannel(sql: Sql, { id, wanted, expected, mayBeLocal }: Putting, actor: Actor, now: Date) {
  const sent = contentOf(wanted)
  const content = ChannelContent.parse(sent.content)
  let kept: KeptChannel | null = null
  const secretsNow = (): ChannelSecrets => ({ ...kept?.secrets, ...defined(sent.secrets) })
  return changeThing<{ content: ChannelContent; secrets: ChannelSecrets }>(sql, {
    subject: channelSubject(id),
    expected,
    wanted: { content, secrets: sent.secrets },
    read: async () => {
      kept = await keptChannel(sql, id)
      // compared with what was sent alone
      return kept && { content: kept.content, secrets: chosen(kept.secrets, sent.secrets) }
    },
    statements: (before) => {
      const secrets = secretsNow()
      requireAddress({ content, secrets }, mayBeLocal)
      if (before && isSame(before, { content, secrets: sent.secrets })) return []
      const isSecretChanged = !isSame(before?.secrets ?? {}, sent.secrets)
      const after = { ...content, ...(isSecretChanged && { secretsChanged: true }) }
      const made = { madeAt: kept?.madeAt ?? now.toISOString(), madeBy: kept?.madeBy ?? actor.name }
      const { kind, isOn } = content
      return [
        putRows('channels', 'id', [{ id, kind, isOn: Number(isOn), content: json(content), ...made }]),
        putRows('channel_secrets', 'channel_id', [{ channelId: id, secrets: json(secrets) }]),
        audited(actor, now, [{ action: 'put', ...channelSubject(id), before: before?.content, after }]),
        ...(isOn ? [] : [statement(FORGETTING)]),
      ]
    },
  })
}
/** With the last channel off nobody is there to be told, and nothing piles up. */
const FORGETTING = `UPDATE tellings SET notice_id = '' WHERE notice_id IS NULL
  AND NOT EXISTS (SELECT 1 FROM channels WHERE is_on = 1)`

const defined = (secrets: ChannelSecrets): ChannelSecrets => ChannelSecrets.parse(JSON.parse(json(secrets)))
const chosen = (kept: ChannelSecrets, sent: ChannelSecrets): ChannelSecrets =>
  Object.fromEntries(Object.entries(kept).filter(([name]) => sent[name as keyof ChannelSecrets] !== undefined))
