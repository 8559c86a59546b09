/** Which code runs on a server: another name for every change of it, and of what it stands on. */
import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/** The browser's share is not asked: its files carry their own hashes. */
const ROOMS = ['contract', 'domain', 'exchange', 'http', 'jobs', 'store']

export function codeVersion(root: string): string {
  const files = ROOMS.flatMap((room) =>
    readdirSync(join(root, 'src', room), { recursive: true, encoding: 'utf8' }).map((name) => join('src', room, name)),
  )
  const read = [...files.filter((name) => name.endsWith('.ts')).sort(), 'src/config.ts', 'package.json']
  const hash = createHash('sha256')
  for (const name of read) hash.update(`${name}\0`).update(readFileSync(join(root, name)))
  return hash.digest('hex').slice(0, 16)
}
