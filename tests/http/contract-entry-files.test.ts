/** Photos and papers of the ledger's entries, on both engines: each once, withdrawn with a reason, never deleted. */
import { describe, expect, test } from 'vitest'
import type { LedgerEvent } from '../../src/domain/ledger/event.ts'
import { MOST_FILES_EVER } from '../../src/domain/ledger/entry-file.ts'
import { checkPhotos } from '../../src/store/screening/photo-check.ts'
import { type Call, engines, managed } from '../engines.ts'
import { anEvent, LEDGER, LEDGER_ADDRESSES } from '../ledger-entries.ts'
import { NOW } from '../make.ts'
import { aPng, nameOf, type TestPhoto } from '../photos.ts'
import { told } from './service.ts'

interface Line {
  action: string
  subject: { kind: string; id: string }
  reason?: string
}

const PDF = new TextEncoder().encode('%PDF-1.7\n%%EOF')

describe.each(engines)('files of entries on $name', ({ start }) => {
  const { running, manager } = managed(start)

  const pathOf = ({ id }: { id: string }, sha256: string, noun = 'events'): string =>
    `/api/${noun}/${id}/photos/${sha256}`
  const anEntry = async (call: Call = manager) => {
    const event = anEvent()
    expect((await call('POST', '/api/events', event)).status).toBe(201)
    return event
  }
  const put = async (path: string, { bytes }: Pick<TestPhoto, 'bytes'>, call = manager, type = 'image/png') =>
    (await call('PUT', path, bytes, { 'content-type': type })).status
  const withdraw = async (path: string, withdrawn?: string, call = manager) =>
    (await call('POST', `${path}/withdrawal`, { withdrawn })).status
  const filesOf = async ({ id }: { id: string }, more = '') =>
    (await told<LedgerEvent>(await manager('GET', `/api/events/${id}${more}`))).files

  test.each(LEDGER_ADDRESSES)('%s keep a photo once, and answer it byte for byte', async (noun) => {
    const entry = LEDGER[noun]()
    await manager('POST', `/api/${noun}`, entry)
    const photo = aPng()
    const path = pathOf(entry, photo.sha256, noun)
    expect(await put(`${path}?name=${encodeURIComponent('现场 1.png')}`, photo)).toBe(201)
    expect(await put(path, photo)).toBe(200)
    const got = await manager('GET', path)
    expect(new Uint8Array(await got.arrayBuffer())).toEqual(photo.bytes)
    expect(got.headers.get('content-disposition')).toBe(`inline; filename*=UTF-8''${encodeURIComponent('现场 1.png')}`)
    const { items } = await told<{ items: LedgerEvent[] }>(await manager('GET', `/api/${noun}`))
    const file = { name: '现场 1.png', type: 'image/png', bytes: photo.bytes.length, receivedAt: NOW.toISOString() }
    expect(items.find(({ id }) => id === entry.id)?.files).toMatchObject([{ sha256: photo.sha256, ...file }])
  })

  test('sent ten times at once it is one, and all ten hear so', async () => {
    const entry = await anEntry()
    const photo = aPng()
    const path = pathOf(entry, photo.sha256)
    const answers = await Promise.all(Array.from({ length: 10 }, () => put(path, photo)))
    expect(answers.toSorted((a, b) => a - b)).toEqual([...Array<number>(9).fill(200), 201])
    expect(await filesOf(entry)).toHaveLength(1)
  })

  test('a paper is a PDF, and is handed out as a file; what is neither is refused in a sentence', async () => {
    const entry = await anEntry()
    const paper = { sha256: nameOf(PDF), bytes: PDF }
    const path = pathOf(entry, paper.sha256)
    expect(await put(path, paper, manager, 'text/plain')).toBe(415)
    expect(await put(path, paper, manager, 'image/png')).toBe(422)
    expect(await put(pathOf(entry, aPng().sha256), paper, manager, 'application/pdf')).toBe(422)
    expect(await put(path, paper, manager, 'application/pdf')).toBe(201)
    expect((await manager('GET', path)).headers.get('content-disposition')).toMatch(
      /^attachment; filename="\w{12}\.pdf"$/,
    )
    expect(await put(pathOf({ id: crypto.randomUUID() }, paper.sha256), paper, manager, 'application/pdf')).toBe(404)
  })

  test('what should not be there is withdrawn with a reason, stays, is in the trail, and may come back', async () => {
    const entry = await anEntry()
    const photo = aPng()
    const path = pathOf(entry, photo.sha256)
    await put(path, photo)
    const { knownAt } = await told<{ knownAt: string }>(await manager('GET', '/api/overview'))
    expect(await withdraw(path, '拍错了')).toBe(200)
    expect(await withdraw(path, '拍错了')).toBe(200)
    expect(await filesOf(entry)).toMatchObject([{ sha256: photo.sha256, withdrawn: '拍错了' }])
    expect((await filesOf(entry, `?knownAt=${knownAt}`))?.[0]).not.toHaveProperty('withdrawn')
    // a phone that did not hear of its receipt sends it again: it stays withdrawn
    expect(await put(path, photo)).toBe(200)
    expect((await manager('GET', path)).status).toBe(200)
    expect(await withdraw(path)).toBe(200)
    expect((await filesOf(entry))?.[0]).not.toHaveProperty('withdrawn')
    expect(await withdraw(pathOf(entry, aPng().sha256), '没有')).toBe(404)
    const subject = `subjectKind=photo&subjectId=${encodeURIComponent(`event/${entry.id}/${photo.sha256}`)}`
    const { items } = await told<{ items: Line[] }>(await manager('GET', `/api/audit?${subject}`))
    expect(items.map(({ action, reason }) => [action, reason])).toEqual([
      ['put', undefined],
      ['put', '拍错了'],
      ['submit', undefined],
    ])
  })

  test('an entry has twelve that count, and not more than thirty-six ever', async () => {
    const entry = await anEntry()
    const one = async () => {
      const photo = aPng()
      return { path: pathOf(entry, photo.sha256), status: await put(pathOf(entry, photo.sha256), photo) }
    }
    const first = await one()
    for (let i = 1; i < 12; i++) expect((await one()).status).toBe(201)
    expect((await one()).status).toBe(422)
    await withdraw(first.path, '换一张')
    expect((await one()).status).toBe(201)
    expect(await withdraw(first.path)).toBe(422)
    await running.sql.run(`UPDATE photos SET withdrawn = '旧' WHERE entry_id = ?`, entry.id)
    for (let i = 13; i < MOST_FILES_EVER; i++) {
      const { path, status } = await one()
      expect(status).toBe(201)
      await withdraw(path, '换')
    }
    expect((await one()).status).toBe(422)
  })

  test('technicians see them, teams do not, and an auditor changes nothing', async () => {
    const entry = await anEntry()
    const photo = aPng()
    const path = pathOf(entry, photo.sha256)
    await put(path, photo)
    const [technician, team, auditor] = [
      await running.as('technician'),
      await running.as('team', 'team-01'),
      await running.as('auditor'),
    ]
    const statuses = await Promise.all(
      [technician, auditor, team].map(async (call) => (await call('GET', path)).status),
    )
    expect(statuses).toEqual([200, 200, 403])
    expect(await put(path, photo, auditor)).toBe(403)
    expect(await withdraw(path, '不要', technician)).toBe(403)
    // of what they entered themselves they send photos, too
    expect(await put(path, photo, technician)).toBe(403)
    const own = pathOf(await anEntry(technician), photo.sha256)
    expect([await put(own, photo, technician), await put(own, photo, await running.as('technician'))]).toEqual([
      201, 403,
    ])
  })

  test('what goes bad is found at night, as of logs, and is whole when it comes again', async () => {
    const entry = await anEntry()
    const photo = aPng()
    const path = pathOf(entry, photo.sha256)
    await put(path, photo)
    await running.spoil(photo.sha256, null)
    await checkPhotos(running.sql, running.blobs, 500, NOW)
    expect((await manager('GET', path)).status).toBe(404)
    expect(await put(path, photo)).toBe(200)
    expect((await manager('GET', path)).status).toBe(200)
    const lines = await running.sql.all<{ action: string }>(
      `SELECT action FROM audit WHERE subject_kind = 'photo' AND subject_id = ? ORDER BY id`,
      `event/${entry.id}/${photo.sha256}`,
    )
    expect(lines.map(({ action }) => action)).toEqual(['submit', 'missing', 'restored'])
  })
})
