/** The server, asked in JSON: what it answers, or a problem that carries its own sentence. */
import { useState } from 'preact/hooks'
import type { Address, AnswerOf, Route, SentOf } from '../../contract/route.ts'
import { addressNow } from './place.ts'
import { problemOf } from './problem-reply.ts'
import { language, t } from './words.ts'

/** Anything that went wrong with a request; `detail` is a sentence for the reader. */
export class Problem extends Error {
  /** The contract's code, or `offline` (no answer) or `unreadable` (not an answer we know). */
  declare readonly code: string
  declare readonly detail: string
  declare readonly issues: { path: string; message: string }[]
  /** The whole answer, for what a problem tells besides. */
  declare readonly reply: unknown

  constructor(code: string, detail: string, issues: Problem['issues'] = [], reply?: unknown) {
    super(`${code}: ${detail}`)
    this.code = code
    this.detail = detail
    this.issues = issues
    this.reply = reply
  }
}

/** All that a problem says, each sentence once. */
export const saidOf = ({ detail, issues }: Problem): string =>
  [...new Set([detail, ...issues.map(({ message }) => message)])].join(' ')

/** Signing in itself says so in its own way. */
const OF_SIGNING_IN = /^\/api\/session(\/|$)/
let signedOut = (): void => undefined
/** Calls when the server no longer knows who is asking. */
export function onSignedOut(call: () => void): () => void {
  signedOut = call
  return () => void (signedOut = () => undefined)
}

interface Given {
  body?: unknown
  /** In place of a body: a file, and what is said beside it. */
  parts?: FormData | Blob
  headers?: Record<string, string>
  signal?: AbortSignal | undefined
}
interface Tagged<T> {
  answer: T
  /** The revision of the thing answered; none of what has none. */
  tag: string | null
}

export type Asking<R extends Route> = Address<R> & { signal?: AbortSignal | undefined } & (SentOf<R> extends undefined
    ? { body?: undefined }
    : { body: SentOf<R> })

/** Asks a route of the contract; what it cannot be asked without, it must be given. */
export async function ask<R extends Route>(
  route: R,
  ...[asking]: object extends Asking<R> ? [asking?: Asking<R>] : [asking: Asking<R>]
): Promise<AnswerOf<R>> {
  return (await askTagged(route, (asking ?? {}) as Asking<R>)).answer
}

/** With the revision of what is answered; `headers` say which one was found before a change. */
export const askTagged = <R extends Route>(
  route: R,
  { body, signal, ...address }: Asking<R>,
  headers: Record<string, string> = {},
): Promise<Tagged<AnswerOf<R>>> => askAt(route, addressNow(route, address as Address<R>), { body, headers, signal })

/** At an address that was made before. What comes is read by the contract: what does not fit is a problem, never a half-drawn page. */
export async function askAt<R extends Route>(route: R, path: string, given: Given = {}): Promise<Tagged<AnswerOf<R>>> {
  const response = await answered(route, path, given)
  const reply: unknown = await response.json().catch(() => undefined)
  if (reply === undefined && response.status !== 204) throw new Problem('unreadable', t('unreadable'))
  const read = route.answer?.safeParse(reply)
  if (read?.success === false) throw new Problem('unreadable', t('unreadable'))
  return { answer: read?.data as AnswerOf<R>, tag: response.headers.get('etag') }
}

/** What the server says, whatever it is made of; its problems are thrown. */
export async function answered(route: Route, path: string, { body, parts, headers, signal }: Given): Promise<Response> {
  const response = await fetch(path, {
    method: route.method.toUpperCase(),
    headers: {
      'accept-language': language(),
      accept: 'application/json',
      ...headers,
      ...(body !== undefined && { 'content-type': 'application/json' }),
    },
    body: parts ?? (body === undefined ? null : JSON.stringify(body)),
    signal: signal ?? null,
  }).catch((thrown: unknown) => {
    throw signal?.aborted ? thrown : new Problem('offline', t('offline'))
  })
  if (response.ok) return response
  const problem = problemIn(await response.json().catch(() => undefined))
  if (problem.code === 'unauthorized' && !OF_SIGNING_IN.test(path)) signedOut()
  throw problem
}

export function problemIn(reply: unknown): Problem {
  const told = problemOf(reply)
  return told ? new Problem(told.code, told.detail, told.issues, reply) : new Problem('offline', t('offline'))
}

/**
 * A UUID of version 7, which begins with the time: what is made one after the other lies together in the store.
 * `crypto.randomUUID` is of another version, and missing where the page came over plain http, as it does in some offices.
 */
export function freshId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16))
  const at = (index: number): number => bytes[index] ?? 0
  const now = Date.now()
  for (let i = 0; i < 6; i++) bytes[i] = Math.floor(now / 256 ** (5 - i)) % 256
  bytes[6] = (at(6) & 0x0f) | 0x70
  bytes[8] = (at(8) & 0x3f) | 0x80
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')
}

/** The form's id, and how to get the next one once it was kept. */
export function useFormId(): [id: string, renew: () => void] {
  const [id, setId] = useState(freshId)
  return [id, () => setId(freshId())]
}
