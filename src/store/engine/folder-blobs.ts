/** Photos in a folder of the server: each file appears whole or not at all, also after a power cut. */
import { mkdir, open, readFile, rename, rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { type Blobs, isSound, requireKey, sound } from './blobs.ts'
import { Unavailable, whyOf } from './unavailable.ts'

/** What a file system says when it takes nothing just now. */
const SIGNS = [
  ['full', /^(ENOSPC|EDQUOT)$/],
  ['read_only', /^(EROFS|EACCES|EPERM)$/],
  ['disk', /^EIO$/],
  ['overloaded', /^(EMFILE|ENFILE)$/],
] as const

function diskError(error: NodeJS.ErrnoException): Error {
  const why = whyOf(error.code ?? '', SIGNS)
  return why === undefined ? error : new Unavailable(why, error)
}

/** `ab/ab12…`: some file systems are slow with very many files in one folder. */
export function folderBlobs(folder: string): Blobs {
  const roomOf = (key: string): string => join(folder, key.slice(0, 2))
  const keep = async (key: string, bytes: Uint8Array<ArrayBuffer>): Promise<void> => {
    const room = roomOf(key)
    const path = join(room, key)
    // a file under its own name was safe before it got that name; what has become another one since is replaced
    const kept = await readFile(path).then((read) => new Uint8Array(read), orNull)
    if (kept && (await isSound(key, kept))) return
    await mkdir(room, { recursive: true, mode: 0o700 })
    const unfinished = join(room, `.${key.slice(0, 8)}-${crypto.randomUUID()}`)
    try {
      await writeSafely(unfinished, bytes)
      await rename(unfinished, path)
    } catch (error) {
      await rm(unfinished, { force: true })
      throw error
    }
    for (const changed of [room, folder, dirname(folder)]) await syncFolder(changed)
  }
  return {
    async put(key, bytes) {
      requireKey(key)
      await keep(key, bytes).catch((error: NodeJS.ErrnoException) => {
        throw diskError(error)
      })
    },
    async get(key) {
      requireKey(key)
      const bytes = await readFile(join(roomOf(key), key)).then((read) => new Uint8Array(read), orNull)
      return bytes && sound(key, bytes)
    },
  }
}

function orNull(error: NodeJS.ErrnoException): null {
  if (error.code === 'ENOENT') return null
  throw error
}

async function writeSafely(path: string, bytes: Uint8Array): Promise<void> {
  const file = await open(path, 'wx', 0o600)
  try {
    await file.writeFile(bytes)
    await file.sync()
  } finally {
    await file.close()
  }
}

/** The name is only safe with the folder it stands in. */
async function syncFolder(path: string): Promise<void> {
  const folder = await open(path, 'r')
  try {
    await folder.sync()
  } finally {
    await folder.close()
  }
}
