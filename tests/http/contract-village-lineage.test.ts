/** A village that was made of others: what they showed stays theirs, adds up across the change, and every part of it is a list. */
import { describe, expect, test } from 'vitest'
import type { Village } from '../../src/domain/register/place.ts'
import type { FieldCopy } from '../../src/domain/screening/field-copy.ts'
import type { VillageLineage } from '../../src/domain/register/village-lineage.ts'
import type { Statistics } from '../../src/domain/report/statistics.ts'
import type { Overview } from '../../src/domain/report/overview.ts'
import { engines, managed } from '../engines.ts'
import { aScreening } from '../make.ts'
import { told } from './service.ts'

describe.each(engines)('on $name', ({ start }) => {
  const { running, manager } = managed(start)
  const get = async <T>(path: string): Promise<T> => told<T>(await manager('GET', path))
  const villagesOf = async (team: string) => (await get<{ items: Village[] }>(`/api/villages?team=${team}`)).items
  const change = async (body: object) => expect((await manager('POST', '/api/register/changes', body)).status).toBe(200)
  const lineageOf = (code: string, query = '') => get<VillageLineage>(`/api/villages/${code}/lineage${query}`)
  async function show(villageCode: string, teamCode: string, ...days: string[]): Promise<void> {
    for (const day of days) {
      const log = {
        ...aScreening({ villageCode, teamCode }),
        startedAt: `${day}T20:50:00+08:00`,
        endedAt: `${day}T22:30:00+08:00`,
        recordedAt: `${day}T22:35:00+08:00`,
      }
      expect((await manager('POST', '/api/screenings', log)).status).toBe(201)
    }
  }
  /** What a list of its days says of a village. */
  const listed = async ({ code, from, to }: { code: string; from: string; to: string }) =>
    (
      await get<{ counted: { credit: number } }>(
        `/api/screenings?village=${code}&from=${from}&to=${to}&status=counted&limit=1`,
      )
    ).counted.credit

  test('a film is new to a village unless one that it was made of saw it within twelve months', async () => {
    const [one, two, three] = await villagesOf('team-07')
    const [a = '', b = '', c = ''] = [one?.code, two?.code, three?.code]
    const seen = async (villageCode: string, day: string, film: string) => {
      const startedAt = `${day}T20:50:00+08:00`
      const endedAt = `${day}T22:30:00+08:00`
      const of = { villageCode, teamCode: 'team-07', filmCodes: [film] }
      const log = aScreening({ ...of, startedAt, endedAt, recordedAt: endedAt })
      expect((await manager('POST', '/api/screenings', log)).status).toBe(201)
    }
    const newIn = async (days: string) =>
      (await get<Statistics>(`/api/statistics?by=team&${days}`)).rows.find(({ code }) => code === 'team-07')
    await seen(a, '2017-02-01', 'film-001')
    await seen(b, '2017-02-02', 'film-002')
    await seen(c, '2017-02-03', 'film-004')
    const why = { reason: '并村' }
    await change({ kind: 'merge', from: [a, b], to: [{ code: 'joint', name: '同心村' }], on: '2017-03-01', ...why })
    await change({
      kind: 'split',
      from: [c],
      to: [{ code: c }, { code: 'part', name: '新塘村' }],
      on: '2017-03-01',
      ...why,
    })
    expect(await newIn('from=2017-02-01&to=2017-02-28')).toMatchObject({ films: 3, newFilms: 3 })
    await seen('joint', '2017-03-05', 'film-001')
    await seen('joint', '2017-03-06', 'film-002')
    await seen('joint', '2017-03-07', 'film-003')
    await seen('part', '2017-03-08', 'film-004')
    expect(await newIn('from=2017-03-01&to=2017-03-31')).toMatchObject({ films: 4, newFilms: 1 })
    // what the old village shows after it was split, the new one has not seen
    await seen(c, '2017-04-05', 'film-005')
    await seen('part', '2017-04-06', 'film-005')
    expect(await newIn('from=2017-04-01&to=2017-04-30')).toMatchObject({ films: 2, newFilms: 2 })
  })

  test('of two that merged the new one tells both, by the names they had, and its total is theirs and its own', async () => {
    const [one, two, three] = await villagesOf('team-02')
    const [a = '', b = '', c = ''] = [one?.code, two?.code, three?.code]
    await show(a, 'team-02', '2017-03-01', '2017-04-02', '2016-12-30')
    // the second was shown and logged before anybody decided that the village had ended
    await show(b, 'team-02', '2017-05-03', '2017-06-12')
    const { knownAt } = await get<Overview>('/api/overview')
    const merge = { kind: 'merge', from: [a, b], to: [{ code: 'union', name: '合心社区' }], on: '2017-06-10' }
    await change({ ...merge, reason: '村改社区' })
    await show('union', 'team-02', '2017-06-11')
    const lineage = await lineageOf('union')
    expect(lineage).toMatchObject({
      own: { done: 1 },
      before: [
        {
          code: a,
          name: one?.name,
          until: '2017-06-09',
          from: '2017-01-01',
          to: '2017-06-30',
          done: 2,
          isShared: false,
        },
        { code: b, name: two?.name, done: 2, isShared: false },
      ],
      after: [],
      total: { done: 5, credit: 300 },
    })
    for (const part of [{ code: 'union', ...lineage.own }, ...lineage.before]) {
      expect(await listed(part)).toBe(part.credit)
    }
    // the team's phone has the villages that are there, and its quota month by month as the desk's
    const { team } = await told<FieldCopy>(await (await running.as('team', 'team-02'))('GET', '/api/field-copy'))
    const codes = team?.villages.map(({ code }) => code) ?? []
    expect([a, b, 'union'].map((code) => codes.includes(code))).toEqual([false, false, true])
    const { teams } = await get<Overview>('/api/overview')
    expect(team?.figures?.amount).toBe(teams.find(({ code }) => code === 'team-02')?.quota)
    expect((await lineageOf(a)).after).toEqual([{ code: 'union', name: '合心社区', on: '2017-06-10' }])
    // a grid of the year has all of it, each under the name of its days
    const grid = await get<{ villages: { code: string; done: number; whole?: object }[] }>('/api/village-months')
    const done = grid.villages.flatMap(({ code, done: of }) => ([a, b, 'union'].includes(code) ? [of] : []))
    expect(done.reduce((sum, of) => sum + of, 0)).toBe(lineage.total.done)
    // months before it began, or after it ended, are not missed ones
    const whole = new Map(grid.villages.map((village) => [village.code, village.whole]))
    expect([whole.get('union'), whole.get(a), whole.get(c)]).toEqual([
      { from: '2017-07' },
      { until: '2017-05' },
      undefined,
    ])
    const { flags } = await get<Overview>('/api/overview')
    expect(flags.flatMap(({ subject }) => subject.code).filter((code) => [a, b, 'union'].includes(code))).toEqual([])
    // before its first day, and as it was known before, there is nothing of it
    expect(await lineageOf('union', '?asOf=2017-06-09')).toMatchObject({ own: { credit: 0 }, before: [] })
    expect((await lineageOf(a, `?knownAt=${knownAt}`)).after).toEqual([])
    expect(await lineageOf(a, '?asOf=2017-03-31')).toMatchObject({ own: { done: 1 }, total: { done: 1 } })
  })

  test('what was made of what was made goes all the way back, and ends where a village of before goes on', async () => {
    const [one, two, three] = await villagesOf('team-03')
    const [a = '', b = '', c = ''] = [one?.code, two?.code, three?.code]
    await show(a, 'team-03', '2017-02-01')
    await show(b, 'team-03', '2017-02-03')
    await show(c, 'team-03', '2017-02-05')
    const why = { reason: '区划调整' }
    const to = [{ code: a }, { code: 'half', name: '半村' }]
    await change({ kind: 'split', from: [a], to, on: '2017-03-01', ...why })
    await change({ kind: 'merge', from: [b, 'half'], to: [{ code: b }], on: '2017-04-01', ...why })
    await change({ kind: 'merge', from: [b, c], to: [{ code: 'whole', name: '大村' }], on: '2017-05-01', ...why })
    const { before, total } = await lineageOf('whole')
    expect(before.map(({ code, until, isShared }) => [code, until, isShared])).toEqual([
      [b, '2017-04-30', false],
      ['half', '2017-03-31', false],
      [a, '2017-02-28', true],
      [c, '2017-04-30', false],
    ])
    // the shows of the one that goes on are its own
    expect([total.done, before.find(({ code }) => code === a)?.done]).toEqual([2, 1])
    expect((await lineageOf(a)).after.map(({ code }) => code)).toEqual(['half'])
    expect((await manager('GET', '/api/villages/nowhere/lineage')).status).toBe(404)
  })

  test('a village that began this month has had on the team’s phone what was shown in those that became it', async () => {
    const [[one], [two, three, four]] = [await villagesOf('team-12'), await villagesOf('team-13')]
    const [a = '', b = '', c = '', d = ''] = [one?.code, two?.code, three?.code, four?.code]
    await show(a, 'team-12', '2017-05-20', '2017-06-05')
    await show(c, 'team-13', '2017-06-07')
    const phone = await running.as('team', 'team-13')
    const months = async () => {
      const { team } = await told<FieldCopy>(await phone('GET', '/api/field-copy'))
      return new Map(team?.villages.map((village) => [village.code, [village.thisMonth, village.lastScreenedOn]]))
    }
    const { townshipCode = '' } = two ?? {}
    const to = [{ code: 'met', name: '相逢村', townshipCode }]
    await change({ kind: 'merge', from: [b, a], to, on: '2017-06-20', reason: '撤并' })
    await change({
      kind: 'split',
      from: [c],
      to: [{ code: c }, { code: 'off', name: '分出村' }],
      on: '2017-06-20',
      reason: '析置',
    })
    expect((await get<Village>('/api/villages/met')).teamCode).toBe('team-13')
    const now = await months()
    expect([now.get('met'), now.get('off'), now.get(c), now.get(d)]).toEqual([
      [1, '2017-06-05'],
      [0, null],
      [1, '2017-06-07'],
      [0, null],
    ])
    // the desk misses no show of this month there, either
    const grid = await get<{ villages: { code: string; whole?: { from?: string } }[] }>('/api/village-months')
    expect(grid.villages.find(({ code }) => code === 'met')?.whole).toEqual({ from: '2017-07' })
    await show('met', 'team-13', '2017-06-22')
    expect((await months()).get('met')).toEqual([2, '2017-06-22'])
  })
})
