/** Sends one message and says what became of it: within a bounded time, reading a bounded answer, led nowhere else. */
import { type Addressed, channelIssues } from '../domain/message/channel.ts'
import { type Reply, shortened, type Verdict, verdictOn } from '../domain/message/delivery.ts'
import type { Said } from '../domain/message/message-words.ts'
import { type Letter, type Posted, postedTo } from './request.ts'

/** As a server sends it; there is none on Workers. */
export interface Mail {
  id: string
  host: string
  port: number
  username?: string | undefined
  password?: string | undefined
  from: string
  to: string
  subject: string
  text: string
  patienceMs: number
  /** Only to this very machine: then without TLS. */
  isLocal: boolean
}
/** Throws what the server said. */
export type SendMail = (mail: Mail) => Promise<void>

export interface Delivering {
  patienceMs: number
  /** Tests lead to this very machine. */
  mayBeLocal: boolean
  sendMail?: SendMail | undefined
}

/** `reply` is what was really answered, for who asked for a test. */
export interface Delivery {
  verdict: Verdict
  reply?: Reply
  /** Nobody answered at all: no sense in knocking again at once. */
  isOutage?: boolean
}

const MOST_ANSWERED = 8192

export async function deliver(to: Addressed, letter: Letter, how: Delivering, now: Date): Promise<Delivery> {
  // looked at again: what was allowed when it was kept may not be today
  const [wrong] = channelIssues(to, how.mayBeLocal)
  if (wrong) return { verdict: { key: 'told_not_there' } }
  const delivery = to.content.kind === 'smtp' ? await mailed(to, letter, how) : await posted(to, letter, how, now)
  return withoutSecrets(delivery, to)
}

async function posted(to: Addressed, letter: Letter, { patienceMs }: Delivering, now: Date): Promise<Delivery> {
  const { kind } = to.content
  if (kind === 'smtp') throw new Error('mail is not posted')
  try {
    const reply = await answered(await postedTo(kind, letter, to, now), patienceMs)
    return { verdict: verdictOn(kind, reply), reply }
  } catch (error) {
    if (error instanceof Error && error.name === 'TimeoutError') {
      return { verdict: { key: 'told_no_answer', facts: { seconds: Math.ceil(patienceMs / 1000) } }, isOutage: true }
    }
    return { verdict: { key: 'told_unreachable', facts: { said: reasonOf(error) } }, isOutage: true }
  }
}

async function answered({ url, body, headers }: Posted, patienceMs: number): Promise<Reply> {
  const signal = AbortSignal.timeout(patienceMs)
  const answer = await fetch(url, { method: 'POST', headers, body, redirect: 'manual', signal })
  return { status: answer.status, text: answer.body ? await beginningOf(answer.body) : '' }
}

async function beginningOf(body: ReadableStream<Uint8Array>): Promise<string> {
  const reader = body.getReader()
  const decoder = new TextDecoder()
  let text = ''
  for (let part = await reader.read(); !part.done; part = await reader.read()) {
    text += decoder.decode(part.value, { stream: true })
    if (text.length < MOST_ANSWERED) continue
    await reader.cancel()
    break
  }
  return text.slice(0, MOST_ANSWERED)
}

/** What lies under “fetch failed”, without any address. */
function reasonOf(error: unknown): string {
  const { cause, message } = error instanceof Error ? error : new Error(String(error))
  const code = cause instanceof Error && 'code' in cause ? String(cause.code) : undefined
  return shortened(code ?? message, 100)
}

async function mailed(
  to: Addressed,
  letter: Letter,
  { patienceMs, sendMail, mayBeLocal }: Delivering,
): Promise<Delivery> {
  if (!sendMail) return { verdict: { key: 'told_no_mail_here' } }
  const { host = '', port = 465, username, from = '' } = to.content
  const { id, title: subject, text, receivers } = letter
  const isLocal = mayBeLocal && /^(127\.|localhost$|\[?::1)/.test(host)
  const [{ address = '' } = {}] = receivers
  const { password } = to.secrets
  try {
    await sendMail({ id, host, port, username, password, from, to: address, subject, text, patienceMs, isLocal })
    return { verdict: null }
  } catch (error) {
    return { verdict: { key: 'told_unreachable', facts: { said: shortened(String(error), 200) } }, isOutage: true }
  }
}

/** A bot that says its own address again gives nothing away. */
function withoutSecrets({ verdict, reply, ...rest }: Delivery, { secrets }: Addressed): Delivery {
  const keys = Object.values(secrets).flatMap((secret) => [
    secret,
    ...(URL.parse(secret)?.search.match(/[\w-]{8,}/g) ?? []),
  ])
  const hidden = (text: string): string =>
    keys.filter((key) => key.length >= 6).reduce((said, key) => said.replaceAll(key, '••••'), text)
  const facts: NonNullable<Said['facts']> = {}
  for (const [name, fact] of Object.entries(verdict?.facts ?? {}))
    facts[name] = typeof fact === 'string' ? hidden(fact) : fact
  return {
    ...rest,
    verdict: verdict && { ...verdict, facts },
    ...(reply && { reply: { ...reply, text: hidden(shortened(reply.text, 500)) } }),
  }
}
