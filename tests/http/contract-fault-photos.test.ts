/** Photos of faults, on both engines: before and after a repair, each once; and faults of one machine. */
import { describe, expect, test } from 'vitest'
import type { FaultDetail } from '../../src/contract/faults.ts'
import type { Listed } from '../../src/contract/route.ts'
import type { KnownResource } from '../../src/contract/speakers.ts'
import { MOST_PHOTOS } from '../../src/domain/screening/photo.ts'
import { checkPhotos } from '../../src/store/screening/photo-check.ts'
import { type Call, engines, managed } from '../engines.ts'
import { aFault, NOW } from '../make.ts'
import { aPng, type TestPhoto } from '../photos.ts'
import { freshVillage } from '../store/places.ts'
import { told } from './service.ts'

describe.each(engines)('photos of faults on $name', ({ start }) => {
  const { running, manager, technician } = managed(start)

  const report = async (changes = {}) => {
    const fault = aFault({ villageCode: (await freshVillage(running.sql)).code, ...changes })
    expect((await technician('POST', '/api/faults', fault)).status).toBe(201)
    return fault
  }
  const pathOf = ({ id }: { id: string }, { sha256 }: Pick<TestPhoto, 'sha256'>): string =>
    `/api/faults/${id}/photos/${sha256}`
  const put = async (fault: { id: string }, photo: TestPhoto, kind = 'before', call: Call = technician) =>
    (await call('PUT', `${pathOf(fault, photo)}?kind=${kind}`, photo.bytes, { 'content-type': 'image/png' })).status
  const read = async ({ id }: { id: string }, more = '') =>
    told<FaultDetail>(await manager('GET', `/api/faults/${id}${more}`))

  test('the burnt amplifier and the new one are told with the fault, byte for byte, and in the trail', async () => {
    const fault = await report()
    const [burnt, mended] = [aPng(), aPng(300)]
    expect([await put(fault, burnt), await put(fault, mended, 'after'), await put(fault, burnt)]).toEqual([
      201, 201, 200,
    ])
    const { photos } = await read(fault)
    expect(photos.map(({ sha256, kind, bytes }) => [sha256, kind, bytes])).toEqual(
      expect.arrayContaining([
        [burnt.sha256, 'before', burnt.bytes.length],
        [mended.sha256, 'after', mended.bytes.length],
      ]),
    )
    expect(photos).toHaveLength(2)
    const got = await manager('GET', pathOf(fault, burnt))
    expect(new Uint8Array(await got.arrayBuffer())).toEqual(burnt.bytes)
    const subject = `subjectKind=photo&subjectId=${encodeURIComponent(`fault/${fault.id}/${burnt.sha256}`)}`
    const { items } = await told<{ items: { action: string; subject: { name?: string } }[] }>(
      await manager('GET', `/api/audit?${subject}`),
    )
    expect(items).toMatchObject([{ action: 'submit', subject: { name: '三清村 2017-06-28' } }])
  })

  test('sent ten times at once it is one, and the same as another kind is a conflict', async () => {
    const [fault, photo] = [await report(), aPng()]
    const answers = await Promise.all(Array.from({ length: 10 }, () => put(fault, photo)))
    expect(answers.toSorted((a, b) => a - b)).toEqual([...Array<number>(9).fill(200), 201])
    expect(await put(fault, photo, 'after')).toBe(409)
    expect((await read(fault)).photos).toHaveLength(1)
  })

  test('the same picture may be of two faults and of a log; what was not known then is not told of then', async () => {
    const photo = aPng()
    const [one, other] = [await report(), await report()]
    const { knownAt } = await told<{ knownAt: string }>(await manager('GET', '/api/overview'))
    expect([await put(one, photo), await put(other, photo)]).toEqual([201, 201])
    expect((await read(one, `?knownAt=${knownAt}`)).photos).toEqual([])
  })

  test('a fault has twelve, of the kinds there are, and none before it is reported', async () => {
    const fault = await report()
    for (let i = 0; i < MOST_PHOTOS; i++) expect(await put(fault, aPng())).toBe(201)
    expect(await put(fault, aPng())).toBe(422)
    expect(await put(await report(), aPng(), 'receipt')).toBe(422)
    expect(await put({ id: crypto.randomUUID() }, aPng())).toBe(404)
    const paper = { sha256: aPng().sha256, bytes: new TextEncoder().encode('%PDF-1.7') }
    expect(
      (
        await technician('PUT', `${pathOf(fault, paper)}?kind=before`, paper.bytes, {
          'content-type': 'application/pdf',
        })
      ).status,
    ).toBe(415)
  })

  test('managers, auditors and technicians see them; a team does not, and an auditor sends none', async () => {
    const [fault, photo] = [await report(), aPng()]
    await put(fault, photo)
    const [team, auditor] = [await running.as('team', 'team-01'), await running.as('auditor')]
    const seen = [technician, manager, auditor, team].map(
      async (call) => (await call('GET', pathOf(fault, photo))).status,
    )
    expect(await Promise.all(seen)).toEqual([200, 200, 200, 403])
    expect([await put(fault, aPng(), 'before', auditor), await put(fault, aPng(), 'before', team)]).toEqual([403, 403])
  })

  test('one that went bad is found at night, and is whole when it comes again', async () => {
    const [fault, photo] = [await report(), aPng()]
    await put(fault, photo)
    await running.spoil(photo.sha256, null)
    const { faulty } = await checkPhotos(running.sql, running.blobs, 500, NOW)
    expect(faulty.map(({ owner }) => owner)).toContain(`fault/${fault.id}`)
    expect((await manager('GET', pathOf(fault, photo))).status).toBe(404)
    expect(await put(fault, photo)).toBe(200)
    expect((await manager('GET', pathOf(fault, photo))).status).toBe(200)
  })

  test('a machine is found by its code, with the faults that were of it', async () => {
    const { code: villageCode } = await freshVillage(running.sql)
    const resourceCode = `horn-${crypto.randomUUID().slice(0, 8)}`
    const resources = [{ resourceCode, villageCode, kind: 'horn' }]
    expect((await technician('PUT', '/api/speaker-resources', { resources })).status).toBe(200)
    const fault = await report({ villageCode, resourceCode, category: 'speaker' })
    await report({ villageCode, category: 'line' })
    const found = await told<Listed<KnownResource>>(
      await technician('GET', `/api/speaker-resources?code=${resourceCode}`),
    )
    expect(found).toMatchObject({ total: 1, items: [{ resourceCode, villageCode, kind: 'horn', lastHeardAt: null }] })
    const ofIt = await told<Listed<FaultDetail>>(await technician('GET', `/api/faults?resource=${resourceCode}`))
    expect(ofIt.items.map(({ id, resourceCode: code }) => [id, code])).toEqual([[fault.id, resourceCode]])
  })
})
