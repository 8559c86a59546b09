/** The HTTP contract for the review queue, on both engines: undoing, who else is looking, what was changed. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Overview } from '../../src/domain/report/overview.ts'
import { type Call, engines, type Running } from '../engines.ts'
import { aDesk, aManager, aScreening, NOW } from '../make.ts'
import { anEvening } from '../store/places.ts'
import { historyOf } from '../../src/store/people/audit.ts'
import { beat, othersAt } from '../../src/store/screening/presences.ts'
import { review } from '../../src/store/screening/reviews.ts'
import { undoReviews } from '../../src/store/screening/screening-changes.ts'
import { told } from './service.ts'

interface Log {
  id: string
  status: string
  revision: number
  findings: { code: string }[]
  others?: { name: string }[]
  history: { action: string; by: string; changes?: { field: string; before: unknown; after: unknown }[] }[]
}
interface Results {
  results: { id: string; outcome: string; status?: string; error?: { detail: string } }[]
}

describe.each(engines)('reviewing on $name', ({ start }) => {
  let running: Running
  let manager: Call
  let second: Call
  let sender: Call
  beforeAll(async () => {
    running = await start()
    manager = await running.as('manager')
    second = await running.as('manager')
    sender = await running.as('manager')
  })
  afterAll(() => running.stop())

  const kept = async (changes: object = {}): Promise<ReturnType<typeof aScreening>> => {
    const log = aScreening({ ...(await anEvening(running.sql)), ...changes })
    expect((await sender('POST', '/api/screenings', log)).status).toBe(201)
    return log
  }
  const log = async (id: string, call = manager): Promise<Log> => told<Log>(await call('GET', `/api/screenings/${id}`))
  const decide = async (decision: string, ids: string[], call = manager): Promise<Results> =>
    told<Results>(await call('POST', '/api/reviews', { ids, decision, reason: '照片不清' }))
  const undo = async (ids: string[], call = manager): Promise<Results['results']> =>
    (await told<Results>(await call('POST', '/api/reviews/undo', { ids }))).results
  const county = async () =>
    (await told<Overview>(await manager('GET', '/api/overview'))).targets.find(
      ({ code }) => code === 'screenings-county',
    )

  describe('a decision taken back', () => {
    test('leaves the log as it was, and the figures and the trail say so', async () => {
      const fine = await kept({ receiptNo: 'U-1' })
      const held = await kept({ receiptNo: 'U-1' })
      expect((await log(held.id)).status).toBe('held')
      const before = await county()
      await decide('reject', [fine.id, held.id])
      expect((await county())?.logs).toBe((before?.logs ?? 0) - 1)
      expect(await undo([fine.id, held.id])).toMatchObject([
        { outcome: 'done', status: 'submitted' },
        { outcome: 'done', status: 'held' },
      ])
      expect(await county()).toEqual(before)
      const after = await log(fine.id)
      expect(after).toMatchObject({ status: 'submitted', revision: 3 })
      expect(after.history.map(({ action }) => action)).toEqual(['submit', 'reject', 'undo_review'])
      expect(await undo([fine.id])).toMatchObject([{ outcome: 'already', status: 'submitted' }])
    })

    test('brings back the speaker test that the log carried', async () => {
      const { villageCode, id } = await kept({
        audibility: { speakersInstalled: 10, speakersTested: 10, speakersSounding: 10 },
      })
      const band = async () =>
        (await told<{ band: string }>(await manager('GET', `/api/villages/${villageCode}/audibility`))).band
      await decide('reject', [id])
      expect(await band()).toBe('untested')
      await undo([id])
      expect(await band()).toBe('pass')
    })

    test('is refused to others, and after anything else happened; each log says why by itself', async () => {
      const [mine, moved, untouched] = [await kept(), await kept(), await kept()]
      await decide('accept', [mine.id, moved.id])
      await decide('return', [moved.id], second)
      expect(await undo([mine.id], second)).toMatchObject([{ outcome: 'conflict', status: 'accepted' }])
      const unknown = crypto.randomUUID()
      const results = await undo([mine.id, moved.id, untouched.id, unknown])
      expect(results.map(({ outcome }) => outcome)).toEqual(['done', 'conflict', 'conflict', 'not_found'])
      expect((await log(moved.id)).status).toBe('returned')
    })

    test('is refused after ten minutes', async () => {
      const { id } = await kept()
      await review(running.sql, [id], 'accept', {}, aDesk())
      const late = new Date(NOW.getTime() + 10 * 60_000 + 1)
      expect(await undoReviews(running.sql, [id], { actor: aManager, now: late })).toMatchObject([
        { outcome: 'conflict' },
      ])
      expect(
        await undoReviews(running.sql, [id], { actor: aManager, now: new Date(late.getTime() - 1) }),
      ).toMatchObject([{ outcome: 'done' }])
    })

    test('twice at once is done once', async () => {
      const { id } = await kept()
      await review(running.sql, [id], 'accept', {}, aDesk())
      const both = await Promise.all([1, 2].map(() => undoReviews(running.sql, [id], { actor: aManager, now: NOW })))
      const outcomes = both.flat().map(({ outcome }) => outcome)
      expect(outcomes).toContain('done')
      expect(outcomes.filter((outcome) => outcome === 'done')).toHaveLength(1)
      expect((await log(id)).revision).toBe(3)
    })
  })

  test('who else has a log open is told for half a minute, to managers alone, and stops nobody', async () => {
    const { id, teamCode } = await kept()
    const beats = async (call: Call) =>
      (await told<{ others: { name: string }[] }>(await call('PUT', `/api/screenings/${id}/presence`))).others
    expect(await beats(manager)).toEqual([])
    expect(await beats(second)).toHaveLength(1)
    expect((await log(id)).others).toHaveLength(1)
    expect((await log(id, await running.as('team', teamCode))).others).toBeUndefined()
    expect((await decide('accept', [id])).results).toMatchObject([{ outcome: 'done' }])
    expect((await log(id)).history.map(({ action }) => action)).toEqual(['submit', 'accept'])
    const later = new Date(NOW.getTime() + 30_000)
    expect(await othersAt(running.sql, id, aManager, new Date(later.getTime() - 1))).toHaveLength(2)
    expect(await othersAt(running.sql, id, aManager, later)).toEqual([])
    expect(await beat(running.sql, id, aManager, later)).toEqual([])
    expect((await manager('PUT', `/api/screenings/${crypto.randomUUID()}/presence`)).status).toBe(404)
  })

  test('the history of a log says what each correction changed', async () => {
    const { id, ...said } = await kept()
    const correct = (revision: number, changes: object) =>
      manager('PUT', `/api/screenings/${id}`, { ...said, revision, ...changes })
    expect((await correct(1, { attendance: 12, note: '雨' })).status).toBe(200)
    expect((await correct(2, { attendance: 13 })).status).toBe(200)
    const { history } = await log(id)
    expect(history.map(({ action, changes }) => [action, changes])).toEqual([
      ['submit', undefined],
      [
        'correct',
        [
          { field: 'attendance', before: 85, after: 12 },
          { field: 'note', after: '雨' },
        ],
      ],
      [
        'correct',
        [
          { field: 'attendance', before: 12, after: 13 },
          { field: 'note', before: '雨' },
        ],
      ],
    ])
  })

  test('a correction by a form that does not know a field keeps it, and tells only what it changed', async () => {
    const { id, ...said } = await kept()
    const correct = (revision: number, changes: object) =>
      manager('PUT', `/api/screenings/${id}`, { ...said, revision, ...changes })
    const witness = { name: '李村长', phone: '13800000000' }
    expect((await correct(1, { note: '雨', witness, receiptNo: '7' })).status).toBe(200)
    const older = { attendance: 13, knownFields: ['attendance', 'receiptNo', 'of a newer form'] }
    expect((await correct(2, older)).status).toBe(200)
    // its answer was lost on the way
    expect((await correct(2, older)).status).toBe(200)
    const now = await log(id)
    expect(now).toMatchObject({ revision: 3, attendance: 13, note: '雨', witness })
    expect(now).not.toHaveProperty('receiptNo')
    expect(now.history.at(-1)?.changes).toEqual([
      { field: 'attendance', before: 85, after: 13 },
      { field: 'receiptNo', before: '7' },
    ])
    const trail = await historyOf(running.sql, 'screening', id)
    expect(trail.at(-1)).toMatchObject({ before: { content: { witness } }, after: { content: { witness } } })
    expect((await correct(2, { ...older, attendance: 14 })).status).toBe(409)
    // a sender that says nothing of its form has said the whole log
    expect((await correct(3, {})).status).toBe(200)
    expect(await log(id)).not.toHaveProperty('witness')
    expect((await correct(4, { knownFields: 'attendance' })).status).toBe(422)
  })

  test('when a show stood still is kept, taken off its length, and left alone by a form that does not know it', async () => {
    const power = { from: '2017-06-30T21:10:00+08:00', until: '2017-06-30T21:45:00+08:00', reason: 'power' }
    const { id, ...said } = await kept({ pauses: [power] })
    const utc = { from: '2017-06-30T13:10:00.000Z', until: '2017-06-30T13:45:00.000Z', reason: 'power' }
    const now = await log(id)
    expect(now).toMatchObject({ pauses: [utc], findings: [{ code: 'short_run' }] })
    const correct = (revision: number, changes: object) =>
      manager('PUT', `/api/screenings/${id}`, { ...said, revision, ...changes })
    expect((await correct(1, { attendance: 13, pauses: undefined, knownFields: ['attendance'] })).status).toBe(200)
    expect(await log(id)).toMatchObject({ attendance: 13, pauses: [utc] })
    // one that says there was none has said so
    expect((await correct(2, { pauses: [], knownFields: ['pauses'] })).status).toBe(200)
    const corrected = await log(id)
    expect([corrected.findings, 'pauses' in corrected]).toEqual([[], false])
    expect((await correct(3, { pauses: [{ ...power, until: power.from }] })).status).toBe(422)
  })

  test('the queue is listed oldest first, held ones and those with a warning each by themselves', async () => {
    const dates = ['2016-02-03', '2016-02-01', '2016-02-02']
    const made: { id: string }[] = []
    for (const day of dates) {
      const times = {
        startedAt: `${day}T20:50:00+08:00`,
        endedAt: `${day}T22:30:00+08:00`,
        recordedAt: NOW.toISOString(),
      }
      made.push(await kept({ ...times, attendance: 0 }))
    }
    const list = async (query: string) =>
      told<{ items: { id: string }[]; total: number; nextCursor?: string }>(
        await manager('GET', `/api/screenings?from=2016-02-01&to=2016-02-28&${query}`),
      )
    const oldest = [made[1]?.id, made[2]?.id, made[0]?.id]
    expect((await list('warned=true&sort=oldest')).items.map(({ id }) => id)).toEqual(oldest)
    const first = await list('warned=true&sort=oldest&limit=2')
    const rest = await list(`warned=true&sort=oldest&limit=2&cursor=${first.nextCursor}`)
    expect([...first.items, ...rest.items].map(({ id }) => id)).toEqual(oldest)
    expect((await list('warned=true')).items.map(({ id }) => id)).toEqual(oldest.toReversed())
    await decide('accept', [made[2]?.id ?? ''])
    expect((await list('warned=true')).total).toBe(2)
    expect((await list('warned=false')).total).toBe(1)
    expect((await list('status=held&sort=oldest')).total).toBe(0)
  })
})
