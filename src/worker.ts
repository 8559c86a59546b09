/** The entry on Cloudflare Workers: D1 under the store, the built pages from the assets binding. */
import type {
  D1Database,
  ExecutionContext,
  Fetcher,
  R2Bucket,
  ScheduledController,
  WorkerVersionMetadata,
} from '@cloudflare/workers-types'
import films from '../db/seed/yanting/films.csv'
import targets from '../db/seed/yanting/targets.csv'
import teams from '../db/seed/yanting/teams.csv'
import townships from '../db/seed/yanting/townships.csv'
import villages from '../db/seed/yanting/villages.csv'
import { type Config, leavesRegister, readConfig } from './config.ts'
import { ensureRegister } from './exchange/register-files.ts'
import { createApp } from './http/app.ts'
import type { App, Deps } from './http/deps.ts'
import { shellHeaders, shellOf } from './http/shells.ts'
import { ensureFirstManager } from './http/setup.ts'
import { jobs } from './jobs/jobs.ts'
import { runDue } from './jobs/run-due.ts'
import { overD1 } from './store/engine/d1.ts'
import { overR2 } from './store/engine/blobs.ts'
import { sealsInR2 } from './store/engine/seal-file.ts'

interface Bindings {
  DB: D1Database
  PHOTOS: R2Bucket
  ASSETS: Fetcher
  /** Another one with every deployment. */
  CF_VERSION_METADATA?: WorkerVersionMetadata
  [setting: string]: unknown
}

/** The newest file of db/migrations: a Worker cannot list a folder. */
const NEWEST_MIGRATION = '0055_flags_in_order.sql'

const REGISTER = new Map([
  ['townships.csv', townships],
  ['villages.csv', villages],
  ['teams.csv', teams],
  ['films.csv', films],
  ['targets.csv', targets],
])

const log = (line: string): void => console.error(line)

const clockOf = (config: Config): (() => Date) => {
  const fixed = config.FIXED_NOW
  return fixed === undefined ? () => new Date() : () => new Date(fixed)
}

async function pageFrom(assets: Fetcher, request: Request): Promise<Response | null> {
  const asked = new URL(request.url)
  const file = shellOf(asked.pathname) ?? asked.pathname
  const headers = { 'if-none-match': request.headers.get('if-none-match') ?? '' }
  const page = (await assets.fetch(new URL(file, asked).href, { headers })) as unknown as Response
  if (page.status === 404) return null
  const sent = new Response(page.body, page)
  for (const [name, value] of Object.entries(shellHeaders(file))) sent.headers.set(name, value)
  return sent
}

function depsOf(env: Bindings): Deps {
  const config = readConfig(env)
  const sql = overD1(env.DB)
  return {
    sql,
    blobs: overR2(env.PHOTOS),
    sealFile: sealsInR2(env.PHOTOS),
    config,
    now: clockOf(config),
    addressOf: (c) => c.req.header('cf-connecting-ip') ?? 'unknown',
    log,
    sampleRegister: () => REGISTER,
    page: (request) => pageFrom(env.ASSETS, request),
    codeVersion: env.CF_VERSION_METADATA?.id ?? 'local',
    pendingMigrations: async () => {
      const done = await sql.first('SELECT 1 AS there FROM d1_migrations WHERE name = ?', NEWEST_MIGRATION)
      return done ? [] : [NEWEST_MIGRATION]
    },
  }
}

let app: App | undefined
let isSetUp = false

/** Once for each isolate; twice at the same moment is harmless. */
async function setUp(deps: Deps): Promise<void> {
  if (isSetUp) return
  if (!leavesRegister(deps.config) && (await ensureRegister(deps.sql, () => REGISTER, deps.now())))
    log('register loaded')
  const link = await ensureFirstManager(deps)
  if (link) log(`Set the manager's password within 72 hours: ${link}`)
  isSetUp = true
}

const MINUTE_MS = 60_000
let toldAt = 0
/** Between two triggers, and where there is none: what is to be told is not left lying while people are at it. */
function tellBeside(deps: Deps, context: ExecutionContext): void {
  const now = deps.now().getTime()
  if (deps.config.FIXED_NOW !== undefined || now - toldAt < MINUTE_MS) return
  toldAt = now
  context.waitUntil(runDue(deps, { messages: jobs.messages }))
}

export default {
  async fetch(request: Request, env: Bindings, context: ExecutionContext): Promise<Response> {
    const deps = depsOf(env)
    app ??= createApp(deps)
    await setUp(deps)
    tellBeside(deps, context)
    return app.fetch(request, env, context)
  },
  async scheduled(_: ScheduledController, env: Bindings): Promise<void> {
    await runDue(depsOf(env))
  },
}
