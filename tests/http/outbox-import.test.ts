/** A phone's file handed in by a manager, to the real service: all of it arrives, once, however often it is tried. */
import { expect, test } from 'vitest'
import { type Handing, handIn, handingOf, type Post, tallyOf } from '../../src/client/desk/outbox-import/file-outbox.ts'
import type { Entry, EntryKind } from '../../src/client/shared/phone/outbox-entry.ts'
import { type OutboxFile, outboxParts, readOutboxFile } from '../../src/client/shared/phone/outbox-file.ts'
import type { KeptPhoto } from '../../src/client/shared/phone/phone-records.ts'
import { aFault, aMissedShow, aReport, aScreening } from '../make.ts'
import { aPng } from '../photos.ts'
import { aService, type Caller, told } from './service.ts'

const entryOf = (kind: EntryKind, about: string, body: unknown, more: Partial<Entry> = {}): Entry => ({
  key: `${kind === 'missed_show' ? 'missed' : kind}:${about}`,
  person: 'wang',
  kind,
  about,
  state: 'waiting',
  body,
  after: [],
  madeAt: 1_498_829_000_000,
  nextAt: 0,
  tries: 0,
  ...more,
})
const ofThing = (kind: EntryKind, body: { id: string }): Entry => entryOf(kind, body.id, body)

/** As a phone exports it and the desk reads it again. */
async function fileOf(entries: Entry[], photo?: { key: string; bytes: Uint8Array<ArrayBuffer> }): Promise<OutboxFile> {
  const about = {
    person: { id: 'wang', displayName: '王师傅' },
    teamCode: 'team-01',
    exportedAt: '2017-06-30T15:00:00Z',
  }
  const oldestFirst = entries.map((entry, i) => ({ ...entry, madeAt: entry.madeAt + i }))
  const parts = await outboxParts(oldestFirst, about, async (key) =>
    key === photo?.key ? ({ key, bytes: photo.bytes.buffer } as KeptPhoto) : undefined,
  )
  const read = readOutboxFile(parts.join(''))
  if (!read.isRead) throw new Error(read.problem.kind)
  return read.file
}

const postAs =
  (call: Caller, lost: () => boolean = () => false): Post =>
  async ({ method, path, type, body }) => {
    const sent = typeof body === 'string' ? body : new Uint8Array(body)
    const response = await call(method, path, sent, { 'content-type': type, 'accept-language': 'zh' })
    const arrived = {
      status: response.status,
      retryAfter: response.headers.get('retry-after'),
      reply: await told(response),
    }
    return lost() ? null : arrived
  }

/** 120 logs of as many evenings, a test, a fault, a show that was rained off, and a photo of the first log. */
async function aFullFile(): Promise<{ file: OutboxFile; firstLog: string }> {
  const photo = aPng()
  const logs = Array.from({ length: 120 }, (_, i) => {
    const day = `2017-0${1 + (i % 5)}-${String(1 + Math.floor(i / 5)).padStart(2, '0')}`
    const photos = i === 0 ? { photos: [{ sha256: photo.sha256, kind: 'start' as const }] } : {}
    return aScreening({
      id: crypto.randomUUID(),
      startedAt: `${day}T20:50:00+08:00`,
      endedAt: `${day}T22:50:00+08:00`,
      recordedAt: `${day}T22:55:00+08:00`,
      ...photos,
    })
  })
  const firstLog = logs[0]?.id ?? ''
  const key = `photo:${firstLog}:${photo.sha256}`
  const entries = [
    ...logs.map((log) => ofThing('screening', log)),
    ofThing('missed_show', aMissedShow({ id: crypto.randomUUID() })),
    ofThing('audibility', aReport({ id: crypto.randomUUID() })),
    ofThing('fault', aFault()),
    entryOf('photo', firstLog, { kind: 'start', type: 'image/png' }, { key, after: [`screening:${firstLog}`] }),
  ]
  return { file: await fileOf(entries, { key, bytes: photo.bytes }), firstLog }
}

const hand = (file: OutboxFile, post: Post): Promise<Handing> => handIn(handingOf(file), file, post, () => undefined)
const totalOf = async (call: Caller, path: string): Promise<number> =>
  (await told<{ total: number }>(await call('GET', path))).total

test('a phone’s file arrives whole, and again is there already', async () => {
  const { signedInAs } = await aService()
  const manager = await signedInAs('manager')
  const { file, firstLog } = await aFullFile()
  expect(tallyOf(await hand(file, postAs(manager)))).toMatchObject({ stored: 124, already: 0, refused: 0, left: 0 })
  expect(await totalOf(manager, '/api/screenings')).toBe(120)
  expect(await totalOf(manager, '/api/missed-shows')).toBe(1)
  expect(await totalOf(manager, '/api/faults')).toBe(1)
  const log = await told<{ photosMissing: number; photoStates: { kind: string; receivedAt?: string }[] }>(
    await manager('GET', `/api/screenings/${firstLog}`),
  )
  expect(log).toMatchObject({ photosMissing: 0, photoStates: [{ kind: 'start' }] })
  expect(log.photoStates[0]?.receivedAt).toBeDefined()
  expect(tallyOf(await hand(file, postAs(manager)))).toMatchObject({ stored: 0, already: 124, refused: 0, left: 0 })
  expect(await totalOf(manager, '/api/screenings')).toBe(120)
})

test('what the phone sends by itself meanwhile and what its file brings are one', async () => {
  const { signedInAs } = await aService()
  const [manager, team] = [await signedInAs('manager'), await signedInAs('team')]
  const log = aScreening({ id: crypto.randomUUID() })
  expect((await team('POST', '/api/screenings', log)).status).toBe(201)
  const file = await fileOf([ofThing('screening', log)])
  expect(tallyOf(await hand(file, postAs(manager)))).toMatchObject({ stored: 0, already: 1 })
  expect(await totalOf(manager, '/api/screenings')).toBe(1)
})

test('an answer that is lost on the way stops the rest; the file taken in again brings it, and nothing twice', async () => {
  const { signedInAs } = await aService()
  const manager = await signedInAs('manager')
  const { file } = await aFullFile()
  let answers = 0
  const stopped = await hand(
    file,
    postAs(manager, () => ++answers === 1),
  )
  expect(stopped.stopped).toBe('offline')
  expect(tallyOf(stopped)).toMatchObject({ stored: 0, left: 124 })
  expect(tallyOf(await hand(file, postAs(manager)))).toMatchObject({ stored: 24, already: 100, refused: 0, left: 0 })
  expect(await totalOf(manager, '/api/screenings')).toBe(120)
})

test('one bad log is refused with what is wrong with it, and blocks no other', async () => {
  const { signedInAs } = await aService()
  const manager = await signedInAs('manager')
  const bad = aScreening({ id: crypto.randomUUID(), villageCode: 'nowhere' })
  const good = aScreening({ id: crypto.randomUUID() })
  const file = await fileOf([ofThing('screening', bad), ofThing('screening', good)])
  const { outcomes } = await hand(file, postAs(manager))
  expect(outcomes.get(`screening:${good.id}`)?.kind).toBe('stored')
  expect(outcomes.get(`screening:${bad.id}`)).toMatchObject({
    kind: 'refused',
    problem: { code: 'invalid', issues: [{ path: 'villageCode' }] },
  })
})
