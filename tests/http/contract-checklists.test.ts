/** The HTTP contract for targets with a checklist, and for the targets of the seed, on both engines. */
import { describe, expect, test } from 'vitest'
import type { Task } from '../../src/contract/targets.ts'
import type { Target } from '../../src/domain/target/target.ts'
import { parseCsv } from '../../src/exchange/csv.ts'
import { readBy, type Sql, type Statement } from '../../src/store/engine/sql.ts'
import { addTargetEntry } from '../../src/store/target/target-entries.ts'
import { putTarget } from '../../src/store/target/targets.ts'
import { putTeams } from '../../src/store/register/teams.ts'
import { engines, managed } from '../engines.ts'
import { aCheck, aManager, NOW } from '../make.ts'
import { freshVillage } from '../store/places.ts'
import { told } from './service.ts'
import { fresh, taskDesk } from './task-desk.ts'

const SQUARE = { code: 'square', name: '文化广场', minimum: 200, unit: '㎡' }
const TABLES = { code: 'tables', name: '乒乓球台', minimum: 2, unit: '张' }

describe.each(engines)('checklists on $name', ({ start }) => {
  const { running, manager } = managed(start)
  const desk = taskDesk(manager)

  describe('a target with a checklist', () => {
    /** Of a team of two villages. */
    const twoVillages = async (changes: Partial<Target> = {}) => {
      const teamCode = fresh('team')
      await running.sql.batch([putTeams([{ code: teamCode, name: teamCode }])])
      const villages = [await freshVillage(running.sql, { teamCode }), await freshVillage(running.sql, { teamCode })]
      const scope = { kind: 'team' as const, code: teamCode }
      const target = await desk.put({ scope, amount: 2, unit: '个', checklist: [SQUARE, TABLES], ...changes })
      return { target, codes: villages.map(({ code }) => code) }
    }
    const check = (code: string, changes: object) => desk.ask('POST', `/api/targets/${code}/checks`, aCheck(changes))

    test('is done by villages that have all of it, as of any day; the same check again changes nothing', async () => {
      const { target, codes } = await twoVillages()
      const [a = '', b = ''] = codes
      const first = aCheck({ villageCode: a, item: 'square', value: 230, checkedOn: '2017-04-01' })
      expect(await check(target.code, first)).toMatchObject([201, { checkedBy: 'manager', targetCode: target.code }])
      expect((await check(target.code, first))[0]).toBe(200)
      expect((await check(target.code, { ...first, value: 231 }))[0]).toBe(409)
      await check(target.code, { villageCode: a, item: 'tables', value: 2, checkedOn: '2017-04-05' })
      await check(target.code, { villageCode: b, item: 'square', value: 199.5, checkedOn: '2017-04-06' })
      await check(target.code, { villageCode: b, item: 'tables', value: 4, checkedOn: '2017-04-06' })
      // found later to have gone; and a note of an earlier day that arrives after it
      await check(target.code, { villageCode: a, item: 'tables', value: 1, checkedOn: '2017-05-01' })
      await check(target.code, { villageCode: a, item: 'tables', value: 3, checkedOn: '2017-04-20' })
      const done = async (asOf: string) => (await desk.inOverview(target.code, asOf))?.done
      expect([await done('2017-04-04'), await done('2017-04-05'), await done('2017-06-30')]).toEqual([0, 1, 0])
      const { checklist, figures, entries } = await desk.detail(target.code)
      expect(checklist?.items.map(({ code }) => code)).toEqual(['square', 'tables'])
      const checked = (checklist?.villages ?? []).map(({ code, isComplete, checks }) => [
        code,
        isComplete,
        ...checks.map(({ value, holds }) => [value, holds]),
      ])
      expect(checked).toEqual(
        [
          [a, false, [230, true], [1, false]],
          [b, false, [199.5, false], [4, true]],
        ].sort((x, y) => (String(x[0]) < String(y[0]) ? -1 : 1)),
      )
      expect(figures).toEqual(await desk.inOverview(target.code))
      expect(entries).toEqual([])
    })

    test('says what is being built or planned where it is not enough, and adds up by item', async () => {
      const { target, codes } = await twoVillages()
      const [a = '', b = ''] = codes
      const building = aCheck({ villageCode: a, item: 'square', value: 0, state: 'building' })
      expect(await check(target.code, building)).toMatchObject([201, { state: 'building' }])
      expect((await check(target.code, building))[0]).toBe(200)
      expect((await check(target.code, { ...building, state: 'planned' }))[0]).toBe(409)
      const enough = { villageCode: b, item: 'square', value: 200, state: 'planned' }
      expect(await check(target.code, enough)).toMatchObject([422, { issues: [{ path: 'state' }] }])
      await check(target.code, { villageCode: b, item: 'square', value: 120, state: 'planned' })
      await check(target.code, { villageCode: b, item: 'tables', value: 1 })
      const { checklist } = await told<Task>(await manager('GET', `/api/targets/${target.code}?asOf=2017-06-30`))
      const none = { holds: 0, short: 0, building: 0, planned: 0, none: 0, unknown: 0, villages: 2 }
      expect(checklist?.totals).toEqual([
        { ...none, item: 'square', building: 1, planned: 1, there: 1 },
        { ...none, item: 'tables', short: 1, unknown: 1, there: 1 },
      ])
      const csv = await (await manager('GET', `/api/targets/${target.code}/checklist-totals.csv`)).text()
      expect(parseCsv(csv)).toHaveLength(3)
    })

    test('is reached on the day the last village was complete', async () => {
      const { target, codes } = await twoVillages({ checklist: [SQUARE] })
      for (const [i, villageCode] of codes.entries())
        await check(target.code, { villageCode, checkedOn: `2017-05-0${i + 1}` })
      expect((await desk.detail(target.code)).figures).toMatchObject({
        done: 2,
        completionPercent: 100,
        credit: null,
        held: null,
        bases: [{ verdict: 'done', reachedOn: '2017-05-02' }],
      })
    })

    test('takes no entries; those of before it had the list are not counted', async () => {
      const { code, ...target } = await desk.put()
      const entry = { id: crypto.randomUUID(), amount: 9 }
      await desk.add(code, entry)
      expect((await desk.ask('PUT', `/api/targets/${code}`, { ...target, code, checklist: [SQUARE] }))[0]).toBe(200)
      const [status, { detail }] = await desk.add(code, {})
      expect([status, detail]).toEqual([409, '这个目标按验收清单逐村计数，不能直接登记进度。请登记各村的核查结果。'])
      // what was taken in stays taken in
      expect((await desk.add(code, entry))[0]).toBe(200)
      expect((await desk.detail(code)).figures?.done).toBe(0)
      expect((await desk.ask('PUT', `/api/targets/${code}`, { ...target, code }))[0]).toBe(200)
      expect((await desk.detail(code)).figures?.done).toBe(9)
    })

    test('that it got while an entry was on its way does not take that entry', async () => {
      const { sql } = running
      const target = await desk.put()
      const checklist = [SQUARE]
      // the list is put after the entry’s sender has looked, and before it writes
      const batch = async <T extends unknown[]>(statements: Statement[]): Promise<T> => {
        const writes = statements.some((one) => one.sql.startsWith('INSERT'))
        if (writes) await putTarget(sql, { target: { ...target, checklist }, effectiveOn: '2017-06-30' }, aManager, NOW)
        return sql.batch<T>(statements)
      }
      const late: Sql = {
        all: (text, ...values) => sql.all(text, ...values),
        first: (text, ...values) => sql.first(text, ...values),
        run: (text, ...values) => sql.run(text, ...values),
        batch,
        read: readBy(batch),
      }
      const entry = { id: crypto.randomUUID(), on: '2017-05-01', amount: 9, note: '见照片' }
      await expect(addTargetEntry(late, target.code, entry, aManager, NOW)).rejects.toMatchObject({ code: 'conflict' })
      expect((await desk.detail(target.code)).entries).toEqual([])
    })

    test('is judged by its list of today: an item raised, dropped or new since the checks were made', async () => {
      const { target, codes } = await twoVillages()
      const [villageCode = ''] = codes
      const made = aCheck({ villageCode, item: 'square', value: 230 })
      await check(target.code, made)
      await check(target.code, { villageCode, item: 'tables', value: 2 })
      const doneWith = async (checklist: Target['checklist']) => {
        await desk.ask('PUT', `/api/targets/${target.code}`, { ...target, checklist })
        return (await desk.detail(target.code)).figures?.done
      }
      expect(await doneWith([SQUARE, TABLES])).toBe(1)
      expect(await doneWith([{ ...SQUARE, minimum: 240 }, TABLES])).toBe(0)
      expect(await doneWith([SQUARE, TABLES, { ...TABLES, code: 'stage' }])).toBe(0)
      expect(await doneWith([TABLES])).toBe(1)
      expect((await desk.detail(target.code)).checklist?.villages[0]?.checks).toHaveLength(1)
      // the square is asked no more; its check, sent again, is known all the same
      expect((await check(target.code, made))[0]).toBe(200)
      expect(await check(target.code, { villageCode, item: 'square' })).toMatchObject([
        422,
        { issues: [{ path: 'item' }] },
      ])
      expect(await doneWith(undefined)).toBe(0)
      expect((await check(target.code, { villageCode }))[0]).toBe(409)
    })

    test('refuses a check that could never count, by field', async () => {
      const { target, codes } = await twoVillages({ startsOn: '2017-03-01' })
      const [villageCode = ''] = codes
      const elsewhere = await freshVillage(running.sql)
      const refused: [object, string][] = [
        [{ villageCode: elsewhere.code }, 'villageCode'],
        [{ villageCode: 'nowhere' }, 'villageCode'],
        [{ item: 'pool' }, 'item'],
        [{ checkedOn: '2017-07-01' }, 'checkedOn'],
        [{ checkedOn: '2017-02-28' }, 'checkedOn'],
        [{ value: -1 }, 'value'],
        [{ note: ' ' }, 'note'],
      ]
      for (const [changes, path] of refused) {
        expect(await check(target.code, { villageCode, ...changes }), path).toMatchObject([422, { issues: [{ path }] }])
      }
      expect((await check('no-such-target', { villageCode }))[0]).toBe(404)
      expect((await check('screenings-county', { villageCode }))[0]).toBe(409)
    })

    test('checked ten times at once by the same note is checked once', async () => {
      const { target, codes } = await twoVillages()
      const made = aCheck({ villageCode: codes[0] ?? '' })
      const answers = await Promise.all(Array.from({ length: 10 }, () => check(target.code, made)))
      expect(answers.map(([status]) => status).sort((x, y) => x - y)).toEqual([
        ...Array.from({ length: 9 }, () => 200),
        201,
      ])
      const trail = await running.sql.all(
        "SELECT 1 FROM audit WHERE subject_id = ? AND subject_kind = 'target_check'",
        made.id,
      )
      expect(trail).toHaveLength(1)
    })

    test('of a yearly target is checked anew each year', async () => {
      const { target, codes } = await twoVillages({ startsOn: '01-01', deadline: '09-10', checklist: [SQUARE] })
      await check(target.code, { villageCode: codes[0], checkedOn: '2016-08-01' })
      expect((await desk.detail(target.code, '2016-12-31')).figures?.done).toBe(1)
      expect((await desk.detail(target.code, '2017-06-30')).figures?.done).toBe(0)
      expect(
        (await desk.detail(target.code, '2017-06-30')).checklist?.villages.map(({ isComplete }) => isComplete),
      ).toEqual([false, false])
    })
  })

  test('every target of the seed is shown on a day with the figures of the overview, and none of 2017 in 2016', async () => {
    const { items } = await told<{ items: Target[] }>(await manager('GET', '/api/targets'))
    const seeded = items.slice(0, 8)
    expect(seeded.map(({ code, amount }) => [code, amount])).toEqual([
      ['screenings-county', 5472],
      ['screenings-designated', 300],
      ['audible-designated', 25],
      ['tv-designated', 1748],
      ['culture-centres', 25],
      ['performances-designated', 25],
      ['books-designated', 3750],
      ['tourism-village', 1],
    ])
    for (const { code } of seeded) expect((await desk.detail(code)).figures).toEqual(await desk.inOverview(code))
    expect((await desk.detail('culture-centres')).checklist?.villages).toHaveLength(25)
    expect((await desk.detail('culture-centres', '2016-12-31')).figures).toBeNull()
    expect(await desk.inOverview('culture-centres', '2016-12-31')).toBeUndefined()
    expect((await manager('GET', '/api/targets/no-such-target')).status).toBe(404)
  })
})
