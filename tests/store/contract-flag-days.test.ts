/** Flags from the facts of real days, on both engines: midnight in China, the first of a month, changes of the register. */
import { describe, expect, test } from 'vitest'
import { overviewSettings } from '../../src/config.ts'
import { dueOf } from '../../src/domain/job/job.ts'
import { jobs } from '../../src/jobs/jobs.ts'
import { keepReports } from '../../src/store/audibility/audibility-reports.ts'
import { acknowledgeFlag, refreshFlags } from '../../src/store/flag/flag-life.ts'
import { findFlag, findFlags } from '../../src/store/flag/flags.ts'
import { takeIn } from '../../src/store/screening/screening-intake.ts'
import { statement } from '../../src/store/engine/sql.ts'
import { putVillages } from '../../src/store/register/villages.ts'
import { engines, managed } from '../engines.ts'
import { aConfig, aDesk, aManager, aReport, aScreening, aTechnician, aVillage } from '../make.ts'
import { aLineOf, anEvening, freshVillage } from './places.ts'

const SETTINGS = overviewSettings(aConfig())
const TODAY = '2017-06-30'

describe.each(engines)('flags of real days on $name', ({ start }) => {
  const { running, sql } = managed(start)

  const kept = async (subject: string) => (await findFlags(sql, { subject }, TODAY, 500)).items
  const refreshAt = (instant: string) => refreshFlags(sql, () => new Date(instant), SETTINGS)

  test('the job runs at ten past midnight in China, while it is still yesterday in UTC: the new month is asked for', async () => {
    const evening = await anEvening(sql)
    await takeIn(sql, [aScreening(evening)], aDesk())
    await refreshAt('2017-06-30T23:59:59+08:00')
    expect(await kept(evening.villageCode)).toEqual([])
    const at = new Date('2017-06-30T16:10:00Z')
    const row = { name: 'flags', watermark: '2017-06-29T16:10:00.000Z', tries: 0 } as const
    const isDue = (now: Date) => dueOf(row, 'Asia/Shanghai', now) !== undefined
    expect([isDue(new Date(at.getTime() - 1)), isDue(at)]).toEqual([false, true])
    const { blobs, sealFile } = running
    await jobs.flags({ sql, blobs, sealFile, now: () => at, config: aConfig(), log: () => undefined })
    expect(await kept(evening.villageCode)).toMatchObject([
      {
        kind: 'month_without_screening',
        severity: 'info',
        since: '2017-07-01',
        openedOn: '2017-07-01',
        openedAt: '2017-06-30T16:10:00.000Z',
      },
    ])
    await refreshAt('2017-07-21T09:00:00+08:00')
    await refreshAt('2017-08-01T00:10:00+08:00')
    const [flag] = await kept(evening.villageCode)
    expect((await findFlag(sql, flag?.id ?? ''))?.history.map(({ action }) => action)).toEqual(['opened', 'worsened'])
    expect(flag).toMatchObject({ since: '2017-07-01', sentence: { key: 'flag_months_without_screening' } })
  })

  test('the clock’s trigger reaches the job, and only the one that is due', async () => {
    const { code } = await freshVillage(sql)
    await running.trigger('photos')
    expect(await kept(code)).toEqual([])
    await running.trigger('flags')
    expect(await kept(code)).toMatchObject([{ kind: 'month_without_screening', openedOn: TODAY }])
  })

  test('a village below the line keeps its day and its owner when its test grows old, and when the next finds it worse', async () => {
    const { code } = await freshVillage(sql, { designated: true })
    const tested = async (testedOn: string, speakersSounding: number) => {
      const report = aReport({
        villageCode: code,
        testedOn,
        speakersSounding,
        recordedAt: `${testedOn}T16:00:00+08:00`,
      })
      await keepReports(sql, [report], aTechnician, new Date(`${testedOn}T17:00:00+08:00`))
    }
    const audible = async () =>
      (await kept(code)).filter(({ kind, clearedOn }) => kind.startsWith('audibility') && clearedOn === undefined)
    await tested('2017-02-01', 45)
    await tested('2017-04-03', 40)
    await tested('2017-04-20', 41)
    await refreshAt('2017-04-21T09:00:00+08:00')
    const [low] = await audible()
    expect(low).toMatchObject({ kind: 'audibility_low', since: '2017-04-03' })
    const wanted = { owner: '赵师傅', dueOn: '2017-06-01' }
    await acknowledgeFlag(sql, low?.id ?? '', wanted, aManager, new Date('2017-04-21T10:00:00+08:00'), '2017-04-21')
    await refreshAt('2017-05-25T09:00:00+08:00')
    const [stale] = await audible()
    const ofHim = { ...wanted, since: '2017-04-03', acknowledgedBy: '王局' }
    expect(stale).toMatchObject({ kind: 'audibility_stale', ...ofHim, acknowledgedAt: '2017-04-21T02:00:00.000Z' })
    expect((await findFlag(sql, stale?.id ?? ''))?.history).toMatchObject([{ action: 'opened', ...wanted }])
    await tested('2017-06-10', 9)
    await refreshAt('2017-06-11T09:00:00+08:00')
    expect(await audible()).toMatchObject([{ kind: 'audibility_severe', ...ofHim }])
    // what passes ends it, and what comes after begins anew, in nobody's hands
    await tested('2017-06-20', 45)
    await tested('2017-06-25', 40)
    await refreshAt('2017-06-26T09:00:00+08:00')
    await tested('2017-06-27', 45)
    await refreshAt('2017-06-28T09:00:00+08:00')
    expect(await audible()).toEqual([])
    await tested('2017-06-29', 12)
    await refreshAt('2017-06-29T20:00:00+08:00')
    const [again] = await audible()
    expect(again).toMatchObject({ kind: 'audibility_severe', since: '2017-06-29' })
    expect(again).not.toHaveProperty('owner')
  })

  test('one that passed is stale from the day its test grew old', async () => {
    const { code } = await freshVillage(sql, { designated: true })
    const report = aReport({ villageCode: code, testedOn: '2017-04-20', speakersSounding: 45 })
    await keepReports(sql, [report], aTechnician, new Date('2017-04-20T17:00:00+08:00'))
    await refreshAt('2017-06-25T09:00:00+08:00')
    expect((await kept(code)).filter(({ kind }) => kind === 'audibility_stale')).toMatchObject([
      { since: '2017-05-21' },
    ])
  })

  test('a village renamed is called by its new name; one struck off the register loses its flag, not its history', async () => {
    const { code } = await freshVillage(sql, { name: '老村' })
    await refreshAt('2017-06-30T23:30:00+08:00')
    const [flag] = await kept(code)
    expect(flag).toMatchObject({ subject: { name: '老村' }, sentence: { facts: { village: '老村' } } })
    await sql.batch([putVillages([aVillage({ code, name: '新村', designated: false })]), aLineOf('village', code)])
    await refreshAt('2017-06-30T23:31:00+08:00')
    expect(await kept(code)).toMatchObject([{ id: flag?.id, subject: { name: '新村' }, number: 1 }])
    await sql.batch([statement('DELETE FROM villages WHERE code = ?', [code]), aLineOf('village', code)])
    await refreshAt('2017-06-30T23:32:00+08:00')
    expect(await findFlag(sql, flag?.id ?? '')).toMatchObject({
      subject: { name: '新村' },
      clearedAt: '2017-06-30T15:32:00.000Z',
      history: [{ action: 'opened' }, { action: 'cleared' }],
    })
  })
})
