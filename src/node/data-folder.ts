/** The folder a server keeps everything in: opened and migrated, held by one server, or a sentence that says why not. */
import { join } from 'node:path'
import type { Config } from '../config.ts'
import { keepPrivate } from './private-files.ts'
import { NewerDatabase, type NodeSqlite, openSqlite } from '../store/engine/node-sqlite.ts'
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
        `The database in ${config.DATA_DIR} was made by newer code (${error.message}). Update the code.`,
      )
    }
    throw cannotOpen(config.DATA_DIR, error)
  }
}

export const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error))
