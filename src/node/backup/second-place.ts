/** The second place: the same files in a folder, in a store elsewhere, or in both; pruned by the same rule. */
import { existsSync } from 'node:fs'
import { copyFile, readFile, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Config } from '../../config.ts'
import { BackupHeader as Header } from '../../domain/backup/backup.ts'
import { AppError } from '../../domain/errors.ts'
import { holdFolder } from '../../store/engine/server-lock.ts'
import { backupsIn, BACKUP_NAME, forgetUnfinished, goneOf, type KeptBackup, tidyFolder } from './backup-folder.ts'
import { explained } from './explained.ts'
import { copyPhotos, photoName, storedPhotos } from './photo-store.ts'
import type { RemoteStore } from './remote-port.ts'
import { putWhole, remoteStore } from './remote-store.ts'
import { headerOf, syncFile } from './sealed-file.ts'

interface Filling {
  now: Date
  /** Also asks which photos are really there. */
  isThorough: boolean
}

/** Of every second place there is; what went wrong with any is thrown when all have been tried. */
export async function fillSecondPlaces(folder: string, config: Config, { now, isThorough }: Filling): Promise<void> {
  const { BACKUP_COPY_DIR: dir, BACKUP_COPY_URL: url, TIME_ZONE } = config
  if (dir === undefined && url === undefined) return
  const letGo = alone(folder, now)
  // somebody else is at it, perhaps for hours over a slow line: the next one brings what is new
  if (!letGo) return
  try {
    const wrong: Error[] = []
    const note = (error: unknown): void => void wrong.push(error instanceof Error ? error : new Error(String(error)))
    if (dir !== undefined) await copyAll(folder, dir, TIME_ZONE).catch(note)
    if (url !== undefined)
      await remoteStore(url, config)
        .then((store) => sendAll(folder, store, TIME_ZONE, isThorough))
        .catch(note)
    if (wrong[0]) throw wrong[0]
  } finally {
    letGo()
  }
}

function alone(folder: string, now: Date): (() => void) | undefined {
  try {
    return holdFolder(join(folder, 'second.lock'), { pid: process.pid, since: now.toISOString() }, 0)
  } catch {
    return undefined
  }
}

/** Whatever is here and not there; a sentence where the second place is away. */
async function copyAll(folder: string, second: string, timeZone: string): Promise<void> {
  if (!existsSync(second)) throw new AppError('unavailable', { key: 'backup_second_away', facts: { folder: second } })
  const there = new Set((await backupsIn(second)).map(({ file }) => file))
  try {
    await forgetUnfinished(second)
    for (const { path, file } of wholeFirst(await backupsIn(folder))) {
      if (there.has(file)) continue
      const unfinished = join(second, `${file}.unfinished`)
      await copyFile(path, unfinished)
      await syncFile(unfinished)
      await rename(unfinished, join(second, file))
    }
    await copyPhotos(folder, second)
    await tidyFolder(second, timeZone)
  } catch (error) {
    throw explained(error, second)
  }
}

/** Changes are of no use without what they are changes of. */
const wholeFirst = (all: KeptBackup[]): KeptBackup[] =>
  all.toSorted((a, b) => Number(a.header.kind === 'changes') - Number(b.header.kind === 'changes'))

const FIRST_LINE = 65_536

/** What is there, the newest first; of those that are here, too, nothing is asked. */
export async function backupsAt(store: RemoteStore, known: KeptBackup[] = []): Promise<KeptBackup[]> {
  const here = new Map(known.map((one) => [one.file, one]))
  const found: KeptBackup[] = []
  for (const [file, bytes] of await store.list('', false)) {
    if (!BACKUP_NAME.test(file)) continue
    const own = here.get(file)
    const read = own?.bytes === bytes ? own.header : await headerAt(store, file, bytes)
    if (read) found.push({ path: file, file, bytes, header: read })
  }
  return found.toSorted((a, b) => b.header.sequence - a.header.sequence)
}

async function headerAt(store: RemoteStore, file: string, bytes: number) {
  const answer = await store.get(file, { bytes: Math.min(bytes, FIRST_LINE), isBegin: true })
  const read = Header.safeParse(await headerOf(answer as AsyncIterable<Buffer>).catch(() => null))
  answer.destroy()
  return read.success ? read.data : undefined
}

async function sendAll(folder: string, store: RemoteStore, timeZone: string, isThorough: boolean): Promise<void> {
  const own = await backupsIn(folder)
  const there = await backupsAt(store, own)
  const isThere = (file: string, bytes: number): boolean =>
    there.some((one) => one.file === file && one.bytes === bytes)
  for (const { path, file, bytes } of wholeFirst(own)) {
    // another process may have tidied up meanwhile
    if (!isThere(file, bytes) && existsSync(path)) await putWhole(store, file, path)
  }
  await sendPhotos(folder, store, isThorough)
  for (const { file } of goneOf(await backupsAt(store, own), timeZone)) await store.remove(file)
}

/** What a store has of photos is asked every night, and else remembered beside them: a hundred thousand names are a long list. */
async function sendPhotos(folder: string, store: RemoteStore, isThorough: boolean): Promise<void> {
  const own = await storedPhotos(folder)
  if (own.size === 0) return
  const memory = join(folder, 'photos-elsewhere')
  const remembered = existsSync(memory) ? (await readFile(memory, 'utf8')).split('\n') : []
  const isOfThis = !isThorough && remembered[0] === store.called
  const there = isOfThis ? new Set(remembered.slice(1)) : new Set((await store.list('photos', true)).keys())
  const missing = [...own].map(photoName).filter((name) => !there.has(name))
  if (missing.length === 0 && isOfThis) return
  try {
    for (const name of missing) {
      await putWhole(store, name, join(folder, name))
      there.add(name)
    }
  } finally {
    await writeFile(memory, [store.called, ...there].join('\n'), { mode: 0o600 })
  }
}
