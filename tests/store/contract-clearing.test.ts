/** People whose years of keeping are over, on both engines: nothing of them is left, no figure is another, and the trail still proves itself. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Log } from '../../src/contract/screenings.ts'
import { jobs } from '../../src/jobs/jobs.ts'
import { type Call, engines, type Running } from '../engines.ts'
import { told } from '../http/service.ts'
import { aConfig, aFault, aScreening, NOW } from '../make.ts'

const NAME = '诸葛见证'
const PHONE = '13987654321'
const DAY = '2013-05-10'
const eveningOf = (day: string) => ({
  startedAt: `${day}T20:50:00+08:00`,
  endedAt: `${day}T22:30:00+08:00`,
  recordedAt: `${day}T22:35:00+08:00`,
})
const inOldTimes = eveningOf(DAY)
const position = { latitude: 31.23456, longitude: 105.34567, accuracyM: 12, fixedAt: inOldTimes.startedAt }
const old = aScreening({ ...inOldTimes, witness: { name: NAME, phone: PHONE }, position })
/** Its witness was taken out again; what was known before has him still. */
const TAKEN_OUT = '欧阳见证'
const corrected = aScreening({ ...eveningOf('2013-05-11'), witness: { name: TAKEN_OUT } })
const recent = aScreening({ witness: { name: '李四', phone: '13800000000' } })
const fault = aFault({ reportedAt: `${DAY}T09:10:00+08:00`, reporterName: NAME })
/** Where a village is, as its shows tell, stays. */
const PLACE = '"latitude":31.23456'
const { id: oldId, ...content } = old

describe.each(engines)('people who are cleared on $name', ({ start }) => {
  let running: Running
  let manager: Call
  beforeAll(async () => {
    running = await start()
    manager = await running.as('manager')
    const reviewer = await running.as('manager')
    const done = async (who: Call, method: string, path: string, body: object) => {
      const answer = await who(method, path, body)
      if (answer.status >= 300) throw new Error(`${path} answered ${await answer.text()}`)
    }
    await done(manager, 'POST', '/api/screenings/batch', { screenings: [old, corrected, recent] })
    await done(manager, 'PUT', `/api/screenings/${oldId}`, { ...content, attendance: 99, revision: 1 })
    const { id: correctedId, witness: _, ...without } = corrected
    await done(manager, 'PUT', `/api/screenings/${correctedId}`, { ...without, revision: 1 })
    await done(reviewer, 'POST', '/api/reviews', { ids: [oldId], decision: 'accept', reason: '补报属实' })
    await done(manager, 'POST', '/api/faults', fault)
    const witness = { id: crypto.randomUUID(), name: NAME, witnessedAt: `${DAY}T10:00:00+08:00` }
    await done(manager, 'POST', `/api/faults/${fault.id}/witnesses`, witness)
    const cancel = { revision: 1, action: 'cancel', reason: '误报', at: `${DAY}T12:00:00+08:00` }
    await done(manager, 'POST', `/api/faults/${fault.id}/steps`, cancel)
  }, 60_000)
  afterAll(() => running.stop())

  const clear = (env: Record<string, string>) => {
    const { sql, blobs, sealFile } = running
    return jobs.people({ sql, blobs, sealFile, now: () => NOW, config: aConfig(env), log: () => undefined })
  }
  /** All that every table says. */
  async function isAnywhere(text: string): Promise<boolean> {
    const tables = await running.sql.all<{ name: string }>(
      `SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE '\\_cf%' ESCAPE '\\' AND name NOT LIKE 'sqlite%'`,
    )
    const rows = await Promise.all(tables.map(({ name }) => running.sql.all(`SELECT * FROM ${name}`)))
    return JSON.stringify(rows).includes(text)
  }
  async function faultOfCheck(): Promise<string | undefined> {
    for (let at: string | undefined = 'seals'; at !== undefined;) {
      const step: { next?: string; fault?: string } = await told(
        await manager('GET', `/api/seals/check?at=${encodeURIComponent(at)}`),
      )
      if (step.fault !== undefined) return step.fault
      at = step.next
    }
    return undefined
  }
  const FIGURES = [
    '/api/overview?asOf=2013-12-31',
    '/api/overview',
    `/api/statistics?by=team&from=${DAY}&to=2017-06-30`,
    '/api/village-months?year=2013',
    '/api/fault-figures?from=2013-01-01&asOf=2013-12-31',
  ]
  const figures = async (): Promise<unknown[]> =>
    Promise.all(
      FIGURES.map(async (path) => {
        const { generatedAt: _, knownAt: __, ...said } = await told(await manager('GET', path))
        return said
      }),
    )

  test('nothing is cleared while the office keeps them for ever, or their years are not over', async () => {
    expect(await clear({})).toEqual({ key: 'job_people_kept' })
    expect(await clear({ PEOPLE_YEARS: '4' })).toMatchObject({ facts: { logs: 0, faults: 0, before: '2013-01-01' } })
    expect(await isAnywhere(PHONE)).toBe(true)
  })

  test('then their names and numbers are nowhere any more, and all figures and the trail are as they were', async () => {
    expect(await faultOfCheck()).toBeUndefined()
    const before = await figures()
    expect(await clear({ PEOPLE_YEARS: '3' })).toEqual({
      key: 'job_people_cleared',
      facts: { logs: 2, faults: 1, before: '2014-01-01' },
    })
    for (const gone of [NAME, PHONE, TAKEN_OUT]) expect([gone, await isAnywhere(gone)]).toEqual([gone, false])
    for (const kept of ['13800000000', PLACE]) expect([kept, await isAnywhere(kept)]).toEqual([kept, true])
    expect(await figures()).toEqual(before)
    expect(await faultOfCheck()).toBeUndefined()
    const log = await told<Log>(await manager('GET', `/api/screenings/${oldId}`))
    expect(log).toMatchObject({ witness: { name: '**', phone: '**' }, attendance: 99, position: { accuracyM: 12 } })
    expect(await clear({ PEOPLE_YEARS: '3' })).toMatchObject({ facts: { logs: 0, faults: 0 } })
  })

  test('where a phone was goes later, when the office says so', async () => {
    expect(await clear({ PEOPLE_YEARS: '3', PEOPLE_PLACES: '1' })).toMatchObject({ facts: { logs: 1 } })
    for (const gone of [PLACE, 'accuracyM']) expect([gone, await isAnywhere(gone)]).toEqual([gone, false])
    expect(await told<Log>(await manager('GET', `/api/screenings/${oldId}`))).not.toHaveProperty('position')
    expect(await faultOfCheck()).toBeUndefined()
  })

  test('what a cleared line says else, and what a cleared log is, cannot be altered unseen', async () => {
    const cleared = `WHERE id = (SELECT min(id) FROM cleared_lines)`
    const was = await running.sql.first<{ after: string }>(`SELECT after FROM audit ${cleared}`)
    await running.sql.run(`UPDATE audit SET after = json_set(after, '$.content.attendance', 5000) ${cleared}`)
    expect(await faultOfCheck()).toMatch(/\S/)
    await running.sql.run(`UPDATE audit SET after = ? ${cleared}`, was?.after ?? '')
    expect(await faultOfCheck()).toBeUndefined()
    const set = (attendance: number) =>
      running.sql.run(`UPDATE screenings SET known_from = -known_from, attendance = ? WHERE id = ?`, attendance, oldId)
    const back = () => running.sql.run('UPDATE screenings SET known_from = -known_from WHERE known_from < 0')
    await set(5000)
    await back()
    expect(await faultOfCheck()).toMatch(/\S/)
    await set(99)
    await back()
    expect(await faultOfCheck()).toBeUndefined()
  })

  test('the trail says so, and its lines can be changed in no other way', async () => {
    const { items } = await told<{ items: object[] }>(await manager('GET', '/api/audit?subjectKind=personal_data'))
    expect(items).toMatchObject([
      { action: 'clear', subject: { id: 'screenings' }, after: { count: 1, until: '2014-01-01', places: true } },
      { action: 'clear', subject: { id: 'faults' } },
      { action: 'clear', subject: { id: 'screenings' }, after: { count: 2, until: '2014-01-01' } },
    ])
    const error = { constraint: 'audit_is_append_only' }
    const altered = (set: string) =>
      running.sql.run(`UPDATE audit SET ${set} WHERE id IN (SELECT id FROM cleared_lines)`)
    await expect(altered(`actor_name = '别人'`)).rejects.toMatchObject(error)
    await expect(running.sql.run(`UPDATE audit SET after = '{}' WHERE subject_kind = 'fault'`)).rejects.toMatchObject(
      error,
    )
    await expect(running.sql.run('DELETE FROM cleared_lines')).rejects.toMatchObject(error)
  })
})
