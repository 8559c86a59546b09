/** The folder that backups lie in, here or in the second place: what is there, and what goes. */
import { existsSync } from 'node:fs'
import { mkdir, readdir, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { AppError } from '../../domain/errors.ts'
import { type BackupHeader, BackupHeader as Header, keptBackups } from '../../domain/backup/backup.ts'
import { localDay } from '../../domain/period.ts'
import { headerIn } from './sealed-file.ts'

export interface KeptBackup {
  path: string
  file: string
  bytes: number
  header: BackupHeader
}

export const BACKUP_NAME = /^yingxiang-[\dTZ]+-(full|migration|changes)\.yxb$/

export const nameOf = ({ madeAt, kind }: Pick<BackupHeader, 'madeAt' | 'kind'>): string =>
  `yingxiang-${madeAt.replaceAll(/[-:.]/g, '')}-${kind}.yxb`
/** Beside each that changes may follow: what each page of its database was, so that only others are kept. */
export const pagesOf = (path: string): string => path.replace(/yxb$/, 'pages')

export async function backupIn(path: string): Promise<KeptBackup | null> {
  const read = Header.safeParse(await headerIn(path))
  if (!read.success) return null
  return { path, file: path.split('/').at(-1) ?? path, bytes: (await stat(path)).size, header: read.data }
}

/** The newest first; what is no backup is left out. */
export async function backupsIn(folder: string): Promise<KeptBackup[]> {
  if (!existsSync(folder)) return []
  const names = (await readdir(folder)).filter((name) => BACKUP_NAME.test(name))
  const read = await Promise.all(names.map((name) => backupIn(join(folder, name))))
  return read.filter((one) => one !== null).toSorted((a, b) => b.header.sequence - a.header.sequence)
}

/** Those that are no longer needed. */
export function goneOf(all: KeptBackup[], timeZone: string): KeptBackup[] {
  const kept = keptBackups(all.map(({ header }) => ({ ...header, day: localDay(header.madeAt, timeZone) })))
  return all.filter(({ header }) => !kept.has(header.sequence))
}

/** They go, with what lies beside them. */
export async function tidyFolder(folder: string, timeZone: string): Promise<void> {
  const all = await backupsIn(folder)
  const gone = goneOf(all, timeZone).map(({ path }) => path)
  const newest = all.find(({ header }) => header.kind !== 'changes')
  for (const { path } of all) if (path !== newest?.path) gone.push(pagesOf(path))
  for (const path of gone) await rm(path, { force: true })
}

async function forget(folder: string, what: RegExp): Promise<void> {
  for (const name of await readdir(folder)) {
    if (what.test(name)) await rm(join(folder, name), { recursive: true, force: true })
  }
}
/** What a process left that was killed. */
export const forgetUnfinished = (folder: string): Promise<void> => forget(folder, /\.unfinished$|^\.making-/)
export const forgetDrills = (folder: string): Promise<void> => forget(folder, /^\.drill-/)

/** The folder, made where it is not there; a sentence where it cannot be. */
export async function ensureFolder(folder: string): Promise<void> {
  try {
    await mkdir(folder, { recursive: true, mode: 0o700 })
  } catch (error) {
    throw new AppError('unavailable', {
      key: 'backup_folder_unusable',
      facts: { folder, why: error instanceof Error ? error.message : String(error) },
    })
  }
}
