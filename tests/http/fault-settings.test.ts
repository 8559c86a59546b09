/** The limits of faults are settings, and pausing, closing and reopening keep the clock as they should, over HTTP. */
import { expect, test } from 'vitest'
import type { Overview } from '../../src/domain/report/overview.ts'
import { aFault, aReport } from '../make.ts'
import { aService, told } from './service.ts'

const FAULT_HOURS = { FAULT_HOURS_MINOR: '10', FAULT_HOURS_MAJOR: '6', FAULT_HOURS_CRITICAL: '2' }

async function aDesk(env: Record<string, string>) {
  const { callerAs, clock } = await aService({ env })
  const manager = await callerAs('manager')
  const post = async (path: string, body: object) => told(await manager('POST', path, body))
  const get = async <T = Record<string, unknown>>(path: string) => told<T>(await manager('GET', path))
  const { id } = aFault()
  const step = (revision: number, action: string, at: string, more = {}) =>
    post(`/api/faults/${id}/steps`, { revision, action, at: `${at}:00+08:00`, ...more })
  const overdueFlags = async () =>
    (await get<Overview>('/api/overview')).flags.flatMap(({ kind, since, message }) =>
      kind === 'fault_overdue' ? [{ since, message }] : [],
    )
  return { clock, post, get, step, id, overdueFlags, look: () => get(`/api/faults/${id}`) }
}

test('hours by severity are settings; a pause stops the clock, and what passes its limit is flagged', async () => {
  const { clock, post, step, id, look, overdueFlags } = await aDesk(FAULT_HOURS)
  const limitOf = async (severity: 'minor' | 'critical', category: 'power' | 'line') =>
    (await post('/api/faults', aFault({ severity, category, reportedAt: clock.now.toISOString() })))['limitHours']
  expect([await limitOf('minor', 'power'), await limitOf('critical', 'line')]).toEqual([10, 2])
  await post('/api/faults', aFault({ id }))
  await step(1, 'start', '2017-06-28T10:00')
  expect(await step(2, 'pause', '2017-06-28T11:10', { reason: '等配件' })).toMatchObject({ status: 'paused' })
  expect(await look()).toMatchObject({ limitHours: 6, workedHours: 2, isOverdue: false })
  expect(await look()).not.toHaveProperty('dueAt')
  await step(3, 'resume', '2017-06-30T20:00')
  expect(await look()).toMatchObject({ workedHours: 5.5, isOverdue: false, dueAt: '2017-06-30T16:00:00.000Z' })
  expect(await overdueFlags()).toEqual([])
  clock.now = new Date('2017-07-01T00:30:00+08:00')
  expect(await look()).toMatchObject({ workedHours: 6.5, isOverdue: true, overdueSince: '2017-06-30T16:00:00.000Z' })
  const [flag] = await overdueFlags()
  expect([flag?.since, flag?.message]).toEqual(['2017-07-01', expect.stringContaining('6 小时')])
})

test('days to reopen are a setting; a reopening keeps the clock and counts as a failed repair', async () => {
  const { clock, post, get, step, id, look } = await aDesk({ FAULT_REOPEN_DAYS: '3' })
  await post('/api/faults', aFault({ id }))
  await step(1, 'start', '2017-06-28T10:00')
  await step(2, 'repaired', '2017-06-30T09:10')
  const proof = aReport({ testedOn: '2017-06-30', recordedAt: '2017-06-30T10:00:00+08:00', speakersSounding: 45 })
  await post('/api/audibility-reports', proof)
  await step(3, 'close', '2017-06-30T11:10', { audibilityReportId: proof.id })
  expect(await look()).toMatchObject({ status: 'closed', workedHours: 50, failedRepairs: 0 })
  const reopen = () => step(4, 'reopen', '2017-07-01T09:00', { reason: '又不响了' })
  clock.now = new Date('2017-07-04T00:10:00+08:00')
  const { code, detail } = await reopen()
  expect([code, detail]).toEqual(['conflict', expect.stringContaining('3 天')])
  expect(await look()).toMatchObject({ nextSteps: [] })
  clock.now = new Date('2017-07-03T23:50:00+08:00')
  expect(await look()).toMatchObject({ nextSteps: ['reopen'] })
  await post(`/api/faults/${id}/steps`, { revision: 4, action: 'reopen', reason: '又不响了' })
  // the hours between the closing and the reopening are nobody's work
  expect(await look()).toMatchObject({ status: 'reopened', workedHours: 50, failedRepairs: 1, isOverdue: true })
  const figures = await get<{ repair: object }>('/api/fault-figures')
  expect(figures.repair).toMatchObject({ closed: 0, failedRepairs: 1 })
})
