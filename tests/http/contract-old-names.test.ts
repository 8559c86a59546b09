/** What was called otherwise: papers of a day say that day's names, and old names and codes are understood for ever. */
import { describe, expect, test } from 'vitest'
import type { LogList } from '../../src/contract/screenings.ts'
import type { Village } from '../../src/domain/register/place.ts'
import { type Cells, csvOf, sheetsOf, tableOf } from '../exchange/county.ts'
import { inParts } from '../exchange/sheets.ts'
import { engines, managed } from '../engines.ts'
import { aFilm, aScreening, aTarget } from '../make.ts'
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
    expect(second).toMatch(/新声社区,新声镇,新声队,新片名,,,85/)
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

  interface Checked {
    stored: number
    errors: { row: number; column: string; value: string; suggestions: string[] }[]
  }
  async function check(kind: string, table: string[][], values: object[] = []): Promise<Checked> {
    const { body, headers } = await inParts(csvOf(table), { values })
    return told(await manager('POST', `/api/imports/${kind}?dryRun=true&partial=true`, body, headers))
  }

  test('sheets take an old name, and a later one, for the township, team or film that has it', async () => {
    const [village] = await villagesOf('team-06')
    const { code = '', name = '', townshipCode = '', townshipName = '' } = village ?? {}
    const effectiveOn = '2017-06-15'
    await put('/api/films/renamed', aFilm({ code: 'renamed', title: '旧片' }))
    const { items } = await get<{ items: { code: string; name: string }[] }>('/api/teams')
    const old = items.find((one) => one.code === 'team-06')?.name ?? ''
    await put('/api/teams/team-06', { code: 'team-06', name: '六合队', effectiveOn, reason })
    await put('/api/films/renamed', { ...aFilm({ code: 'renamed', title: '新片' }), effectiveOn, reason })
    await put(`/api/townships/${townshipCode}`, { code: townshipCode, name: '六合镇', effectiveOn, reason })
    const before = { 乡镇: townshipName, 放映队: old, 影片: '旧片', 村: name }
    const after = { 乡镇: '六合镇', 放映队: '六合队', 影片: '新片', 村: name }
    const rows = ['2017-06-10', '2017-06-20'].flatMap((day) =>
      [before, after].map((names, i) =>
        Object.assign({ 放映日期: day, 开始时间: `2${i}:30`, 结束时间: '23:50' }, names),
      ),
    )
    expect(await check('screenings', tableOf(...rows))).toMatchObject({ stored: 4, errors: [] })
    // another team gets the name that is free: then it is the one meant from that day on, and not before
    await put('/api/teams/team-07', { code: 'team-07', name: old, effectiveOn: '2017-06-18', reason })
    const written = csvOf(tableOf(...rows))
    const stored = await told(await manager('POST', '/api/imports/screenings', written, { 'content-type': 'text/csv' }))
    expect(stored).toMatchObject({ stored: 4 })
    const { items: logs } = await get<LogList>(`/api/screenings?village=${code}&sort=oldest`)
    expect(logs.map(({ teamCode, filmCodes }) => [teamCode, ...filmCodes])).toEqual([
      ['team-06', 'renamed'],
      ['team-06', 'renamed'],
      ['team-07', 'renamed'],
      ['team-06', 'renamed'],
    ])
  })

  test('a merged village is the one it was before its last day; after it every sheet offers what it became', async () => {
    const [one, two] = await villagesOf('team-08')
    const [a = '', b = ''] = [one?.code, two?.code]
    const name = one?.name ?? ''
    const township = one?.townshipName ?? ''
    await change({ kind: 'merge', from: [a, b], to: [{ code: 'heir', name: '同德村' }], on: '2017-06-20', reason })
    const checklist = [{ code: 'square', name: '文化广场', minimum: 200, unit: '㎡' }]
    await put('/api/targets/centres', aTarget({ code: 'centres', indicator: 'manual', checklist }))
    const logs = (day: string, ...cells: Cells[]) =>
      tableOf(...cells.map((cell) => Object.assign({ 放映日期: day, 放映队: 'team-08' }, cell)))
    const kinds = {
      screenings: logs,
      'audibility-reports': sheetsOf.tests,
      'tv-coverage': sheetsOf.coverage,
      checklists: sheetsOf.checks,
      events: sheetsOf.events,
      works: sheetsOf.works,
      duties: sheetsOf.duties,
    }
    for (const [kind, table] of Object.entries(kinds)) {
      const written = [name, a, township + name].map((village) => ({ 村: village }))
      const before = await check(kind, table('2017-06-19', written[0] ?? {}))
      expect([kind, before.errors]).toEqual([kind, []])
      for (const cells of written) {
        const [found] = (await check(kind, table('2017-06-20', cells))).errors
        const offered = found?.suggestions[0] ?? ''
        expect([kind, found?.column, offered]).toEqual([kind, '村', `${township}同德村`])
        // whoever takes the offer for all rows written so changes none of those that were right
        const both = [...table('2017-06-19', cells), ...table('2017-06-20', cells).slice(1)]
        const values = [{ column: '村', value: cells.村, means: offered }]
        expect([kind, await check(kind, both, values)]).toMatchObject([kind, { errors: [] }])
      }
      // the new one was not there before: those it was made of are offered
      const [early] = (await check(kind, table('2017-06-19', { 村: '同德村' }))).errors
      expect([kind, early?.suggestions.toSorted()]).toEqual([
        kind,
        [one, two].map((it) => township + it?.name).toSorted(),
      ])
    }
    // a sheet without days is one of today
    const [speakers] = (await check('speakers', sheetsOf.speakers('', { 村: name }))).errors
    expect(speakers?.suggestions).toEqual([`${township}同德村`])
  })

  test('after townships merged the old one is offered as the new one, and a village in it as where it lies', async () => {
    const { items } = await get<{ items: { code: string; name: string }[] }>('/api/townships')
    const [going, heir] = items.slice(30, 32)
    const [village] = (await get<{ items: Village[] }>(`/api/villages?township=${going?.code}`)).items
    const from = [going?.code, heir?.code]
    await change({ kind: 'merge', from, to: [{ code: heir?.code }], on: '2017-06-20', reason })
    const of = (day: string, cells: Cells) =>
      check('events', sheetsOf.events(day, Object.assign({ 村: village?.name, 乡镇: going?.name }, cells)))
    expect((await of('2017-06-19', {})).errors).toEqual([])
    expect((await of('2017-06-20', {})).errors).toMatchObject([{ column: '乡镇', suggestions: [heir?.name] }])
    expect((await of('2017-06-20', { 乡镇: heir?.name })).errors).toEqual([])
    expect((await of('2017-06-20', { 乡镇: '', 村: `${going?.name}${village?.name}` })).errors).toEqual([])
    for (const q of [going?.name, going?.code]) {
      const found = await get<{ villages: { items: Village[] } }>(
        `/api/search?limit=50&q=${encodeURIComponent(q ?? '')}`,
      )
      expect(found.villages.items.map(({ code }) => code)).toContain(village?.code)
    }
  })

  test('search finds villages, teams and films by names and codes that they had once', async () => {
    interface Hits {
      villages: { items: Village[] }
      teams: { items: { code: string }[] }
      films: { items: { code: string }[] }
    }
    const [one, two] = await villagesOf('team-10')
    const [a = '', b = ''] = [one?.code, two?.code]
    await change({ kind: 'merge', from: [a, b], to: [{ code: 'found', name: '寻得村' }], on: '2017-06-20', reason })
    const team = await get<{ items: { code: string; name: string }[] }>('/api/teams')
    const old = team.items.find(({ code }) => code === 'team-10')?.name ?? ''
    await put('/api/teams/team-10', { code: 'team-10', name: '寻得队', reason })
    await put('/api/films/found', aFilm({ code: 'found', title: '失落的片名' }))
    await put('/api/films/found', aFilm({ code: 'found', title: '寻得的片名' }))
    const find = (q: string) => get<Hits>(`/api/search?limit=50&q=${encodeURIComponent(q)}`)
    for (const q of [one?.name ?? '', a])
      expect((await find(q)).villages.items.map(({ code }) => code)).toEqual(expect.arrayContaining([a, 'found']))
    expect((await find(old)).teams.items.map(({ code }) => code)).toContain('team-10')
    expect((await find('失落的片名')).films.items.map(({ code }) => code)).toContain('found')
  })
})
