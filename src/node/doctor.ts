/** `npm run doctor`: what is well with a server and what is not, each with what to do; changes nothing. */
import { existsSync, readdirSync, statSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { Config } from '../config.ts'
import { JOB_NAMES } from '../domain/job/job.ts'
import { say, type Sentence } from '../domain/language.ts'
import { openSqlite } from '../store/engine/node-sqlite.ts'
import { ask, type Sql } from '../store/engine/sql.ts'
import { whyNoWrite } from '../store/engine/unavailable.ts'
import { allJobs } from '../store/job/jobs.ts'
import { backupsIn } from './backup/backup-folder.ts'
import { keyFileOf, readKey } from './backup/backup-key.ts'
import { folderOf, isOn } from './backup/make-backup.ts'
import { databaseOf } from './data-folder.ts'
import { freeBytesOf } from './gauges.ts'

type Grade = 'good' | 'watch' | 'bad'
export type Finding = [Grade, Sentence]
const SIGNS: Record<Grade, string> = { good: '✓', watch: '!', bad: '✗' }

interface Examined {
  config: Config
  now: Date
  migrations: string
}

const HOUR_MS = 3_600_000
const OLDEST_BACKUP_HOURS = 26
const MEGABYTE = 1_048_576

/** Answers the exit code: 1 where something is bad. */
export async function doctor(asked: Examined, print: (line: string) => void): Promise<number> {
  const findings = await examined(asked)
  for (const [grade, sentence] of findings) {
    const [zh, en] = [say('zh', sentence), say('en', sentence)]
    print(`${SIGNS[grade]} ${zh}${zh === en ? '' : `\n  ${en}`}`)
  }
  return findings.some(([grade]) => grade === 'bad') ? 1 : 0
}

export async function examined(asked: Examined): Promise<Finding[]> {
  const { config } = asked
  const first: Finding = ['good', { key: 'doctor_node', facts: { version: process.versions.node } }]
  if (!existsSync(databaseOf(config))) {
    return [first, ['bad', { key: 'doctor_no_database', facts: { folder: config.DATA_DIR } }]]
  }
  return [
    first,
    ...files(config),
    await room(config),
    ...(await database(asked)),
    ...(await backups(asked)),
    ...(await address(config)),
  ]
}

/** Of the folder and what lies in it: whose they are, and who may read them. */
function files({ DATA_DIR: folder }: Config): Finding[] {
  if (process.platform === 'win32') return []
  const own = statSync(folder)
  const paths = [
    folder,
    ...readdirSync(folder)
      .filter((name) => /^(yingxiang|seals|photos|backup)/.test(name))
      .map((name) => join(folder, name)),
  ]
  const found = paths.flatMap((path): Finding[] => {
    const { mode, uid } = statSync(path)
    // what lies in a closed folder is out of reach
    const isOpen = (mode & 0o077) !== 0 && (own.mode & 0o077) !== 0
    return [
      ...(isOpen ? [['bad', { key: 'doctor_open', facts: { path, folder } }] satisfies Finding] : []),
      ...(uid !== own.uid ? [['bad', { key: 'doctor_owner', facts: { path, folder } }] satisfies Finding] : []),
    ]
  })
  return found.length > 0 ? found : [['good', { key: 'doctor_private', facts: { folder } }]]
}

async function room({ DATA_DIR, RESERVE_MB: reserve }: Config): Promise<Finding> {
  const free = Math.floor(((await freeBytesOf(DATA_DIR)) ?? 0) / MEGABYTE)
  if (free < reserve) return ['bad', { key: 'doctor_no_room', facts: { free, reserve } }]
  return ['good', { key: 'doctor_room', facts: { free } }]
}

async function database({ config, now, migrations }: Examined): Promise<Finding[]> {
  const sql = openSqlite(databaseOf(config), { lockWaitMs: 2000 })
  try {
    const why = await whyNoWrite(sql, now)
    if (why !== null) return [['bad', { key: 'doctor_not_written', facts: { why } }]]
    const version = await versionOf(sql, migrations)
    return [['good', { key: 'doctor_sound' }], version, ...(version[0] === 'good' ? await lifeOf(sql, now) : [])]
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error)
    return [['bad', { key: 'doctor_not_written', facts: { why } }]]
  } finally {
    sql.close()
  }
}

async function versionOf(sql: Sql, migrations: string): Promise<Finding> {
  const done = new Set((await sql.all<{ name: string }>('SELECT name FROM d1_migrations')).map(({ name }) => name))
  const known = readdirSync(migrations).filter((name) => name.endsWith('.sql'))
  const newer = [...done].find((name) => !known.includes(name))
  if (newer !== undefined) return ['bad', { key: 'doctor_newer', facts: { name: newer } }]
  const [name, ...others] = known.filter((one) => !done.has(one)).sort()
  if (name !== undefined) return ['bad', { key: 'doctor_pending', facts: { name, count: others.length + 1 } }]
  return ['good', { key: 'doctor_current' }]
}

/** Its clock and its jobs. */
async function lifeOf(sql: Sql, now: Date): Promise<Finding[]> {
  const last = await sql.first<{ at: string }>('SELECT at FROM audit ORDER BY id DESC LIMIT 1')
  const isBack = last !== null && last.at > now.toISOString()
  const clock: Finding = isBack
    ? ['bad', { key: 'doctor_clock_back', facts: { at: last.at } }]
    : ['good', { key: 'doctor_clock' }]
  const rows = (await ask(sql, allJobs)).filter(({ name, result }) => JOB_NAMES.includes(name) && result === 'failed')
  const jobs = rows.map(({ name, said }): Finding => {
    return ['bad', { key: 'doctor_job_fails', facts: { job: { key: `job_${name}` }, said: said ?? '' } }]
  })
  return [clock, ...(jobs.length > 0 ? jobs : [['good', { key: 'doctor_jobs' }] satisfies Finding])]
}

async function backups({ config, now }: Examined): Promise<Finding[]> {
  if (!isOn(config)) return [['watch', { key: 'backup_off' }]]
  const [newest] = await backupsIn(folderOf(config))
  const second: Finding =
    config.BACKUP_COPY_DIR === undefined
      ? ['watch', { key: 'doctor_second_none' }]
      : existsSync(config.BACKUP_COPY_DIR)
        ? ['good', { key: 'doctor_second', facts: { folder: config.BACKUP_COPY_DIR } }]
        : ['bad', { key: 'backup_second_away', facts: { folder: config.BACKUP_COPY_DIR } }]
  if (!newest) return [['bad', { key: 'doctor_backup_none' }], second]
  return [ageOf(newest.header.madeAt, now), second, ...keyOf(config, now)]
}

function ageOf(madeAt: string, now: Date): Finding {
  const hours = Math.floor((now.getTime() - Date.parse(madeAt)) / HOUR_MS)
  if (hours < 0) return ['bad', { key: 'doctor_backup_ahead', facts: { madeAt } }]
  if (hours > OLDEST_BACKUP_HOURS) return ['bad', { key: 'doctor_backup_old', facts: { hours } }]
  return ['good', { key: 'doctor_backup', facts: { hours } }]
}

function keyOf(config: Config, now: Date): Finding[] {
  const file = keyFileOf(config)
  if (!existsSync(file)) return [['bad', { key: 'backup_key_missing', facts: { file } }]]
  const { id, madeAt } = readKey(file)
  const facts = { id, days: Math.max(0, Math.floor((now.getTime() - madeAt.getTime()) / (24 * HOUR_MS))) }
  const isBeside = dirname(file) === config.DATA_DIR || config.BACKUP_KEY_FILE === undefined
  return [isBeside ? ['watch', { key: 'doctor_key_beside', facts }] : ['good', { key: 'doctor_key', facts }]]
}

const PATIENCE_MS = 5000

async function address({ PUBLIC_URL: url, TRUST_PROXY, HOST: host }: Config): Promise<Finding[]> {
  const isLocal = /^(127\.|::1$|localhost$)/.test(host)
  const proxy: Finding[] = []
  if (TRUST_PROXY && !isLocal) proxy.push(['watch', { key: 'doctor_proxy_open', facts: { host } }])
  if (!TRUST_PROXY && url?.startsWith('https')) proxy.push(['bad', { key: 'doctor_proxy' }])
  if (url === undefined) return [['watch', { key: 'doctor_public_url_none' }], ...proxy]
  const told = await fetch(`${url}/healthz`, { signal: AbortSignal.timeout(PATIENCE_MS) }).then(
    (answer) => (answer.ok ? undefined : String(answer.status)),
    (error: unknown) =>
      error instanceof Error ? (error.cause instanceof Error ? error.cause.message : error.message) : '?',
  )
  const answers: Finding =
    told === undefined
      ? ['good', { key: 'doctor_public_url', facts: { url } }]
      : ['bad', { key: 'doctor_public_url_silent', facts: { url, why: told } }]
  return [answers, ...proxy]
}
