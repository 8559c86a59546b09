/** The key that backups are sealed with: a file of 64 hexadecimal digits, made where there is none. */
import { createHash, randomBytes } from 'node:crypto'
import { chmodSync, existsSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Config } from '../../config.ts'
import { AppError } from '../../domain/errors.ts'

export interface BackupKey {
  bytes: Buffer
  /** What it is called in files that it sealed. */
  id: string
  madeAt: Date
}

export const keyFileOf = ({ BACKUP_KEY_FILE, DATA_DIR }: Config): string =>
  BACKUP_KEY_FILE ?? join(DATA_DIR, 'backup.key')

const idOf = (bytes: Buffer): string =>
  createHash('sha256').update('yingxiang key').update(bytes).digest('hex').slice(0, 8)

/** Throws where there is none, or the file is something else. */
export function readKey(file: string): BackupKey {
  if (!existsSync(file)) throw new AppError('not_found', { key: 'backup_key_missing', facts: { file } })
  const text = readFileSync(file, 'utf8').trim()
  if (!/^[0-9a-f]{64}$/i.test(text)) throw new AppError('invalid', { key: 'backup_key_wrong', facts: { file } })
  const bytes = Buffer.from(text, 'hex')
  return { bytes, id: idOf(bytes), madeAt: statSync(file).mtime }
}

/** Makes it where there is none yet; one that somebody else named must be there. */
export function ownKey(config: Config): BackupKey {
  const file = keyFileOf(config)
  if (!existsSync(file) && config.BACKUP_KEY_FILE === undefined) {
    writeFileSync(file, `${randomBytes(32).toString('hex')}\n`, { flag: 'wx', mode: 0o600 })
    chmodSync(file, 0o600)
  }
  return readKey(file)
}
