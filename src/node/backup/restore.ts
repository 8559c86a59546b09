/** Puts a backup back: opened and looked at beside what is there, and only then put in its place. */
import { randomUUID } from 'node:crypto'
import { createWriteStream, existsSync } from 'node:fs'
import { mkdir, rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { createGunzip } from 'node:zlib'
import type { Config } from '../../config.ts'
import { AppError } from '../../domain/errors.ts'
import { faultIn } from '../../store/engine/database-copy.ts'
import { folderBlobs } from '../../store/engine/folder-blobs.ts'
import { databaseOf, holdDataDir } from '../data-folder.ts'
import { type BackupKey, keyFileOf, readKey } from './backup-key.ts'
import { backupsIn, ensureFolder, type KeptBackup } from './backup-folder.ts'
import { factsIn, newestRowIn } from './database-facts.ts'
import { putPages } from './database-pages.ts'
import { explained } from './explained.ts'
import { requireRoom } from './make-backup.ts'
import { bringPhotos } from './photo-store.ts'
import { giveTo, giveToOwner } from './owner.ts'
import { type Opened, photosIn, putInPlace, RESTORED } from './put-in-place.ts'
import { baseMissing, sourceAt } from './restore-source.ts'
import { readSealed } from './sealed-file.ts'

/** With what it is a change of, where it is one. */
async function chainOf(backup: KeptBackup): Promise<KeptBackup[]> {
  const { base } = backup.header
  if (base === undefined) return [backup]
  const whole = (await backupsIn(dirname(backup.path))).find(({ header }) => header.sequence === base)
  if (!whole) throw baseMissing(backup)
  return [whole, backup]
}

/** What is in it without its seals, which come first. */
async function* unpacked(path: string, key: BackupKey, keep: (seals: Buffer) => void): AsyncGenerator<Buffer> {
  const zip = createGunzip()
  const filling = pipeline(readSealed(path, key.bytes), zip).catch((error: Error) => zip.destroy(error))
  let waiting: Buffer | undefined = Buffer.alloc(0)
  for await (const chunk of zip as AsyncIterable<Buffer>) {
    if (!waiting) {
      yield chunk
      continue
    }
    waiting = Buffer.concat([waiting, chunk])
    const length: number = waiting.length < 4 ? Number.POSITIVE_INFINITY : 4 + waiting.readUInt32BE(0)
    if (waiting.length < length) continue
    keep(waiting.subarray(4, length))
    yield waiting.subarray(length)
    waiting = undefined
  }
  await filling
}

/** The database of a backup as a file in a folder: whole, sound, and with all that it had; throws a sentence where not. */
export async function openBackup(backup: KeptBackup, into: string, key: BackupKey, config: Config): Promise<Opened> {
  const chain = await chainOf(backup)
  for (const { header, file } of chain) {
    if (header.keyId !== key.id) {
      throw new AppError('forbidden', { key: 'backup_other_key', facts: { file, sealedBy: header.keyId, own: key.id } })
    }
  }
  await requireRoom(dirname(into), backup.header.databaseBytes * 1.1, config)
  const database = join(into, 'yingxiang.sqlite')
  let seals: Buffer = Buffer.alloc(0)
  const keep = (read: Buffer): void => void (seals = read)
  for (const { path, header } of chain) {
    const source = unpacked(path, key, keep)
    if (header.kind === 'changes') await putPages(database, source)
    else await pipeline(source, createWriteStream(database, { mode: 0o600 }))
  }
  await requireSame(database, backup)
  return { database, seals }
}

async function requireSame(database: string, { header, file }: KeptBackup): Promise<void> {
  const fault = faultIn(database)
  if (fault !== null) throw new AppError('unavailable', { key: 'backup_restored_faulty', facts: { file, fault } })
  const facts = await factsIn(database)
  const differs = Object.entries(header.counts).find(([table, count]) => facts.counts[table] !== count)
  const isSame = facts.newestRow === header.newestRow && facts.head?.sha256 === header.head?.sha256
  if (differs || !isSame) {
    const what = differs?.[0] ?? 'seals'
    throw new AppError('unavailable', { key: 'backup_restored_differs', facts: { file, what } })
  }
}

interface Restoring {
  config: Config
  now: Date
  /** Also where the database there has more than the backup. */
  overNewer: boolean
}

export interface Restored {
  backup: KeptBackup
  /** Where the database lies now that was there before. */
  aside: string | undefined
  photos: number
  photosMissing: number
}

/** Into the DATA_DIR of the settings. */
export async function restore(path: string, { config, now, overNewer }: Restoring): Promise<Restored> {
  const folder = config.DATA_DIR
  try {
    const key = readKey(keyFileOf(config))
    const source = await sourceAt(path, config)
    const isNew = !existsSync(folder)
    await ensureFolder(folder)
    if (isNew) await giveTo(folder, dirname(folder))
    const letGo = holdDataDir(config, now)
    const making = join(folder, `.restoring-${randomUUID()}`)
    try {
      await requireOlder(config, source.backup, overNewer)
      await mkdir(making, { mode: 0o700 })
      const backup = await source.brought(making)
      const opened = await openBackup(backup, making, key, config)
      const photos = await photosIn(opened.database)
      const photoOf = (sha256: string) => source.photo(sha256, key)
      const photosMissing = await bringPhotos(photoOf, folderBlobs(join(folder, 'photos')), photos)
      const aside = await putInPlace(opened, config, now)
      await giveToOwner(folder, RESTORED, folder)
      return { backup, aside, photos: photos.length, photosMissing }
    } finally {
      await rm(making, { recursive: true, force: true })
      letGo()
    }
  } catch (error) {
    throw explained(error, folder)
  }
}

/** What somebody has entered since is not written over without being asked for. */
async function requireOlder(config: Config, { header, file }: KeptBackup, overNewer: boolean): Promise<void> {
  const database = databaseOf(config)
  if (!existsSync(database) || overNewer) return
  const own = await newestRowIn(database)
  if (own !== null && own > header.newestRow) {
    const facts = { file, folder: config.DATA_DIR, rows: own - header.newestRow }
    throw new AppError('conflict', { key: 'backup_over_newer', facts })
  }
}
