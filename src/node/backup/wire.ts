/** One request to a store elsewhere: a file is sent as a stream with its length, and every wait has an end. */
import { createReadStream } from 'node:fs'
import { type IncomingMessage, request as openRequest } from 'node:http'
import { request as secureRequest } from 'node:https'
import { pipeline } from 'node:stream/promises'
import { AppError } from '../../domain/errors.ts'

export interface Asked {
  method: string
  url: URL
  headers?: Record<string, string>
  file?: { path: string; bytes: number }
  /** How many bytes are awaited, where that is known. */
  awaited?: number
}
export interface Line {
  /** What people are told of it; nothing secret. */
  called: string
  /** So long nothing may move. */
  patienceMs: number
}

export const PATIENCE_MS = 30_000
/** Whoever sends a byte now and then is not waited for without end, either: 10 kB a second are the least. */
const SLOWEST_BYTES_A_MS = 10
const longestMs = (bytes: number, patienceMs: number): number => Math.ceil(patienceMs * 4 + bytes / SLOWEST_BYTES_A_MS)

const STALLED = 'nothing moved'

/** Its answer, whatever the status is; throws a sentence where there is none. */
export function send({ method, url, headers = {}, file, awaited = 0 }: Asked, line: Line): Promise<IncomingMessage> {
  const { called, patienceMs } = line
  return new Promise((resolve, reject) => {
    const fail = (error: unknown): void => reject(silent(called, error))
    const open = url.protocol === 'http:' ? openRequest : secureRequest
    const signal = AbortSignal.timeout(longestMs((file?.bytes ?? 0) + awaited, patienceMs))
    const length = { 'content-length': String(file?.bytes ?? 0) }
    const asked = open(url, { method, headers: { ...length, ...headers }, timeout: patienceMs, signal, agent: false })
    asked.on('timeout', () => asked.destroy(new Error(STALLED)))
    asked.on('error', fail)
    asked.on('response', (answer) => {
      // whoever reads it hears of it there
      answer.on('error', () => undefined)
      resolve(answer)
    })
    if (file) pipeline(createReadStream(file.path), asked).catch(fail)
    else asked.end()
  })
}

export function silent(called: string, error: unknown): AppError {
  if (error instanceof AppError) return error
  const { code, message } = error instanceof Error ? (error as Error & { code?: string }) : { message: String(error) }
  const why = code === 'ABORT_ERR' || code === 'ECONNRESET' ? STALLED : (code ?? message)
  return new AppError('unavailable', { key: 'backup_away_silent', facts: { place: called, why } })
}

/** Of a file's beginning no more is asked for; a store may send all of it. */
export const rangeOf = ({ bytes, isBegin }: { bytes: number; isBegin?: boolean }): Record<string, string> =>
  isBegin ? { range: `bytes=0-${bytes - 1}` } : {}

const MOST_READ = 16_777_216

/** What it says, of a reasonable length. */
export async function textOf(answer: IncomingMessage, { called }: Line, most = MOST_READ): Promise<string> {
  const chunks: Buffer[] = []
  let length = 0
  try {
    for await (const chunk of answer as AsyncIterable<Buffer>) {
      chunks.push(chunk)
      length += chunk.length
      if (length > most) break
    }
  } catch (error) {
    throw silent(called, error)
  }
  return Buffer.concat(chunks).toString('utf8')
}

/** Throws what to do where it refused. */
export async function requireGood(answer: IncomingMessage, { called }: Line): Promise<IncomingMessage> {
  const status = answer.statusCode ?? 0
  if (status >= 200 && status < 300) return answer
  answer.destroy()
  const facts = { place: called, status }
  if (status === 401 || status === 403) throw new AppError('forbidden', { key: 'backup_away_refused', facts })
  if (status === 507 || status === 413) throw new AppError('unavailable', { key: 'backup_away_full', facts })
  if (status === 404) throw new AppError('not_found', { key: 'backup_away_missing', facts })
  throw new AppError('unavailable', { key: 'backup_away_odd', facts })
}
