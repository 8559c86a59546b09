/** A phone's file on its way in, with answers written down here; tests/http/outbox-import.test.ts asks the real service. */
import { beforeEach, describe, expect, test } from 'vitest'
import { kindsIn, whatOf } from '../../src/client/desk/outbox-import/outbox-import.tsx'
import { handIn, handingOf, isRefused, resumed, tallyOf } from '../../src/client/desk/outbox-import/file-outbox.ts'
import type { Arrived, Envelope } from '../../src/client/shared/phone/outbox-request.ts'
import type { FileEntry, OutboxFile } from '../../src/client/shared/phone/outbox-file.ts'
import { speak } from '../../src/client/shared/words.ts'

const idOf = (n: number): string => `0b9f7d3e-58a1-4c1e-9d6a-${String(n).padStart(12, '0')}`
const aLog = (n: number): FileEntry => ({
  kind: 'screening',
  about: idOf(n),
  key: `screening:${idOf(n)}`,
  after: [],
  madeAt: n,
  body: { id: idOf(n), villageCode: '510723100211', startedAt: '2017-06-30T12:50:00Z' },
})
const aPhotoOf = (log: FileEntry): FileEntry => ({
  kind: 'photo',
  about: log.about,
  key: `photo:${log.about}:${'ab'.repeat(32)}`,
  after: [log.key],
  madeAt: log.madeAt,
  body: { kind: 'start', type: 'image/jpeg' },
  photo: new ArrayBuffer(3),
})
const fileOf = (entries: FileEntry[]): OutboxFile => ({
  person: { id: 'wang', displayName: '王师傅' },
  teamCode: 'team-01',
  exportedAt: '2017-06-30T13:30:00Z',
  entries,
})
const silent = (): void => undefined
const idsIn = ({ body }: Envelope): string[] =>
  (JSON.parse(body as string) as { screenings: { id: string }[] }).screenings.map(({ id }) => id)
const answer = (reply: unknown, status = 200): Arrived => ({ status, retryAfter: null, reply })
const stored = (envelope: Envelope): Arrived =>
  answer({ results: idsIn(envelope).map((id) => ({ id, outcome: 'stored', receipt: { id } })) })

beforeEach(() => speak('zh'))

describe('a phone’s file', () => {
  test('goes in by the hundred, and is read along', async () => {
    const file = fileOf(Array.from({ length: 230 }, (_, n) => aLog(n)))
    const sizes: number[] = []
    const told: number[] = []
    const post = async (envelope: Envelope) => {
      sizes.push(idsIn(envelope).length)
      return stored(envelope)
    }
    const end = await handIn(handingOf(file), file, post, (state) => told.push(tallyOf(state).stored))
    expect(sizes).toEqual([100, 100, 30])
    expect(told).toEqual([100, 200, 230])
    expect(tallyOf(end)).toMatchObject({ stored: 230, left: 0, waiting: 0 })
  })

  test('stops where the network does, and goes on from there', async () => {
    const file = fileOf(Array.from({ length: 150 }, (_, n) => aLog(n)))
    let requests = 0
    const post = async (envelope: Envelope) => (++requests === 2 ? null : stored(envelope))
    const stopped = await handIn(handingOf(file), file, post, silent)
    expect(stopped.stopped).toBe('offline')
    expect(tallyOf(stopped)).toMatchObject({ stored: 100, left: 50 })
    const end = await handIn(resumed(stopped), file, post, silent)
    expect(end.stopped).toBeUndefined()
    expect(tallyOf(end)).toMatchObject({ stored: 150, left: 0 })
    expect(requests).toBe(3)
  })

  test('with one log that the server cannot bear loses only that one, for now', async () => {
    const file = fileOf(Array.from({ length: 100 }, (_, n) => aLog(n)))
    const breaks = (envelope: Envelope) => idsIn(envelope).includes(idOf(37))
    const post = async (envelope: Envelope) => (breaks(envelope) ? answer({}, 500) : stored(envelope))
    const end = await handIn(handingOf(file), file, post, silent)
    expect(end.outcomes.get(aLog(37).key)).toEqual({ kind: 'failed' })
    expect(tallyOf(end)).toMatchObject({ stored: 99, failed: 1, left: 1 })
    const again = await handIn(resumed(end), file, async (envelope) => stored(envelope), silent)
    expect(tallyOf(again)).toMatchObject({ stored: 100, failed: 0, left: 0 })
  })

  test('does not hammer a server that fails whatever it is sent', async () => {
    const file = fileOf(Array.from({ length: 500 }, (_, n) => aLog(n)))
    let requests = 0
    const post = async () => {
      requests++
      return answer({}, 500)
    }
    const end = await handIn(handingOf(file), file, post, silent)
    expect(end.stopped).toBe('busy')
    expect(requests).toBeLessThan(12)
    expect(tallyOf(end).left).toBe(500)
  })

  test('stops at once when the session has ended, or the server asks for time', async () => {
    const file = fileOf([aLog(1)])
    const unauthorized = answer({ code: 'unauthorized', detail: '请先登录。' }, 401)
    expect((await handIn(handingOf(file), file, async () => unauthorized, silent)).stopped).toBe('signed_out')
    const busy: Arrived = { status: 429, retryAfter: '20', reply: { code: 'too_many', detail: '' } }
    expect((await handIn(handingOf(file), file, async () => busy, silent)).stopped).toBe('busy')
  })

  test('does not send the photo of a log that was refused, and says so', async () => {
    const log = aLog(1)
    const photo = aPhotoOf(log)
    const file = fileOf([log, photo])
    const error = { code: 'invalid', detail: '内容有误。', issues: [{ path: 'villageCode', message: '没有这个村。' }] }
    const paths: string[] = []
    const post = async ({ path }: Envelope) => {
      paths.push(path)
      return answer({ results: [{ id: log.about, outcome: 'invalid', error }] })
    }
    const end = await handIn(handingOf(file), file, post, silent)
    expect(paths).toEqual(['/api/screenings/batch'])
    expect(end.outcomes.get(log.key)).toMatchObject({ kind: 'refused', problem: { issues: [{ path: 'villageCode' }] } })
    const entry = end.box.entries.get(photo.key)
    expect(entry && isRefused(end, entry)).toBe(true)
    expect(tallyOf(end)).toMatchObject({ refused: 1, waiting: 1, left: 0 })
  })

  test('says what is in it, and each thing by its village and day', () => {
    const log = aLog(1)
    const file = fileOf([log, aLog(2), aPhotoOf(log)])
    expect(kindsIn(file)).toEqual([
      ['screening', 2],
      ['photo', 1],
    ])
    const said = [...handingOf(file).box.entries.values()].map((entry) => whatOf(entry, () => '三清村'))
    expect(said).toEqual(['三清村 2017-06-30 20:50', '三清村 2017-06-30 20:50', '开场照片'])
  })
})
