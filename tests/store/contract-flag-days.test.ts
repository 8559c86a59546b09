/** Flags from the facts of real days, on both engines: midnight in China, the first of a month, changes of the register. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { overviewSettings } from '../../src/config.ts'
import { jobs, runJobs } from '../../src/jobs/jobs.ts'
import { refreshFlags } from '../../src/store/flag-life.ts'
import { findFlag, findFlags } from '../../src/store/flags.ts'
import { takeIn } from '../../src/store/screening-intake.ts'
import type { Sql } from '../../src/store/sql.ts'
import { putVillages } from '../../src/store/villages.ts'
import { engines, type Running } from '../engines.ts'
import { aConfig, aDesk, aScreening, aVillage } from '../make.ts'
import { anEvening, freshVillage } from './places.ts'

const SETTINGS = overviewSettings(aConfig())
const TODAY = '2017-06-30'

describe.each(engines)('flags of real days on $name', ({ start }) => {
  let running: Running
  let sql: Sql
  beforeAll(async () => {
    running = await start()
    sql = running.sql
  })
  afterAll(() => running.stop())

  const kept = async (subject: string) => (await findFlags(sql, { subject }, TODAY, 500)).items
  const refreshAt = (instant: string) => refreshFlags(sql, () => new Date(instant), SETTINGS)

  test('the job runs at ten past midnight in China, while it is still yesterday in UTC: the new month is asked for', async () => {
    const evening = await anEvening(sql)
    await takeIn(sql, [aScreening(evening)], aDesk())
    await refreshAt('2017-06-30T23:59:59+08:00')
    expect(await kept(evening.villageCode)).toEqual([])
    const job = jobs.find(({ name }) => name === 'flags')
    const lines: string[] = []
    const at = new Date('2017-06-30T16:10:00Z')
    const { blobs } = running
    await runJobs(job?.cron ?? '', { sql, blobs, now: () => at, config: aConfig(), log: (line) => lines.push(line) })
    expect([job?.cron, lines]).toEqual(['10 16 * * *', ['job flags done']])
    expect(await kept(evening.villageCode)).toMatchObject([
      {
        ...{ kind: 'month_without_screening', severity: 'info', since: '2017-07-01' },
        ...{ openedOn: '2017-07-01', openedAt: '2017-06-30T16:10:00.000Z' },
      },
    ])
    await refreshAt('2017-07-21T09:00:00+08:00')
    await refreshAt('2017-08-01T00:10:00+08:00')
    const [flag] = await kept(evening.villageCode)
    expect((await findFlag(sql, flag?.id ?? ''))?.history.map(({ action }) => action)).toEqual(['opened', 'worsened'])
    expect(flag).toMatchObject({ since: '2017-07-01', sentence: { key: 'flag_months_without_screening' } })
  })

  test('the clock’s trigger reaches the job, and only the one of that time', async () => {
    const { code } = await freshVillage(sql)
    await running.trigger('30 19 * * *')
    expect(await kept(code)).toEqual([])
    await running.trigger('10 16 * * *')
    expect(await kept(code)).toMatchObject([{ kind: 'month_without_screening', openedOn: TODAY }])
  })

  test('a village renamed is called by its new name; one struck off the register loses its flag, not its history', async () => {
    const { code } = await freshVillage(sql, { name: '老村' })
    await refreshAt('2017-06-30T23:30:00+08:00')
    const [flag] = await kept(code)
    expect(flag).toMatchObject({ subject: { name: '老村' }, sentence: { facts: { village: '老村' } } })
    await sql.batch([putVillages([aVillage({ code, name: '新村', designated: false })])])
    await refreshAt('2017-06-30T23:31:00+08:00')
    expect(await kept(code)).toMatchObject([{ id: flag?.id, subject: { name: '新村' }, number: 1 }])
    await sql.run('DELETE FROM villages WHERE code = ?', code)
    await refreshAt('2017-06-30T23:32:00+08:00')
    expect(await findFlag(sql, flag?.id ?? '')).toMatchObject({
      ...{ subject: { name: '新村' }, clearedAt: '2017-06-30T15:32:00.000Z' },
      history: [{ action: 'opened' }, { action: 'cleared' }],
    })
  })
})
