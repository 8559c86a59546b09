/** `npm run doctor`: what is well with a server and what is not, each with what to do; changes nothing. */
import { existsSync, readdirSync, statSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { Config } from '../config.ts'
import { JOB_NAMES } from '../domain/job/job.ts'
import { say, type Sentence } from '../domain/language.ts'
import { openSqlite } from '../store/engine/node-sqlite.ts'
import { ask, type Sql } from '../store/engine/sql.ts'
import { allJobs } from '../store/job/jobs.ts'
import { keyFileOf, readKey } from './backup/backup-key.ts'
import { folderOf, isOn } from './backup/make-backup.ts'
import { backupsNow } from './backup/standing.ts'
import { type Grade, standingOf } from '../http/standing.ts'
import { databaseOf } from './data-folder.ts'
import { address, channels, secondPlaces } from './doctor-reach.ts'
import { freeBytesOf } from './gauges.ts'

export type Finding = [Grade, Sentence]
const SIGNS: Record<Grade, string> = { good: '✓', watch: '!', bad: '✗' }

interface Examined {
  config: Config
  now: Date
  migrations: string
}

const HOUR_MS = 3_600_000

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
    ...(await database(asked)),
    ...(await secondPlaces(config)),
    ...(isOn(config) ? keyOf(asked) : []),
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

/** What stands in it, and what it says of itself. */
async function database({ config, now, migrations }: Examined): Promise<Finding[]> {
  const sql = openSqlite(databaseOf(config), { lockWaitMs: 2000 })
  try {
    const known = readdirSync(migrations).filter((name) => name.endsWith('.sql'))
    const done = new Set((await sql.all<{ name: string }>('SELECT name FROM d1_migrations')).map(({ name }) => name))
    const newer = [...done].find((name) => !known.includes(name))
    if (newer !== undefined) return [['bad', { key: 'doctor_newer', facts: { name: newer } }]]
    const facts = await standingOf({
      sql,
      config,
      now: () => now,
      pendingMigrations: async () => known.filter((name) => !done.has(name)),
      freeBytes: () => freeBytesOf(config.DATA_DIR),
      backups: () => backupsNow(config),
    })
    const isWhole = facts.some(({ name }) => name === 'jobs')
    return [
      ...facts.map(({ grade, sentence }): Finding => [grade, sentence]),
      ...(isWhole ? await failedJobs(sql) : []),
      ...(isWhole ? await channels(sql) : []),
    ]
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error)
    return [['bad', { key: 'doctor_not_written', facts: { why } }]]
  } finally {
    sql.close()
  }
}

/** Each with why. */
async function failedJobs(sql: Sql): Promise<Finding[]> {
  const rows = (await ask(sql, allJobs)).filter(({ name, result }) => JOB_NAMES.includes(name) && result === 'failed')
  return rows.map(({ name, said }): Finding => {
    return ['bad', { key: 'doctor_job_fails', facts: { job: { key: `job_${name}` }, said: said ?? '' } }]
  })
}

function keyOf({ config, now }: Examined): Finding[] {
  const file = keyFileOf(config)
  // the first backup makes it
  if (!existsSync(file) && config.BACKUP_KEY_FILE === undefined && !existsSync(folderOf(config))) return []
  if (!existsSync(file)) return [['bad', { key: 'backup_key_missing', facts: { file } }]]
  const { id, madeAt } = readKey(file)
  const facts = { id, days: Math.max(0, Math.floor((now.getTime() - madeAt.getTime()) / (24 * HOUR_MS))) }
  const isBeside = dirname(file) === config.DATA_DIR || config.BACKUP_KEY_FILE === undefined
  return [isBeside ? ['watch', { key: 'doctor_key_beside', facts }] : ['good', { key: 'doctor_key', facts }]]
}
