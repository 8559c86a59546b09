import { beforeEach, describe, expect, test } from 'vitest'
import type { Entry } from '../../src/client/shared/phone/outbox-entry.ts'
import {
  entriesFor,
  exported,
  outboxParts,
  photosFor,
  readOutboxFile,
} from '../../src/client/shared/phone/outbox-file.ts'
import { emptyOutbox, outboxReducer } from '../../src/client/shared/phone/outbox.ts'
import type { KeptPhoto } from '../../src/client/shared/phone/phone-records.ts'
import { fileProblemSaid } from '../../src/client/shared/words-outbox.ts'
import { speak } from '../../src/client/shared/words.ts'

const LOG = '0b9f7d3e-58a1-4c1e-9d6a-0d4b6a1c2e3f'
const HASH = 'ab'.repeat(32)
const numbers = { madeAt: 1_498_829_000_000, nextAt: 0, tries: 3 }
const aLog: Entry = {
  key: `screening:${LOG}`,
  person: 'wang',
  kind: 'screening',
  about: LOG,
  state: 'attention',
  after: [],
  ...numbers,
  body: { id: LOG, attendance: 85, note: '下雨，改在村委会' },
  problem: { code: 'invalid', detail: '', issues: [] },
}
const aPhoto: Entry = {
  key: `photo:${LOG}:${HASH}`,
  person: 'wang',
  kind: 'photo',
  about: LOG,
  state: 'waiting',
  after: [aLog.key],
  ...numbers,
  body: { kind: 'start', type: 'image/jpeg', bytes: 20_000, sha256: HASH },
}
/** Longer than what is put into text at once. */
const bytes = Uint8Array.from({ length: 20_000 }, (_, i) => (i * 7) % 256).buffer
const kept = { key: aPhoto.key, bytes } as KeptPhoto
const about = {
  person: { id: 'wang', displayName: '王师傅' },
  teamCode: 'team-01',
  exportedAt: '2017-06-30T13:30:00.000Z',
}

const fileOf = async (entries: Entry[]): Promise<string> =>
  (await outboxParts(entries, about, async (key) => (key === kept.key ? kept : undefined))).join('')
const readOf = async (entries: Entry[]) => {
  const read = readOutboxFile(await fileOf(entries))
  if (!read.isRead) throw new Error(read.problem.kind)
  return read.file
}
const problemOf = (text: string): string => {
  const read = readOutboxFile(text)
  return read.isRead ? '' : fileProblemSaid(read.problem)
}
const boxOf = (...entries: Entry[]) => ({
  ...emptyOutbox,
  entries: new Map(entries.map((entry) => [entry.key, entry])),
})

beforeEach(() => speak('zh'))

describe('an outbox as a file', () => {
  test('has what is unsent, also what waits for a person, and neither drafts nor what was received', () => {
    const draft: Entry = { ...aLog, key: 'screening:draft', state: 'draft' }
    const received: Entry = { ...aLog, key: 'screening:received', state: 'received' }
    expect(exported(boxOf(draft, aPhoto, received, aLog)).map(({ key }) => key)).toEqual([aPhoto.key, aLog.key])
  })

  test('becomes a colleague’s waiting entries under the same keys, with whose they were', async () => {
    const [log, photo] = entriesFor('zhao', await readOf([aLog, aPhoto]))
    expect(log).toMatchObject({
      key: aLog.key,
      person: 'zhao',
      state: 'waiting',
      from: '王师傅',
      tries: 0,
      body: aLog.body,
    })
    expect(log?.problem).toBeUndefined()
    expect(photo).toMatchObject({ key: aPhoto.key, after: [aLog.key], body: aPhoto.body })
  })

  test('carries the photos byte for byte', async () => {
    const [photo] = photosFor('zhao', await readOf([aLog, aPhoto]))
    expect(photo).toMatchObject({ key: aPhoto.key, logId: LOG, sha256: HASH, kind: 'start', type: 'image/jpeg' })
    expect(new Uint8Array(photo?.bytes ?? new ArrayBuffer(0))).toEqual(new Uint8Array(bytes))
  })

  test('leaves out a photo whose bytes are gone, so that the rest can be taken', async () => {
    const gone = { ...aPhoto, key: `photo:${LOG}:${'cd'.repeat(32)}` }
    expect((await readOf([gone, aLog, aPhoto])).entries.map(({ key }) => key)).toEqual([aLog.key, aPhoto.key])
  })

  test('taken in twice is there once', async () => {
    const entries = entriesFor('zhao', await readOf([aLog]))
    const twice = [entries, entries].reduce(
      (box, some) => outboxReducer(box, { kind: 'imported', entries: some }),
      emptyOutbox,
    )
    expect(twice.entries.size).toBe(1)
  })

  test('sent through a program that puts a mark at the beginning is read all the same', async () => {
    expect(problemOf(`\ufeff${await fileOf([aLog])}`)).toBe('')
  })
})

describe('a file that cannot be taken says why', () => {
  const changed = async (change: (file: { entries: Record<string, unknown>[] } & Record<string, unknown>) => void) => {
    const file = JSON.parse(await fileOf([aLog, aPhoto])) as { entries: Record<string, unknown>[] }
    change(file)
    return problemOf(JSON.stringify(file))
  }

  test('cut off on its way', async () => {
    expect(problemOf((await fileOf([aLog])).slice(0, -40))).toMatch('读不出来')
  })
  test('another program’s', () => {
    expect(problemOf('{"format":"geojson"}')).toBe('这不是映响从手机导出的文件。')
    expect(problemOf('[]')).toBe('这不是映响从手机导出的文件。')
  })
  test('a newer programme’s', async () => {
    expect(await changed((file) => (file['version'] = 2))).toMatch('更新版本')
  })
  test('with nothing in it, with nobody’s name, with too much', async () => {
    expect(await changed((file) => (file.entries = []))).toMatch('没有待发送的内容')
    expect(await changed((file) => (file['person'] = null))).toMatch('没有写明是谁')
    expect(await changed((file) => (file.entries = Array.from({ length: 5001 }, () => ({}))))).toMatch('5000')
  })
  test('with an entry that was tampered with, by its number', async () => {
    const wrong: [string, unknown][] = [
      ['key', 'screening:another'],
      ['key', `fault:${LOG}`],
      ['about', '../../api/accounts'],
      ['kind', 'accounts'],
      ['kind', 'constructor'],
      ['body', 'text'],
      ['after', 'screening'],
      ['madeAt', 'yesterday'],
    ]
    for (const [name, value] of wrong) {
      const said = await changed(({ entries }) => Object.assign(entries[0] ?? {}, { [name]: value }))
      expect(said, `${name} ${String(value)}`).toMatch('第1条不完整或被改动过')
    }
  })
  test('with a photo that is missing or damaged', async () => {
    expect(await changed(({ entries }) => Object.assign(entries[1] ?? {}, { photo: '*' }))).toMatch('第2条的照片损坏')
    expect(await changed(({ entries }) => delete entries[1]?.['photo'])).toMatch('第2条的照片损坏')
  })
})
