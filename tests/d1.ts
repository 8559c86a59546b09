/** The real Worker over D1 and R2 in one local workerd for all files that a process of the test run has; emptied for each. */
import { createTestHarness, type WorkerHandle } from 'wrangler'
import type { D1Database, D1PreparedStatement, R2Bucket } from '@cloudflare/workers-types'
import type { Blobs } from '../src/store/engine/blobs.ts'
import { overD1 } from '../src/store/engine/d1.ts'
import { overR2 } from '../src/store/engine/r2-blobs.ts'
import { type Sql, statement } from '../src/store/engine/sql.ts'
import { NOW } from './make.ts'

/** Where a signed-in caller of the tests comes from. */
export const ORIGIN = 'http://localhost'

export type Send = (path: string, init: RequestInit) => Promise<Response>

interface Bindings {
  DB: D1Database
  PHOTOS: R2Bucket
}
export interface OnD1 {
  sql: Sql
  /** What it says of each statement. */
  d1: Pick<D1Database, 'prepare' | 'batch'>
  blobs: Blobs
  /** As a failing bucket does it: other bytes under a photo's name, or none. */
  spoil: (sha256: string, bytes: Uint8Array<ArrayBuffer> | null) => Promise<void>
  send: Send
  trigger: (cron: string) => Promise<void>
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
  const always = { FIXED_NOW: NOW.toISOString(), ADMIN_PASSWORD: 'not used here', PUBLIC_URL: ORIGIN }
  const server = createTestHarness({ workers: [{ configPath: './wrangler.toml', vars: { ...always, ...vars } }] })
  const starting = async (): Promise<OnD1> => {
    await server.listen()
    const worker = server.getWorker<Bindings>()
    await worker.applyD1Migrations('DB')
    return { ...(await handedOut(worker)), stop: () => server.close() }
  }
  try {
    return await inTime(starting())
  } catch (error) {
    // what never started may never stop
    void server.close().catch(() => undefined)
    throw error
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

/** With every table of the newest schema, and nothing in any. */
export async function freshD1(): Promise<OnD1> {
  shared ??= startWorker({ REGISTER_DIR: 'none' })
  const running = await shared.catch((error: unknown) => {
    // the next file tries anew
    shared = undefined
    throw error
  })
  // the Worker's first request makes its first manager, which is to be gone with the rest
  await running.send('/healthz', {})
  await emptied(running.sql)
  await running.forgetPhotos()
  return running
}

async function handedOut(worker: WorkerHandle<Bindings>): Promise<Omit<OnD1, 'stop'>> {
  const env = await worker.getEnv()
  const send: Send = async (path, init) => (await worker.fetch(path, init as never)) as unknown as Response
  const trigger = async (cron: string): Promise<void> => {
    await worker.scheduled({ cron, scheduledTime: NOW })
  }
  const forgetPhotos = async (): Promise<void> => {
    const { objects } = await env.PHOTOS.list()
    await env.PHOTOS.delete(objects.map(({ key }) => key))
  }
  const spoil: OnD1['spoil'] = async (sha256, bytes) => {
    await (bytes ? env.PHOTOS.put(sha256, bytes) : env.PHOTOS.delete(sha256))
  }
  let rowsRead = 0
  const d1 = holding(env.DB, (rows) => {
    rowsRead += rows
  })
  return {
    sql: overD1(d1),
    d1,
    blobs: overR2(env.PHOTOS),
    spoil,
    send,
    trigger,
    forgetPhotos,
    rowsRead: () => rowsRead,
  }
}

const KEPT = new Set(['d1_migrations', 'sqlite_sequence', '_cf_KV', '_cf_METADATA'])

/** Triggers stand in the way of emptying what is only ever added to: they are put back behind it. */
async function emptied(sql: Sql): Promise<void> {
  const things = await sql.all<{ type: string; name: string; sql: string }>(
    "SELECT type, name, sql FROM sqlite_master WHERE type IN ('table', 'trigger') ORDER BY rowid DESC",
  )
  const triggers = things.filter(({ type }) => type === 'trigger')
  const tables = things.filter(({ type, name }) => type === 'table' && !KEPT.has(name))
  await sql.batch([
    statement('PRAGMA defer_foreign_keys = ON'),
    ...triggers.map(({ name }) => statement(`DROP TRIGGER ${name}`)),
    ...tables.map(({ name }) => statement(`DELETE FROM ${name}`)),
    statement('DELETE FROM sqlite_sequence WHERE name <> ?', 'd1_migrations'),
    ...triggers.map(({ sql: made }) => statement(made)),
  ])
}

/**
 * The harness lets go of what it handed out as soon as nobody here holds it, even while a request that names it is on
 * its way; on a busy machine that request then fails. So all of it is held until the process ends.
 */
function holding(db: D1Database, tell: (rowsRead: number) => void): Pick<D1Database, 'prepare' | 'batch'> {
  const held: D1PreparedStatement[] = []
  const hold = (made: D1PreparedStatement): D1PreparedStatement => {
    held.push(made)
    return made
  }
  return {
    batch: async <T>(statements: D1PreparedStatement[]) => {
      const results = await db.batch<T>(statements)
      tell(results.reduce((sum, { meta }) => sum + meta.rows_read, 0))
      return results
    },
    prepare: (sql) => {
      const prepared = hold(db.prepare(sql))
      return { bind: (...values: unknown[]) => hold(prepared.bind(...values)) } as D1PreparedStatement
    },
  }
}
