/** Who else noticed a fault, what it repeats, and how faults are listed, on both engines. */
import { describe, expect, test } from 'vitest'
import { keepReports } from '../../src/store/audibility/audibility-reports.ts'
import { addWitness } from '../../src/store/fault/fault-intake.ts'
import { findFaults } from '../../src/store/fault/fault-list.ts'
import { faultsPerhapsOpen, faultsWhere } from '../../src/store/fault/faults.ts'
import { ask } from '../../src/store/engine/sql.ts'
import { engines, managed } from '../engines.ts'
import { aManager, aReport, aTechnician, NOW } from '../make.ts'
import { aKeptFault, aKeptTest, deskAt, known, outcomeOf, steps } from './fault-desk.ts'
import { freshVillage } from './places.ts'

describe.each(engines)('witnesses, duplicates and lists of faults on $name', ({ start }) => {
  const { sql } = managed(start)

  const aVillage = async () => (await freshVillage(sql)).code
  const count = async (from: string, ...values: string[]) =>
    (await sql.first<{ n: number }>(`SELECT count(*) AS n FROM ${from}`, ...values))?.n

  test('who noticed a duplicate noticed the original, through two joinings', async () => {
    const villageCode = await aVillage()
    const first = await aKeptFault(sql, villageCode, { category: 'line' })
    const second = await aKeptFault(sql, villageCode, { category: 'no_sound', reporterName: '张大爷' })
    const third = await aKeptFault(sql, villageCode, { category: 'noise', description: '只有沙沙声' })
    const witness = { id: crypto.randomUUID(), name: '村支书', witnessedAt: '2017-06-28T10:00:00+08:00' }
    await addWitness(sql, third, witness, deskAt())
    await steps(sql, third, deskAt(), { action: 'mark_duplicate', duplicateOf: second.toUpperCase() })
    await steps(sql, second, deskAt(), { action: 'mark_duplicate', duplicateOf: first })
    const { witnessList, witnesses } = await known(sql, first)
    expect(witnessList.map(({ name }) => name).sort()).toEqual(['张大爷', '李师傅', '村支书'])
    expect(witnesses).toBe(3)
    expect(witnessList.find(({ name }) => name === '李师傅')).toMatchObject({ note: '只有沙沙声' })
    const fourth = await aKeptFault(sql, villageCode, { category: 'power' })
    const joining = steps(sql, fourth, deskAt(), { action: 'mark_duplicate', duplicateOf: second })
    expect(await outcomeOf(joining)).toBe('original_no_fault')
  })

  test('two faults that are said at once to repeat each other do not both vanish', async () => {
    const villageCode = await aVillage()
    const [a, b] = [await aKeptFault(sql, villageCode, { category: 'line' }), await aKeptFault(sql, villageCode)]
    const joined = await Promise.all([
      outcomeOf(steps(sql, a, deskAt(), { action: 'mark_duplicate', duplicateOf: b })),
      outcomeOf(steps(sql, b, deskAt(), { action: 'mark_duplicate', duplicateOf: a })),
    ])
    expect(joined.sort()).toEqual(['done', 'original_no_fault'])
    expect(await count('faults WHERE village_code = ? AND settled_on IS NULL', villageCode)).toBe(1)
  })

  test('a witness is added once, also when the clock was ahead; not to a settled fault', async () => {
    const id = await aKeptFault(sql, await aVillage())
    const witness = { id: crypto.randomUUID(), witnessedAt: '2017-06-30T23:35:00+08:00', note: '我家也听不到' }
    const add = (changes = {}) => addWitness(sql, id, { ...witness, ...changes }, deskAt())
    const added = await Promise.all(Array.from({ length: 10 }, () => add({ id: witness.id.toUpperCase() })))
    expect(added.filter((one) => one === 'stored')).toHaveLength(1)
    expect(await outcomeOf(add({ note: '别的' }))).toBe('error_same_id')
    expect((await known(sql, id)).witnessList).toEqual([
      { id: witness.id, name: '李师傅', by: '李师傅', witnessedAt: NOW.toISOString(), note: '我家也听不到' },
    ])
    await steps(sql, id, deskAt(NOW, aManager), { action: 'cancel', reason: '误报' })
    expect(await add()).toBe('already_stored')
    expect(await outcomeOf(add({ id: crypto.randomUUID() }))).toBe('error_fault_settled')
    expect(await outcomeOf(addWitness(sql, crypto.randomUUID(), witness, deskAt()))).toBe('error_not_found')
  })

  test('a day’s open faults are those not settled by its end, one closed and reopened since among them', async () => {
    const villageCode = await aVillage()
    const id = await aKeptFault(sql, villageCode, { reportedAt: '2017-06-10T09:00:00+08:00' })
    await steps(sql, id, deskAt('2017-06-11T09:00:00+08:00'), { action: 'start' }, { action: 'repaired' })
    const proof = await aKeptTest(sql, villageCode, '2017-06-12T09:00:00+08:00')
    await steps(sql, id, deskAt('2017-06-12T10:00:00+08:00'), { action: 'close', audibilityReportId: proof })
    const perhapsOpen = async (asOf: string) =>
      (await ask(sql, faultsPerhapsOpen(asOf))).find((record) => record.villageCode === villageCode)
    expect(await perhapsOpen('2017-06-09')).toBeUndefined()
    expect((await perhapsOpen('2017-06-11'))?.events).toHaveLength(4)
    expect(await perhapsOpen('2017-06-12')).toBeUndefined()
    await steps(sql, id, deskAt('2017-06-20T09:00:00+08:00'), { action: 'reopen', reason: '又不响了' })
    expect((await perhapsOpen('2017-06-12'))?.events).toHaveLength(5)
    const records = await ask(sql, faultsWhere('f.reported_on <= ?', '2017-06-10'))
    expect(records.filter((record) => record.id === id)).toHaveLength(1)
  })

  test('a list of a past day shows each fault as it stood, page by page as in one piece', async () => {
    const { code: village } = await freshVillage(sql, { name: '七彩村' })
    const categories = ['noise', 'power', 'line', 'network', 'speaker'] as const
    const ids: string[] = []
    for (const [i, category] of categories.entries())
      ids.unshift(await aKeptFault(sql, village, { category, reportedAt: `2017-06-1${i}T09:00:00+08:00` }))
    await steps(sql, ids[0] ?? '', deskAt('2017-06-20T09:00:00+08:00'), { action: 'assign', assignee: '赵师傅' })
    await steps(sql, ids[1] ?? '', deskAt('2017-06-20T09:00:00+08:00', aManager), { action: 'cancel', reason: '误报' })
    const list = async (filter: object, limit = 50) => {
      const found: { ids: string[]; total: number } = { ids: [], total: 0 }
      let after: Parameters<typeof findFaults>[4]
      do {
        const page = await findFaults(sql, { village, ...filter }, deskAt(), limit, after)
        found.ids.push(...page.items.map(({ record }) => record.id))
        found.total = page.total
        after = page.next
      } while (after)
      return found
    }
    const [a, b, c, d, e] = ids
    for (const limit of [1, 2, 50]) {
      expect(await list({}, limit)).toEqual({ ids, total: 5 })
      expect(await list({ open: true }, limit)).toEqual({ ids: [a, c, d, e], total: 4 })
      expect(await list({ open: false, asOf: '2017-06-20' }, limit)).toEqual({ ids: [b], total: 1 })
      expect(await list({ open: true, asOf: '2017-06-19' }, limit)).toEqual({ ids, total: 5 })
      expect(await list({ overdue: true, asOf: '2017-06-12' }, limit)).toEqual({ ids: [d, e], total: 2 })
    }
    expect(await list({ asOf: '2017-06-12' })).toEqual({ ids: [c, d, e], total: 3 })
    expect(await list({ overdue: true })).toEqual({ ids: [a, c, d, e], total: 4 })
    expect(await list({ status: ['cancelled', 'assigned'] })).toEqual({ ids: [a, b], total: 2 })
    expect(await list({ status: ['cancelled', 'assigned'], asOf: '2017-06-19' })).toEqual({ ids: [], total: 0 })
    expect(await list({ assignee: '赵师傅', asOf: '2017-06-30' })).toEqual({ ids: [a], total: 1 })
    expect(await list({ assignee: '赵师傅', asOf: '2017-06-20' })).toEqual({ ids: [a], total: 1 })
    expect(await list({ category: 'line', from: '2017-06-12', to: '2017-06-12' })).toEqual({ ids: [c], total: 1 })
    for (const q of ['七彩', 'qicai', '功放无输出', '赵师傅', (a ?? '').slice(0, 13).toUpperCase()])
      expect((await list({ q })).ids, q).toContain(a)
  })

  test('a report of a test names a fault that exists, of its own village, in whatever letters', async () => {
    const villageCode = await aVillage()
    const id = await aKeptFault(sql, villageCode)
    const keep = async (changes: object) => {
      const [outcome] = await keepReports(sql, [aReport({ villageCode, ...changes })], aTechnician, NOW)
      return outcome && 'error' in outcome ? outcome.error.issues[0] : outcome?.outcome
    }
    const same = crypto.randomUUID()
    expect(await keep({ id: same, faultId: id.toUpperCase() })).toBe('stored')
    expect(await keep({ id: same, faultId: id })).toBe('already_stored')
    expect(await keep({ faultId: crypto.randomUUID() })).toMatchObject({
      path: 'faultId',
      sentence: { key: 'original_unknown' },
    })
    expect(await keep({ villageCode: await aVillage(), faultId: id })).toMatchObject({
      path: 'faultId',
      sentence: { key: 'original_elsewhere' },
    })
    expect(await keep({})).toBe('stored')
  })
})
