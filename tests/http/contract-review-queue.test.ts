/** The HTTP contract behind the desk's queue, on both engines: its order and pages, who was first, and what can be taken back. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { gravityOf } from '../../src/domain/screening/gravity.ts'
import { undoableBy } from '../../src/store/screening/screening-changes.ts'
import { review } from '../../src/store/screening/reviews.ts'
import { type Call, engines, type Running } from '../engines.ts'
import { aDesk, aManager, aScreening, NOW } from '../make.ts'
import { anEvening } from '../store/places.ts'
import { aService, told } from './service.ts'

interface Step {
  action: string
  by: string
  actorId: string
  canUndo?: boolean
  undoSecondsLeft?: number
}
interface Log {
  id: string
  status: string
  revision: number
  findings: { code: string }[]
  history: Step[]
}
interface Page {
  items: Log[]
  total: number
  nextCursor?: string
}
interface Results {
  results: { id: string; outcome: string; status?: string; error?: { status: number; detail: string } }[]
}
interface Undoable {
  items: { id: string; batch: string; decision: string; villageName: string; secondsLeft: number }[]
}

describe.each(engines)('the queue of reviews on $name', ({ start }) => {
  let running: Running
  let manager: Call
  let namesake: Call
  let sender: Call
  beforeAll(async () => {
    running = await start()
    manager = await running.as('manager')
    namesake = await running.as('manager')
    sender = await running.as('manager')
  })
  afterAll(() => running.stop())

  const kept = async (changes: object = {}): Promise<string> => {
    const log = aScreening({ ...(await anEvening(running.sql)), ...changes })
    expect((await sender('POST', '/api/screenings', log)).status).toBe(201)
    return log.id
  }
  const log = async (id: string, call = manager): Promise<Log> => told<Log>(await call('GET', `/api/screenings/${id}`))
  const decide = async (call: Call, body: object): Promise<Results['results']> =>
    (await told<Results>(await call('POST', '/api/reviews', body))).results

  describe('the list', () => {
    const times = (day: string) => ({
      startedAt: `${day}T20:50:00+08:00`,
      endedAt: `${day}T22:30:00+08:00`,
      recordedAt: NOW.toISOString(),
    })
    const list = async (query: string): Promise<Page> =>
      told<Page>(await manager('GET', `/api/screenings?from=2015-01-01&to=2015-12-31&warned=true&${query}`))

    test('has what weighs most first, and of that the oldest, page after page', async () => {
      const late = await kept(times('2015-01-05'))
      const nobody = await kept({ ...times('2015-03-02'), attendance: 0 })
      const earlier = await kept({ ...times('2015-03-01'), attendance: 0 })
      const short = await kept({ ...times('2015-02-01'), endedAt: '2015-02-01T21:20:00+08:00' })
      const expected = [earlier, nobody, short, late]
      const whole = (await list('sort=gravest')).items
      expect(whole.map(({ id }) => id)).toEqual(expected)
      expect(whole.map(({ findings }) => gravityOf(findings))).toEqual([12, 12, 13, 16])
      const ids: string[] = []
      let cursor: string | undefined
      do {
        const page: Page = await list(`sort=gravest&limit=1${cursor ? `&cursor=${cursor}` : ''}`)
        expect(page.total).toBe(4)
        ids.push(...page.items.map(({ id }) => id))
        cursor = page.nextCursor
      } while (cursor && ids.length < 9)
      expect(ids).toEqual(expected)
      const first = await list('sort=oldest&limit=1')
      expect((await manager('GET', `/api/screenings?sort=gravest&cursor=${first.nextCursor}`)).status).toBe(422)
    })

    test('can be had of what has waited for some days', async () => {
      expect((await list('waitingDays=0')).total).toBe((await list('limit=1')).total)
      expect((await list('waitingDays=1')).total).toBe(0)
      expect((await manager('GET', '/api/screenings?waitingDays=-1')).status).toBe(422)
    })
  })

  describe('the second of two reviewers', () => {
    test('who decides on what they have not seen is told who was first, and changes nothing', async () => {
      const id = await kept()
      const seen = { revisions: { [id]: 1 } }
      expect(await decide(manager, { ids: [id], decision: 'accept', ...seen })).toMatchObject([{ outcome: 'done' }])
      for (const decision of ['reject', 'accept']) {
        const [refused] = await decide(namesake, { ids: [id], decision, reason: '没有放映', ...seen })
        expect(refused).toMatchObject({ outcome: 'conflict', status: 'accepted', error: { status: 409 } })
        expect(refused?.error?.detail).toContain('manager 已在 2017-06-30 23:30 审核了这条记录，现为“已审核（有效）”')
      }
      expect((await log(id)).history.map(({ action }) => action)).toEqual(['submit', 'accept'])
      const [again] = await decide(namesake, {
        ids: [id],
        decision: 'reject',
        reason: '没有放映',
        revisions: { [id]: 2 },
      })
      expect(again).toMatchObject({ outcome: 'done', status: 'rejected' })
      const [never] = await decide(manager, { ids: [id], decision: 'accept' })
      expect(never?.error?.detail).toContain('不能再这样审核')
    })

    test('whose answer was lost on the way, and asks again, has it so already', async () => {
      const [mine, other] = [await kept(), await kept()]
      const body = { ids: [mine, other], decision: 'accept', revisions: { [mine.toUpperCase()]: 1, [other]: 1 } }
      await decide(namesake, { ids: [other], decision: 'accept' })
      expect(await decide(manager, body)).toMatchObject([{ outcome: 'done' }, { outcome: 'conflict' }])
      expect(await decide(manager, body)).toMatchObject([{ outcome: 'already' }, { outcome: 'conflict' }])
      expect(await decide(manager, { ids: [other], decision: 'accept' })).toMatchObject([{ outcome: 'already' }])
    })

    test('and one whose log its team has corrected meanwhile, is told that', async () => {
      const evening = await anEvening(running.sql)
      const { id, ...said } = aScreening(evening)
      const team = await running.as('team', evening.teamCode)
      await team('POST', '/api/screenings', { id, ...said })
      expect((await team('PUT', `/api/screenings/${id}`, { ...said, revision: 1, attendance: 7 })).status).toBe(200)
      const [refused] = await decide(manager, { ids: [id], decision: 'accept', revisions: { [id]: 1 } })
      expect(refused?.error?.detail).toContain(`${evening.teamCode} 已在 2017-06-30 23:30 改动了这条记录`)
      expect((await log(id)).status).toBe('submitted')
    })

    test('at the same moment: one decides, one is told', async () => {
      const id = await kept()
      const revisions = { [id]: 1 }
      const [one, two] = await Promise.all([
        decide(manager, { ids: [id], decision: 'accept', revisions }),
        decide(namesake, { ids: [id], decision: 'reject', reason: '重复', revisions }),
      ])
      expect(
        [one, two]
          .flat()
          .map(({ outcome }) => outcome)
          .toSorted(),
      ).toEqual(['conflict', 'done'])
      expect((await log(id)).revision).toBe(2)
    })
  })

  describe('what can be taken back', () => {
    const undoable = async (call: Call): Promise<Undoable['items']> =>
      (await told<Undoable>(await call('GET', '/api/reviews/undoable'))).items

    test('is listed to the one who decided, the latest first, until it is taken back or somebody else moves it', async () => {
      const call = await running.as('manager')
      const [one, two, three] = [await kept(), await kept(), await kept()]
      await decide(call, { ids: [one, two], decision: 'accept' })
      await decide(call, { ids: [three], decision: 'reject', reason: '重复' })
      const listed = await undoable(call)
      expect(listed.map(({ id, decision }) => [id, decision])[0]).toEqual([three, 'reject'])
      expect(new Set(listed.slice(1).map(({ id }) => id))).toEqual(new Set([one, two]))
      expect(listed[1]?.batch).toBe(listed[2]?.batch)
      expect(listed[0]?.batch).not.toBe(listed[1]?.batch)
      expect(listed[0]).toMatchObject({ villageName: '三清村', secondsLeft: 600 })
      await call('POST', '/api/reviews/undo', { ids: [three] })
      await decide(manager, { ids: [two], decision: 'return', reason: '缺照片' })
      expect((await undoable(call)).map(({ id }) => id)).toEqual([one])
      expect((await undoable(namesake)).map(({ id }) => id)).not.toContain(one)
      expect((await (await running.as('team', 'team-01'))('GET', '/api/reviews/undoable')).status).toBe(403)
    })

    test('for ten minutes', async () => {
      const id = await kept()
      await review(running.sql, [id], 'accept', {}, aDesk())
      const after = (ms: number) => undoableBy(running.sql, aManager, new Date(NOW.getTime() + ms))
      expect((await after(600_000)).map((one) => one.id)).toContain(id)
      expect(await after(600_001)).toEqual([])
    })

    test('is offered in a log’s history to its reviewer, not to a namesake, whom the server refuses', async () => {
      const id = await kept()
      await decide(manager, { ids: [id], decision: 'accept' })
      const [mine, theirs] = [(await log(id)).history.at(-1), (await log(id, namesake)).history.at(-1)]
      expect(mine).toMatchObject({ action: 'accept', canUndo: true, undoSecondsLeft: 600 })
      expect(theirs?.by).toBe(mine?.by)
      expect(theirs?.actorId).toBe(mine?.actorId)
      expect(theirs?.canUndo).toBeUndefined()
      expect(await told<Results>(await namesake('POST', '/api/reviews/undo', { ids: [id] }))).toMatchObject({
        results: [{ outcome: 'conflict' }],
      })
      await manager('POST', '/api/reviews/undo', { ids: [id] })
      expect((await log(id)).history.some(({ canUndo }) => canUndo)).toBe(false)
    })
  })
})

test('after ten minutes by the office’s clock nothing is offered any more, and the server refuses', async () => {
  const service = await aService()
  const manager = await service.callerAs('manager')
  const { id, ...said } = aScreening()
  await (
    await service.callerAs('team')
  )('POST', '/api/screenings', { id, ...said })
  await manager('POST', '/api/reviews', { ids: [id], decision: 'accept' })
  const now = service.clock.now.getTime()
  const offered = async () => ({
    listed: (await told<Undoable>(await manager('GET', '/api/reviews/undoable'))).items.map(
      ({ secondsLeft }) => secondsLeft,
    ),
    step: (await told<Log>(await manager('GET', `/api/screenings/${id}`))).history.at(-1)?.undoSecondsLeft,
  })
  service.clock.now = new Date(now + 9 * 60_000 + 500)
  expect(await offered()).toEqual({ listed: [60], step: 60 })
  service.clock.now = new Date(now + 10 * 60_000 + 1)
  expect(await offered()).toEqual({ listed: [], step: undefined })
  const { results } = await told<Results>(await manager('POST', '/api/reviews/undo', { ids: [id] }))
  expect(results).toMatchObject([{ outcome: 'conflict', status: 'accepted' }])
  expect(results[0]?.error?.detail).toContain('10 分钟')
})
