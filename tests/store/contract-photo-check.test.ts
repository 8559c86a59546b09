/** Photos whose bytes go bad: found at night, never shown, and whole again when they are sent again; on both engines. */
import { rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { folderBlobs } from '../../src/store/engine/folder-blobs.ts'
import { checkPhotos } from '../../src/store/screening/photo-check.ts'
import { type Blobs, DamagedBlob } from '../../src/store/engine/blobs.ts'
import { engines, managed } from '../engines.ts'
import { told } from '../http/service.ts'
import { aScreening, NOW } from '../make.ts'
import { aPng, type TestPhoto } from '../photos.ts'
import { aFolder } from '../server.ts'
import { anEvening } from './places.ts'

interface Line {
  action: string
  actor: { name: string }
}

describe.each(engines)('photos that go bad on $name', ({ start }) => {
  const { running, manager } = managed(start)

  const put = async (logId: string, { sha256, bytes }: TestPhoto): Promise<number> => {
    const path = `/api/screenings/${logId}/photos/${sha256}?kind=receipt`
    return (await manager('PUT', path, bytes, { 'content-type': 'image/png' })).status
  }
  const aLog = async (...photos: TestPhoto[]): Promise<string> => {
    const log = aScreening(await anEvening(running.sql))
    expect((await manager('POST', '/api/screenings', log)).status).toBe(201)
    for (const photo of photos) expect(await put(log.id, photo)).toBe(201)
    return log.id
  }
  const got = async (logId: string, sha256: string) => {
    const answer = await manager('GET', `/api/screenings/${logId}/photos/${sha256}`)
    return answer.status === 200
      ? 200
      : { status: answer.status, ...(await told<{ code: string; detail: string }>(answer)) }
  }
  const linesOf = async (logId: string, { sha256 }: TestPhoto): Promise<string[]> => {
    const subject = `subjectKind=photo&subjectId=${encodeURIComponent(`${logId}/${sha256}`)}`
    const { items } = await told<{ items: Line[] }>(await manager('GET', `/api/audit?${subject}`))
    return items.map(({ action, actor }) => `${actor.name} ${action}`)
  }
  const metrics = async (): Promise<string[]> =>
    (await (await manager('GET', '/metrics')).text())
      .split('\n')
      .filter((line) => line.startsWith('yingxiang_photos_faulty'))

  test('what became another file is not shown, is found at night, and is whole when it comes again', async () => {
    const [good, bad, gone] = [aPng(), aPng(500), aPng()]
    const logId = await aLog(good, bad, gone)
    // one bit of it, as a disk loses it: it is as long as it was
    const flipped = Uint8Array.from(bad.bytes, (byte, i) => (i === 100 ? byte ^ 1 : byte))
    await running.spoil(bad.sha256, flipped)
    await running.spoil(gone.sha256, null)
    for (const { sha256 } of [bad, gone]) {
      expect(await got(logId, sha256)).toMatchObject({
        status: 404,
        code: 'not_found',
        detail: expect.stringMatching(/丢失或损坏/) as string,
      })
    }
    expect(await got(logId, good.sha256)).toBe(200)

    await running.trigger('photos')
    expect(await metrics()).toEqual([
      'yingxiang_photos_faulty{fault="missing"} 1',
      'yingxiang_photos_faulty{fault="damaged"} 1',
    ])
    expect(await linesOf(logId, bad)).toEqual(['系统 damaged', 'manager submit'])
    expect(await linesOf(logId, gone)).toEqual(['系统 missing', 'manager submit'])
    // said once, however many nights it stays so
    await running.trigger('photos')
    expect(await linesOf(logId, bad)).toHaveLength(2)

    for (const photo of [bad, gone]) expect(await put(logId, photo)).toBe(200)
    for (const { sha256 } of [bad, gone]) expect(await got(logId, sha256)).toBe(200)
    expect(await metrics()).toEqual([
      'yingxiang_photos_faulty{fault="missing"} 0',
      'yingxiang_photos_faulty{fault="damaged"} 0',
    ])
    expect(await linesOf(logId, bad)).toEqual(['manager restored', '系统 damaged', 'manager submit'])
    expect(await linesOf(logId, good)).toEqual(['manager submit'])
  })

  test('a file put back from a backup is found whole, and that is written down too', async () => {
    const photo = aPng()
    const logId = await aLog(photo)
    await running.spoil(photo.sha256, null)
    await running.trigger('photos')
    await running.blobs.put(photo.sha256, photo.bytes, 'image/png')
    await running.trigger('photos')
    expect(await linesOf(logId, photo)).toEqual(['系统 restored', '系统 missing', 'manager submit'])
  })

  test('a night looks at so many and no more, those first that were not looked at for longest', async () => {
    await aLog(aPng(), aPng(), aPng())
    const seen: string[] = []
    const blobs: Blobs = {
      put: () => Promise.reject(new Error('nothing is written')),
      get: async (key) => {
        seen.push(key)
        return running.blobs.get(key)
      },
    }
    const all = await running.sql.all('SELECT 1 FROM photos')
    const looked: number[] = []
    for (let night = 1; night <= all.length; night++) {
      looked.push((await checkPhotos(running.sql, blobs, 1, new Date(NOW.getTime() + night * 86_400_000))).looked)
    }
    expect([looked, new Set(seen).size]).toEqual([Array.from(all, () => 1), all.length])
    const [first, second] = seen
    await checkPhotos(running.sql, blobs, 2, new Date(NOW.getTime() + 99 * 86_400_000))
    expect(seen.slice(all.length)).toEqual([first, second])
  })
})

test('in a folder what has another hash than its name is damaged, and sent again it is replaced', async () => {
  const folder = join(aFolder(), 'photos')
  const blobs = folderBlobs(folder)
  const photo = aPng()
  const path = join(folder, photo.sha256.slice(0, 2), photo.sha256)
  await blobs.put(photo.sha256, photo.bytes, 'image/png')
  await writeFile(path, photo.bytes.toReversed())
  await expect(blobs.get(photo.sha256)).rejects.toBeInstanceOf(DamagedBlob)
  await blobs.put(photo.sha256, photo.bytes, 'image/png')
  expect(await blobs.get(photo.sha256)).toEqual(photo.bytes)
  await rm(path)
  expect(await blobs.get(photo.sha256)).toBeNull()
})
