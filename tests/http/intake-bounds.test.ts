/** What one sender may put in, over time, from a phone whose account was disabled, and through two processes at once. */
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { addDays } from '../../src/domain/period.ts'
import type { NewScreening } from '../../src/domain/screening/screening.ts'
import { ensureRegister } from '../../src/exchange/register-files.ts'
import { takeIn } from '../../src/store/screening/screening-intake.ts'
import { openSqlite } from '../../src/store/engine/node-sqlite.ts'
import { aDesk, aScreening, aTeam, NOW } from '../make.ts'
import { registerFiles } from '../register-files.ts'
import { aFolder } from '../server.ts'
import { aService, type Caller, told } from './service.ts'

/** One for each evening from a day on. */
const evenings = (from: string, count: number, changes: Partial<NewScreening> = {}): NewScreening[] =>
  Array.from({ length: count }, (_, i) => {
    const day = addDays(from, i)
    return aScreening({ startedAt: `${day}T20:50:00+08:00`, endedAt: `${day}T22:30:00+08:00`, ...changes })
  })

async function outcomes(call: Caller, screenings: NewScreening[]): Promise<string[]> {
  const answer = await call('POST', '/api/screenings/batch', { screenings })
  const { results } = await told<{ results: { outcome: string }[] }>(answer)
  return results.map(({ outcome }) => outcome)
}

test('an hour after its first log a sender has room again', async () => {
  const { clock, callerAs } = await aService({ env: { LOGS_PER_HOUR: '3' } })
  const team = await callerAs('team')
  const logs = evenings('2017-05-01', 8)
  expect(await outcomes(team, logs.slice(0, 2))).toEqual(['stored', 'stored'])
  clock.now = new Date(NOW.getTime() + 40 * 60_000)
  expect(await outcomes(team, logs.slice(2, 5))).toEqual(['stored', 'too_many', 'too_many'])
  const past = await team('POST', '/api/screenings', logs[3])
  expect([past.status, past.headers.get('retry-after')]).toEqual([429, String(20 * 60)])
  clock.now = new Date(NOW.getTime() + 61 * 60_000)
  expect(await outcomes(team, logs.slice(3, 7))).toEqual(['stored', 'stored', 'stored', 'too_many'])
  // a clock that ran ahead and was put back shuts nobody out
  clock.now = new Date(NOW.getTime() - 24 * 3_600_000)
  expect(await outcomes(team, logs.slice(6, 7))).toEqual(['stored'])
})

test('an honest outbox of five hundred goes through at once, with the bounds as they come', async () => {
  const { callerAs, sql } = await aService()
  const team = await callerAs('team')
  const logs = evenings('2016-01-01', 500)
  for (let i = 0; i < logs.length; i += 100) {
    expect(new Set(await outcomes(team, logs.slice(i, i + 100)))).toEqual(new Set(['stored']))
  }
  expect(await sql.first('SELECT count(*) AS n FROM screenings')).toEqual({ n: 500 })
})

test('a phone whose account was disabled hands in what a manager can decide on, and keeps the rest for later', async () => {
  const service = await aService({ env: { HELD_PER_TEAM: '4' } })
  const phone = await service.signedInAs('team')
  const { id } = await told<{ id: string }>(await phone('GET', '/api/session'))
  const manager = await service.callerAs('manager')
  await manager('DELETE', `/api/accounts/${id}`)
  const logs = evenings('2017-06-01', 6)
  expect(await outcomes(phone, logs)).toEqual([...Array<string>(4).fill('stored'), 'too_many', 'too_many'])
  await manager('POST', '/api/reviews', { ids: logs.slice(0, 2).map((log) => log.id), decision: 'accept' })
  expect(await outcomes(phone, logs)).toEqual([...Array<string>(4).fill('already_stored'), 'stored', 'stored'])
})

test('what a manager brings in as a sheet is no sender’s pace', async () => {
  const { callerAs } = await aService({ env: { LOGS_PER_HOUR: '2' } })
  const manager = await callerAs('manager')
  const rows = evenings('2017-04-01', 5).map(
    ({ startedAt }) => `${startedAt.slice(0, 10)},20:50,22:30,team-01,三清村,太行山上,80,室外`,
  )
  const sheet = ['放映日期,开始时间,结束时间,放映队,村,影片,观众人次,放映方式', ...rows].join('\n')
  const answer = await manager('POST', '/api/imports/screenings', sheet, { 'content-type': 'text/csv' })
  expect(await told(answer)).toMatchObject({ stored: 5, errorsTotal: 0 })
})

test('two processes that take logs of one sender at once keep its bounds together', async () => {
  const file = join(aFolder(), 'yingxiang.sqlite')
  const one = openSqlite(file)
  one.migrate('db/migrations')
  await ensureRegister(one, registerFiles, NOW)
  const two = openSqlite(file)
  onTestFinished(() => {
    one.close()
    two.close()
  })
  const desk = aDesk({ actor: aTeam(), bounds: { logsPerHour: 60, heldPerTeam: 7 } })
  const logs = [...evenings('2017-07-02', 20), ...evenings('2017-04-01', 70)]
  const taken = await Promise.all(logs.map((log, i) => takeIn(i % 2 === 0 ? one : two, [log], desk)))
  const all = taken.flat()
  expect(all.filter(({ outcome }) => outcome === 'too_many')).toHaveLength(30)
  const kept = await one.all('SELECT status, count(*) AS n FROM screenings GROUP BY status ORDER BY status')
  const held = all.filter((each) => 'receipt' in each && each.receipt.status === 'held').length
  expect(held).toBeGreaterThan(0)
  expect(held).toBeLessThanOrEqual(7)
  expect(kept).toEqual([
    { status: 'held', n: held },
    { status: 'submitted', n: 60 - held },
  ])
})
