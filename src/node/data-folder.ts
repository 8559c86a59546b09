/** The folder a server keeps everything in: opened, migrated, held by one server, nobody else's to read; or why it cannot. */
import { join } from 'node:path'
import { chmodSync, existsSync, mkdirSync, readdirSync, statSync } from 'node:fs'
import type { Config } from '../config.ts'
import { NewerDatabase } from '../store/engine/migrate.ts'
import { type NodeSqlite, openSqlite } from '../store/engine/node-sqlite.ts'
import { FolderHeld, holdFolder } from '../store/engine/server-lock.ts'

/** Starting failed for a reason that one sentence explains. */
export class CannotStart extends Error {}

export const databaseOf = ({ DATA_DIR }: Config): string => join(DATA_DIR, 'yingxiang.sqlite')

/** Where that cannot be done, somebody else may read it: the service runs, and says so. */
function tighten(folder: string): void {
  const open = keepPrivate(folder)
  if (open !== null) console.error(open)
}

/** Nobody else serves the folder until what it answers is called. */
export function holdDataDir({ DATA_DIR }: Config, now: Date): () => void {
  try {
    tighten(DATA_DIR)
    return holdFolder(join(DATA_DIR, 'server.lock'), { pid: process.pid, since: now.toISOString() })
  } catch (error) {
    if (!(error instanceof FolderHeld)) throw cannotOpen(DATA_DIR, error)
    const { pid, since } = error.holder ?? { pid: '?', since: '?' }
    throw new CannotStart(
      `The folder ${DATA_DIR} is served already, by process ${pid} since ${since}. Stop that one, or set DATA_DIR to another folder.`,
    )
  }
}

const cannotOpen = (folder: string, error: unknown): CannotStart =>
  new CannotStart(`Cannot open the database in ${folder}: ${messageOf(error)}. Check DATA_DIR.`)

export function openDatabase(config: Config, migrations: string): NodeSqlite {
  try {
    tighten(config.DATA_DIR)
    const sql = openSqlite(databaseOf(config))
    sql.migrate(migrations)
    return sql
  } catch (error) {
    if (error instanceof NewerDatabase) {
      throw new CannotStart(
        `The database in ${config.DATA_DIR} was made by newer code (${error.message}). Update the code, or restore the backup made before the update: npm run restore -- FILE --over-newer.`,
      )
    }
    throw cannotOpen(config.DATA_DIR, error)
  }
}

export const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error))

/** Also what people put beside them: backups, a disk's own folder. */
const OURS = /^(yingxiang\.sqlite.*|server\.lock.*|seals\.log.*|backup\.key|photos|backups|lost\+found|\..*)$/

/** Makes the folder where there is none. Answers what could not be made private, as a sentence; null when all is. */
export function keepPrivate(dataDir: string): string | null {
  process.umask(0o077)
  mkdirSync(dataDir, { recursive: true, mode: 0o700 })
  if (process.platform === 'win32') return null
  try {
    const databases = ['yingxiang.sqlite', 'yingxiang.sqlite.words']
    const files = databases.flatMap((name) => ['', '-wal', '-shm'].map((end) => name + end))
    for (const name of [...files, 'server.lock', 'backup.key']) {
      if (existsSync(join(dataDir, name))) chmodSync(join(dataDir, name), 0o600)
    }
    closeFolder(join(dataDir, 'photos'))
    // a folder with other people's things in it stays open to them
    const others = readdirSync(dataDir).filter((name) => !OURS.test(name))
    if (others.length === 0) chmodSync(dataDir, 0o700)
    else if (isOpen(dataDir))
      return `${dataDir} also holds ${others[0]}, so others may look into it: give DATA_DIR a folder of its own.`
    return null
  } catch (error) {
    return `Not everything in ${dataDir} could be kept from others on this machine: ${String(error)}.`
  }
}

const isOpen = (path: string): boolean => (statSync(path).mode & 0o077) !== 0

/** Once: what lies in a closed folder is out of reach, and what is added to it is closed by itself. */
function closeFolder(folder: string): void {
  if (!existsSync(folder) || !isOpen(folder)) return
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    const path = join(entry.parentPath, entry.name)
    if (entry.isDirectory()) chmodSync(path, 0o700)
    else if (entry.isFile()) chmodSync(path, 0o600)
  }
  chmodSync(folder, 0o700)
}
