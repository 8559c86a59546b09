/** The drill: the newest backup is opened in a temporary place by this code, and has to say what it said. */
import { randomUUID } from 'node:crypto'
import { mkdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { Config } from '../../config.ts'
import { AppError } from '../../domain/errors.ts'
import { openSqlite } from '../../store/engine/node-sqlite.ts'
import { stopwatch } from '../../store/engine/turns.ts'
import { keyFileOf, readKey } from './backup-key.ts'
import { forgetDrills, type KeptBackup } from './backup-folder.ts'
import { figuresIn } from './database-facts.ts'
import { explained } from './explained.ts'
import { folderOf } from './make-backup.ts'
import { sampleFaults } from './photo-store.ts'
import { openBackup } from './restore.ts'
import { backupAt } from './restore-source.ts'

const PHOTOS_LOOKED_AT = 20

export interface Drilled {
  backup: KeptBackup
  seconds: number
  photos: number
}

/** Throws the sentence of what is not as it was. */
export async function drill(config: Config, migrations: string): Promise<Drilled> {
  const folder = folderOf(config)
  const making = join(folder, `.drill-${randomUUID()}`)
  const began = stopwatch()
  try {
    const backup = await backupAt(folder)
    const key = readKey(keyFileOf(config))
    await forgetDrills(folder)
    await mkdir(making, { mode: 0o700 })
    const { database } = await openBackup(backup, making, key, config)
    const sql = openSqlite(database)
    try {
      sql.migrate(migrations)
      const { day, figures = {}, madeAt } = backup.header
      const now = day === undefined ? {} : await figuresIn(sql, config, day, new Date(madeAt))
      const differs = Object.entries(figures).find(([name, value]) => now[name] !== value)
      if (differs) {
        const [name, was] = differs
        throw new AppError('unavailable', { key: 'drill_figure_differs', facts: { name, was, is: now[name] ?? '-' } })
      }
    } finally {
      sql.close()
    }
    const { looked, faulty } = await sampleFaults(folder, key, PHOTOS_LOOKED_AT)
    if (faulty > 0) throw new AppError('unavailable', { key: 'drill_photos_faulty', facts: { looked, faulty } })
    return { backup, seconds: Math.max(1, Math.round((stopwatch() - began) / 1000)), photos: looked }
  } catch (error) {
    throw explained(error, folder)
  } finally {
    await rm(making, { recursive: true, force: true })
  }
}
