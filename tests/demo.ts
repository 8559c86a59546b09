/** The demo's data folder: made once for a whole run of the tests, copied for whoever changes it. */
import { cpSync, existsSync, mkdirSync, renameSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { inject } from 'vitest'
import { DEMO_BEGAN, demoConfig, loadDemo } from '../db/seed/demo.ts'
import type { Config } from '../src/config.ts'
import { ensureRegister } from '../src/exchange/register-files.ts'
import type { Blobs } from '../src/store/engine/blobs.ts'
import { folderBlobs } from '../src/store/engine/folder-blobs.ts'
import { openSqlite } from '../src/store/engine/node-sqlite.ts'
import type { Sql } from '../src/store/engine/sql.ts'
import { emptied, rowsOfAll } from './all-rows.ts'
import { registerFiles } from './register-files.ts'
import { aFolder } from './server.ts'

/** A copy that nobody else has, and the settings it is served with. */
export async function aDemo(): Promise<Config> {
  const folder = aFolder()
  cpSync(await original(), folder, { recursive: true })
  return demoConfig({}, folder)
}

/**
 * The sample half-year put into a service of either engine, which has the register and nothing else: the rows and photos
 * of the demo, which were taken in evening by evening once for the whole run.
 */
export async function giveSample({ sql, blobs }: { sql: Sql; blobs: Blobs }): Promise<void> {
  const folder = await original()
  const source = openSqlite(join(folder, 'yingxiang.sqlite'))
  await emptied(sql, await rowsOfAll(source))
  const photos = await source.all<{ sha256: string; type: string }>('SELECT DISTINCT sha256, type FROM photos')
  source.close()
  const kept = folderBlobs(join(folder, 'photos'))
  for (const { sha256, type } of photos) {
    const bytes = await kept.get(sha256)
    if (bytes) await blobs.put(sha256, bytes, type)
  }
}

/** The first who asks makes it; the others wait for it. */
async function original(): Promise<string> {
  const made = join(inject('scratch'), 'demo')
  const making = `${made}-in-the-making`
  if (existsSync(made)) return made
  try {
    mkdirSync(making)
  } catch {
    for (let tries = 0; tries < 600 && !existsSync(made); tries++) await pause(100)
    return made
  }
  const config = demoConfig({}, making)
  const sql = openSqlite(join(making, 'yingxiang.sqlite'))
  sql.migrate('db/migrations')
  await ensureRegister(sql, registerFiles, DEMO_BEGAN)
  await loadDemo(sql, folderBlobs(join(making, 'photos')), config)
  sql.close()
  renameSync(making, made)
  return made
}
