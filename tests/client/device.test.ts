/** The outbox as a device keeps it; here on the shelf of a browser that keeps nothing, in device.browser on a real disk. */
import { describe, expect, test } from 'vitest'
import { randomFrom } from '../../db/seed/random.ts'
import { dispatch, followOutbox, readOutbox } from '../../src/client/shared/phone/device.ts'
import type { Entry, OutboxEvent } from '../../src/client/shared/phone/outbox-entry.ts'
import {
  entriesFor,
  exportOutbox,
  importOutbox,
  type OutboxFile,
  readOutboxFile,
} from '../../src/client/shared/phone/outbox-file.ts'
import type { Outbox } from '../../src/client/shared/phone/outbox.ts'
import {
  addPhoto,
  currentPerson,
  enterPerson,
  keepCopy,
  keptClock,
  keptCopy,
  learnClock,
  learnFromHeader,
  leavePerson,
  officeNow,
  peopleHere,
  photoKey,
  photosOf,
  removePhoto,
} from '../../src/client/shared/phone/phone-records.ts'
import type { FieldCopy } from '../../src/domain/screening/field-copy.ts'
import { OutboxWalk } from './outbox-walk.ts'

const someone = (): string => crypto.randomUUID()
const draftOf = (person: string, about: string, attendance: number): OutboxEvent & { kind: 'drafted' } => ({
  kind: 'drafted',
  entry: {
    key: `screening:${about}`,
    person,
    kind: 'screening',
    about,
    state: 'draft',
    body: { attendance },
    after: [],
    madeAt: 1,
    nextAt: 0,
    tries: 0,
  },
})
const attendanceIn = (box: Outbox, about: string): unknown => box.entries.get(`screening:${about}`)?.body
const plain = (box: Outbox) => ({ ...box, entries: [...box.entries].sort(([a], [b]) => (a < b ? -1 : 1)) })

describe('what a device keeps', () => {
  test('is what the reducer says, though it reads only what an event concerns', async () => {
    for (let seed = 1; seed <= 60; seed++) {
      const [walk, person] = [new OutboxWalk(randomFrom(seed)), someone()]
      for (let step = 0; step < 60; step++) walk.step()
      for (const event of walk.events) await dispatch(person, owned(event, person))
      const expected = {
        ...walk.box,
        entries: new Map([...walk.box.entries].map(([key, entry]) => [`${person}${key}`, ownedEntry(entry, person)])),
      }
      expect(plain(await readOutbox(person)), `walk ${seed}`).toEqual(plain(expected))
    }
  })

  test('is what was typed last, however fast, and a log that is finished stays finished', async () => {
    const [person, log] = [someone(), someone()]
    const typed = Array.from({ length: 200 }, (_, i) => dispatch(person, draftOf(person, log, i)))
    await Promise.all(typed)
    expect(attendanceIn(await readOutbox(person), log)).toEqual({ attendance: 199 })
    const late = [
      dispatch(person, draftOf(person, log, 200)),
      dispatch(person, { kind: 'queued', key: `screening:${log}`, body: { attendance: 200 } }),
      dispatch(person, draftOf(person, log, 1)),
    ]
    await Promise.all(late)
    expect((await readOutbox(person)).entries.get(`screening:${log}`)).toMatchObject({
      state: 'waiting',
      body: { attendance: 200 },
    })
  })

  test('is one person’s, and not another’s', async () => {
    const [wang, zhao, log] = [someone(), someone(), someone()]
    await dispatch(wang, draftOf(wang, log, 85))
    expect((await readOutbox(zhao)).entries.size).toBe(0)
  })

  test('is followed change by change, until nobody wants to know', async () => {
    const [person, log] = [someone(), someone()]
    const seen: unknown[] = []
    const stop = followOutbox(person, (box) => seen.push(attendanceIn(box, log)))
    await expect.poll(() => seen).toEqual([undefined])
    await dispatch(person, draftOf(person, log, 85))
    await dispatch(person, draftOf(person, log, 90))
    stop()
    await dispatch(person, draftOf(person, log, 95))
    expect(seen).toEqual([undefined, { attendance: 85 }, { attendance: 90 }])
  })
})

/** The walk's events for a person of one's own: keys are shared by all who use the phone. */
const ownedEntry = (entry: Entry, person: string): Entry => ({
  ...entry,
  key: person + entry.key,
  person,
  after: entry.after.map((key) => person + key),
})
function owned(event: OutboxEvent, person: string): OutboxEvent {
  switch (event.kind) {
    case 'drafted':
      return { ...event, entry: ownedEntry(event.entry, person) }
    case 'imported':
      return { ...event, entries: event.entries.map((entry) => ownedEntry(entry, person)) }
    case 'answered':
      return { ...event, answers: event.answers.map((answer) => ({ ...answer, key: person + answer.key })) }
    default:
      return {
        ...event,
        ...('key' in event && { key: person + event.key }),
        ...('keys' in event && { keys: event.keys.map((key) => person + key) }),
      }
  }
}

describe('photos', () => {
  const hash = 'ab'.repeat(32)
  const aPhoto = (person: string, logId: string, text = 'bytes') => ({
    ...({ person, logId, sha256: hash, kind: 'start', type: 'image/jpeg' } as const),
    bytes: new TextEncoder().encode(text).buffer,
  })

  test('are there with their draft, and gone when it is thrown away', async () => {
    const [person, log] = [someone(), someone()]
    await addPhoto(aPhoto(person, log), [`screening:${log}`])
    expect(await photosOf(log)).toMatchObject([{ key: photoKey(log, hash), kind: 'start' }])
    expect((await readOutbox(person)).entries.get(photoKey(log, hash))).toMatchObject({
      state: 'draft',
      about: log,
      after: [`screening:${log}`],
    })
    await removePhoto(person, photoKey(log, hash))
    expect(await photosOf(log)).toEqual([])
  })

  test('go with the outbox to a colleague’s phone, and take no place of one that is there', async () => {
    const [wang, zhao, log] = [someone(), someone(), someone()]
    await addPhoto(aPhoto(wang, log), [])
    await dispatch(wang, { kind: 'queued', key: photoKey(log, hash), body: { kind: 'start', type: 'image/jpeg' } })
    const blob = await exportOutbox({
      id: wang,
      displayName: '王师傅',
      role: 'team',
      teamCode: 'team-01',
      lastUsedAt: 0,
    })
    const read = readOutboxFile((await blob?.text()) ?? '')
    if (!read.isRead) throw new Error(read.problem.kind)
    expect(read.file).toMatchObject({ person: { displayName: '王师傅' }, teamCode: 'team-01' })
    // the same phone: known already, and stays the first one's
    expect((await importOutbox(zhao, read.file)).changed).toEqual([])
    expect(await photosOf(log)).toMatchObject([{ person: wang }])
    const elsewhere = JSON.parse(JSON.stringify(entriesFor(zhao, read.file)).replaceAll(log, someone())) as Entry[]
    const file: OutboxFile = {
      ...read.file,
      entries: elsewhere.map((entry) => ({ ...entry, photo: aPhoto(wang, log).bytes })),
    }
    const { changed } = await importOutbox(zhao, file)
    expect(changed).toMatchObject([{ person: zhao, state: 'waiting', from: '王师傅' }])
    expect(await photosOf(changed[0]?.about ?? '')).toHaveLength(1)
  })

  test('nothing unsent is no file', async () => {
    expect(await exportOutbox({ id: someone(), displayName: '王师傅', role: 'team', lastUsedAt: 0 })).toBeNull()
  })
})

describe('the copy and the clocks', () => {
  const aCopy = (over: object): FieldCopy =>
    ({ version: 1, now: '2017-06-30T13:00:00.000Z', isClockFixed: false, ...over }) as FieldCopy

  test('say what became of a log, and let go of what was received 90 days ago by the office’s clock', async () => {
    const [person, log, old] = [someone(), someone(), someone()]
    const received = (about: string, at: number): OutboxEvent[] => [
      draftOf(person, about, 85),
      { kind: 'queued', key: `screening:${about}`, body: {} },
      { kind: 'answered', answers: [{ key: `screening:${about}`, isReceived: true, receipt: {} }], at },
    ]
    const at = Date.parse('2017-06-30T13:00:00Z')
    await dispatch(person, [...received(log, at - 89 * 86_400_000), ...received(old, at - 91 * 86_400_000)])
    await keepCopy(
      person,
      aCopy({ team: { logs: [{ content: { id: log }, status: 'returned', revision: 2, reason: '缺回执' }] } }),
    )
    const { entries } = await readOutbox(person)
    expect([...entries.keys()]).toEqual([`screening:${log}`])
    expect(entries.get(`screening:${log}`)?.verdict).toEqual({ status: 'returned', revision: 2, reason: '缺回执' })
    expect((await keptCopy(person))?.copy.now).toBe('2017-06-30T13:00:00.000Z')
  })

  test('a copy that another version wrote in its own way is none', async () => {
    const person = someone()
    await keepCopy(person, aCopy({ version: 2 }))
    expect(await keptCopy(person)).toBeUndefined()
  })

  test('an office’s clock that stands still is the time; one that goes is learnt from any answer', async () => {
    const fixed = await learnClock('2017-06-30T13:00:00.000Z', true)
    expect(new Date(officeNow(fixed)).toISOString()).toBe('2017-06-30T13:00:00.000Z')
    await learnFromHeader('Sat, 01 Jul 2017 00:00:00 GMT')
    expect((await keptClock())?.serverAt).toBe('2017-06-30T13:00:00.000Z')
    await learnClock('2017-06-30T13:00:00.000Z', false)
    await learnFromHeader('Sat, 01 Jul 2017 00:00:00 GMT')
    await learnFromHeader('soon')
    expect(await keptClock()).toMatchObject({ serverAt: '2017-07-01T00:00:00.000Z', isFixed: false })
  })
})

test('several people share a phone: each is known, one is there, and who leaves is not forgotten', async () => {
  const [wang, zhao] = [someone(), someone()]
  await enterPerson({ id: wang, displayName: '王师傅', role: 'team', teamCode: 'team-01' })
  await enterPerson({ id: zhao, displayName: '赵师傅', role: 'technician' })
  expect((await currentPerson())?.displayName).toBe('赵师傅')
  await leavePerson()
  expect(await currentPerson()).toBeNull()
  expect((await peopleHere()).map(({ id }) => id)).toEqual(expect.arrayContaining([wang, zhao]))
})
