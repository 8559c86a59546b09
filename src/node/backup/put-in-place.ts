/** A database that was opened and looked at takes the place of the one that was there. */
import { existsSync } from 'node:fs'
import { link, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Config } from '../../config.ts'
import { settle } from '../../store/engine/database-copy.ts'
import { openSqlite } from '../../store/engine/node-sqlite.ts'
import { databaseOf } from '../data-folder.ts'
import { syncFile } from './sealed-file.ts'

export interface Opened {
  database: string
  seals: Buffer
}

/** What a restore puts into a data folder. */
export const RESTORED = /^(yingxiang\.sqlite|seals\.log|photos|server\.lock|backup\.key)/

export async function photosIn(database: string): Promise<{ sha256: string; type: string }[]> {
  const sql = openSqlite(database, { isReadOnly: true })
  try {
    const there = await sql.first("SELECT 1 FROM sqlite_master WHERE name = 'photos'")
    return there ? await sql.all('SELECT sha256, min(type) AS type FROM photos GROUP BY sha256') : []
  } finally {
    sql.close()
  }
}

/** What was there stays beside it, under another name; killed at any moment, one of the two is in place. */
export async function putInPlace({ database, seals }: Opened, config: Config, now: Date): Promise<string | undefined> {
  const [own, sealFile] = [databaseOf(config), join(config.DATA_DIR, 'seals.log')]
  const suffix = `.before-restore-${now.toISOString().replaceAll(/[-:.]/g, '')}`
  const wasThere = existsSync(own)
  if (wasThere) {
    settle(own)
    await link(own, `${own}${suffix}`)
    // of one that could not be opened its journal is still there
    for (const journal of ['-wal', '-shm']) {
      if (existsSync(`${own}${journal}`)) await rename(`${own}${journal}`, `${own}${suffix}${journal}`)
    }
  }
  if (existsSync(sealFile)) await rename(sealFile, `${sealFile}${suffix}`)
  await writeFile(sealFile, seals, { mode: 0o600 })
  await rename(database, own)
  await syncFile(config.DATA_DIR)
  return wasThere ? `${own}${suffix}` : undefined
}
