/** Makes a backup: a copy of one moment, looked at, sealed, read again, and then put in a second place. */
import { randomUUID } from 'node:crypto'
import { existsSync } from 'node:fs'
import { mkdir, readFile, rename, rm, stat, statfs, writeFile } from 'node:fs/promises'
import { createReadStream } from 'node:fs'
import { join } from 'node:path'
import { createGzip } from 'node:zlib'
import type { Config } from '../../config.ts'
import type { BackupHeader, BackupKind } from '../../domain/backup/backup.ts'
import { AppError } from '../../domain/errors.ts'
import { localDay } from '../../domain/period.ts'
import { copyDatabase, faultIn } from '../../store/engine/database-copy.ts'
import { openSqlite } from '../../store/engine/node-sqlite.ts'
import { holdFolder, FolderHeld } from '../../store/engine/server-lock.ts'
import { databaseOf } from '../data-folder.ts'
import { type BackupKey, ownKey } from './backup-key.ts'
import {
  backupsIn,
  ensureFolder,
  forgetUnfinished,
  type KeptBackup,
  nameOf,
  pagesOf,
  tidyFolder,
} from './backup-folder.ts'
import { factsIn, figuresIn, newestRowIn } from './database-facts.ts'
import { changedPages, marksOf } from './database-pages.ts'
import { explained } from './explained.ts'
import { storePhotos } from './photo-store.ts'
import { giveToOwner } from './owner.ts'
import { fillSecondPlaces } from './second-place.ts'
import { readSealed, writeSealed } from './sealed-file.ts'

const MEGABYTE = 1_048_576
const HIGH_WATER = MEGABYTE

export const isOn = ({ BACKUP_DIR }: Config): boolean => BACKUP_DIR !== 'none'
export const folderOf = ({ BACKUP_DIR, DATA_DIR }: Config): string => BACKUP_DIR ?? join(DATA_DIR, 'backups')

/** Throws where the folder's disk has less than so much, and its reserve: those who send logs need room, too. */
export async function requireRoom(folder: string, bytes: number, { RESERVE_MB }: Config): Promise<void> {
  const { bavail, bsize } = await statfs(folder)
  const needed = Math.ceil(bytes / MEGABYTE) + RESERVE_MB
  const free = Math.floor((bavail * bsize) / MEGABYTE)
  if (free < needed) throw new AppError('unavailable', { key: 'backup_no_room', facts: { folder, free, needed } })
}

/** Whether somebody else makes one already is asked of a lock that ends with its process. */
async function alone<T>(folder: string, now: Date, work: () => Promise<T>): Promise<T> {
  let letGo: () => void
  try {
    letGo = holdFolder(join(folder, 'backup.lock'), { pid: process.pid, since: now.toISOString() })
  } catch (error) {
    if (error instanceof FolderHeld) throw new AppError('unavailable', { key: 'backup_running', facts: { folder } })
    throw error
  }
  try {
    await forgetUnfinished(folder)
    return await work()
  } finally {
    letGo()
  }
}

/** What lies in the folder of backups. */
const OURS = /^(yingxiang-|photos|backup\.lock|second\.lock)/

export interface Made {
  backup: KeptBackup
  /** False where nothing has changed since the one before. */
  isNew: boolean
  photos: { added: number; faulty: number }
  /** Why the second place does not have it; the first one is as good as ever. */
  secondFailed?: Error
}

interface Making {
  config: Config
  now: () => Date
  /** One made since then does: a night that was begun anew is not made twice. */
  notBefore?: string
}

export async function makeBackup(kind: BackupKind, making: Making): Promise<Made> {
  const { config, now } = making
  const folder = folderOf(config)
  // what it holds is nobody else's to read
  process.umask(0o077)
  try {
    await ensureFolder(folder)
    const key = ownKey(config)
    const made = await alone(folder, now(), async () => {
      const photos = await storePhotos(join(config.DATA_DIR, 'photos'), folder, key)
      const backup = await databaseBackup(kind, making, folder, key)
      await tidyFolder(folder, config.TIME_ZONE)
      await giveToOwner(folder, OURS, config.DATA_DIR)
      return { ...backup, photos }
    })
    // the first place is free for the next one meanwhile
    return await fillSecondPlaces(folder, config, { now: now(), isThorough: kind === 'full' }).then(
      () => made,
      (secondFailed: Error) => Object.assign(made, { secondFailed }),
    )
  } catch (error) {
    throw explained(error, folder)
  }
}

async function databaseBackup(
  kind: BackupKind,
  { config, now, notBefore }: Making,
  folder: string,
  key: BackupKey,
): Promise<Omit<Made, 'photos'>> {
  const all = await backupsIn(folder)
  const base = all.find(({ header }) => header.kind !== 'changes')
  if (kind === 'changes') {
    const isUsable = base !== undefined && base.header.keyId === key.id && existsSync(pagesOf(base.path))
    if (!isUsable) return databaseBackup('full', { config, now }, folder, key)
    const [newest = base] = all
    if ((await newestRowIn(databaseOf(config))) === newest.header.newestRow) return { backup: newest, isNew: false }
  } else if (notBefore !== undefined && base?.header.kind === kind && base.header.madeAt >= notBefore) {
    return { backup: base, isNew: false }
  }
  const database = databaseOf(config)
  await requireRoom(folder, (await sizeWithJournal(database)) * 1.5, config)
  const making = join(folder, `.making-${randomUUID()}`)
  await mkdir(making, { mode: 0o700 })
  try {
    const sequence = (all[0]?.header.sequence ?? 0) + 1
    const copied = await copyOf(config, making, kind, now())
    const header: BackupHeader = {
      ...copied.header,
      keyId: key.id,
      sequence,
      ...(kind === 'changes' && { base: base?.header.sequence }),
    }
    const path = join(folder, nameOf(header))
    const marks = kind === 'changes' && base ? await readFile(pagesOf(base.path)) : undefined
    const source = marks ? changedPages(copied.path, header.databaseBytes, marks) : bytesOf(copied.path)
    const bytes = await writeSealed(path, key.bytes, header, packed(copied.seals, source))
    await readAgain(path, key)
    if (!marks) await writeWhole(pagesOf(path), await marksOf(copied.path))
    return { backup: { path, file: nameOf(header), bytes, header }, isNew: true }
  } finally {
    await rm(making, { recursive: true, force: true })
  }
}

const sizeOf = (path: string): Promise<number> =>
  existsSync(path) ? stat(path).then(({ size }) => size) : Promise.resolve(0)
const sizeWithJournal = async (path: string): Promise<number> => (await sizeOf(path)) + (await sizeOf(`${path}-wal`))

/** The seals first: no seal is in them that the copy of the database does not have. */
async function copyOf(config: Config, making: string, kind: BackupKind, now: Date) {
  const sealFile = join(config.DATA_DIR, 'seals.log')
  const seals = existsSync(sealFile) ? await readFile(sealFile) : Buffer.alloc(0)
  const path = join(making, 'yingxiang.sqlite')
  await copyDatabase(databaseOf(config), path)
  const fault = kind === 'changes' ? null : faultIn(path)
  if (fault !== null) throw new AppError('unavailable', { key: 'backup_copy_faulty', facts: { fault } })
  const facts = await factsIn(path)
  const day = localDay(now, config.TIME_ZONE)
  const figures = kind === 'migration' ? undefined : await figuresOfCopy(path, config, day, now)
  const { size: databaseBytes } = await stat(path)
  const header = {
    format: 'yingxiang-1' as const,
    kind,
    madeAt: now.toISOString(),
    databaseBytes,
    ...facts,
    day,
    figures,
  }
  return { path, seals, header }
}

async function figuresOfCopy(path: string, config: Config, day: string, now: Date) {
  const sql = openSqlite(path, { isReadOnly: true })
  try {
    return await figuresIn(sql, config, day, now)
  } finally {
    sql.close()
  }
}

async function* bytesOf(path: string): AsyncGenerator<Buffer> {
  for await (const chunk of createReadStream(path, { highWaterMark: HIGH_WATER })) yield chunk as Buffer
}

/** The seals with their length before them, then the database or its changes; packed. */
function packed(seals: Buffer, source: AsyncIterable<Buffer>): AsyncIterable<Buffer> {
  const zip = createGzip({ level: 1 })
  const fill = async (): Promise<void> => {
    const length = Buffer.alloc(4)
    length.writeUInt32BE(seals.length)
    for (const head of [length, seals]) zip.write(head)
    for await (const chunk of source) if (!zip.write(chunk)) await new Promise((resolve) => zip.once('drain', resolve))
    zip.end()
  }
  fill().catch((error: Error) => zip.destroy(error))
  return zip
}

/** What a disk did not keep is found at once, not on the day it is needed. */
async function readAgain(path: string, key: BackupKey): Promise<void> {
  for await (const piece of readSealed(path, key.bytes)) if (piece.length < 0) return
}

async function writeWhole(path: string, bytes: Buffer): Promise<void> {
  const unfinished = `${path}.unfinished`
  await writeFile(unfinished, bytes, { mode: 0o600 })
  await rename(unfinished, path)
}
