/** What a request brings: how large it may be, of which type, that its text is text; and many things in one, each judged by itself. */
import type * as z from 'zod'
import type { MiddlewareHandler } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { AppError, unsupportedType } from '../domain/errors.ts'
import { PHOTO_BYTES } from '../domain/screening/photo.ts'
import type { Env } from './deps.ts'
import { NotUtf8, problemOf } from './errors.ts'
import { invalidFrom } from '../domain/issues.ts'
import type { Language } from '../domain/sentence.ts'

const JSON_MEGABYTES = 1
const SHEET_MEGABYTES = 20
/** Five files of some thousand villages, as text within JSON; or the sheet of a reform. */
const REGISTER_MEGABYTES = 5
const PHOTO_MEGABYTES = PHOTO_BYTES / 1_048_576
const isSheet = (path: string): boolean => path.startsWith('/api/imports/')
/** A report's text with the pictures of its Word file. */
const REPORT_MEGABYTES = 5
const isReport = (path: string): boolean => path === '/api/reports/check'
const isPhoto = (path: string): boolean => /^\/api\/[^/]+\/[^/]+\/photos\/[^/]+$/.test(path)

function megabytesFor(path: string): number {
  if (isSheet(path)) return SHEET_MEGABYTES
  if (isReport(path)) return REPORT_MEGABYTES
  if (path === '/api/register' || path === '/api/register/changes/sheet') return REGISTER_MEGABYTES
  return isPhoto(path) ? PHOTO_MEGABYTES : JSON_MEGABYTES
}

const tooLarge = (megabytes: number): AppError =>
  new AppError('too_large', { key: 'error_too_large', facts: { megabytes } })

/** A length that was told is believed, as no more is read; counting takes hono’s fast way of reading away. */
export function sized(): MiddlewareHandler<Env> {
  return async (c, next) => {
    const megabytes = megabytesFor(c.req.path)
    const maxSize = megabytes * 1_048_576
    const onError = (): never => {
      throw tooLarge(megabytes)
    }
    const told = c.req.header('content-length')
    if (c.req.method === 'GET' || (told !== undefined && Number(told) <= maxSize)) return next()
    return told === undefined ? bodyLimit({ maxSize, onError })(c, next) : onError()
  }
}

const UTF8 = new TextDecoder('utf-8', { fatal: true })

/** What is not a file is JSON in UTF-8: other bytes would be kept as signs for what cannot be read. */
export function textual(): MiddlewareHandler<Env> {
  return async (c, next) => {
    const { method, path } = c.req
    if (method === 'GET' || method === 'HEAD' || isSheet(path) || isPhoto(path) || isReport(path)) return next()
    // Node's server hands on a stream also where nothing comes, as with a browser's DELETE: only reading it tells
    const bytes = await c.req.arrayBuffer()
    if (bytes.byteLength === 0) return next()
    const type = c.req.header('content-type')?.split(';', 1)[0]?.trim() ?? ''
    if (!/^application\/([\w.-]+\+)?json$/i.test(type)) throw unsupportedType('application/json')
    try {
      // where hono looks before it decodes by itself; it keeps what it will have read, not what it has
      Object.assign(c.req.bodyCache, { text: Promise.resolve(UTF8.decode(bytes)) })
    } catch {
      throw new NotUtf8()
    }
    return next()
  }
}

type Refused = { id: string; outcome: 'invalid'; error: AppError }

/** `refusal` finds what the schema cannot know; `take` answers for every thing it is given, in their order. */
export async function takeEach<T, O>(
  sent: unknown[],
  schema: z.ZodType<T>,
  refusal: (thing: T) => AppError | null,
  take: (things: T[]) => Promise<O[]>,
): Promise<(O | Refused)[]> {
  const good: T[] = []
  const refused = sent.map((one): Refused | null => {
    const parsed = schema.safeParse(one)
    const error = parsed.success ? refusal(parsed.data) : invalidFrom(parsed.error)
    if (error) return { id: idOf(one), outcome: 'invalid', error }
    if (parsed.success) good.push(parsed.data)
    return null
  })
  const taken = good.length > 0 ? await take(good) : []
  let next = 0
  return refused.map((one) => {
    const outcome = one ?? taken[next++]
    if (outcome === undefined) throw new Error('every good thing of a batch has an outcome')
    return outcome
  })
}

const idOf = (sent: unknown): string =>
  typeof sent === 'object' && sent !== null && 'id' in sent && typeof sent.id === 'string' ? sent.id : ''

/** What became of the one thing that was sent: its receipt, or its problem is thrown. */
export function receiptOf<R>([one]: ({ outcome: string } & ({ receipt: R } | { error: AppError }))[]) {
  if (!one) throw new Error('whatever is sent has an outcome')
  if ('error' in one) throw one.error
  return { isNew: one.outcome === 'stored', receipt: one.receipt }
}

/** Outcomes in a reader's language: with the receipt, or with the problem. */
export const resultsIn = <R, A, N extends string>(
  language: Language,
  outcomes: ({ id: string; outcome: N } & ({ receipt: R } | { error: AppError }))[],
  receiptIn: (receipt: R) => A,
) =>
  outcomes.map((one) => ({
    id: one.id,
    outcome: one.outcome,
    ...('receipt' in one ? { receipt: receiptIn(one.receipt) } : { error: problemOf(one.error, language) }),
  }))
