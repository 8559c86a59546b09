/** The same service on both engines: better-sqlite3 in this process, and the real Worker on D1 in a local workerd. */
import { createTestHarness } from 'wrangler'
import type { D1Database, D1PreparedStatement, R2Bucket } from '@cloudflare/workers-types'
import type { Role, Scope } from '../src/domain/account.ts'
import { ensureRegister } from '../src/exchange/load-register.ts'
import { createApp } from '../src/http/app.ts'
import { runJobs } from '../src/jobs/jobs.ts'
import type { Blobs } from '../src/store/blobs.ts'
import { overD1 } from '../src/store/d1.ts'
import { folderBlobs } from '../src/store/folder-blobs.ts'
import { openSqlite } from '../src/store/node-sqlite.ts'
import { overR2 } from '../src/store/r2-blobs.ts'
import type { Sql } from '../src/store/sql.ts'
import { aConfig, NOW } from './make.ts'
import { registerFiles } from './register-files.ts'
import { aFolder } from './server.ts'
import { aPerson, aSession, aToken } from './ways-in.ts'

export type Call = (method: string, path: string, body?: unknown, headers?: Record<string, string>) => Promise<Response>

export interface Running {
  sql: Sql
  blobs: Blobs
  /** Nobody in particular, on our own pages. */
  call: Call
  /** Somebody new of that role: a manager who is signed in, or else a program. */
  as: (role: Role, teamCode?: string) => Promise<Call>
  /** A program with a fresh token, for all that the role may or only for this. */
  with: (role: Role, scopes?: readonly Scope[], teamCode?: string) => Promise<Call>
  /** What the clock does at one of the times of jobs.ts. */
  trigger: (cron: string) => Promise<void>
  stop: () => Promise<void>
}

const isSentAsItIs = (body: unknown): body is string | Uint8Array<ArrayBuffer> =>
  typeof body === 'string' || body instanceof Uint8Array

type Send = (path: string, init: RequestInit) => Promise<Response>

const ORIGIN = 'http://localhost'

const callerOf =
  (send: Send, always: Record<string, string> = {}): Call =>
  (method, path, body, headers) =>
    send(path, {
      method,
      headers: { 'content-type': 'application/json', ...always, ...headers },
      ...(body !== undefined && { body: isSentAsItIs(body) ? body : JSON.stringify(body) }),
    })

const callers = (sql: Sql, send: Send): Pick<Running, 'call' | 'as' | 'with'> => {
  const program: Running['with'] = async (role, scopes, teamCode) =>
    callerOf(send, { authorization: `Bearer ${await aToken(sql, { role, teamCode }, NOW, scopes)}` })
  return {
    call: callerOf(send, { origin: ORIGIN }),
    with: program,
    as: async (role, teamCode) => {
      if (role !== 'manager') return program(role, undefined, teamCode)
      return callerOf(send, { origin: ORIGIN, cookie: await aSession(sql, aPerson({ role }), NOW) })
    },
  }
}

interface Start {
  /** Without a register, as an office that brings its own. */
  isEmpty?: boolean
}

async function onSqlite({ isEmpty = false }: Start = {}): Promise<Running> {
  const sql = openSqlite(':memory:')
  sql.migrate('db/migrations')
  if (!isEmpty) await ensureRegister(sql, registerFiles, NOW)
  const blobs = folderBlobs(aFolder())
  const app = createApp({
    sql,
    blobs,
    now: () => NOW,
    config: aConfig(),
    addressOf: () => '192.0.2.1',
    log: () => undefined,
    sampleRegister: registerFiles,
    page: async () => null,
    pendingMigrations: async () => [],
  })
  return {
    sql,
    blobs,
    ...callers(sql, async (path, init) => app.request(path, init)),
    trigger: (cron) => runJobs(cron, sql, NOW, aConfig(), () => undefined),
    stop: async () => sql.close(),
  }
}

/**
 * The harness lets go of what it handed out as soon as nobody here holds it, even while a request that names it is on
 * its way; on a busy machine that request then fails. So all of it is held until the test file ends.
 */
function holding(db: D1Database): Pick<D1Database, 'prepare' | 'batch'> {
  const held: D1PreparedStatement[] = []
  const hold = (made: D1PreparedStatement): D1PreparedStatement => {
    held.push(made)
    return made
  }
  return {
    batch: (statements) => db.batch(statements),
    prepare: (sql) => {
      const prepared = hold(db.prepare(sql))
      return { bind: (...values: unknown[]) => hold(prepared.bind(...values)) } as D1PreparedStatement
    },
  }
}

async function onD1({ isEmpty = false }: Start = {}): Promise<Running> {
  const vars = {
    FIXED_NOW: NOW.toISOString(),
    ADMIN_PASSWORD: 'not used here',
    PUBLIC_URL: ORIGIN,
    ...(isEmpty && { REGISTER_DIR: 'none' }),
  }
  const server = createTestHarness({ workers: [{ configPath: './wrangler.toml', vars }] })
  await server.listen()
  const worker = server.getWorker<{ DB: D1Database; PHOTOS: R2Bucket }>()
  await worker.applyD1Migrations('DB')
  const env = await worker.getEnv()
  const sql = overD1(holding(env.DB))
  const send: Send = async (path, init) => (await worker.fetch(path, init as never)) as unknown as Response
  // the first request loads the register, if there is to be one
  await send('/healthz', {})
  const trigger = async (cron: string): Promise<void> => {
    await worker.scheduled({ cron, scheduledTime: NOW })
  }
  return { sql, blobs: overR2(env.PHOTOS), ...callers(sql, send), trigger, stop: () => server.close() }
}

export const engines: { name: string; start: (how?: Start) => Promise<Running> }[] = [
  { name: 'better-sqlite3', start: onSqlite },
  { name: 'D1', start: onD1 },
]
