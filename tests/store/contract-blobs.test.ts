/** The contract of the folder and the bucket that keep the bytes of photos. */
import { readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { folderBlobs } from '../../src/store/engine/folder-blobs.ts'
import { engines, managed } from '../engines.ts'
import { aPng } from '../photos.ts'
import { aFolder } from '../server.ts'

describe.each(engines)('blobs beside $name', ({ start }) => {
  const { running } = managed(start)

  test('what was put comes back byte for byte, and what was never put is null', async () => {
    const [photo, other] = [aPng(), aPng()]
    await running.blobs.put(photo.sha256, photo.bytes, 'image/png')
    expect(await running.blobs.get(photo.sha256)).toEqual(photo.bytes)
    expect(await running.blobs.get(other.sha256)).toBeNull()
  })

  test('put twice, and ten times at once, it is one and the same', async () => {
    const photo = aPng(1000)
    const put = () => running.blobs.put(photo.sha256, photo.bytes, 'image/png')
    await Promise.all(Array.from({ length: 10 }, put))
    await put()
    expect(await running.blobs.get(photo.sha256)).toEqual(photo.bytes)
  })

  test('as large as a photo may be', async () => {
    const photo = aPng(2 * 1_048_576 - 200)
    await running.blobs.put(photo.sha256, photo.bytes, 'image/png')
    expect((await running.blobs.get(photo.sha256))?.length).toBe(photo.bytes.length)
  })

  test.each(['', '../../yingxiang.sqlite', 'A'.repeat(64), `${'a'.repeat(63)}/`])(
    'the name “%s” is no hash and names nothing',
    async (key) => {
      await expect(running.blobs.put(key, aPng().bytes, 'image/png')).rejects.toThrow('no blob has the key')
      await expect(running.blobs.get(key)).rejects.toThrow('no blob has the key')
    },
  )
})

describe('the folder', () => {
  test('holds whole files under their names and nothing unfinished', async () => {
    const folder = join(aFolder(), 'photos')
    const photos = [aPng(), aPng(500)]
    const blobs = folderBlobs(folder)
    await Promise.all([...photos, ...photos].map(({ sha256, bytes }) => blobs.put(sha256, bytes, 'image/png')))
    const files = readdirSync(folder, { recursive: true }).map(String)
    expect(files.filter((file) => file.length > 2).sort()).toEqual(
      photos.map(({ sha256 }) => join(sha256.slice(0, 2), sha256)).sort(),
    )
  })

  test('a file that is too short, as a failing disk leaves it, is replaced when the photo comes again', async () => {
    const folder = aFolder()
    const photo = aPng()
    const blobs = folderBlobs(folder)
    await blobs.put(photo.sha256, photo.bytes, 'image/png')
    writeFileSync(join(folder, photo.sha256.slice(0, 2), photo.sha256), 'half')
    await blobs.put(photo.sha256, photo.bytes, 'image/png')
    expect(await blobs.get(photo.sha256)).toEqual(photo.bytes)
  })

  test('a folder that cannot be written is an error, not a success', async () => {
    const file = join(aFolder(), 'a-file')
    writeFileSync(file, '')
    const photo = aPng()
    await expect(folderBlobs(file).put(photo.sha256, photo.bytes, 'image/png')).rejects.toThrow(/ENOTDIR|EEXIST/)
  })
})
