/** The HTTP contract for audibility reports, on both engines. */
import { describe, expect, test } from 'vitest'
import type { Overview } from '../../src/domain/report/overview.ts'
import { engines, managed } from '../engines.ts'
import { aFault, aReport, aScreening, NOW } from '../make.ts'
import { freshVillage } from '../store/places.ts'
import { told } from './service.ts'

describe.each(engines)('audibility on $name', ({ start }) => {
  const { running, manager } = managed(start)

  const get = async <T>(path: string): Promise<T> => told<T>(await manager('GET', path))

  test('an audibility report is answered with its band; 94.96 % is below', async () => {
    const village = await freshVillage(running.sql)
    const technician = await running.as('technician')
    const send = async (changes: Parameters<typeof aReport>[0]) => {
      const answer = await technician(
        'POST',
        '/api/audibility-reports',
        aReport({ villageCode: village.code, ...changes }),
      )
      return [answer.status, await told(answer)]
    }
    const counts = { speakersInstalled: 10_000, speakersTested: 10_000, speakersSounding: 9496 }
    expect(await send(counts)).toMatchObject([201, { band: 'low', ratePercent: 94.9, full: true }])
    expect(await send({ testedOn: '2017-07-01' })).toMatchObject([422, { issues: [{ path: 'testedOn' }] }])
    const partial = { testedOn: '2017-06-21', speakersInstalled: 40, speakersTested: 10, speakersSounding: 10 }
    expect(await send(partial)).toMatchObject([201, { band: 'untested', ratePercent: null, full: false }])
    const state = await told(await technician('GET', `/api/villages/${village.code}/audibility`))
    expect(state).toMatchObject({ band: 'low', testedOn: '2017-06-20', staleOn: '2017-07-21', history: [{}, {}] })
    const { code: old } = await freshVillage(running.sql)
    expect((await send({ ...counts, villageCode: old, testedOn: '2017-05-30' }))[0]).toBe(201)
    const before = await told(await technician('GET', `/api/villages/${old}/audibility?asOf=2017-06-29`))
    expect(before).toMatchObject({ band: 'low', ratePercent: 94.9, staleOn: '2017-06-30', belowSince: '2017-05-30' })
    const later = await told(await technician('GET', `/api/villages/${old}/audibility?asOf=2017-06-30`))
    expect(later).toMatchObject({ band: 'stale', ratePercent: 94.9, belowSince: '2017-05-30' })
    const untested = await told(
      await technician('GET', `/api/villages/${(await freshVillage(running.sql)).code}/audibility`),
    )
    expect(untested).toMatchObject({ band: 'untested', ratePercent: null, speakersInstalled: null, testedOn: null })
  })

  test('a village below the line, one stale and one untested each raise their flag; a part test clears none', async () => {
    const technician = await running.as('technician')
    const { items } = await get<{ items: { code: string }[] }>('/api/villages?designated=true')
    const [low, stale, partly] = items
    const send = (changes: object) => technician('POST', '/api/audibility-reports', aReport(changes))
    await send({ villageCode: low?.code, testedOn: '2017-06-20' })
    await send({ villageCode: low?.code, testedOn: '2017-06-25', speakersTested: 5, speakersSounding: 5 })
    await send({ villageCode: stale?.code, testedOn: '2017-05-30', speakersSounding: 45 })
    await send({ villageCode: partly?.code, testedOn: '2017-06-28', speakersTested: 10, speakersSounding: 4 })
    const overview = await get<Overview>('/api/overview?asOf=2017-06-30')
    const flagOf = (code?: string) =>
      overview.flags.find(({ subject, kind }) => subject.code === code && kind.startsWith('audibility'))
    expect(flagOf(low?.code)).toMatchObject({ kind: 'audibility_low', since: '2017-06-20' })
    expect(flagOf(stale?.code)).toMatchObject({ kind: 'audibility_stale', since: '2017-06-30' })
    expect(flagOf(partly?.code)).toMatchObject({ kind: 'audibility_low', since: '2017-06-28' })
    expect(flagOf(items[3]?.code)?.kind).toBe('audibility_untested')
    expect(overview.audibility).toMatchObject({
      villages: 25,
      pass: 0,
      low: 2,
      stale: 1,
      untested: 22,
      speakersInstalled: 45,
      speakersSounding: 37,
      ratePercent: 82.2,
    })
    const before = await get<Overview>('/api/overview?asOf=2017-06-29')
    expect(before.audibility).toMatchObject({ pass: 1, stale: 0 })
  })

  test('of two full tests of one day the later one counts, whichever came first', async () => {
    const { code: villageCode } = await freshVillage(running.sql)
    const send = (hour: string, speakersSounding: number) =>
      manager(
        'POST',
        '/api/audibility-reports',
        aReport({ villageCode, speakersSounding, recordedAt: `2017-06-20T${hour}:00+08:00` }),
      )
    await send('16:00', 45)
    await send('09:00', 12)
    expect(await get(`/api/villages/${villageCode}/audibility`)).toMatchObject({ band: 'pass' })
  })

  test('a clock that runs ahead makes no test the last of its day for ever', async () => {
    const { code: villageCode } = await freshVillage(running.sql)
    const send = (recordedAt: string, speakersSounding: number) => {
      const report = aReport({ villageCode, testedOn: '2017-06-30', speakersSounding, recordedAt })
      return manager('POST', '/api/audibility-reports', report)
    }
    await send('2099-01-01T00:00:00Z', 45)
    await send(NOW.toISOString(), 12)
    const { band, history } = await get<{ band: string; history: object[] }>(`/api/villages/${villageCode}/audibility`)
    expect(band).toBe('severe')
    expect(history).toMatchObject([{ speakersSounding: 12 }, { recordedAt: NOW.toISOString() }])
    const audibility = { speakersInstalled: 45, speakersTested: 45, speakersSounding: 45 }
    const log = aScreening({ villageCode, recordedAt: '2099-01-01T00:00:00Z', audibility })
    expect((await manager('POST', '/api/screenings', log)).status).toBe(201)
    const carried = await get<{ history: object[] }>(`/api/villages/${villageCode}/audibility`)
    expect(carried.history[0]).toMatchObject({ screeningId: log.id, recordedAt: NOW.toISOString() })
  })

  test('a full test of fewer speakers than one of the last year had is flagged, also when it is sent again', async () => {
    const { code: villageCode } = await freshVillage(running.sql)
    const send = (speakers: number, testedOn: string) => {
      const counts = { speakersInstalled: speakers, speakersTested: speakers, speakersSounding: speakers }
      return manager('POST', '/api/audibility-reports', aReport({ villageCode, testedOn, ...counts }))
    }
    const flags = async (asOf: string) =>
      (await get<Overview>(`/api/overview?asOf=${asOf}`)).flags.flatMap(({ kind, since, subject, message }) =>
        kind === 'speakers_fewer' && subject.code === villageCode ? [[since, message]] : [],
      )
    await send(99, '2016-05-20')
    await send(45, '2017-05-20')
    await send(45, '2017-06-19')
    expect(await flags('2017-06-19')).toEqual([])
    await send(1, '2017-06-20')
    expect(await flags('2017-06-20')).toMatchObject([['2017-06-20', expect.stringContaining('曾有 45 只')]])
    await send(1, '2017-06-21')
    expect(await flags('2017-06-21')).toHaveLength(1)
    await send(46, '2017-06-22')
    expect(await flags('2017-06-22')).toEqual([])
  })

  test('a fault closed with a test that left speakers out says so', async () => {
    const closing = async (speakersInstalled: number, register: number | null) => {
      const registered = register === null ? {} : { speakersInstalled: register }
      const { code: villageCode } = await freshVillage(running.sql, registered)
      const fault = aFault({ villageCode, reportedAt: '2017-06-20T08:00:00+08:00' })
      await manager('POST', '/api/audibility-reports', aReport({ villageCode, testedOn: '2017-06-19' }))
      await manager('POST', '/api/faults', fault)
      const step = async (revision: number, action: string, more = {}) => {
        const body = { revision, action, at: '2017-06-20T10:00:00+08:00', ...more }
        return (await told(await manager('POST', `/api/faults/${fault.id}/steps`, body)))['message']
      }
      await step(1, 'start')
      await step(2, 'repaired')
      const counts = { speakersInstalled, speakersTested: speakersInstalled, speakersSounding: speakersInstalled }
      const proof = aReport({ villageCode, ...counts })
      await manager('POST', '/api/audibility-reports', proof)
      return step(3, 'close', { audibilityReportId: proof.id })
    }
    expect(await closing(1, null)).toMatch(
      /按此检测三清村达标。但检测只按 1 只喇叭计，已知有 45 只；如未拆除，请全部重测。$/,
    )
    expect(await closing(45, 50)).toMatch(/已知有 50 只/)
    expect(await closing(1, 1)).toMatch(/达标。$/)
    expect(await closing(45, null)).toMatch(/达标。$/)
  })

  test('the history stands in the order in which tests count, not in that of their coming', async () => {
    const { code: villageCode } = await freshVillage(running.sql)
    for (const [hour, speakersSounding] of [['16:00', 45] as const, ['09:00', 12] as const]) {
      const recordedAt = `2017-06-20T${hour}:00+08:00`
      await manager('POST', '/api/audibility-reports', aReport({ villageCode, speakersSounding, recordedAt }))
    }
    const { history } = await get<{ history: object[] }>(`/api/villages/${villageCode}/audibility`)
    expect(history).toMatchObject([{ band: 'pass' }, { band: 'severe' }])
  })

  test('a team sees what tests found, not who made them and what was noted', async () => {
    const { code } = await freshVillage(running.sql)
    await manager('POST', '/api/audibility-reports', aReport({ villageCode: code, note: '村主任电话' }))
    const team = await running.as('team')
    const { history } = await told<{ history: object[] }>(await team('GET', `/api/villages/${code}/audibility`))
    expect(history).toMatchObject([{ band: 'low', speakersSounding: 37 }])
    for (const field of ['reportedBy', 'note', 'faultId', 'screeningId']) expect(history[0]).not.toHaveProperty(field)
  })

  test('a hundred reports in one request: one bad one blocks none, the same again changes nothing', async () => {
    const technician = await running.as('technician')
    const villages = await Promise.all(Array.from({ length: 100 }, () => freshVillage(running.sql)))
    const reports: object[] = villages.map(({ code }) => aReport({ villageCode: code }))
    reports[3] = { ...reports[3], speakersSounding: 99 }
    reports[4] = { ...reports[4], villageCode: 'nowhere' }
    reports[5] = { ...reports[5], testedOn: '2017-07-09' }
    const send = async () => {
      const answer = await technician('POST', '/api/audibility-reports/batch', { reports })
      return (await told<{ results: { outcome: string; error?: { issues: { path: string }[] } }[] }>(answer)).results
    }
    const first = await send()
    expect(first.filter(({ outcome }) => outcome === 'stored')).toHaveLength(97)
    expect(first.slice(3, 6).map(({ error }) => error?.issues[0]?.path)).toEqual([
      'speakersSounding',
      'villageCode',
      'testedOn',
    ])
    expect((await send()).filter(({ outcome }) => outcome === 'already_stored')).toHaveLength(97)
  })
})
