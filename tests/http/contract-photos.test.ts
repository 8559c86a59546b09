/** Photos of logs, on both engines and both kinds of store: each once, under its own hash, for those who may see the log. */
import { describe, expect, test } from 'vitest'
import type { DeclaredPhoto, PhotoState } from '../../src/domain/screening/photo.ts'
import type { NewScreening } from '../../src/domain/screening/screening.ts'
import { type Call, engines, managed } from '../engines.ts'
import { aScreening } from '../make.ts'
import { aPng, nameOf, type TestPhoto } from '../photos.ts'
import { anEvening } from '../store/places.ts'
import { told } from './service.ts'

interface Told {
  code: string
  issues: { path: string; message: string }[]
  photoStates: PhotoState[]
  photosMissing: number
  items: Told[]
}

describe.each(engines)('photos on $name', ({ start }) => {
  const { running, manager } = managed(start)

  const aLog = async (photos?: DeclaredPhoto[]): Promise<{ log: NewScreening; team: Call }> => {
    const log = aScreening({ ...(await anEvening(running.sql)), ...(photos && { photos }) })
    const team = await running.as('team', log.teamCode)
    expect((await team('POST', '/api/screenings', log)).status).toBe(201)
    return { log, team }
  }
  const pathOf = (log: { id: string }, sha256: string): string => `/api/screenings/${log.id}/photos/${sha256}`
  const put = async (
    call: Call,
    log: { id: string },
    { sha256, bytes }: TestPhoto,
    { kind = 'receipt', type = 'image/png', source = '' } = {},
  ): Promise<[number, Told]> => {
    const answer = await call('PUT', `${pathOf(log, sha256)}?kind=${kind}${source && `&source=${source}`}`, bytes, {
      'content-type': type,
    })
    return [answer.status, await told<Told>(answer)]
  }
  const logOf = async (call: Call, { id }: { id: string }): Promise<Told> =>
    told<Told>(await call('GET', `/api/screenings/${id}`))

  test('a photo is put once and got again byte for byte, by its team and by a manager', async () => {
    const { log, team } = await aLog()
    const photo = aPng()
    const answer = { sha256: photo.sha256, kind: 'receipt', receivedAt: '2017-06-30T15:30:00.000Z' }
    expect(await put(team, log, photo)).toEqual([201, answer])
    expect(await put(team, log, photo)).toEqual([200, answer])
    for (const call of [team, manager]) {
      const got = await call('GET', pathOf(log, photo.sha256))
      expect(got.status).toBe(200)
      expect(new Uint8Array(await got.arrayBuffer())).toEqual(photo.bytes)
      expect(got.headers.get('content-type')).toBe('image/png')
      expect(got.headers.get('cache-control')).toBe('private, max-age=31536000, immutable')
      expect(got.headers.get('content-disposition')).toMatch(/^inline; filename="[0-9a-f]{12}\.png"$/)
      expect(got.headers.get('x-content-type-options')).toBe('nosniff')
    }
    const trail = await running.sql.all(
      "SELECT action FROM audit WHERE subject_kind = 'photo' AND subject_id = ?",
      `${log.id}/${photo.sha256}`,
    )
    expect(trail).toEqual([{ action: 'submit' }])
  })

  test('one from the album says so: as it was named, as it came, and to whoever looks', async () => {
    const [named, besides] = [aPng(), aPng()]
    const declared = { sha256: named.sha256, kind: 'end', source: 'album' } as const
    const { log, team } = await aLog([declared])
    const receivedAt = '2017-06-30T15:30:00.000Z'
    expect(await put(team, log, named, { kind: 'end' })).toMatchObject([201, { kind: 'end' }])
    const answer = { sha256: besides.sha256, kind: 'receipt', source: 'album', receivedAt }
    for (const status of [201, 200]) {
      expect(await put(team, log, besides, { source: 'album' })).toEqual([status, answer])
    }
    expect((await logOf(manager, log)).photoStates).toEqual([{ ...declared, receivedAt }, answer])
    expect((await put(team, log, aPng(), { source: 'web' }))[0]).toBe(422)
  })

  test('sent ten times at once it is one photo, and all ten hear so', async () => {
    const { log, team } = await aLog()
    const photo = aPng()
    const answers = await Promise.all(Array.from({ length: 10 }, () => put(team, log, photo)))
    expect(answers.map(([status]) => status).sort((a, b) => a - b)).toEqual([...Array<number>(9).fill(200), 201])
    expect((await logOf(team, log)).photoStates).toHaveLength(1)
  })

  test('a log says which of its photos are missing until they have come, in lists and by itself', async () => {
    const [receipt, begin, extra] = [aPng(), aPng(), aPng()]
    const { log, team } = await aLog([
      { sha256: receipt.sha256, kind: 'receipt' },
      { sha256: begin.sha256, kind: 'start' },
    ])
    expect(await logOf(team, log)).toMatchObject({
      photosMissing: 2,
      photoStates: [
        { sha256: receipt.sha256, kind: 'receipt' },
        { sha256: begin.sha256, kind: 'start' },
      ],
    })
    await put(team, log, begin, { kind: 'start' })
    await put(team, log, extra, { kind: 'end' })
    const { photosMissing, photoStates } = await logOf(manager, log)
    expect(photosMissing).toBe(1)
    expect(photoStates.map(({ sha256, kind, receivedAt }) => [sha256, kind, receivedAt !== undefined])).toEqual([
      [receipt.sha256, 'receipt', false],
      [begin.sha256, 'start', true],
      [extra.sha256, 'end', true],
    ])
    await put(team, log, receipt)
    const { items } = await told<Told>(await manager('GET', `/api/screenings?q=${log.id}`))
    expect(items).toMatchObject([{ photosMissing: 0 }])
    expect(items[0]?.photoStates).toHaveLength(3)
  })

  test('what is damaged, is no photo, or says it is another type is refused in a sentence, and nothing is kept', async () => {
    const { log, team } = await aLog()
    const photo = aPng()
    const script = new TextEncoder().encode('<script>alert(1)</script>')
    const refused: [TestPhoto, string, string, number][] = [
      [{ ...photo, sha256: aPng().sha256 }, 'image/png', 'sha256', 422],
      [photo, 'image/jpeg', 'content-type', 422],
      [photo, 'image/svg+xml', 'content-type', 415],
      [photo, 'application/json', 'content-type', 415],
      [{ sha256: nameOf(script), bytes: script }, 'image/png', 'content-type', 422],
      [{ sha256: nameOf(new Uint8Array()), bytes: new Uint8Array() }, 'image/png', 'content-type', 422],
    ]
    for (const [sent, type, path, expected] of refused) {
      const [status, problem] = await put(team, log, sent, { type })
      expect([status, problem.issues.map((issue) => issue.path)], type).toEqual([expected, [path]])
      expect(problem.issues[0]?.message).toMatch(/照片/)
    }
    expect((await put(team, log, photo, { kind: 'selfie' }))[0]).toBe(422)
    expect((await put(team, log, { ...photo, sha256: 'nothing' }))[0]).toBe(422)
    expect((await logOf(team, log)).photoStates).toEqual([])
    expect((await team('GET', pathOf(log, photo.sha256))).status).toBe(404)
  })

  test('two megabytes are taken, one byte more is not', async () => {
    const { log, team } = await aLog()
    const bare = aPng().bytes.length
    const largest = aPng(2 * 1_048_576 - bare)
    expect(largest.bytes.length).toBe(2 * 1_048_576)
    expect((await put(team, log, largest))[0]).toBe(201)
    expect(await put(team, log, aPng(2 * 1_048_576 - bare + 1))).toMatchObject([413, { code: 'too_large' }])
  })

  test('of a log that is not there, or of another team, there are no photos: neither to put nor to get', async () => {
    const { log, team } = await aLog()
    const stranger = await running.as('team', (await anEvening(running.sql)).teamCode)
    const photo = aPng()
    expect((await put(team, { id: crypto.randomUUID() }, photo))[0]).toBe(404)
    expect((await put(stranger, log, photo))[0]).toBe(404)
    await put(team, log, photo)
    expect((await stranger('GET', pathOf(log, photo.sha256))).status).toBe(404)
    const technician = await running.as('technician')
    expect((await technician('GET', pathOf(log, photo.sha256))).status).toBe(403)
    expect((await put(technician, log, photo))[0]).toBe(403)
  })

  test('the same picture of two logs is kept for each, and seen only through its own', async () => {
    const [first, second] = [await aLog(), await aLog()]
    const photo = aPng()
    expect((await put(first.team, first.log, photo))[0]).toBe(201)
    expect((await second.team('GET', pathOf(second.log, photo.sha256))).status).toBe(404)
    expect((await put(second.team, second.log, photo))[0]).toBe(201)
    expect((await second.team('GET', pathOf(second.log, photo.sha256))).status).toBe(200)
  })

  test('the same photo as another kind is a conflict', async () => {
    const { log, team } = await aLog()
    const photo = aPng()
    await put(team, log, photo)
    expect(await put(team, log, photo, { kind: 'start' })).toMatchObject([409, { code: 'conflict' }])
  })

  test('a log takes twelve photos, and besides them those it named', async () => {
    const named = aPng()
    const { log, team } = await aLog([{ sha256: named.sha256, kind: 'receipt' }])
    for (let i = 0; i < 12; i++) expect((await put(team, log, aPng()))[0]).toBe(201)
    expect(await put(team, log, aPng())).toMatchObject([422, { issues: [{ path: 'sha256' }] }])
    expect((await put(team, log, named))[0]).toBe(201)
    expect((await logOf(team, log)).photoStates).toHaveLength(13)
  })

  test('a photo that comes changes nothing about its log: not its revision, not its status', async () => {
    const { log, team } = await aLog()
    await put(team, log, aPng())
    expect(await logOf(team, log)).toMatchObject({ revision: 1, status: 'submitted' })
  })
})
