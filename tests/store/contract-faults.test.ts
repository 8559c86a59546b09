/** What the store promises of faults, on both engines. */
import { describe, expect, test } from 'vitest'
import { historyOf } from '../../src/store/people/audit.ts'
import { reportFault } from '../../src/store/fault/fault-intake.ts'
import { findFaults } from '../../src/store/fault/fault-list.ts'
import { takeStep } from '../../src/store/fault/fault-steps.ts'
import { review } from '../../src/store/screening/reviews.ts'

import { takeIn } from '../../src/store/screening/screening-intake.ts'
import { readBy, type Sql, type Statement } from '../../src/store/engine/sql.ts'
import { engines, managed } from '../engines.ts'
import { aDesk, aFault, aManager, aScreening, NOW, aReview } from '../make.ts'
import { aColleague, aKeptFault, aKeptTest, deskAt, known, outcomeOf, steps } from './fault-desk.ts'
import { anEvening, freshVillage } from './places.ts'

describe.each(engines)('faults on $name', ({ start }) => {
  const { sql } = managed(start)

  const aVillage = async () => (await freshVillage(sql)).code
  const count = async (from: string, ...values: string[]) =>
    (await sql.first<{ n: number }>(`SELECT count(*) AS n FROM ${from}`, ...values))?.n

  test('one report sent thirty times at once is kept once, with one event and one entry in the trail', async () => {
    const fault = aFault({ villageCode: await aVillage() })
    const sent = await Promise.all(Array.from({ length: 30 }, () => reportFault(sql, fault, deskAt())))
    expect(sent.filter(({ outcome }) => outcome === 'stored')).toHaveLength(1)
    expect(sent.filter(({ outcome }) => outcome === 'already_stored')).toHaveLength(29)
    expect((await known(sql, fault.id)).record.events).toHaveLength(1)
    expect(await historyOf(sql, 'fault', fault.id)).toMatchObject([{ action: 'report', by: '李师傅' }])
  })

  test('of two reports of the same at once, one is kept and the other told of it', async () => {
    const villageCode = await aVillage()
    const faults = Array.from({ length: 8 }, () => aFault({ villageCode }))
    const sent = await Promise.all(faults.map((fault) => reportFault(sql, fault, deskAt())))
    const stored = sent.filter(({ outcome }) => outcome === 'stored')
    expect(stored).toHaveLength(1)
    expect(new Set(sent.map(({ id }) => id))).toEqual(new Set([stored[0]?.id]))
    expect(await count('faults WHERE village_code = ?', villageCode)).toBe(1)
  })

  test('another category is another fault; the same one is, when its reporter insists, or the first is settled', async () => {
    const villageCode = await aVillage()
    await aKeptFault(sql, villageCode)
    const tell = async (changes: object) =>
      (await reportFault(sql, aFault({ villageCode, ...changes }), deskAt())).outcome
    expect(await tell({ category: 'power' })).toBe('stored')
    expect(await tell({})).toBe('open_already')
    expect(await tell({ insist: true })).toBe('stored')
    for (const { record } of (await findFaults(sql, { village: villageCode, category: 'amplifier' }, deskAt(), 9))
      .items) {
      expect(await tell({})).toBe('open_already')
      await steps(sql, record.id, deskAt(NOW, aManager), { action: 'cancel', reason: '误报' })
    }
    expect(await tell({})).toBe('stored')
  })

  test('a report whose phone is nine minutes ahead was made just now, not tomorrow', async () => {
    const id = await aKeptFault(sql, await aVillage(), { reportedAt: '2017-06-30T23:59:00+08:00' })
    const late = deskAt('2017-06-30T23:55:00+08:00')
    const fault = aFault({ villageCode: await aVillage(), reportedAt: '2017-07-01T00:03:00+08:00' })
    await reportFault(sql, fault, late)
    expect((await known(sql, id)).record.reportedOn).toBe('2017-06-30')
    expect((await known(sql, fault.id)).record).toMatchObject({
      reportedOn: '2017-06-30',
      reportedAt: '2017-06-30T15:55:00.000Z',
    })
    expect((await reportFault(sql, fault, deskAt())).outcome).toBe('already_stored')
  })

  test('a test that comes with a report is one of the village’s, of the fault’s day', async () => {
    const audibility = { speakersInstalled: 45, speakersTested: 45, speakersSounding: 3 }
    const villageCode = await aVillage()
    const id = await aKeptFault(sql, villageCode, { audibility, reportedAt: '2017-06-28T23:59:30Z' })
    expect(await sql.all('SELECT * FROM audibility_reports WHERE village_code = ?', villageCode)).toMatchObject([
      {
        id: `reported-${id}`,
        fault_id: id,
        tested_on: '2017-06-29',
        recorded_at: '2017-06-28T23:59:30.000Z',
        is_full: 1,
      },
    ])
  })

  test('of twenty technicians who start at once one has it, and each of the others hears who', async () => {
    const id = await aKeptFault(sql, await aVillage())
    const people = Array.from({ length: 20 }, (_, i) => ({ ...aColleague, id: `t-${i}`, name: `师傅${i}` }))
    const begun = await Promise.allSettled(
      people.map((actor) => takeStep(sql, id, { revision: 1, action: 'start' }, deskAt(NOW, actor))),
    )
    const { view, record } = await known(sql, id)
    expect(begun.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    const refused = begun.flatMap((one) => (one.status === 'rejected' ? [one.reason as unknown] : []))
    const sentence = { key: 'error_fault_moved_on', facts: { who: view.assignee } }
    for (const reason of refused) expect(reason).toMatchObject({ code: 'conflict', sentence })
    expect(record.events).toHaveLength(2)
    expect(await historyOf(sql, 'fault', id)).toHaveLength(2)
  })

  test('a step whose answer was lost is a success twenty times, and one event', async () => {
    const id = await aKeptFault(sql, await aVillage())
    const begin = () => takeStep(sql, id, { revision: 1, action: 'start', at: '2017-06-30T09:00:00+08:00' }, deskAt())
    await Promise.all(Array.from({ length: 20 }, begin))
    await steps(sql, id, deskAt(), { action: 'pause', reason: '下雨' })
    expect((await begin()).event.number).toBe(2)
    expect((await known(sql, id)).record.events).toHaveLength(3)
  })

  test('what a fault became stands in its row as in its events', async () => {
    const villageCode = await aVillage()
    const id = await aKeptFault(sql, villageCode, { reportedAt: '2017-06-28T09:00:00+08:00' })
    const row = () => sql.first('SELECT status, revision, assignee, settled_on FROM faults WHERE id = ?', id)
    await steps(
      sql,
      id,
      deskAt('2017-06-28T12:00:00+08:00'),
      { action: 'start' },
      { action: 'repaired', parts: ['功放'] },
    )
    expect(await row()).toEqual({ status: 'awaiting_retest', revision: 3, assignee: '李师傅', settled_on: null })
    const proof = await aKeptTest(sql, villageCode, '2017-06-29T08:00:00+08:00')
    const close = { action: 'close', audibilityReportId: proof.toUpperCase() } as const
    await steps(sql, id, deskAt('2017-06-30T00:10:00+08:00'), { ...close, at: '2017-06-29T20:00:00+08:00' })
    expect(await row()).toEqual({ status: 'closed', revision: 4, assignee: '李师傅', settled_on: '2017-06-29' })
    expect(await known(sql, id)).toMatchObject({
      view: { status: 'closed', audibilityReportId: proof, workedHours: 35 },
      proof: { id: proof, testedOn: '2017-06-29', speakersSounding: 45 },
    })
    const history = await historyOf(sql, 'fault', id)
    expect(history.map(({ action }) => action)).toEqual(['report', 'start', 'repaired', 'close'])
    expect(history.at(-1)).toMatchObject({ before: { status: 'awaiting_retest' }, after: { status: 'closed' } })
  })

  test('the life of a fault can only be added to, and the table itself closes none without a test', async () => {
    const id = await aKeptFault(sql, await aVillage())
    const appendOnly = { constraint: 'fault_events_are_append_only' }
    await expect(sql.run("UPDATE fault_events SET by_name = 'x' WHERE fault_id = ?", id)).rejects.toMatchObject(
      appendOnly,
    )
    await expect(sql.run('DELETE FROM fault_events WHERE fault_id = ?', id)).rejects.toMatchObject(appendOnly)
    const closing = `INSERT INTO fault_events (fault_id, number, action, at, received_at, by_id, by_name, by_role, status)
      VALUES (?, 2, 'close', '', '', '', '', '', 'closed')`
    await expect(sql.run(closing, id)).rejects.toMatchObject({ constraint: 'closing_has_a_test' })
    const settled = "UPDATE faults SET status = 'closed' WHERE id = ?"
    await expect(sql.run(settled, id)).rejects.toMatchObject({ constraint: 'settled_when_nothing_is_left' })
  })

  test('a test that a log carried proves nothing once the log is rejected, be it at that very moment', async () => {
    const evening = await anEvening(sql)
    const id = await aKeptFault(sql, evening.villageCode)
    await steps(sql, id, deskAt('2017-06-29T12:00:00+08:00'), { action: 'start' }, { action: 'repaired' })
    const audibility = { speakersInstalled: 45, speakersTested: 45, speakersSounding: 45 }
    const log = aScreening({ ...evening, audibility })
    await takeIn(sql, [log], aDesk())
    // it was counted when the closing looked, and is not when it writes
    let looked = 0
    const batch = async <T extends unknown[]>(statements: Statement[]): Promise<T> => {
      if (++looked === 2) await review(sql, [log.id], 'reject', { reason: '造假' }, aReview())
      return sql.batch<T>(statements)
    }
    const slow: Sql = {
      all: sql.all.bind(sql),
      first: sql.first.bind(sql),
      run: sql.run.bind(sql),
      batch,
      read: readBy(batch),
    }
    const close = { revision: 3, action: 'close', audibilityReportId: `carried-${log.id}` } as const
    expect(await outcomeOf(takeStep(slow, id, close, deskAt()))).toBe('proof_not_counted')
    expect((await known(sql, id)).view.status).toBe('awaiting_retest')
    expect(looked).toBe(3)
  })
})
