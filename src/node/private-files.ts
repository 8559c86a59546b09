/** On a server: what is kept is nobody else's to read. Files are 0600 in folders 0700, those of earlier versions too. */
import { chmodSync, existsSync, mkdirSync, readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'

/** Also what people put beside them: backups, a disk's own folder. */
const OURS = /^(yingxiang\.sqlite.*|server\.lock.*|photos|backups|lost\+found|\..*)$/

/** Makes the folder where there is none. Answers what could not be made private, as a sentence; null when all is. */
export function keepPrivate(dataDir: string): string | null {
  process.umask(0o077)
  mkdirSync(dataDir, { recursive: true, mode: 0o700 })
  if (process.platform === 'win32') return null
  try {
    for (const name of ['yingxiang.sqlite', 'yingxiang.sqlite-wal', 'yingxiang.sqlite-shm', 'server.lock']) {
      if (existsSync(join(dataDir, name))) chmodSync(join(dataDir, name), 0o600)
    }
    closeFolder(join(dataDir, 'photos'))
    // a folder with other people's things in it stays open to them
    const others = readdirSync(dataDir).filter((name) => !OURS.test(name))
    if (others.length === 0) chmodSync(dataDir, 0o700)
    else if (isOpen(dataDir))
      return `${dataDir} also holds ${others[0]}, so others may look into it: give DATA_DIR a folder of its own.`
    return null
  } catch (error) {
    return `Not everything in ${dataDir} could be kept from others on this machine: ${String(error)}.`
  }
}

const isOpen = (path: string): boolean => (statSync(path).mode & 0o077) !== 0

/** Once: what lies in a closed folder is out of reach, and what is added to it is closed by itself. */
function closeFolder(folder: string): void {
  if (!existsSync(folder) || !isOpen(folder)) return
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    const path = join(entry.parentPath, entry.name)
    if (entry.isDirectory()) chmodSync(path, 0o700)
    else if (entry.isFile()) chmodSync(path, 0o600)
  }
  chmodSync(folder, 0o700)
}
