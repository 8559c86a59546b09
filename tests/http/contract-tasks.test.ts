/** The HTTP contract for the entries and the milestones of the task list, on both engines. */
import { describe, expect, test } from 'vitest'
import type { Overview } from '../../src/domain/report/overview.ts'
import { SYSTEM } from '../../src/store/people/audit.ts'
import { putMilestone } from '../../src/store/target/tasks.ts'
import { engines, managed } from '../engines.ts'
import { aMilestone } from '../make.ts'
import { told } from './service.ts'
import { taskDesk } from './task-desk.ts'

describe.each(engines)('the task list on $name', ({ start }) => {
  const { running, manager } = managed(start)
  const desk = taskDesk(manager)

  describe('entries', () => {
    test('add up by their days; each keeps who entered it, and they are what the figure is made of', async () => {
      const { code } = await desk.put()
      await desk.add(code, { on: '2017-05-12', amount: 2 })
      await desk.add(code, { on: '2017-04-21', amount: 0.1 })
      await desk.add(code, { on: '2017-04-21', amount: 0.2 })
      const { figures, entries } = await desk.detail(code)
      expect(entries.map(({ on, amount, enteredBy }) => [on, amount, enteredBy])).toEqual([
        ['2017-04-21', 0.1, 'manager'],
        ['2017-04-21', 0.2, 'manager'],
        ['2017-05-12', 2, 'manager'],
      ])
      expect(figures).toEqual(await desk.inOverview(code))
      expect(figures).toMatchObject({
        done: 2.3,
        bases: [{ deadline: '2017-10-31', elapsedDays: 181, totalDays: 304 }],
      })
      expect((await desk.detail(code, '2017-05-11')).figures?.done).toBe(0.3)
      expect((await desk.detail(code, '2017-05-11')).entries).toHaveLength(2)
    })

    test('a negative one corrects, and takes back the day the amount was reached', async () => {
      const { code } = await desk.put({ amount: 10 })
      await desk.add(code, { on: '2017-03-01', amount: 12 })
      expect((await desk.detail(code)).figures?.bases[0]).toMatchObject({
        verdict: 'exceeded',
        reachedOn: '2017-03-01',
      })
      await desk.add(code, { on: '2017-04-01', amount: -4 })
      expect((await desk.detail(code)).figures?.done).toBe(8)
      expect((await desk.detail(code)).figures?.bases[0]?.reachedOn).toBeUndefined()
      await desk.add(code, { on: '2017-05-01', amount: 2 })
      expect((await desk.detail(code)).figures?.bases[0]).toMatchObject({ verdict: 'done', reachedOn: '2017-05-01' })
    })

    test('never leave less than nothing on any day, also not when two corrections come at once', async () => {
      const { code } = await desk.put()
      await desk.add(code, { on: '2017-05-10', amount: 5 })
      const early = await desk.add(code, { on: '2017-05-09', amount: -1 })
      expect(early).toMatchObject([422, { issues: [{ path: 'amount' }] }])
      expect(JSON.stringify(early[1])).toContain('2017年5月9日的累计将为 -1')
      expect((await desk.add(code, { on: '2017-05-10', amount: -6 }))[0]).toBe(422)
      const both = await Promise.all([-4, -3].map((amount) => desk.add(code, { on: '2017-05-11', amount })))
      expect(both.map(([status]) => status).sort((x, y) => x - y)).toEqual([201, 422])
      expect([1, 2]).toContain((await desk.detail(code)).figures?.done)
    })

    test('of a day to come, before the target began, or of a year it is not of, are refused', async () => {
      const { code } = await desk.put({ startsOn: '2017-03-01' })
      for (const on of ['2017-07-01', '2017-02-28', '2016-06-01']) {
        expect(await desk.add(code, { on }), on).toMatchObject([422, { issues: [{ path: 'on' }] }])
      }
      expect((await desk.detail(code)).entries).toEqual([])
    })

    test('of a yearly target count in their own year only', async () => {
      const { code } = await desk.put({ startsOn: '01-01', deadline: '10-31' })
      await desk.add(code, { on: '2016-11-01', amount: 7 })
      await desk.add(code, { on: '2017-05-01', amount: 3 })
      const done = async (asOf: string) => [
        (await desk.detail(code, asOf)).figures?.done,
        (await desk.detail(code, asOf)).entries.length,
      ]
      expect([await done('2016-12-31'), await done('2017-01-01'), await done('2017-06-30')]).toEqual([
        [7, 1],
        [0, 0],
        [3, 1],
      ])
    })

    test('the same entry for another target, or with another content, is a conflict; nowhere is not found', async () => {
      const [a, b] = [await desk.put(), await desk.put()]
      const entry = { id: crypto.randomUUID() }
      expect((await desk.add(a.code, entry))[0]).toBe(201)
      expect((await desk.add(b.code, entry))[0]).toBe(409)
      expect((await desk.add(a.code, { ...entry, note: '别的' }))[0]).toBe(409)
      expect((await desk.add('no-such-target', {}))[0]).toBe(404)
    })

    test('sent ten times at once count once', async () => {
      const { code } = await desk.put()
      const entry = { id: crypto.randomUUID(), amount: 3 }
      const answers = await Promise.all(Array.from({ length: 10 }, () => desk.add(code, entry)))
      expect(answers.filter(([status]) => status === 201)).toHaveLength(1)
      expect(answers.filter(([status]) => status === 200)).toHaveLength(9)
      expect((await desk.detail(code)).figures?.done).toBe(3)
    })
  })

  describe('milestones', () => {
    const path = (code: string, id: string): string => `/api/targets/${code}/milestones/${id}`

    test('are made, changed by their revision, and keep in the trail what they were', async () => {
      const { code } = await desk.put()
      const made = aMilestone()
      const kept = { ...made, targetCode: code, revision: 1, state: 'late', daysLate: 15 }
      expect(await desk.ask('PUT', path(code, made.id), made)).toEqual([201, kept])
      expect(await desk.ask('PUT', path(code, made.id), made)).toEqual([200, kept])
      const done = { ...made, doneOn: '2017-06-20', note: '中标通知书' }
      expect(await desk.ask('PUT', path(code, made.id), done)).toMatchObject([409, { code: 'conflict' }])
      const change = { ...done, revision: 1 }
      expect(await desk.ask('PUT', path(code, made.id), change)).toMatchObject([
        200,
        { revision: 2, state: 'done_late', daysLate: 5 },
      ])
      // its answer was lost
      expect(await desk.ask('PUT', path(code, made.id), change)).toMatchObject([200, { revision: 2 }])
      const [status, { detail }] = await desk.ask('PUT', path(code, made.id), { ...change, name: '别的' })
      expect([status, detail]).toEqual([409, '这条记录已被他人更改（现为第 2 版），请刷新后再改。'])
      const trail = await running.sql.all<{ before: string | null; after: string }>(
        "SELECT before, after FROM audit WHERE subject_kind = 'target_milestone' AND subject_id = ? ORDER BY id",
        made.id,
      )
      expect(trail.map(({ before }) => before && (JSON.parse(before) as { revision: number }).revision)).toEqual([
        null,
        1,
      ])
      expect(JSON.parse(trail[1]?.after ?? '')).toMatchObject({ doneOn: '2017-06-20', revision: 2 })
    })

    test('a day done can be taken back', async () => {
      const { code } = await desk.put()
      const made = aMilestone({ doneOn: '2017-06-10' })
      await desk.ask('PUT', path(code, made.id), made)
      const { doneOn: _, ...open } = made
      expect(await desk.ask('PUT', path(code, made.id), { ...open, revision: 1 })).toMatchObject([
        200,
        { state: 'late' },
      ])
      expect((await desk.detail(code)).milestones[0]).not.toHaveProperty('doneOn')
    })

    test('a new plan changes no day that is over, and says why when the old day has passed', async () => {
      const { code } = await desk.put()
      const made = aMilestone({ plannedOn: '2017-06-15' })
      await putMilestone(running.sql, code, made, SYSTEM, new Date('2017-03-01T04:00:00Z'), '2017-03-01')
      const anew = { ...made, plannedOn: '2017-08-01', revision: 1 }
      expect(await desk.ask('PUT', path(code, made.id), anew)).toMatchObject([422, { issues: [{ path: 'note' }] }])
      const plan = { plannedOn: '2017-06-15', from: '2017-03-01' }
      expect(await desk.ask('PUT', path(code, made.id), { ...anew, note: '局务会决定' })).toMatchObject([
        200,
        { revision: 2, state: 'planned', earlierPlans: [plan] },
      ])
      const flagged = async (asOf: string) =>
        (await told<Overview>(await manager('GET', `/api/overview?asOf=${asOf}`))).flags.some(
          ({ subject }) => subject.code === made.id,
        )
      expect([await flagged('2017-06-29'), await flagged('2017-06-30')]).toEqual([true, false])
      expect((await desk.detail(code, '2017-06-29')).milestones).toMatchObject([{ state: 'late', daysLate: 14 }])
    })

    test('two changes at once: one succeeds, the other is told of it', async () => {
      const { code } = await desk.put()
      const made = aMilestone()
      await desk.ask('PUT', path(code, made.id), made)
      const changes = ['2017-06-16', '2017-06-17'].map((doneOn) => ({ ...made, doneOn, revision: 1 }))
      const answers = await Promise.all(changes.map((change) => desk.ask('PUT', path(code, made.id), change)))
      expect(answers.map(([status]) => status).sort((x, y) => x - y)).toEqual([200, 409])
      expect((await desk.detail(code)).milestones[0]?.revision).toBe(2)
    })

    test('the same new one twice at once is one', async () => {
      const { code } = await desk.put()
      const made = aMilestone()
      const answers = await Promise.all([1, 2, 3].map(() => desk.ask('PUT', path(code, made.id), made)))
      expect(answers.map(([status]) => status).sort((x, y) => x - y)).toEqual([200, 200, 201])
    })

    test('of another target are not touched, and one that is nowhere is not changed', async () => {
      const [a, b] = [await desk.put(), await desk.put()]
      const made = aMilestone()
      await desk.ask('PUT', path(a.code, made.id), made)
      for (const change of [made, { ...made, name: '抢来的' }, { ...made, name: '抢来的', revision: 1 }]) {
        expect((await desk.ask('PUT', path(b.code, made.id), change))[0]).toBe(409)
      }
      expect((await desk.detail(b.code)).milestones).toEqual([])
      expect((await desk.detail(a.code)).milestones).toMatchObject([{ name: made.name, revision: 1 }])
      const nowhere = aMilestone()
      expect((await desk.ask('PUT', path(a.code, nowhere.id), { ...nowhere, revision: 1 }))[0]).toBe(404)
      expect((await desk.ask('PUT', path('no-such-target', nowhere.id), nowhere))[0]).toBe(404)
    })

    test('done on a day to come, or under another id than the address, is refused', async () => {
      const { code } = await desk.put()
      const made = aMilestone()
      const tomorrow = { ...made, doneOn: '2017-07-01' }
      expect(await desk.ask('PUT', path(code, made.id), tomorrow)).toMatchObject([
        422,
        { issues: [{ path: 'doneOn' }] },
      ])
      expect(await desk.ask('PUT', path(code, crypto.randomUUID()), made)).toMatchObject([
        422,
        { issues: [{ path: 'id' }] },
      ])
    })

    test('late raise a flag as of each day, until the day they are done', async () => {
      const { code } = await desk.put({ name: '文化中心' })
      const made = aMilestone({ plannedOn: '2017-05-20', doneOn: '2017-06-25' })
      await desk.ask('PUT', path(code, made.id), made)
      const flag = async (asOf: string) =>
        (await told<Overview>(await manager('GET', `/api/overview?asOf=${asOf}`))).flags.find(
          ({ subject }) => subject.code === made.id,
        )
      expect(await flag('2017-05-20')).toBeUndefined()
      expect(await flag('2017-05-21')).toMatchObject({
        kind: 'milestone_late',
        severity: 'warning',
        since: '2017-05-21',
        subject: { kind: 'milestone', name: made.name },
        message: '文化中心的节点“招标确定中标单位”计划2017年5月20日完成，已晚 1 天。请抓紧完成并登记完成日期。',
      })
      expect((await flag('2017-06-24'))?.severity).toBe('critical')
      expect(await flag('2017-06-25')).toBeUndefined()
      expect((await desk.detail(code, '2017-06-24')).milestones[0]).toMatchObject({ state: 'late', daysLate: 35 })
    })
  })
})
