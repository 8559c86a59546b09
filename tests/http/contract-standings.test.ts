/** Where a village and a team stand, on both engines: the same as the routes that answer each part by itself. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { TeamStanding, VillageStanding } from '../../src/contract/standings.ts'
import type { Overview } from '../../src/domain/report/overview.ts'
import { type Call, engines, type Running } from '../engines.ts'
import { aFault, aMissedShow, aReport, aScreening } from '../make.ts'
import { anEvening } from '../store/places.ts'
import { told } from './service.ts'

describe.each(engines)('standings on $name', ({ start }) => {
  let running: Running
  let manager: Call
  let evening: Awaited<ReturnType<typeof anEvening>>
  beforeAll(async () => {
    running = await start()
    manager = await running.as('manager')
    evening = await anEvening(running.sql)
    const { villageCode } = evening
    const sender = await running.with('manager')
    await sender('POST', '/api/screenings', aScreening({ ...evening }))
    await sender('POST', '/api/screenings', aScreening({ ...evening, startedAt: '2017-06-30T20:55:00+08:00' }))
    await sender('POST', '/api/missed-shows', aMissedShow({ ...evening }))
    await sender('POST', '/api/audibility-reports', aReport({ villageCode }))
    await sender('POST', '/api/faults', aFault({ villageCode }))
  })
  afterAll(() => running.stop())

  const get = async <T>(path: string, call = manager): Promise<T> => told<T>(await call('GET', path))
  const village = (call?: Call) => get<VillageStanding>(`/api/villages/${evening.villageCode}/standing`, call)

  test('a village’s has what each of its routes answers, for a manager', async () => {
    const { villageCode: code, teamCode } = evening
    const all = await village()
    const whole = {
      asOf: '2017-06-30',
      team: { code: teamCode, since: null },
      faults: { total: 1 },
      missed: { total: 1 },
    }
    expect(all).toMatchObject(whole)
    expect(all.audibility).toEqual(await get(`/api/villages/${code}/audibility`))
    expect(all.speakers).toEqual(await get(`/api/villages/${code}/speakers`))
    expect(all.lineage).toEqual(await get(`/api/villages/${code}/lineage`))
    expect(all.missed?.items).toEqual((await get<{ items: unknown }>(`/api/missed-shows?village=${code}`)).items)
    const { villages } = await get<{ villages: { code: string }[] }>('/api/village-months')
    expect(all.year).toEqual(villages.find((one) => one.code === code))
    expect(all.flags).toEqual((await get<{ items: unknown }>(`/api/flags?open=true&subject=${code}`)).items)
    const [fault] = all.faults?.items ?? []
    const { events } = await get<{ events: unknown }>(`/api/faults/${fault?.id}`)
    expect(fault?.events).toEqual(events)
    expect(all.shows?.map(({ status }) => status).sort()).toEqual(['held', 'submitted'])
  })

  test('a team and a technician are told what they may read by itself', async () => {
    const team = await village(await running.as('team', evening.teamCode))
    expect(Object.keys(team).sort()).toEqual(['asOf', 'audibility', 'missed', 'speakers', 'team', 'village'])
    expect(team.audibility.history[0]?.reportedBy).toBeUndefined()
    expect((await village(await running.as('team', 'team-02'))).missed?.total).toBe(0)
    const technician = await village(await running.as('technician'))
    expect(Object.keys(technician).sort()).toEqual([
      'asOf',
      'audibility',
      'duty',
      'faults',
      'speakers',
      'team',
      'village',
    ])
  })

  test('a village that another team came to serve says since when', async () => {
    const path = `/api/villages/${evening.villageCode}`
    const { townshipName: _, ...own } = await get<Record<string, unknown>>(path)
    const put = { ...own, teamCode: 'team-02', effectiveOn: '2017-06-10', reason: '调整分工' }
    expect((await manager('PUT', path, put)).status).toBe(200)
    expect((await village()).team).toMatchObject({ code: 'team-02', since: '2017-06-10' })
    await manager('PUT', path, { ...own, effectiveOn: '2017-06-20', reason: '改回' })
    expect((await village()).team).toMatchObject({ code: evening.teamCode, since: '2017-06-20' })
  })

  test('a team’s has its figures of the overview, its villages, and what is held and why', async () => {
    const { teamCode: code } = evening
    const standing = await get<TeamStanding>(`/api/teams/${code}/standing`)
    const { teams, targets } = await get<Overview>('/api/overview')
    expect(standing.figures).toEqual(teams.find((one) => one.code === code))
    expect(standing.basis).toEqual(targets.find(({ code: target }) => target === 'screenings-county')?.bases[0])
    expect(standing.gaps).toHaveLength(181)
    expect(standing.gaps.at(-1)).toBeCloseTo(standing.figures?.gap ?? 99, 1)
    expect(standing.year.villages.map((one) => one.code)).toEqual([evening.villageCode])
    expect(standing.waiting).toMatchObject({ total: 1, items: [{ status: 'held' }] })
    expect(standing.waiting.items[0]?.findings.some(({ message }) => message.length > 0)).toBe(true)
    expect(standing.latest.total).toBe(2)
    expect(standing.findings.find(({ code: finding }) => finding === 'duplicate')).toEqual({
      code: 'duplicate',
      count: 1,
    })
  })

  test('as it was known at a moment; and what is not there is not found', async () => {
    const then = await get<VillageStanding>(
      `/api/villages/510723100211/standing?knownAt=${encodeURIComponent('2017-06-29T00:00:00Z')}`,
    ).catch(() => undefined)
    expect(then?.shows ?? []).toEqual([])
    expect((await manager('GET', '/api/teams/team-99/standing')).status).toBe(404)
    expect((await manager('GET', '/api/villages/nowhere/standing')).status).toBe(404)
  })
})
