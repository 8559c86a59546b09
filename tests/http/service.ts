/** The real service over a database in memory with a small register: two teams, two villages, two films. */
import { join } from 'node:path'
import type { Role, Scope } from '../../src/domain/people/account.ts'
import { createApp } from '../../src/http/app.ts'
import type { App, Deps } from '../../src/http/deps.ts'
import { folderBlobs } from '../../src/store/engine/folder-blobs.ts'
import { sealsInFile } from '../../src/store/engine/folder-seals.ts'
import type { NodeSqlite } from '../../src/store/engine/node-sqlite.ts'
import { read } from '../answers.ts'
import { registerFiles } from '../register-files.ts'
import { anEmptyDatabase } from '../in-memory.ts'
import { aConfig, NOW } from '../make.ts'
import { aFolder } from '../server.ts'
import { timed } from '../timed.ts'
import { aPerson, aSession, aToken, quickHash } from '../ways-in.ts'

export const OUR_ORIGIN = 'http://localhost'
export const PASSWORD = 'a good long password'

/** Sends one request; a body goes as JSON unless it is text or bytes already. */
export type Caller = (
  method: string,
  path: string,
  body?: unknown,
  headers?: Record<string, string>,
) => Promise<Response>

export interface Service {
  app: App
  sql: NodeSqlite
  deps: Deps
  clock: { now: Date }
  /** What the service logged. */
  lines: string[]
  /** Nobody in particular. */
  call: Caller
  /** A program with a fresh token of that role; for all that the role may, unless told. */
  programAs: (role: Role, scopes?: readonly Scope[]) => Promise<Caller>
  /**
   * Somebody new of that role; a team is team-01 unless told. A manager is signed in, from our own Origin, because so
   * much is for people alone; the others are programs.
   */
  callerAs: (role: Role, teamCode?: string) => Promise<Caller>
  /** With the cookie of a fresh session, from our own Origin; the account is named after its team or role. */
  signedInAs: (role: Role, teamCode?: string) => Promise<Caller>
}

export interface ServiceOptions {
  env?: Record<string, string>
  now?: Date
  /** Without any row in it. */
  isEmpty?: boolean
  /** Another database than a fresh one in memory. */
  sql?: NodeSqlite
  deps?: Partial<Omit<Deps, 'sql'>>
}

const REGISTER = `
  INSERT INTO townships (code, name) VALUES ('510723100', '云溪镇'), ('510723101', '富驿镇');
  INSERT INTO teams (code, name) VALUES ('team-01', '放映一队'), ('team-02', '放映二队');
  INSERT INTO villages (code, name, township_code, designated, team_code, annual_quota, pinyin, initials) VALUES
    ('510723100211', '三清村', '510723100', 1, 'team-01', 12, 'sanqingcun', 'sqc'),
    ('510723101201', '龙门村', '510723101', 0, 'team-02', 12, 'longmencun', 'lmc');
  INSERT INTO films (code, title, kind, minutes) VALUES
    ('film-001', '太行山上', 'feature', 95), ('film-002', '生猪养殖技术', 'science_short', 20);`

/** `x-test-address` is the caller's address. */
export async function aService(options: ServiceOptions = {}): Promise<Service> {
  const sql = options.sql ?? (await anEmptyDatabase())
  const clock = { now: options.now ?? NOW }
  const lines: string[] = []
  if (!options.isEmpty) {
    for (const insert of REGISTER.split(';').filter((text) => text.trim())) await sql.run(insert)
  }
  const deps: Deps = {
    sql: timed(sql),
    blobs: folderBlobs(aFolder()),
    sealFile: sealsInFile(join(aFolder(), 'seals.log')),
    now: () => clock.now,
    config: aConfig(options.env),
    addressOf: (c) => c.req.header('x-test-address') ?? '192.0.2.1',
    log: (line) => lines.push(line),
    sampleRegister: registerFiles,
    page: async () => null,
    codeVersion: 'test',
    pendingMigrations: async () => [],
    ...options.deps,
  }
  const app = createApp(deps)
  const from = (cookie: string): Caller => callerOf(app, { origin: OUR_ORIGIN, cookie })
  const programAs: Service['programAs'] = async (role, scopes) => {
    const token = await aToken(sql, { role, teamCode: teamOf(role) }, deps.now(), scopes)
    return callerOf(app, { authorization: `Bearer ${token}` })
  }
  return {
    app,
    sql,
    deps,
    clock,
    lines,
    call: callerOf(app),
    programAs,
    callerAs: async (role, teamCode = teamOf(role)) => {
      if (role === 'manager') return from(await aSession(sql, aPerson({ role }), deps.now()))
      const token = await aToken(sql, { role, teamCode }, deps.now())
      return callerOf(app, { authorization: `Bearer ${token}` })
    },
    signedInAs: async (...who) => from(await sessionFor(deps, ...who)),
  }
}

const teamOf = (role: Role): string | undefined => (role === 'team' ? 'team-01' : undefined)

/** The cookie of a new session; the account's password is PASSWORD. */
async function sessionFor({ sql, now }: Deps, role: Role, teamCode = teamOf(role)): Promise<string> {
  return aSession(sql, { role, teamCode, username: teamCode ?? role, passwordHash: quickHash(PASSWORD) }, now())
}

export function callerOf(app: App, always: Record<string, string> = {}): Caller {
  return async (method, path, body, headers) => {
    const isRaw = body === undefined || typeof body === 'string' || body instanceof Uint8Array
    const type: Record<string, string> = isRaw ? {} : { 'content-type': 'application/json' }
    const answer = await app.request(path, {
      method,
      headers: { ...type, ...always, ...headers },
      ...(body !== undefined && { body: isRaw ? (body as BodyInit) : JSON.stringify(body) }),
    })
    return read(method, path, answer)
  }
}

/** The cookie an answer gives, as a browser sends it back. */
export const cookieOf = (answer: Response): string => answer.headers.get('set-cookie')?.split(';')[0] ?? ''

/** Signs in with a password; answers the cookie. */
export async function signIn(app: App, username: string, password = PASSWORD): Promise<string> {
  const answer = await callerOf(app)('POST', '/api/session', { username, password })
  if (answer.status !== 200) throw new Error(`signing in as ${username}: ${await answer.text()}`)
  return cookieOf(answer)
}

/** An answer's JSON, in the shape the test expects of it. */
export const told = async <T = Record<string, unknown>>(answer: Response): Promise<T> => (await answer.json()) as T
