/** What was called otherwise: papers of a day say that day's names, and old names and codes are understood for ever. */
import { describe, expect, test } from 'vitest'
import type { LogList } from '../../src/contract/screenings.ts'
import type { Village } from '../../src/domain/register/place.ts'
import { engines, managed } from '../engines.ts'
import { aFilm, aScreening } from '../make.ts'
import { told } from './service.ts'

describe.each(engines)('on $name', ({ start }) => {
  const { manager } = managed(start)
  const get = async <T>(path: string): Promise<T> => told<T>(await manager('GET', path))
  const villagesOf = async (team: string) => (await get<{ items: Village[] }>(`/api/villages?team=${team}`)).items
  const put = async (path: string, body: object) => expect((await manager('PUT', path, body)).status).toBe(200)
  const change = async (body: object) => expect((await manager('POST', '/api/register/changes', body)).status).toBe(200)
  async function show(villageCode: string, teamCode: string, day: string, changes = {}): Promise<string> {
    const log = {
      ...aScreening({ villageCode, teamCode }),
      startedAt: `${day}T20:50:00+08:00`,
      endedAt: `${day}T22:30:00+08:00`,
      recordedAt: `${day}T22:35:00+08:00`,
      ...changes,
    }
    expect((await manager('POST', '/api/screenings', log)).status).toBe(201)
    return log.id
  }
  const reason = '批复'
  const listed = async (village: string, query = '') =>
    (await get<LogList>(`/api/screenings?village=${village}&sort=oldest${query}`)).items.map(
      ({ villageName, townshipName, teamName, filmNames, nowCalled }) => {
        const names = { villageName, townshipName, teamName, filmNames }
        return nowCalled ? { ...names, nowCalled } : names
      },
    )

  test('a log of May says what everything was called in May, and beside it how it is called now', async () => {
    const [village] = await villagesOf('team-03')
    const { code = '', name = '', townshipCode = '', townshipName = '' } = village ?? {}
    const team = (await get<{ items: { code: string; name: string }[] }>('/api/teams')).items.find(
      (one) => one.code === 'team-03',
    )
    await put('/api/films/dated', aFilm({ code: 'dated', title: '老片名' }))
    const filmCodes = ['dated']
    const may = await show(code, 'team-03', '2017-05-10', { filmCodes })
    const { knownAt } = await get<{ knownAt: string }>('/api/overview')
    const { townshipName: _, ...kept } = village ?? {}
    const effectiveOn = '2017-06-01'
    await put(`/api/villages/${code}`, { ...kept, name: '新声社区', effectiveOn, reason })
    await put(`/api/townships/${townshipCode}`, { code: townshipCode, name: '新声镇', effectiveOn, reason })
    await put('/api/teams/team-03', { ...team, name: '新声队', effectiveOn, reason })
    await put('/api/films/dated', { ...aFilm({ code: 'dated', title: '新片名' }), effectiveOn, reason })
    await show(code, 'team-03', '2017-06-10', { filmCodes })
    const then = { villageName: name, townshipName, teamName: team?.name, filmNames: ['老片名'] }
    const nowCalled = { village: '新声社区', township: '新声镇', team: '新声队', films: ['新片名'] }
    const now = { villageName: '新声社区', townshipName: '新声镇', teamName: '新声队', filmNames: ['新片名'] }
    expect(await listed(code)).toEqual([{ ...then, nowCalled }, now])
    expect(await get(`/api/screenings/${may}`)).toMatchObject({ ...then, nowCalled })
    // and its sheet: the day's names in their columns, all that is new in one of its own
    const sheet = await (await manager('GET', `/api/screenings.csv?village=${code}&sort=oldest&language=zh`)).text()
    const [, first = '', second = ''] = sheet.trim().split('\r\n')
    for (const said of [name, townshipName, team?.name ?? '', '老片名', '新声社区、新声镇、新声队、新片名'])
      expect(first).toContain(said)
    expect(second).toMatch(/新声社区,新声镇,新声队,新片名,,85/)
    // as it was known before anybody decided so, nothing was called otherwise
    expect(await listed(code, `&knownAt=${knownAt}`)).toEqual([then])
  })

  test('of a village that was merged into another, its old logs say what it became', async () => {
    const [one, two, three] = await villagesOf('team-20')
    const [a = '', b = '', c = ''] = [one?.code, two?.code, three?.code]
    await show(a, 'team-20', '2017-05-10')
    const missed = { teamCode: 'team-20', villageCode: a, on: '2017-06-28', reason: 'rain' }
    const sent = { ...missed, id: crypto.randomUUID(), recordedAt: '2017-06-28T21:00:00+08:00' }
    expect((await manager('POST', '/api/missed-shows', sent)).status).toBe(201)
    await change({ kind: 'merge', from: [a, b], to: [{ code: 'one', name: '同心村' }], on: '2017-06-29', reason })
    const said = { villageName: one?.name, townshipName: one?.townshipName, nowCalled: { village: '同心村' } }
    expect(await listed(a)).toMatchObject([said])
    const { items } = await get<{ items: object[] }>(`/api/missed-shows?village=${a}`)
    expect(items).toMatchObject([said])
    // and again, whatever that became
    await change({ kind: 'merge', from: ['one', c], to: [{ code: 'two', name: '同心社区' }], on: '2017-06-30', reason })
    expect(await listed(a)).toMatchObject([{ nowCalled: { village: '同心社区' } }])
  })
})
