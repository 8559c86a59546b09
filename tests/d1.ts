/** The real Worker over D1 and R2 in one local workerd for all files that a process of the test run has; emptied for each. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { createTestHarness, unstable_splitSqlQuery as apart, type WorkerHandle } from 'wrangler'
import type { D1Database, D1PreparedStatement, D1Result, R2Bucket } from '@cloudflare/workers-types'
import { type Blobs, overR2 } from '../src/store/engine/blobs.ts'
import { overD1 } from '../src/store/engine/d1.ts'
import { type SealFile, sealsInR2 } from '../src/store/engine/seal-file.ts'
import type { Sql } from '../src/store/engine/sql.ts'
import { emptied } from './all-rows.ts'
import type { Asked, Told } from './d1-worker.ts'
import { NOW } from './make.ts'
import { FILES, MIGRATIONS } from './store/older.ts'

/** Where a signed-in caller of the tests comes from. */
export const ORIGIN = 'http://localhost'

export type Send = (path: string, init: RequestInit) => Promise<Response>

/** On the database of wrangler.toml. */
const BESIDE = {
  name: 'beside',
  main: 'tests/d1-worker.ts',
  compatibility_date: '2026-10-01',
  d1_databases: [{ binding: 'DB', database_name: 'yingxiang', database_id: '00000000-0000-0000-0000-000000000000' }],
}

interface Bindings {
  /** Asked by BESIDE; here to be given its migrations. */
  DB: D1Database
  PHOTOS: R2Bucket
}
export interface OnD1 {
  sql: Sql
  /** What it says of each statement. */
  d1: Pick<D1Database, 'prepare' | 'batch'>
  blobs: Blobs
  sealFile: SealFile
  /** As a failing bucket does it: other bytes under a photo's name, or none. */
  spoil: (sha256: string, bytes: Uint8Array<ArrayBuffer> | null) => Promise<void>
  send: Send
  /** What its cron trigger does. */
  trigger: () => Promise<void>
  forgetPhotos: () => Promise<void>
  /** By batches since it started. */
  rowsRead: () => number
  stop: () => Promise<void>
}

/**
 * Tried twice: several processes start one at the same moment, on a machine that perhaps never had one, and whichever
 * fails or never answers would take all of its process's files with it.
 */
export const startWorker = (vars: Record<string, string>): Promise<OnD1> =>
  started(vars).catch((first: unknown) =>
    started(vars).catch((second: unknown) => {
      throw new Error(`no local Worker, tried twice: ${String(first)}; then ${String(second)}`, { cause: second })
    }),
  )

async function started(vars: Record<string, string>): Promise<OnD1> {
  const always = {
    FIXED_NOW: NOW.toISOString(),
    ADMIN_PASSWORD: 'not used here',
    PUBLIC_URL: ORIGIN,
    LOCAL_CHANNELS: '1',
  }
  const server = createTestHarness({
    workers: [{ configPath: './wrangler.toml', vars: { ...always, ...vars } }, { config: BESIDE }],
  })
  const starting = async (): Promise<OnD1> => {
    await server.listen()
    const worker = server.getWorker<Bindings>()
    const ask = await asker(server.getWorker(BESIDE.name))
    await migrate(ask)
    // finds them all done
    await worker.applyD1Migrations('DB')
    return { ...(await handedOut(worker, ask)), stop: () => server.close() }
  }
  try {
    return await inTime(starting())
  } catch (error) {
    // what never started may never stop
    void server.close().catch(() => undefined)
    throw error
  }
}

type Ask = (asked: Omit<Asked, 'number'>) => Promise<Told>

/** A request is most of what a short question costs, on both sides: so they go over one line. */
async function asker(beside: WorkerHandle): Promise<Ask> {
  const { webSocket } = await beside.fetch('/', { headers: { upgrade: 'websocket' } })
  if (!webSocket) throw new Error('no line to the Worker beside')
  const waiting = new Map<number, (told: Told) => void>()
  webSocket.accept()
  webSocket.addEventListener('message', ({ data }) => {
    const told = JSON.parse(data as string) as Told
    waiting.get(told.number)?.(told)
    waiting.delete(told.number)
  })
  // by a message of more than 32 MiB, too
  webSocket.addEventListener('close', () => {
    for (const [number, tell] of waiting) tell({ number, error: 'the Worker beside has gone' })
  })
  let number = 0
  return (asked) =>
    new Promise((resolve) => {
      waiting.set(++number, resolve)
      webSocket.send(JSON.stringify({ number, ...asked }))
    })
}

const HISTORY = `CREATE TABLE d1_migrations (id INTEGER PRIMARY KEY AUTOINCREMENT, name TEXT UNIQUE,
  applied_at TIMESTAMP DEFAULT CURRENT_TIMESTAMP NOT NULL)`

/** As the harness does it, a batch for each file; which asks the other process for each statement, and works a second more. */
async function migrate(ask: Ask): Promise<void> {
  const steps = FILES.map((name) => {
    const text = readFileSync(join(MIGRATIONS, name), 'utf8')
    return apart(`${text}\nINSERT INTO d1_migrations (name) VALUES ('${name}');`)
  })
  for (const step of [[HISTORY], ...steps]) {
    const told = await ask({ way: 'batch', statements: step.map((sql) => ({ sql, values: [] })) })
    if ('error' in told) throw new Error(`${told.error}: ${step.at(-1)}`)
  }
}

/** Twice this is less than a hook has. */
const PATIENCE_MS = 28_000

function inTime<T>(work: Promise<T>): Promise<T> {
  let timer: ReturnType<typeof setTimeout> | undefined
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`nothing within ${PATIENCE_MS / 1000} s`)), PATIENCE_MS)
  })
  return Promise.race([work, late]).finally(() => clearTimeout(timer))
}

let shared: Promise<OnD1> | undefined

async function startShared(): Promise<OnD1> {
  const running = await startWorker({ REGISTER_DIR: 'none' })
  // the Worker's first request makes its first manager, which is to be gone with the rest
  await running.send('/healthz', {})
  return running
}

/** With every table of the newest schema, and nothing in any. */
export async function freshD1(): Promise<OnD1> {
  shared ??= startShared()
  const running = await shared.catch((error: unknown) => {
    // the next file tries anew
    shared = undefined
    throw error
  })
  await emptied(running.sql)
  await running.forgetPhotos()
  return running
}

async function handedOut(worker: WorkerHandle<Bindings>, ask: Ask): Promise<Omit<OnD1, 'stop'>> {
  const env = await worker.getEnv()
  const send: Send = async (path, init) => (await worker.fetch(path, init as never)) as unknown as Response
  const trigger = async (): Promise<void> => {
    await worker.scheduled({ cron: '* * * * *', scheduledTime: NOW })
  }
  const forgetPhotos = async (): Promise<void> => {
    const { objects } = await env.PHOTOS.list()
    await env.PHOTOS.delete(objects.map(({ key }) => key))
  }
  const spoil: OnD1['spoil'] = async (sha256, bytes) => {
    await (bytes ? env.PHOTOS.put(sha256, bytes) : env.PHOTOS.delete(sha256))
  }
  let rowsRead = 0
  const d1 = asking(ask, (rows) => {
    rowsRead += rows
  })
  return {
    sql: overD1(d1),
    d1,
    blobs: overR2(env.PHOTOS),
    sealFile: sealsInR2(env.PHOTOS),
    spoil,
    send,
    trigger,
    forgetPhotos,
    rowsRead: () => rowsRead,
  }
}

/**
 * What the harness hands out of the Worker's bindings asks the other process at every word: once to prepare, once to
 * bind, for each statement of a batch. A worker of our own, on the same database, is asked once for all of them.
 */
function asking(ask: Ask, tell: (rowsRead: number) => void): OnD1['d1'] {
  const inOne = async <T>(asked: Omit<Asked, 'number'>): Promise<T> => {
    const told = await ask(asked)
    if ('error' in told) throw new Error(told.error)
    return told.result as T
  }
  const known = new WeakMap<D1PreparedStatement, Asked['statements'][number]>()
  const bound = (sql: string, values: unknown[]): D1PreparedStatement => {
    const own = { sql, values }
    const go = (way: Asked['way']) => () => inOne({ way, statements: [own] })
    const asked = {
      bind: (...given: unknown[]) => bound(sql, given),
      all: go('all'),
      first: go('first'),
      run: go('run'),
    }
    known.set(asked as unknown as D1PreparedStatement, own)
    return asked as unknown as D1PreparedStatement
  }
  return {
    prepare: (sql) => bound(sql, []),
    batch: async <T>(all: D1PreparedStatement[]) => {
      const statements = all.flatMap((one) => known.get(one) ?? [])
      const results = await inOne<D1Result<T>[]>({ way: 'batch', statements })
      tell(results.reduce((sum, { meta }) => sum + meta.rows_read, 0))
      return results
    },
  }
}
