/**
 * Long readings, handed to a process of their own: it is begun with the first of them, ends when nobody asks for some
 * minutes, and is replaced when it died. Every wait has an end, on either side. A thread would be as quick, and keep its
 * 100 MB after it ended.
 */
import { type ChildProcess, fork } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { busy } from '../domain/errors.ts'
import type { Deps, LongReadings, PassedOn } from '../http/deps.ts'
import type { NodeSqlite } from '../store/engine/node-sqlite.ts'
import { stopwatch } from '../store/engine/turns.ts'
import { Unavailable } from '../store/engine/unavailable.ts'
import type { Given, Said, Told } from './reading-process.ts'

const ENTRY = fileURLToPath(new URL('reading-process.ts', import.meta.url))
const LIMITS = {
  mostAsked: 100,
  lookMs: 10_000,
  /** Nobody asked anything: its memory is given back. */
  idleMs: 5 * 60_000,
  /** It owes something and has said nothing: it is stuck. A reader takes nothing: he is gone. */
  silentMs: 2 * 60_000,
}
const END_MS = 2000

/** From so many on what looks through all logs, or answers for all villages, holds others up: ten years of a county, five counties. */
const MANY = { logs: 50_000, villages: 2000 }
const COUNTED_MS = 60_000

interface Asked {
  log: Deps['log']
  /** Takes what the process says next. */
  hear: (said: Said) => void
  fail: (why: unknown) => void
  /** Since when the process owes something, or its reader has not wanted more. */
  isOwed: boolean
  since: number
}

/** A process with all that is asked of it. */
class Reading {
  readonly #child: ChildProcess
  readonly #asked = new Map<number, Asked>()
  readonly #ended: Promise<void>
  #last = 0
  #heardAt = stopwatch()

  readonly #limits: typeof LIMITS

  /** `over`: it takes nothing more. */
  constructor(given: Given, log: Deps['log'], limits: typeof LIMITS, over: (reading: Reading) => void) {
    this.#limits = limits
    this.#child = fork(ENTRY, { serialization: 'advanced', stdio: ['ignore', 'inherit', 'inherit', 'ipc'] })
    this.#child.unref()
    this.#child.channel?.unref()
    this.#child.on('message', (said: Said) => this.#hear(said))
    this.#tell({ kind: 'begin', given })
    const looking = setInterval(() => this.#look(over), limits.lookMs).unref()
    this.#ended = new Promise((resolve) => {
      const isOver = (why: unknown): void => {
        over(this)
        clearInterval(looking)
        if (this.#asked.size > 0) log(`error: the process of long readings ended: ${String(why)}`)
        for (const one of this.#asked.values()) one.fail(new Unavailable('overloaded', 'it ended'))
        this.#asked.clear()
        resolve()
      }
      this.#child.on('exit', (code, signal) => isOver(signal ?? code))
      this.#child.on('error', isOver)
    })
  }

  answer(asked: PassedOn, hasWords: boolean, log: Deps['log'], signal: AbortSignal): Promise<Response> {
    if (this.#asked.size >= this.#limits.mostAsked) throw busy()
    const id = ++this.#last
    return new Promise((resolve, reject) => {
      const hear = (said: Said): void => {
        if (said.kind === 'head') resolve(this.#begun(id, said))
        else if (said.kind === 'failed') reject(new Error(said.why))
      }
      const left = (): void => {
        this.#leave(id)
        reject(Object.assign(new Error('whoever asked is gone'), { code: 'ECONNRESET' }))
      }
      this.#asked.set(id, { log, hear, fail: reject, isOwed: true, since: stopwatch() })
      signal.addEventListener('abort', left, { once: true })
      this.#tell({ kind: 'ask', id, asked, hasWords })
    })
  }

  async end(): Promise<void> {
    if (this.#child.connected) this.#child.disconnect()
    const late = setTimeout(() => this.#kill(), END_MS)
    await this.#ended
    clearTimeout(late)
  }

  /** One that is just ending hears nothing more, and fails what it was asked. */
  #tell(told: Told): void {
    if (this.#child.connected) this.#child.send(told)
  }

  #kill(): void {
    this.#child.kill('SIGKILL')
  }

  #hear(said: Said): void {
    this.#heardAt = stopwatch()
    const one = this.#asked.get(said.id)
    if (!one) return
    if (said.kind === 'line') return one.log(said.line)
    if (said.kind === 'end' || said.kind === 'failed') this.#asked.delete(said.id)
    Object.assign(one, { isOwed: false, since: this.#heardAt })
    one.hear(said)
  }

  /** Its pieces are asked for as they are read. */
  #begun(id: number, { status, headers, hasBody }: Extract<Said, { kind: 'head' }>): Response {
    if (!hasBody) {
      this.#asked.delete(id)
      return new Response(null, { status, headers })
    }
    const pieces = new ReadableStream<Uint8Array>({
      pull: (to) =>
        new Promise((resolve, reject) => {
          const one = this.#asked.get(id)
          if (!one) return reject(new Error('it was left before its end'))
          const hear = (said: Said): void => {
            if (said.kind === 'failed') return reject(new Error(said.why))
            if (said.kind === 'piece') to.enqueue(said.bytes)
            else to.close()
            resolve()
          }
          Object.assign(one, { hear, fail: reject, isOwed: true, since: stopwatch() })
          this.#tell({ kind: 'next', id })
        }),
      cancel: () => this.#leave(id),
    })
    return new Response(pieces, { status, headers })
  }

  #leave(id: number): void {
    if (this.#asked.delete(id)) this.#tell({ kind: 'leave', id })
  }

  #look(over: (reading: Reading) => void): void {
    const now = stopwatch()
    const { silentMs, idleMs } = this.#limits
    for (const [id, one] of this.#asked) {
      if (now - one.since < silentMs) continue
      if (!one.isOwed) this.#leave(id)
      else if (now - this.#heardAt > silentMs) this.#kill()
    }
    if (this.#asked.size > 0 || now - this.#heardAt < idleMs) return
    over(this)
    void this.end()
  }
}

/** `end`: before the database is closed. */
export function readingsBeside(
  sql: NodeSqlite,
  given: Given,
  log: Deps['log'],
  limits = LIMITS,
): LongReadings & { end: () => Promise<void> } {
  let reading: Reading | undefined
  let counted: { at: number; isMuch: Record<keyof typeof MANY, boolean> } | undefined
  return {
    isMuch: async (of) => {
      if (counted && stopwatch() - counted.at < COUNTED_MS) return counted.isMuch[of]
      const there = await sql.first<{ logs: number; villages: number }>(
        'SELECT (SELECT max(rowid) FROM screenings) AS logs, (SELECT count(*) FROM villages) AS villages',
      )
      const isMore = (what: keyof typeof MANY): boolean => (there?.[what] ?? 0) > MANY[what]
      counted = { at: stopwatch(), isMuch: { logs: isMore('logs'), villages: isMore('villages') } }
      return counted.isMuch[of]
    },
    answer: async (asked, lines, signal) => {
      reading ??= new Reading(given, log, limits, (one) => {
        if (reading === one) reading = undefined
      })
      return reading.answer(asked, sql.words !== undefined, lines, signal)
    },
    end: async () => reading?.end(),
  }
}
