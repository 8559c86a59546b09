/** The HTTP contract for TV coverage, on both engines. */
import { describe, expect, test } from 'vitest'
import type { Overview } from '../../src/domain/report/overview.ts'
import { putTeams } from '../../src/store/register/teams.ts'
import { keepCoverage } from '../../src/store/audibility/tv-coverage.ts'
import { engines, managed } from '../engines.ts'
import { aCoverage, aTarget, aTechnician } from '../make.ts'
import { freshVillage } from '../store/places.ts'
import { told } from './service.ts'

interface Listed {
  items: { villageCode: string; asOf: string; connected: number; change: object | null }[]
  total: number
  nextCursor?: string
  figures: Record<string, number | null>
}

describe.each(engines)('TV coverage on $name', ({ start }) => {
  const { running, manager, technician } = managed(start)

  const get = async <T>(path: string): Promise<T> => told<T>(await technician('GET', path))
  const send = async (changes: Parameters<typeof aCoverage>[0]): Promise<[number, Record<string, unknown>]> => {
    const answer = await technician('POST', '/api/tv-coverage', aCoverage(changes))
    return [answer.status, await told(answer)]
  }
  const listed = (query: string): Promise<Listed> => get(`/api/tv-coverage?${query}`)
  const overview = async (asOf: string): Promise<Overview> =>
    told<Overview>(await manager('GET', `/api/overview?asOf=${asOf}`))

  test('before anybody counted, the county’s coverage is unknown, not zero', async () => {
    const { tvCoverage, targets } = await overview('2017-06-30')
    expect(tvCoverage).toEqual({
      villages: 0,
      villagesInScope: 25,
      households: null,
      connected: null,
      verified: null,
      lost: null,
      noSignal: null,
      noSet: null,
      notConnected: null,
      connectedPercent: null,
      means: { cable: null, iptv: null, mobile: null, satellite: null, terrestrial: null },
    })
    expect(targets.find(({ code }) => code === 'tv-designated')).toMatchObject({ done: 0, amount: 1748 })
  })

  test('a snapshot is kept once: the same again is a success, another under its id a conflict', async () => {
    const { code: villageCode } = await freshVillage(running.sql)
    const snapshot = aCoverage({ villageCode, note: '六月底摸底' })
    const answer = { ...snapshot, notConnected: 13, connectedPercent: 81.43, reportedBy: 'technician' }
    expect(await send(snapshot)).toMatchObject([201, answer])
    expect(await send(snapshot)).toMatchObject([200, answer])
    expect(await send({ ...snapshot, id: snapshot.id.toUpperCase() })).toMatchObject([200, answer])
    expect(await send({ ...snapshot, verified: 41 })).toMatchObject([409, { code: 'conflict' }])
    expect(await send({ ...snapshot, note: undefined })).toMatchObject([409, { code: 'conflict' }])
    const trail = await running.sql.all(
      "SELECT actor_name FROM audit WHERE subject_kind = 'tv_coverage' AND subject_id = ?",
      snapshot.id,
    )
    expect(trail).toEqual([{ actor_name: 'technician' }])
  })

  test('sent ten times at once it is one snapshot, and all ten hear so', async () => {
    const { code: villageCode } = await freshVillage(running.sql)
    const snapshot = aCoverage({ villageCode })
    const answers = await Promise.all(Array.from({ length: 10 }, () => send(snapshot)))
    expect(answers.map(([status]) => status).sort((x, y) => x - y)).toEqual([
      ...Array.from({ length: 9 }, () => 200),
      201,
    ])
    expect((await listed(`village=${villageCode}`)).items).toHaveLength(1)
  })

  test('what cannot be is refused by its line, and nothing of it is kept', async () => {
    const { code: villageCode } = await freshVillage(running.sql)
    const refused: [object, string][] = [
      [{ connected: 60 }, 'households'],
      [{ verified: 58 }, 'verified'],
      [{ noSet: 71 }, 'noSet'],
      [{ asOf: '2017-07-01' }, 'asOf'],
      [{ villageCode: 'nowhere' }, 'villageCode'],
      [{ households: -1 }, 'households'],
    ]
    for (const [changes, path] of refused) {
      expect(await send({ villageCode, ...changes }), path).toMatchObject([422, { issues: [{ path }] }])
    }
    expect((await listed(`village=${villageCode}`)).total).toBe(0)
    expect(await get(`/api/villages/${villageCode}/tv-coverage`)).toMatchObject({ latest: null, history: [] })
  })

  test('one for an earlier day that arrives later changes that day, not the latest', async () => {
    const { code: villageCode } = await freshVillage(running.sql)
    await send({ villageCode, asOf: '2017-06-28' })
    const ofMarch = { asOf: '2017-03-20', connected: 40, verified: 0, noSignal: 24, lost: 1 }
    const anHourLater = new Date('2017-06-30T16:30:00Z')
    await keepCoverage(running.sql, aCoverage({ villageCode, ...ofMarch }), aTechnician, anHourLater)
    const [latest] = (await listed(`village=${villageCode}`)).items
    expect(latest).toMatchObject({ asOf: '2017-06-28', connected: 57 })
    expect(latest?.change).toEqual({ since: '2017-03-20', households: 0, connected: 17, lost: 0 })
    const before = await listed(`village=${villageCode}&asOf=2017-06-27`)
    expect(before.items[0]).toMatchObject({ asOf: '2017-03-20', connected: 40, change: null })
    expect((await listed(`village=${villageCode}&asOf=2017-03-19`)).items).toEqual([])
    const { history } = await get<{ history: { asOf: string }[] }>(`/api/villages/${villageCode}/tv-coverage`)
    expect(history.map(({ asOf }) => asOf)).toEqual(['2017-06-28', '2017-03-20'])
  })

  test('of two on one day the last that came counts, and the change is still since the day before', async () => {
    const { code: villageCode } = await freshVillage(running.sql)
    await send({ villageCode, asOf: '2017-03-20', connected: 40, verified: 0, noSignal: 25, lost: 0 })
    await send({ villageCode, asOf: '2017-06-28' })
    await send({ villageCode, asOf: '2017-06-28', connected: 50, lost: 8 })
    const [latest] = (await listed(`village=${villageCode}`)).items
    expect(latest).toMatchObject({ connected: 50, change: { since: '2017-03-20', connected: 10, lost: 8 } })
  })

  test('households lost again are not connected any more, and take their target below where it was', async () => {
    const teamCode = `team-${crypto.randomUUID().slice(0, 8)}`
    await running.sql.batch([putTeams([{ code: teamCode, name: teamCode }])])
    const [a, b] = [await freshVillage(running.sql, { teamCode }), await freshVillage(running.sql, { teamCode })]
    const target = aTarget({
      code: `tv-${teamCode}`,
      indicator: 'tv_households',
      scope: { kind: 'team', code: teamCode },
      amount: 100,
      unit: '户',
      statutoryDeadline: undefined,
    })
    expect((await manager('PUT', `/api/targets/${target.code}`, target)).status).toBe(200)
    await send({ villageCode: a.code, asOf: '2017-04-01' })
    await send({ villageCode: b.code, asOf: '2017-04-03' })
    await send({ villageCode: a.code, asOf: '2017-05-01', connected: 40, verified: 40, lost: 18 })
    await send({ villageCode: a.code, asOf: '2017-06-01', connected: 60, lost: 0, noSet: 3 })
    const on = async (day: string) => {
      const found = (await overview(day)).targets.find(({ code }) => code === target.code)
      return [found?.done, found?.bases[0]?.reachedOn, found?.bases[0]?.verdict]
    }
    expect(await on('2017-03-31')).toEqual([0, undefined, 'behind'])
    expect(await on('2017-04-02')).toEqual([57, undefined, 'ahead'])
    expect(await on('2017-04-30')).toEqual([114, '2017-04-03', 'exceeded'])
    expect(await on('2017-05-31')).toEqual([97, undefined, 'ahead'])
    expect(await on('2017-06-30')).toEqual([117, '2017-06-01', 'exceeded'])
  })

  test('by which means is kept as it was said, and sums are told once every village has said', async () => {
    const { code: villageCode } = await freshVillage(running.sql)
    const said = { villageCode, asOf: '2017-06-02', cable: 20, iptv: 14, mobile: 23 }
    expect((await send(said))[0]).toBe(201)
    const { latest } = await get<{ latest: object }>(`/api/villages/${villageCode}/tv-coverage`)
    expect(latest).toMatchObject({ connected: 57, cable: 20, iptv: 14, mobile: 23 })
    expect(latest).not.toHaveProperty('satellite')
    expect((await send({ ...said, cable: 21 }))[0]).toBe(422)
    const { figures } = await listed(`village=${villageCode}`)
    expect(figures).toMatchObject({ means: { cable: 20, iptv: 14, mobile: 23, satellite: 0, terrestrial: 0 } })
  })

  test('the list has every village the filter takes once, page by page, with the same sums on each', async () => {
    const { items: villages } = await get<{ items: { code: string }[] }>('/api/villages?designated=true')
    for (const { code } of villages.slice(0, 3)) await send({ villageCode: code, asOf: '2017-05-01' })
    const whole = await listed('designated=true&asOf=2017-05-01')
    const expected = { villages: 3, villagesInScope: 25, households: 210, connected: 171, verified: 126, lost: 3 }
    expect(whole.figures).toMatchObject({
      ...expected,
      noSignal: 21,
      noSet: 15,
      notConnected: 39,
      connectedPercent: 81.43,
    })
    expect((await overview('2017-05-01')).tvCoverage).toEqual(whole.figures)
    const codes: string[] = []
    let cursor: string | undefined
    do {
      const page = await listed(`designated=true&asOf=2017-05-01&limit=2${cursor ? `&cursor=${cursor}` : ''}`)
      expect([page.total, page.figures]).toEqual([3, whole.figures])
      codes.push(...page.items.map(({ villageCode }) => villageCode))
      cursor = page.nextCursor
    } while (cursor)
    expect(codes).toEqual(villages.slice(0, 3).map(({ code }) => code))
    const others = await listed('designated=false&asOf=2017-05-01')
    expect(others.items.map((item) => item.villageCode)).not.toContain(codes[0])
    const { figures: all } = await listed('asOf=2017-05-01')
    for (const name of ['villages', 'villagesInScope', 'households', 'lost'] as const) {
      expect([name, all[name]]).toEqual([name, Number(whole.figures[name]) + Number(others.figures[name])])
    }
    // what is kept is of what was told
    await send({ villageCode: villages[3]?.code ?? '', asOf: '2017-05-01' })
    expect((await listed('designated=true&asOf=2017-05-01')).figures.villages).toBe(4)
  })

  test('a village that is designated no more leaves the sums, and keeps its snapshots', async () => {
    const { items } = await get<{ items: { code: string; townshipName?: string }[] }>('/api/villages?designated=true')
    const village = items[10]
    await send({ villageCode: village?.code ?? '', asOf: '2016-12-01' })
    expect((await overview('2016-12-31')).tvCoverage).toMatchObject({ villages: 1, villagesInScope: 25 })
    const from = { effectiveOn: '2016-12-15', reason: '已脱贫' }
    await manager('PUT', `/api/villages/${village?.code}`, { ...village, ...from, designated: false })
    expect((await overview('2016-12-14')).tvCoverage).toMatchObject({ villages: 1, villagesInScope: 25 })
    expect((await overview('2016-12-31')).tvCoverage).toMatchObject({ villages: 0, villagesInScope: 24 })
    expect((await listed(`village=${village?.code}&asOf=2016-12-31`)).total).toBe(1)
    await manager('PUT', `/api/villages/${village?.code}`, { ...village, ...from })
  })

  test('a team neither reads nor writes what is the broadcast’s', async () => {
    const team = await running.as('team', 'team-01')
    expect((await team('GET', '/api/villages/510723100211/tv-coverage')).status).toBe(403)
    expect((await team('POST', '/api/tv-coverage', aCoverage())).status).toBe(403)
    expect((await technician('GET', '/api/villages/nowhere/tv-coverage')).status).toBe(404)
    expect((await technician('GET', '/api/tv-coverage?cursor=%21')).status).toBe(422)
  })
})
