/** What each process of a server makes for itself, from its database and its settings. */
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Config } from '../config.ts'
import type { Deps } from '../http/deps.ts'
import { folderBlobs } from '../store/engine/folder-blobs.ts'
import { sealsInFile } from '../store/engine/folder-seals.ts'
import type { NodeSqlite } from '../store/engine/node-sqlite.ts'
import { backupsNow } from './backup/standing.ts'
import { freeBytesOf } from './gauges.ts'
import { registerIn } from './register-folder.ts'

export const ROOT = fileURLToPath(new URL('../..', import.meta.url))
export const PAGES = join(ROOT, 'dist')

/** The machine’s clock, or where it stands. */
export function clockBy({ FIXED_NOW: fixed }: Config, clock: () => Date): () => Date {
  return fixed === undefined ? clock : () => new Date(fixed)
}

type Own = 'sql' | 'blobs' | 'sealFile' | 'config' | 'now' | 'sampleRegister' | 'backups' | 'freeBytes'
export const ownDeps = (sql: NodeSqlite, config: Config, now: () => Date): Pick<Deps, Own> => ({
  sql,
  blobs: folderBlobs(join(config.DATA_DIR, 'photos')),
  sealFile: sealsInFile(join(config.DATA_DIR, 'seals.log')),
  config,
  now,
  sampleRegister: () => registerIn(join(ROOT, 'db/seed/yanting')),
  backups: () => backupsNow(config),
  freeBytes: () => freeBytesOf(config.DATA_DIR),
})
