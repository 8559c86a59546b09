/** Photos beside the backups: each once, sealed, under its own hash; files there are never changed. */
import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { copyFile, mkdir, readdir, readFile, rename } from 'node:fs/promises'
import { join } from 'node:path'
import type { Blobs } from '../../store/engine/blobs.ts'
import type { BackupKey } from './backup-key.ts'
import { readSealed, writeSealed } from './sealed-file.ts'

const SHA256 = /^[0-9a-f]{64}$/
const roomOf = (folder: string, sha256: string): string => join(folder, 'photos', sha256.slice(0, 2))
/** As it is called in every place. */
export const photoName = (sha256: string): string => `photos/${sha256.slice(0, 2)}/${sha256}.yxp`
const pathOf = (folder: string, sha256: string): string => join(folder, photoName(sha256))

/** Names of what lies in a folder's rooms of two letters. */
async function namesIn(folder: string, ending: string): Promise<Set<string>> {
  const names = new Set<string>()
  if (!existsSync(folder)) return names
  for (const room of await readdir(folder)) {
    if (room.length !== 2) continue
    for (const name of await readdir(join(folder, room))) {
      if (name.endsWith(ending) && SHA256.test(name.slice(0, 64))) names.add(name.slice(0, 64))
    }
  }
  return names
}
export const storedPhotos = (folder: string): Promise<Set<string>> => namesIn(join(folder, 'photos'), '.yxp')

const isWhole = (sha256: string, bytes: Buffer): boolean => createHash('sha256').update(bytes).digest('hex') === sha256

/** Brings those that are not there yet; answers how many, and how many are not what they are called. */
export async function storePhotos(
  photos: string,
  folder: string,
  key: BackupKey,
): Promise<{ added: number; faulty: number }> {
  const stored = await storedPhotos(folder)
  const result = { added: 0, faulty: 0 }
  for (const sha256 of await namesIn(photos, '')) {
    if (stored.has(sha256)) continue
    const bytes = await readFile(join(photos, sha256.slice(0, 2), sha256))
    if (!isWhole(sha256, bytes)) {
      result.faulty++
      continue
    }
    await mkdir(roomOf(folder, sha256), { recursive: true, mode: 0o700 })
    await writeSealed(pathOf(folder, sha256), key.bytes, { format: 'yingxiang-photo-1', keyId: key.id }, whole(bytes))
    result.added++
  }
  return result
}
async function* whole(bytes: Buffer): AsyncGenerator<Buffer> {
  yield bytes
}

/** The same files in a second place. */
export async function copyPhotos(folder: string, second: string): Promise<void> {
  const there = await storedPhotos(second)
  for (const sha256 of await storedPhotos(folder)) {
    if (there.has(sha256)) continue
    await mkdir(roomOf(second, sha256), { recursive: true, mode: 0o700 })
    const path = pathOf(second, sha256)
    await copyFile(pathOf(folder, sha256), `${path}.unfinished`)
    await rename(`${path}.unfinished`, path)
  }
}

/** One of them as it was; null where there is none. */
export async function storedPhoto(folder: string, sha256: string, key: BackupKey): Promise<Buffer | null> {
  const path = pathOf(folder, sha256)
  return existsSync(path) ? openPhoto(path, sha256, key) : null
}
/** What is in such a file; null where it is not what it is called. */
export async function openPhoto(path: string, sha256: string, key: BackupKey): Promise<Buffer | null> {
  const pieces: Buffer[] = []
  for await (const piece of readSealed(path, key.bytes)) pieces.push(piece)
  const bytes = Buffer.concat(pieces)
  return isWhole(sha256, bytes) ? bytes : null
}

/** So many of them, at random, are opened; answers how many are not whole. */
export async function sampleFaults(
  folder: string,
  key: BackupKey,
  most: number,
): Promise<{ looked: number; faulty: number }> {
  const all = [...(await storedPhotos(folder))]
  const some = Array.from(
    { length: Math.min(most, all.length) },
    () => all.splice(Math.floor(Math.random() * all.length), 1)[0] ?? '',
  )
  let faulty = 0
  for (const sha256 of some) {
    if ((await storedPhoto(folder, sha256, key).catch(() => null)) === null) faulty++
  }
  return { looked: some.length, faulty }
}

/** Puts the named ones into a service's own store; answers how many of them are nowhere. */
export async function bringPhotos(
  photoOf: (sha256: string) => Promise<Buffer | null>,
  blobs: Blobs,
  names: { sha256: string; type: string }[],
): Promise<number> {
  let missing = 0
  for (const { sha256, type } of names) {
    const bytes = await photoOf(sha256)
    if (bytes === null) missing++
    else await blobs.put(sha256, new Uint8Array(bytes), type)
  }
  return missing
}
