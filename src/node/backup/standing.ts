/** How the backups of a server stand. */
import { existsSync } from 'node:fs'
import type { Config } from '../../config.ts'
import type { BackupsNow } from '../../http/deps.ts'
import { backupsIn } from './backup-folder.ts'
import { keyFileOf, readKey } from './backup-key.ts'
import { folderOf, isOn } from './make-backup.ts'

export async function backupsNow(config: Config): Promise<BackupsNow> {
  const hasSecondPlace = (config.BACKUP_COPY_DIR ?? config.BACKUP_COPY_URL) !== undefined
  if (!isOn(config)) return { place: 'off', hasSecondPlace: false, items: [] }
  const items = (await backupsIn(folderOf(config))).map(({ file, bytes, header: { kind, madeAt, counts } }) => ({
    file,
    kind,
    madeAt,
    bytes,
    rows: Object.values(counts).reduce((sum, rows) => sum + rows, 0),
  }))
  const key = existsSync(keyFileOf(config)) ? keyNow(config) : undefined
  return { place: 'folder', hasSecondPlace, items, key }
}

function keyNow(config: Config): BackupsNow['key'] {
  try {
    const { id, madeAt } = readKey(keyFileOf(config))
    return { id, madeAt: madeAt.toISOString() }
  } catch {
    return undefined
  }
}
