/** An office that is backed up: its folder, a log with a photo, and what can be done to it. */
import { join } from 'node:path'
import type { Config } from '../../src/config.ts'
import { AppError } from '../../src/domain/errors.ts'
import { ensureRegister } from '../../src/exchange/register-files.ts'
import { backupsIn } from '../../src/node/backup/backup-folder.ts'
import { folderOf, makeBackup } from '../../src/node/backup/make-backup.ts'
import { restore } from '../../src/node/backup/restore.ts'
import { folderBlobs } from '../../src/store/engine/folder-blobs.ts'
import { sealsInFile } from '../../src/store/engine/folder-seals.ts'
import { type NodeSqlite, openSqlite } from '../../src/store/engine/node-sqlite.ts'
import { keepPhoto } from '../../src/store/screening/photos.ts'
import { takeIn } from '../../src/store/screening/screening-intake.ts'
import { MANY_SEALS, sealTrail } from '../../src/store/trail/seals.ts'
import { aConfig, aDesk, aManager, aScreening, NOW } from '../make.ts'
import { aPng } from '../photos.ts'
import { registerFiles } from '../register-files.ts'
import { aFolder } from '../server.ts'

export const MIGRATIONS = 'db/migrations'

export interface Office {
  config: Config
  sql: NodeSqlite
  log: (photo?: ReturnType<typeof aPng>) => Promise<void>
  backup: (kind?: 'full' | 'changes', at?: Date) => ReturnType<typeof makeBackup>
  files: () => Promise<string[]>
}

/** An office with a log, its trail sealed, and a photo. */
export async function anOffice(more: Record<string, string> = {}): Promise<Office> {
  const config = aConfig({ DATA_DIR: aFolder(), RESERVE_MB: '1', ...more })
  const sql = openSqlite(join(config.DATA_DIR, 'yingxiang.sqlite'))
  sql.migrate(MIGRATIONS)
  await ensureRegister(sql, registerFiles, NOW)
  const blobs = folderBlobs(join(config.DATA_DIR, 'photos'))
  const sealFile = sealsInFile(join(config.DATA_DIR, 'seals.log'))
  const log: Office['log'] = async (photo) => {
    const one = aScreening()
    await takeIn(sql, [one], aDesk())
    if (photo) {
      await blobs.put(photo.sha256, photo.bytes, 'image/png')
      const arrived = { sha256: photo.sha256, kind: 'start', type: 'image/png', bytes: photo.bytes.length } as const
      await keepPhoto(sql, { screeningId: one.id }, arrived, aManager, NOW)
    }
    await sealTrail({ sql, sealFile, now: () => NOW, log: () => undefined }, MANY_SEALS)
  }
  await log(aPng())
  const backup: Office['backup'] = (kind = 'full', at = NOW) => makeBackup(kind, { config, now: () => at })
  return { config, sql, log, backup, files: async () => (await backupsIn(folderOf(config))).map(({ file }) => file) }
}

export const logsIn = async (config: Config): Promise<number> => {
  const sql = openSqlite(join(config.DATA_DIR, 'yingxiang.sqlite'), { isReadOnly: true })
  const row = await sql.first<{ n: number }>('SELECT count(*) AS n FROM screenings')
  sql.close()
  return row?.n ?? 0
}
export const into = (office: Office): Config =>
  aConfig({
    DATA_DIR: join(aFolder(), 'new'),
    BACKUP_KEY_FILE: join(office.config.DATA_DIR, 'backup.key'),
    RESERVE_MB: '1',
  })
export const refused = (work: Promise<unknown>): Promise<string> =>
  work.then(
    () => 'not refused',
    (error: unknown) => (error instanceof AppError ? error.sentence.key : String(error)),
  )
export const bring = (office: Office, config: Config, path = folderOf(office.config), overNewer = false) =>
  restore(path, { config, now: NOW, overNewer })
