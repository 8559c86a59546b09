/** What root does for the service belongs to the service afterwards: else it could not open it. */
import { chown, readdir, stat } from 'node:fs/promises'
import { join } from 'node:path'

const isRoot = (): boolean => process.getuid?.() === 0

/** A file or folder to whom another belongs. */
export async function giveTo(path: string, of: string): Promise<void> {
  if (!isRoot()) return
  const { uid, gid } = await stat(of)
  await chown(path, uid, gid)
}

/** What is so called in a folder, and all that lies in it, to whom `of` belongs. */
export async function giveToOwner(folder: string, called: RegExp, of: string): Promise<void> {
  if (!isRoot() || (await stat(of)).uid === 0) return
  for (const name of await readdir(folder)) {
    if (!called.test(name)) continue
    await giveTo(join(folder, name), of)
    if (!(await stat(join(folder, name))).isDirectory()) continue
    for (const inner of await readdir(join(folder, name), { recursive: true }))
      await giveTo(join(folder, name, inner), of)
  }
}
