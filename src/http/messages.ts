/** Channels and messages over HTTP; and the page behind a message’s link, which says once that somebody saw it. */
import type { Context } from 'hono'
import { tellingSettings } from '../config.ts'
import { channels, messages } from '../contract/messages.ts'
import { notFound } from '../domain/errors.ts'
import { saidIn } from '../domain/message/message-words.ts'
import { deliver } from '../notify/deliver.ts'
import { letterOf } from '../notify/send.ts'
import {
  channelOf,
  channelSubject,
  type KeptChannel,
  listChannels,
  putChannel,
  readChannel,
} from '../store/message/channels.ts'
import { findMessages, isTested, tryAgain } from '../store/message/messages.ts'
import { revisionOf } from '../store/people/revisions.ts'
import { acknowledgementRoutes } from './acknowledgement.ts'
import type { App, Deps, Env } from './deps.ts'
import { officeNames } from './office-name.ts'
import { afterIn, nextIn, pageOf } from './queries.ts'
import { serve, tagged } from './serve.ts'

const KEY = ['madeAt', 'id'] as const
/** Somebody waits at the page for it. */
const PATIENCE_MS = 10_000

export function messageRoutes(app: App, deps: Deps): void {
  acknowledgementRoutes(app, deps)

  serve(app, deps, channels.list, async ({ query }) =>
    pageOf((await listChannels(deps.sql)).map(channelOf), query, ({ id }) => id),
  )

  serve(app, deps, channels.read, async ({ params: { id }, c }) => {
    // before it is read: then it is never newer than what was read
    tagged(c, await revisionOf(deps.sql, channelSubject(id)))
    return channelOf(await readChannel(deps.sql, id))
  })

  serve(app, deps, channels.put, async ({ params: { id }, body: wanted, actor, expected, c }) => {
    const mayBeLocal = deps.config.LOCAL_CHANNELS
    tagged(c, await putChannel(deps.sql, { id, wanted, expected, mayBeLocal }, actor, deps.now()))
    return channelOf(await readChannel(deps.sql, id))
  })

  serve(app, deps, channels.test, async ({ params: { id }, language, c }) => {
    const channel = await readChannel(deps.sql, id)
    const { verdict, reply } = await tested(channel, deps, c)
    return {
      arrived: verdict === null,
      said: saidIn(language, verdict ?? { key: 'told_arrived' }),
      ...(reply && { status: reply.status, answer: reply.text }),
    }
  })

  serve(app, deps, messages.list, async ({ query: { limit = 50, cursor, ...filter }, language }) => {
    const { rows, total } = await findMessages(deps.sql, filter, limit, afterIn(KEY, cursor), language)
    const items = rows.slice(0, limit)
    return { items, total, ...nextIn(KEY, rows.length > limit ? items.at(-1) : undefined) }
  })

  serve(app, deps, messages.retry, async ({ params: { id }, actor }) => {
    if (!(await tryAgain(deps.sql, id, actor, deps.now()))) throw notFound('noun_message', id)
  })
}

/** Kept among the messages, so that the bot’s minute counts it. */
async function tested(channel: KeptChannel, deps: Deps, c: Context<Env>) {
  const { sql, config, now, sendMail } = deps
  const at = now()
  const { language, receivers } = channel.content
  const { publicUrl } = tellingSettings(config)
  const { [language]: office } = await officeNames(deps)
  const message = {
    id: crypto.randomUUID(),
    topic: 'test' as const,
    isCritical: false,
    title: saidIn(language, { key: 'told_title_test' }),
    text: saidIn(language, { key: 'told_test', facts: { office, who: c.get('actor').name } }),
    receivers: receivers.map(({ name, address }) => ({ name, ...(address !== undefined && { address }) })),
    madeAt: at.toISOString(),
    tries: 1,
    expiresAt: at.toISOString(),
  }
  const how = { patienceMs: PATIENCE_MS, mayBeLocal: config.LOCAL_CHANNELS, sendMail }
  const delivery = await deliver(channel, letterOf(message, channel, publicUrl), how, at)
  await isTested(sql, channel.id, message, delivery.verdict, c.get('actor'))
  return delivery
}
