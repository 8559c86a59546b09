/** Where a restore takes its backup from: a file, a folder, or a store elsewhere. */
import { existsSync } from 'node:fs'
import { mkdir, rm, stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { Config } from '../../config.ts'
import { AppError } from '../../domain/errors.ts'
import type { BackupKey } from './backup-key.ts'
import { BACKUP_NAME, backupIn, backupsIn, type KeptBackup } from './backup-folder.ts'
import { openPhoto, photoName, storedPhoto } from './photo-store.ts'
import type { RemoteStore } from './remote-port.ts'
import { getWhole, isRemote, remoteStore } from './remote-store.ts'
import { backupsAt } from './second-place.ts'

export interface Source {
  backup: KeptBackup
  /** As a file of this machine, beside what it is a change of. */
  brought: (room: string) => Promise<KeptBackup>
  photo: (sha256: string, key: BackupKey) => Promise<Buffer | null>
}

const none = (path: string): AppError => new AppError('not_found', { key: 'backup_none', facts: { path } })
export const baseMissing = ({ file }: KeptBackup): AppError =>
  new AppError('not_found', { key: 'backup_base_missing', facts: { file } })

/** A file, or a folder of which it is the newest. */
export async function backupAt(path: string): Promise<KeptBackup> {
  const isFolder = existsSync(path) && (await stat(path)).isDirectory()
  const found = isFolder ? (await backupsIn(path))[0] : existsSync(path) ? await backupIn(path) : null
  if (!found) throw none(path)
  return found
}

export async function sourceAt(place: string, config: Config): Promise<Source> {
  if (isRemote(place)) return remoteSource(place, config)
  const backup = await backupAt(place)
  return {
    backup,
    brought: async () => backup,
    photo: (sha256, key) => storedPhoto(dirname(backup.path), sha256, key).catch(() => null),
  }
}

async function remoteSource(place: string, config: Config): Promise<Source> {
  const last = place.split('/').at(-1) ?? ''
  const isFile = BACKUP_NAME.test(last)
  const store = await remoteStore(isFile ? place.slice(0, -last.length) : place, config)
  const all = await backupsAt(store)
  const backup = isFile ? all.find(({ file }) => file === last) : all[0]
  if (!backup) throw none(store.called)
  const base = all.find(({ header }) => header.sequence === backup.header.base)
  let own = ''
  return {
    backup,
    async brought(room) {
      if (backup.header.base !== undefined && !base) throw baseMissing(backup)
      own = join(room, 'away')
      await mkdir(own, { mode: 0o700 })
      for (const one of [base, backup]) {
        if (one) await getWhole(store, one.file, join(own, one.file), one.bytes)
      }
      return { ...backup, path: join(own, backup.file) }
    },
    photo: (sha256, key) => photoFrom(store, sha256, key, own),
  }
}

/** What is not there is missing; a store that is silent ends it. */
async function photoFrom(store: RemoteStore, sha256: string, key: BackupKey, room: string): Promise<Buffer | null> {
  const path = join(room, 'photo.yxp')
  try {
    await getWhole(store, photoName(sha256), path)
  } catch (error) {
    if (error instanceof AppError && error.sentence.key === 'backup_away_missing') return null
    throw error
  }
  const bytes = await openPhoto(path, sha256, key).catch(() => null)
  await rm(path)
  return bytes
}

/** For a person to choose from, the newest first. */
export async function backupsOf(place: string, config: Config): Promise<KeptBackup[]> {
  if (isRemote(place)) return backupsAt(await remoteStore(place, config))
  return backupsIn(place)
}
