/** The HTTP contract for the register, the targets and what managers see, on both engines. */
import { describe, expect, test } from 'vitest'
import type { Overview } from '../../src/domain/report/overview.ts'
import { engines, managed } from '../engines.ts'
import { aFilm, aScreening, aTarget, aVillage } from '../make.ts'
import { anEvening } from '../store/places.ts'
import { told } from './service.ts'

interface Told {
  code: string
  total: number
  nextCursor?: string
  items: { code: string; name: string }[]
  issues: { path: string; message: string }[]
}

describe.each(engines)('the register and the targets on $name', ({ start }) => {
  const { running, manager } = managed(start)

  const get = async <T = Told>(path: string): Promise<T> => told<T>(await manager('GET', path))
  /** A show of a village and team of its own. */
  const post = async (changes: object = {}): Promise<{ credit: number }> =>
    told(await manager('POST', '/api/screenings', aScreening({ ...(await anEvening(running.sql)), ...changes })))
  const put = async (path: string, body: unknown): Promise<[number, Told]> => {
    const answer = await manager('PUT', path, body)
    return [answer.status, await told<Told>(answer)]
  }

  test('the seed is the county: 36 townships, 453 villages, 25 designated in 19 townships, 22 teams', async () => {
    expect((await get('/api/townships')).total).toBe(36)
    expect((await get('/api/villages?limit=500')).items).toHaveLength(453)
    expect((await get('/api/teams')).total).toBe(22)
    const designated = await get<{ items: { townshipCode: string; aliases: string[] }[] }>(
      '/api/villages?designated=true',
    )
    expect(designated.items).toHaveLength(25)
    expect(new Set(designated.items.map(({ townshipCode }) => townshipCode)).size).toBe(19)
    expect(designated.items.filter(({ aliases }) => aliases.includes('示例贫困村'))).toHaveLength(15)
  })

  test('a village is found by pinyin and initials, and pages of villages meet', async () => {
    for (const q of ['三清', 'sanqing', 'sqc', '龙华村']) {
      expect((await get(`/api/villages?q=${encodeURIComponent(q)}`)).items.map(({ name }) => name)).toContain(
        q === '龙华村' ? '华龙村' : '三清村',
      )
    }
    const codes: string[] = []
    let cursor: string | undefined
    do {
      const page = await get(`/api/villages?limit=200${cursor ? `&cursor=${cursor}` : ''}`)
      codes.push(...page.items.map(({ code }) => code))
      cursor = page.nextCursor
    } while (cursor)
    expect([codes.length, new Set(codes).size]).toEqual([453, 453])
  })

  test('a manager puts a village, a team, a film and a township by its code', async () => {
    const village = aVillage({ code: 'new-village', name: '新村', population: 812, aliases: ['老村'] })
    expect(await put('/api/villages/new-village', village)).toMatchObject([
      200,
      { townshipName: '云溪镇', population: 812 },
    ])
    expect(await put('/api/villages/other', village)).toMatchObject([422, { issues: [{ path: 'code' }] }])
    const read = await get<object>('/api/villages/new-village')
    expect((await put('/api/villages/new-village', read))[0]).toBe(200)
    const elsewhere = { ...village, townshipCode: 'nowhere' }
    expect(await put('/api/villages/new-village', elsewhere)).toMatchObject([
      422,
      { issues: [{ path: 'townshipCode' }] },
    ])
    const nobody = { ...village, teamCode: 'team-99' }
    expect(await put('/api/villages/new-village', nobody)).toMatchObject([422, { issues: [{ path: 'teamCode' }] }])
    expect((await put('/api/films/film-900', aFilm({ code: 'film-900' })))[0]).toBe(200)
    expect((await put('/api/teams/team-90', { code: 'team-90', name: '新队', members: ['甲', '乙'] }))[0]).toBe(200)
    expect((await put('/api/townships/new-town', { code: 'new-town', name: '新镇' }))[0]).toBe(200)
    const trail = await running.sql.all(
      "SELECT action FROM audit WHERE subject_id IN ('new-village', 'film-900', 'team-90')",
    )
    expect(trail).toHaveLength(4)
    await running.sql.run("DELETE FROM villages WHERE code = 'new-village'")
  })

  test('a village that is renamed is found by its former names for ever, under the new one', async () => {
    const village = aVillage({ code: 'renamed', name: '龙爪村', aliases: ['爪村'], designated: false })
    const name = async (next: string, aliases = ['爪村']) =>
      (await put('/api/villages/renamed', { ...village, name: next, aliases }))[1]
    await name('龙爪村')
    expect(await name('凤翔村')).toMatchObject({ name: '凤翔村', aliases: ['爪村', '龙爪村'] })
    // the same again, whose sender does not know of the former name
    expect(await name('凤翔村')).toMatchObject({ aliases: ['爪村', '龙爪村'] })
    expect(await name('凤翔社区', [])).toMatchObject({ aliases: ['龙爪村', '凤翔村'] })
    for (const q of ['龙爪', 'longzhua', '凤翔村', 'fxc']) {
      const { items } = await get<{ items: { code: string }[] }>(`/api/villages?q=${encodeURIComponent(q)}`)
      expect([q, items.some(({ code }) => code === 'renamed')]).toEqual([q, true])
      const found = await get<{ items: { code?: string }[] }>(`/api/search?q=${encodeURIComponent(q)}`)
      expect([q, JSON.stringify(found).includes('"renamed"')]).toEqual([q, true])
    }
    expect(await name('龙爪村', [])).toMatchObject({ name: '龙爪村', aliases: ['凤翔村', '凤翔社区'] })
    const many = Array.from({ length: 20 }, (_, i) => `别名${i}`)
    expect(await name('龙爪村', many)).toMatchObject({ issues: [{ path: 'aliases' }] })
    await running.sql.run("DELETE FROM village_versions WHERE village_code = 'renamed'")
    await running.sql.run("DELETE FROM villages WHERE code = 'renamed'")
  })

  test('month shares change what is expected, needed and projected', async () => {
    const evening = await anEvening(running.sql)
    const logs = Array.from({ length: 20 }, (_, i) => {
      const day = `2017-06-${String(i + 1).padStart(2, '0')}`
      return aScreening({ ...evening, startedAt: `${day}T20:50:00+08:00`, endedAt: `${day}T22:30:00+08:00` })
    })
    await manager('POST', '/api/screenings/batch', { screenings: logs })
    const scope = { kind: 'team' as const, code: evening.teamCode }
    const even = aTarget({
      code: 'even',
      scope,
      amount: 60,
      startsOn: '2017-01-01',
      deadline: '2017-12-31',
      statutoryDeadline: undefined,
    })
    // all the work from June on
    const summer = { ...even, code: 'summer', monthShares: [0, 0, 0, 0, 0, 1 / 3, 1 / 3, 1 / 3, 0, 0, 0, 0] }
    expect((await put('/api/targets/even', even))[0]).toBe(200)
    expect((await put('/api/targets/summer', summer))[0]).toBe(200)
    const { targets } = await get<Overview>('/api/overview?asOf=2017-06-30')
    const base = (code: string) => targets.find((target) => target.code === code)?.bases[0]
    expect(base('even')).toMatchObject({ expected: 29.8, neededPerDay: 0.22, projected: 40.3, verdict: 'behind' })
    expect(base('summer')).toMatchObject({
      expected: 20,
      neededPerDay: 0.22,
      neededPerDayThisMonth: 0.65,
      projected: 60,
      verdict: 'ahead',
      timeProgressPercent: 33.33,
    })
  })

  test('a day in another age is refused before anything is worked out from it', async () => {
    for (const day of ['9999-12-30', '9999-12-31', '0000-01-01', '2100-01-01', '1969-12-31']) {
      expect((await manager('GET', `/api/overview?asOf=${day}`)).status, day).toBe(422)
      const target = aTarget({ code: 'far', startsOn: '2017-01-01', deadline: day, statutoryDeadline: undefined })
      expect((await put('/api/targets/far', target))[0], day).toBe(422)
    }
    expect((await manager('GET', '/api/overview?asOf=1970-01-01')).status).toBe(200)
    expect((await manager('GET', '/api/village-months?year=0001')).status).toBe(422)
  })

  test('a target by its days and scope: wrong ones are refused by field', async () => {
    const target = aTarget({ code: 'bad' })
    const refused: [object, string][] = [
      [{ startsOn: '2017-01-01' }, 'deadline'],
      [{ scope: { kind: 'team' } }, 'scope.code'],
      [{ scope: { kind: 'team', code: 'team-77' } }, 'scope.code'],
      [{ monthShares: [0.2, 0.3, 0.5] }, 'monthShares'],
      [{ monthShares: Array.from({ length: 12 }, () => 0.08) }, 'monthShares'],
      [{ monthShares: Array.from({ length: 12 }, () => 0) }, 'monthShares'],
      [{ amount: 0 }, 'amount'],
      [{ deadline: '02-30' }, 'deadline'],
    ]
    for (const [changes, path] of refused) {
      expect(await put('/api/targets/bad', { ...target, ...changes }), path).toMatchObject([
        422,
        { issues: [{ path }] },
      ])
    }
  })

  test('a manual target is fed by hand: the same entry twice counts once, and it has a pace', async () => {
    const target = aTarget({
      code: 'by-hand',
      indicator: 'manual',
      amount: 25,
      unit: '个',
      statutoryDeadline: undefined,
    })
    await put('/api/targets/by-hand', target)
    const entry = { id: crypto.randomUUID(), on: '2017-05-01', amount: 9, note: '验收9个' }
    const add = async (body: object): Promise<number> =>
      (await manager('POST', '/api/targets/by-hand/entries', body)).status
    expect([await add(entry), await add(entry), await add({ ...entry, amount: 8 })]).toEqual([201, 200, 409])
    expect(await add({ ...entry, id: entry.id.toUpperCase() })).toBe(200)
    const entries = (
      await manager('POST', '/api/targets/screenings-county/entries', { ...entry, id: crypto.randomUUID() })
    ).status
    expect(entries).toBe(409)
    const on = async (day: string) =>
      (await get<Overview>(`/api/overview?asOf=${day}`)).targets.find(({ code }) => code === 'by-hand')?.done
    expect([await on('2017-04-30'), await on('2017-05-01')]).toEqual([0, 9])
  })

  test('a counting rule starts on a day without logs, and then counts shorts', async () => {
    const rule = { effectiveOn: '2018-01-01', shortsPerScreening: 4, shortsBesideFeature: 'added' }
    const past = { ...rule, effectiveOn: '2017-01-01' }
    await post()
    expect((await manager('PUT', '/api/credit-rules/2017-01-01', past)).status).toBe(409)
    expect((await manager('PUT', '/api/credit-rules/2018-01-01', rule)).status).toBe(200)
    const shorts = await told<{ items: { code: string; kind: string }[] }>(await manager('GET', '/api/films'))
    const filmCodes = ['film-001', shorts.items.find(({ kind }) => kind === 'science_short')?.code ?? '']
    const bundled = await post({ filmCodes })
    const later = { startedAt: '2018-01-05T19:50:00+08:00', endedAt: '2018-01-05T22:30:00+08:00' }
    const added = await post({ filmCodes, ...later })
    expect([bundled.credit, added.credit]).toEqual([60, 75])
  })
})
