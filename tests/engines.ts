/** The same service on both engines: better-sqlite3 in this process, and the real Worker on D1 in a local workerd. */
import { rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { D1Database } from '@cloudflare/workers-types'
import type { Role, Scope } from '../src/domain/people/account.ts'
import { afterAll, beforeAll } from 'vitest'
import { ensureRegister } from '../src/exchange/register-files.ts'
import { createApp } from '../src/http/app.ts'
import type { JobName } from '../src/domain/job/job.ts'
import { runDue } from '../src/jobs/run-due.ts'
import type { Blobs } from '../src/store/engine/blobs.ts'
import { folderBlobs } from '../src/store/engine/folder-blobs.ts'
import { sealsInFile } from '../src/store/engine/folder-seals.ts'
import type { SealFile } from '../src/store/engine/seal-file.ts'
import type { Sql } from '../src/store/engine/sql.ts'
import { read } from './answers.ts'
import { freshD1, ORIGIN, type Send, startWorker } from './d1.ts'
import { aCountyInMemory, anEmptyDatabase } from './in-memory.ts'
import { aConfig, NOW } from './make.ts'
import { registerFiles } from './register-files.ts'
import { aFolder } from './server.ts'
import { timed } from './timed.ts'
import { aPerson, aSession, aToken } from './ways-in.ts'

export type Call = (method: string, path: string, body?: unknown, headers?: Record<string, string>) => Promise<Response>

export interface Running {
  sql: Sql
  blobs: Blobs
  sealFile: SealFile
  /** As a failing disk or bucket does it: other bytes under a photo's name, or none. */
  spoil: (sha256: string, bytes: Uint8Array<ArrayBuffer> | null) => Promise<void>
  /** Nobody in particular, on our own pages. */
  call: Call
  /** Somebody new of that role: a manager who is signed in, or else a program. */
  as: (role: Role, teamCode?: string) => Promise<Call>
  /** A program with a fresh token, for all that the role may or only for this. */
  with: (role: Role, scopes?: readonly Scope[], teamCode?: string) => Promise<Call>
  /** What the clock does when a job is due. */
  trigger: (job: JobName) => Promise<void>
  /** How many rows the batches of `sql` have read so far, where the engine tells. */
  rowsRead?: () => number
  stop: () => Promise<void>
  /** On D1: what it says of each statement. */
  d1?: Pick<D1Database, 'prepare' | 'batch'>
}

const isSentAsItIs = (body: unknown): body is string | Uint8Array<ArrayBuffer> =>
  typeof body === 'string' || body instanceof Uint8Array

const callerOf =
  (send: Send, always: Record<string, string> = {}): Call =>
  async (method, path, body, headers) => {
    const answer = await send(path, {
      method,
      headers: { 'content-type': 'application/json', ...always, ...headers },
      ...(body !== undefined && { body: isSentAsItIs(body) ? body : JSON.stringify(body) }),
    })
    return read(method, path, answer)
  }

const callers = (sql: Sql, send: Send): Pick<Running, 'call' | 'as' | 'with'> => {
  const program: Running['with'] = async (role, scopes, teamCode) =>
    callerOf(send, { authorization: `Bearer ${await aToken(sql, { role, teamCode }, NOW, scopes)}` })
  return {
    call: callerOf(send, { origin: ORIGIN }),
    with: program,
    as: async (role, teamCode) => {
      if (role !== 'manager') return program(role, undefined, teamCode)
      const somebody = { ...aPerson({ role }), isNew: true }
      return callerOf(send, { origin: ORIGIN, cookie: await aSession(sql, somebody, NOW) })
    },
  }
}

interface Start {
  /** Without a register, as an office that brings its own. */
  isEmpty?: boolean
  /** Settings that are not as they come. */
  env?: Record<string, string>
}

const LONG_AGO = '2017-01-01T00:00:00.000Z'
/** As if it had never been done since long ago. */
const dueNow = (sql: Sql, job: JobName): Promise<number> =>
  sql.run(
    `INSERT INTO jobs (name, watermark) VALUES (?, ?) ON CONFLICT (name) DO UPDATE
     SET watermark = excluded.watermark, tries = 0, retry_at = NULL, lease_until = NULL`,
    job,
    LONG_AGO,
  )

async function onSqlite({ isEmpty = false, env = {} }: Start = {}): Promise<Running> {
  const sql = await (isEmpty ? anEmptyDatabase() : aCountyInMemory())
  const folder = aFolder()
  const blobs = folderBlobs(folder)
  const sealFile = sealsInFile(join(folder, 'seals.log'))
  // as the Worker of the tests has it
  const config = aConfig({ LOCAL_CHANNELS: '1', PUBLIC_URL: ORIGIN, ...env })
  const app = createApp({
    sql: timed(sql),
    blobs,
    sealFile,
    now: () => NOW,
    config,
    addressOf: () => '192.0.2.1',
    log: () => undefined,
    sampleRegister: registerFiles,
    page: async () => null,
    codeVersion: 'test',
    pendingMigrations: async () => [],
  })
  return {
    sql,
    blobs,
    sealFile,
    spoil: async (sha256, bytes) => {
      const path = join(folder, sha256.slice(0, 2), sha256)
      await (bytes ? writeFile(path, bytes) : rm(path))
    },
    ...callers(sql, async (path, init) => app.request(path, init)),
    trigger: async (job) => {
      await dueNow(sql, job)
      await runDue({ sql: timed(sql), blobs, sealFile, now: () => NOW, config, log: () => undefined })
    },
    stop: async () => sql.close(),
  }
}

async function onD1({ isEmpty = false, env }: Start = {}): Promise<Running> {
  // other settings take a Worker of their own
  const own = env && (await startWorker({ REGISTER_DIR: 'none', ...env }))
  const { sql, d1, blobs, sealFile, spoil, send, trigger, rowsRead, stop } = own ?? (await freshD1())
  if (!isEmpty) await ensureRegister(sql, registerFiles, NOW)
  return {
    sql,
    d1,
    blobs,
    sealFile,
    spoil,
    ...callers(sql, send),
    trigger: async (job) => {
      await dueNow(sql, job)
      await trigger()
    },
    rowsRead,
    stop: own ? stop : async () => undefined,
  }
}

export const engines: { name: string; start: (how?: Start) => Promise<Running> }[] = [
  { name: 'better-sqlite3', start: onSqlite },
  { name: 'D1', start: onD1 },
]

/** What is there only when it is used. */
const whenThere = <T extends object>(there: () => T): T =>
  new Proxy({} as T, {
    get: (_, part) => {
      const found: unknown = Reflect.get(there(), part)
      return typeof found === 'function' ? (found.bind(there()) as unknown) : found
    },
  })

/** For a suite on one engine: a service of its own, and people of it. All are there as soon as the tests run. */
export function managed(start: (typeof engines)[number]['start']): {
  running: Running
  sql: Sql
  manager: Call
  /** Another manager, who decides on what the first one sent. */
  reviewer: Call
  technician: Call
} {
  let begun: Running | undefined
  beforeAll(async () => {
    begun = await start()
  })
  afterAll(() => begun?.stop())
  const there = (): Running => {
    if (!begun) throw new Error('it is there when the tests run, not before')
    return begun
  }
  const one = (role: Role): Call => {
    let known: Promise<Call> | undefined
    return async (...asked) => (await (known ??= there().as(role)))(...asked)
  }
  return {
    running: whenThere(there),
    sql: whenThere(() => there().sql),
    manager: one('manager'),
    reviewer: one('manager'),
    technician: one('technician'),
  }
}
