/** The same service on both engines: better-sqlite3 in this process, and the real Worker on D1 in a local workerd. */
import { createTestHarness } from 'wrangler'
import type { D1Database, D1PreparedStatement, R2Bucket } from '@cloudflare/workers-types'
import type { Role } from '../src/domain/account.ts'
import { ensureRegister } from '../src/exchange/load-register.ts'
import { createApp } from '../src/http/app.ts'
import { runJobs } from '../src/jobs/jobs.ts'
import { newSecret, sha256Hex } from '../src/http/secrets.ts'
import { SYSTEM } from '../src/store/audit.ts'
import type { Blobs } from '../src/store/blobs.ts'
import { overD1 } from '../src/store/d1.ts'
import { folderBlobs } from '../src/store/folder-blobs.ts'
import { openSqlite } from '../src/store/node-sqlite.ts'
import { overR2 } from '../src/store/r2-blobs.ts'
import type { Sql } from '../src/store/sql.ts'
import { issueToken } from '../src/store/tokens.ts'
import { aConfig, NOW } from './make.ts'
import { registerFiles } from './register-files.ts'
import { aFolder } from './server.ts'

export type Call = (method: string, path: string, body?: unknown, headers?: Record<string, string>) => Promise<Response>

export interface Running {
  sql: Sql
  blobs: Blobs
  /** A caller with a fresh token of that role. */
  as: (role: Role, teamCode?: string) => Promise<Call>
  /** What the clock does at one of the times of jobs.ts. */
  trigger: (cron: string) => Promise<void>
  /** How many rows the batches of `sql` have read so far, where the engine tells. */
  rowsRead?: () => number
  stop: () => Promise<void>
}

const isSentAsItIs = (body: unknown): body is string | Uint8Array<ArrayBuffer> =>
  typeof body === 'string' || body instanceof Uint8Array

type Send = (path: string, init: RequestInit) => Promise<Response>

const callers =
  (sql: Sql, send: Send): Running['as'] =>
  async (role, teamCode) => {
    const secret = newSecret()
    const token = { id: crypto.randomUUID(), name: teamCode ?? role, role, createdAt: NOW.toISOString() }
    await issueToken(sql, SYSTEM, { ...token, ...(teamCode !== undefined && { teamCode }) }, sha256Hex(secret))
    return (method, path, body, headers) =>
      send(path, {
        method,
        headers: { authorization: `Bearer ${secret}`, 'content-type': 'application/json', ...headers },
        ...(body !== undefined && { body: isSentAsItIs(body) ? body : JSON.stringify(body) }),
      })
  }

interface Start {
  /** Without a register, as an office that brings its own. */
  isEmpty?: boolean
  /** Settings that are not as they come. */
  env?: Record<string, string>
}

async function onSqlite({ isEmpty = false, env = {} }: Start = {}): Promise<Running> {
  const sql = openSqlite(':memory:')
  sql.migrate('db/migrations')
  if (!isEmpty) await ensureRegister(sql, registerFiles, NOW)
  const blobs = folderBlobs(aFolder())
  const app = createApp({
    sql,
    blobs,
    now: () => NOW,
    config: aConfig(env),
    addressOf: () => '192.0.2.1',
    log: () => undefined,
    sampleRegister: registerFiles,
    page: async () => null,
    pendingMigrations: async () => [],
  })
  return {
    sql,
    blobs,
    as: callers(sql, async (path, init) => app.request(path, init)),
    trigger: (cron) => runJobs(cron, sql, NOW, aConfig(), () => undefined),
    stop: async () => sql.close(),
  }
}

/**
 * The harness lets go of what it handed out as soon as nobody here holds it, even while a request that names it is on
 * its way; on a busy machine that request then fails. So all of it is held until the test file ends.
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

async function onD1({ isEmpty = false, env: settings = {} }: Start = {}): Promise<Running> {
  const vars = {
    FIXED_NOW: NOW.toISOString(),
    ADMIN_PASSWORD: 'not used here',
    ...settings,
    ...(isEmpty && { REGISTER_DIR: 'none' }),
  }
  const server = createTestHarness({ workers: [{ configPath: './wrangler.toml', vars }] })
  await server.listen()
  const worker = server.getWorker<{ DB: D1Database; PHOTOS: R2Bucket }>()
  await worker.applyD1Migrations('DB')
  const env = await worker.getEnv()
  let rowsRead = 0
  const sql = overD1(
    holding(env.DB, (rows) => {
      rowsRead += rows
    }),
  )
  const send: Send = async (path, init) => (await worker.fetch(path, init as never)) as unknown as Response
  // the first request loads the register, if there is to be one
  await send('/healthz', {})
  const trigger = async (cron: string): Promise<void> => {
    await worker.scheduled({ cron, scheduledTime: NOW })
  }
  return {
    sql,
    blobs: overR2(env.PHOTOS),
    as: callers(sql, send),
    trigger,
    rowsRead: () => rowsRead,
    stop: () => server.close(),
  }
}

export const engines: { name: string; start: (how?: Start) => Promise<Running> }[] = [
  { name: 'better-sqlite3', start: onSqlite },
  { name: 'D1', start: onD1 },
]
