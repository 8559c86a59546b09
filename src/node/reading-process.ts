/**
 * The entry of the process that answers long readings: the whole app once more, over a connection of its own to the
 * same database, asked by messages. What it is told of a request is who asks, who was let in before.
 */
import type { Config } from '../config.ts'
import { createApp } from '../http/app.ts'
import type { App, Deps, PassedOn } from '../http/deps.ts'
import { type NodeSqlite, openSqlite } from '../store/engine/node-sqlite.ts'
import { WordsFile } from '../store/engine/words-file.ts'
import { databaseOf, keepPrivate } from './data-folder.ts'
import { clockBy, ownDeps, PAGES } from './own-deps.ts'
import { pagesOf } from './pages.ts'

export interface Given {
  config: Config
  codeVersion: string
}
/** What the process is told. */
export type Told =
  | { kind: 'begin'; given: Given }
  | { kind: 'ask'; id: number; asked: PassedOn; hasWords: boolean }
  | { kind: 'next' | 'leave'; id: number }
/** What it says: of an answer its head first, then a piece each time one is wanted. */
export type Said =
  | { kind: 'head'; id: number; status: number; headers: [string, string][]; hasBody: boolean }
  | { kind: 'piece'; id: number; bytes: Uint8Array<ArrayBuffer> }
  | { kind: 'end'; id: number }
  | { kind: 'failed'; id: number; why: string }
  | { kind: 'line'; id: number; line: string }

/** Besides that of the connection that everybody else is answered by. */
const CACHE_KB = 8192
/** Whoever hears it is held up as long as it takes to take it in. */
const PIECE_BYTES = 128 * 1024

type Bindings = ReturnType<NonNullable<Deps['passedOn']>>
type Pieces = AsyncGenerator<Uint8Array<ArrayBuffer>, void>

async function* piecesOf(body: ReadableStream<Uint8Array<ArrayBuffer>>): Pieces {
  for await (const bytes of body) {
    for (let from = 0; from < bytes.length; from += PIECE_BYTES) yield bytes.subarray(from, from + PIECE_BYTES)
  }
}

function appOver(sql: NodeSqlite, { config, codeVersion }: Given): App {
  let pages: Deps['page'] | undefined
  return createApp({
    ...ownDeps(
      sql,
      config,
      clockBy(config, () => new Date()),
    ),
    addressOf: () => 'unknown',
    log: console.error,
    page: (request) => (pages ??= pagesOf(PAGES))(request),
    codeVersion,
    pendingMigrations: async () => [],
    passedOn: (c) => c.env as Bindings,
  })
}

function answersBy(given: Given, say: (said: Said) => void) {
  const file = databaseOf(given.config)
  const sql = openSqlite(file, { cacheKb: CACHE_KB })
  const app = appOver(sql, given)
  /** Those still wanted; an answer's pieces once it has begun. */
  const wanted = new Map<number, Pieces | undefined>()
  return {
    ask: async ({ id, asked, hasWords }: Extract<Told, { kind: 'ask' }>): Promise<void> => {
      wanted.set(id, undefined)
      if (hasWords) sql.words ??= new WordsFile(`${file}.words`)
      const passed: Bindings = { actor: asked.actor, log: (line) => say({ kind: 'line', id, line }) }
      const headers = { 'accept-language': asked.acceptLanguage }
      const { status, headers: told, body } = await app.fetch(new Request(asked.url, { headers }), passed)
      if (!wanted.has(id)) return body?.cancel()
      if (body) wanted.set(id, piecesOf(body))
      else wanted.delete(id)
      say({ kind: 'head', id, status, headers: [...told], hasBody: body !== null })
    },
    next: async (id: number): Promise<void> => {
      const read = await wanted.get(id)?.next()
      if (read?.value) return say({ kind: 'piece', id, bytes: read.value })
      wanted.delete(id)
      say({ kind: 'end', id })
    },
    leave: async (id: number): Promise<void> => {
      const pieces = wanted.get(id)
      wanted.delete(id)
      await pieces?.return()
    },
    close: () => sql.close(),
  }
}

let answers: ReturnType<typeof answersBy> | undefined
const say = (said: Said): void => void process.send?.(said)

async function hear(told: Told): Promise<void> {
  if (told.kind === 'begin') {
    keepPrivate(told.given.config.DATA_DIR)
    answers = answersBy(told.given, say)
  } else if (told.kind === 'ask') await answers?.ask(told)
  else await answers?.[told.kind](told.id)
}

process.on('message', (told: Told) => {
  hear(told).catch((error: unknown) => {
    if (told.kind === 'begin') throw error
    say({ kind: 'failed', id: told.id, why: error instanceof Error ? (error.stack ?? error.message) : String(error) })
  })
})
// a server that is told to stop finishes what it began, and then lets go of this one
for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, () => undefined)
process.on('disconnect', () => {
  answers?.close()
  process.exit()
})
