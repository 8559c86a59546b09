/** The entry on a server: serve, show the demo, import a sheet, or let the admin in again. */
import cron from 'node-cron'
import { createReadStream, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import type { Server } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { serve } from '@hono/node-server'
import { getConnInfo } from '@hono/node-server/conninfo'
import type { Context } from 'hono'
import './check-node.mjs'
import { drawSampleCalls } from '../db/seed/sample-callbacks.ts'
import { DEMO_BEGAN, DEMO_PASSWORD, demoConfig, loadDemo } from '../db/seed/demo.ts'
import { BadSetting, type Config, readConfig } from './config.ts'
import { compressing, pagesOf } from './node/pages.ts'
import { gaugesOf } from './node/gauges.ts'
import { codeVersion } from './node/code-version.ts'
import { connectionLimits, endSlowConnections } from './node/connections.ts'
import { runImport } from './exchange/import-command.ts'
import { readingsBeside } from './node/long-readings.ts'
import { clockBy, ownDeps, PAGES, ROOT } from './node/own-deps.ts'
import { loadCounty } from './node/register-folder.ts'
import { checkReport } from './node/check-report.ts'
import { lineIn, logIn } from './node/log-lines.ts'
import { doctor } from './node/doctor.ts'
import { sendMail } from './node/mail.ts'
import { verify } from './node/verify.ts'
import { wordsBeside } from './node/words-beside.ts'
import { adminLink } from './node/admin-link.ts'
import { counties } from './node/counties.ts'
import { backupRuns } from './node/backup/backup-jobs.ts'
import { backUpBeforeMigration } from './node/backup/before-migration.ts'
import { type BackupCommand, backupCommands } from './node/backup/commands.ts'
import { d1Commands } from './node/d1/commands.ts'
import { CannotStart, databaseOf, holdDataDir, messageOf, openDatabase } from './node/data-folder.ts'
import { createApp } from './http/app.ts'
import type { Deps } from './http/deps.ts'
import { ensureFirstManager } from './http/setup.ts'
import { jobs } from './jobs/jobs.ts'
import { runDue } from './jobs/run-due.ts'
import type { NodeSqlite } from './store/engine/node-sqlite.ts'
import { FEW_SEALS, MANY_SEALS, sealTrail } from './store/trail/seals.ts'
import { Unavailable, type Why } from './store/engine/unavailable.ts'

const MIGRATIONS = join(ROOT, 'db/migrations')
const print = (line: string): void => console.log(line)
const tell = (config: Config, line: string): void => print(lineIn(config, line, new Date()))

const clockOf = (config: Config): (() => Date) => clockBy(config, () => new Date())

/** What serves, with its database and whoever answers long readings. */
type Served = Deps & { sql: NodeSqlite; longReadings?: ReturnType<typeof readingsBeside> }

function depsOf(sql: NodeSqlite, config: Config): Served {
  const addressOf = (c: Context): string => {
    const forwarded = config.TRUST_PROXY ? c.req.header('x-forwarded-for')?.split(',').at(-1)?.trim() : undefined
    return forwarded ?? getConnInfo(c).remote.address ?? 'unknown'
  }
  const applied = async (): Promise<Set<string>> =>
    new Set((await sql.all<{ name: string }>('SELECT name FROM d1_migrations')).map(({ name }) => name))
  const version = codeVersion(ROOT)
  const logged = logIn(config, () => new Date())
  return {
    ...ownDeps(sql, config, clockOf(config)),
    sql,
    addressOf,
    ...logged,
    page: pagesOf(PAGES),
    codeVersion: version,
    ...(config.READING_PROCESS && { longReadings: readingsBeside(sql, { config, codeVersion: version }, logged.log) }),
    sendMail,
    pendingMigrations: async () => {
      const done = await applied()
      return readdirSync(MIGRATIONS).filter((name) => name.endsWith('.sql') && !done.has(name))
    },
    gauges: gaugesOf(config),
  }
}

/** A connection that is silent or hardly moves ends after so long. */
const PATIENCE_MS = 60_000

/** Listens, and answers with the address people can open; throws CannotStart when the port is taken. */
function listen(deps: Deps): Promise<{ server: Server; url: string }> {
  const { HOST, PORT, PUBLIC_URL } = deps.config
  return new Promise((resolve, reject) => {
    const options = { hostname: HOST, port: PORT, serverOptions: connectionLimits(PATIENCE_MS) }
    const server = serve({ fetch: compressing(createApp(deps).fetch), ...options }, ({ port }) => {
      resolve({ server, url: PUBLIC_URL ?? `http://${HOST.includes(':') ? `[${HOST}]` : HOST}:${port}` })
    }) as Server
    endSlowConnections(server, PATIENCE_MS)
    server.on('error', (error: NodeJS.ErrnoException) => {
      const why = error.code === 'EADDRINUSE' ? 'it is taken; set PORT to another one' : messageOf(error)
      reject(new CannotStart(`Cannot listen on ${HOST}:${PORT}: ${why}.`))
    })
  })
}

/** On SIGTERM or Ctrl-C: no new requests, those in flight are finished, the trail is sealed, the database is closed. */
function stopCleanly(server: Server, deps: Served, afterwards: () => void): void {
  let stopping = false
  const stop = (): void => {
    if (stopping) return
    stopping = true
    const idle = setInterval(() => server.closeIdleConnections(), 50)
    const late = setTimeout(() => server.closeAllConnections(), 10_000)
    server.close(() => {
      clearInterval(idle)
      clearTimeout(late)
      void Promise.allSettled([sealTrail(deps, FEW_SEALS), deps.longReadings?.end()]).then(() => {
        deps.sql.close()
        afterwards()
        process.exit(0)
      })
    })
    server.closeIdleConnections()
  }
  process.on('SIGTERM', stop)
  process.on('SIGINT', stop)
  // one of several counties, whose parent is gone
  process.on('disconnect', stop)
}

/** Migrated, and backed up before that. */
async function openMigrated(config: Config): Promise<NodeSqlite> {
  await backUpBeforeMigration(config, MIGRATIONS, clockOf(config))
  return openDatabase(config, MIGRATIONS)
}

async function start(): Promise<void> {
  const config = readConfig(process.env)
  const letGo = holdDataDir(config, new Date())
  const sql = await openMigrated(config)
  const deps = depsOf(sql, config)
  await loadCounty(sql, config, deps.now(), (line) => tell(config, line))
  const { server, url } = await listen(deps)
  stopCleanly(server, deps, letGo)
  const link = await ensureFirstManager(deps, url)
  if (link)
    tell(
      config,
      `首次使用，请在 72 小时内打开此链接设置管理员密码 / Set the manager’s password within 72 hours:\n${link}`,
    )
  const runs = { ...jobs, ...backupRuns(fileURLToPath(import.meta.url), config) }
  const learn = wordsBeside(sql, `${databaseOf(config)}.words`, deps.log)
  const tick = () => Promise.all([learn(), runDue(deps, runs).catch((error) => deps.log(`jobs: ${messageOf(error)}`))])
  // what was missed while it did not run is caught up at once
  void tick()
  cron.schedule('* * * * *', tick, { timezone: 'UTC' })
  tell(config, `映响 Yingxiang is ready at ${url}`)
}

async function demo(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'yingxiang-demo-'))
  const config = demoConfig(process.env, folder)
  const sql = openDatabase(config, MIGRATIONS)
  const deps = depsOf(sql, config)
  await loadCounty(sql, config, DEMO_BEGAN, print)
  print('正在生成示例半年数据… / Making the sample half-year…')
  const { made, signIns } = await loadDemo(sql, deps.blobs, config, deps.codeVersion)
  await sealTrail(deps, MANY_SEALS)
  await drawSampleCalls(deps)
  const { server, url } = await listen({ ...deps, demo: { password: DEMO_PASSWORD, signIns } })
  stopCleanly(server, deps, () => rmSync(folder, { recursive: true, force: true }))
  print(
    `示例数据（2017年上半年，虚构）/ sample data, invented: ${made.logs} logs, ${made.reports} audibility reports, ${made.faults} faults`,
  )
  print(`登录 / sign-ins: admin, team-01 … team-22, tech-01 · admin-02, auditor-01 — 密码 / password ${DEMO_PASSWORD}`)
  print(`映响 Yingxiang is ready at ${url}`)
}

async function importSheet(args: string[]): Promise<void> {
  const config = readConfig(process.env)
  const now = clockOf(config)
  let sql: NodeSqlite | undefined
  process.exitCode = await runImport(args, {
    open: async () => {
      sql = await openMigrated(config)
      await loadCounty(sql, config, now(), print)
      return sql
    },
    config,
    now,
    print,
    openFile: (path) => () => createReadStream(path),
  })
  sql?.close()
}

/** What is said when a start or an import cannot be written down. */
const CANNOT_WRITE: Record<Why, string> = {
  full: 'Cannot go on: the disk with DATA_DIR is full. Make room and begin again.',
  read_only: 'Cannot go on: the database in DATA_DIR is read-only. Make it writable and begin again.',
  locked: 'Cannot go on: another process keeps the database in DATA_DIR locked. End it and begin again.',
  disk: 'Cannot go on: the disk with DATA_DIR cannot be read or written. Check it and begin again.',
  overloaded: 'Cannot go on: the system has no room for more open files. Make some and begin again.',
}

const [command, ...args] = process.argv.slice(2)
const backing = (kind: BackupCommand) => async (): Promise<void> => {
  const config = readConfig(process.env)
  process.exitCode = await backupCommands(kind, args, { config, now: clockOf(config), migrations: MIGRATIONS }, print)
}
const moving = (way: 'to' | 'from') => async (): Promise<void> => {
  const config = readConfig(process.env)
  process.exitCode = await d1Commands(way, args, { config, now: clockOf(config)() }, print)
}
const commands: Record<string, () => Promise<void>> = {
  start,
  demo,
  import: () => importSheet(args),
  counties: async () => {
    process.exitCode = await counties(args, { entry: fileURLToPath(import.meta.url), env: process.env, print })
  },
  'admin-link': async () => {
    const config = readConfig(process.env)
    await adminLink(args, { config, now: clockOf(config), print, open: () => openMigrated(config) })
  },
  backup: backing('backup'),
  restore: backing('restore'),
  drill: backing('drill'),
  'to-d1': moving('to'),
  'from-d1': moving('from'),
  doctor: async () => {
    const config = readConfig(process.env)
    process.exitCode = await doctor({ config, now: clockOf(config)(), migrations: MIGRATIONS }, print)
  },
  verify: async () => {
    process.exitCode = await verify(args, readConfig(process.env), print)
  },
  'check-report': async () => {
    const config = readConfig(process.env)
    process.exitCode = await checkReport(args, config, clockOf(config), print)
  },
}
const unknown = async (): Promise<void> => {
  throw new CannotStart(`There is no command ${command}; there are ${Object.keys(commands).join(', ')}.`)
}
const run = Object.hasOwn(commands, command ?? 'start') ? commands[command ?? 'start'] : unknown
run?.().catch((error: unknown) => {
  const isExplained = error instanceof CannotStart || error instanceof BadSetting
  const isUnavailable = error instanceof Unavailable
  console.error(isUnavailable ? CANNOT_WRITE[error.why] : isExplained ? error.message : error)
  process.exit(1)
})
