/** The register has a past: figures of a day are by the register of that day, shows by that of their own. */
import { describe, expect, test } from 'vitest'
import type { CheckStep } from '../../src/contract/seals.ts'
import type { RegisterChanged } from '../../src/domain/register/register-change.ts'
import type { Township, Village } from '../../src/domain/register/place.ts'
import type { Overview } from '../../src/domain/report/overview.ts'
import { type Call, engines, managed } from '../engines.ts'
import { aFilm, aScreening, aTarget } from '../make.ts'

const told = async <T>(answer: Promise<Response>): Promise<T> => (await (await answer).json()) as T

describe.each(engines)('on $name', ({ start }) => {
  const { manager } = managed(start)
  const villageOf = (code: string): Promise<Village> => told<Village>(manager('GET', `/api/villages/${code}`))
  async function put(code: string, changes: object): Promise<number> {
    const { townshipName: _, ...village } = await villageOf(code)
    return (await manager('PUT', `/api/villages/${code}`, { ...village, ...changes })).status
  }
  const overviewOf = (asOf: string): Promise<Overview> => told<Overview>(manager('GET', `/api/overview?asOf=${asOf}`))
  const quotaOf = async (team: string, asOf: string) =>
    (await overviewOf(asOf)).teams.find(({ code }) => code === team)?.quota
  const villagesOf = async (team: string) =>
    told<{ items: Village[] }>(manager('GET', `/api/villages?team=${team}&limit=500`))
  const show = (call: Call, villageCode: string, teamCode: string, day: string, changes = {}) =>
    call('POST', '/api/screenings', {
      ...aScreening({ villageCode, teamCode }),
      startedAt: `${day}T20:50:00+08:00`,
      endedAt: `${day}T22:30:00+08:00`,
      recordedAt: `${day}T22:35:00+08:00`,
      ...changes,
    })

  test('before its first day a change has not been made; a day that is past asks why', async () => {
    const [one] = (await villagesOf('team-01')).items
    const code = one?.code ?? ''
    const before = await quotaOf('team-01', '2017-05-31')
    expect(await put(code, { teamCode: 'team-02', effectiveOn: '2017-06-20' })).toBe(422)
    expect(await put(code, { teamCode: 'team-02', effectiveOn: '2017-06-20', reason: '片区调整' })).toBe(200)
    expect(await quotaOf('team-01', '2017-05-31')).toBe(before)
    // from January to May the village was its own, month by month: 12 a year are 5 of them
    expect(await quotaOf('team-01', '2017-06-30')).toBe((before ?? 0) - 7)
    const on = async (day: string) =>
      (await told<{ items: Village[] }>(manager('GET', `/api/villages?on=${day}&limit=500`))).items.find(
        (village) => village.code === code,
      )?.teamCode
    expect([await on('2017-06-19'), await on('2017-06-20')]).toEqual(['team-01', 'team-02'])
    const versions = await told<{ items: object[] }>(manager('GET', `/api/villages/${code}/versions`))
    expect(versions.items).toMatchObject([
      { effectiveOn: null, teamCode: 'team-01' },
      { effectiveOn: '2017-06-20', teamCode: 'team-02', reason: '片区调整' },
    ])
  })

  test('a show counts as designated if its village was on the day of the show, in figures and in lists', async () => {
    const { items } = await told<{ items: Village[] }>(manager('GET', '/api/villages?designated=true&limit=500'))
    const [village] = items
    const [code, team] = [village?.code ?? '', village?.teamCode ?? '']
    await manager('PUT', '/api/targets/past', aTarget({ code: 'past', amount: 300, scope: { kind: 'designated' } }))
    const doneOn = async (day: string) =>
      (await overviewOf(day)).targets.find((target) => target.code === 'past')?.done ?? 0
    const listed = async (day: string) =>
      (
        await told<{ counted: { credit: number } }>(
          manager('GET', `/api/screenings?from=2017-01-01&to=${day}&designated=true`),
        )
      ).counted.credit / 60
    expect((await show(manager, code, team, '2017-06-10')).status).toBe(201)
    expect((await show(manager, code, team, '2017-06-25')).status).toBe(201)
    const all = await doneOn('2017-06-30')
    expect(await put(code, { designated: false, effectiveOn: '2017-06-20', reason: '已脱贫' })).toBe(200)
    expect([await doneOn('2017-06-15'), await doneOn('2017-06-30')]).toEqual([all - 1, all - 1])
    expect([await listed('2017-06-15'), await listed('2017-06-30')]).toEqual([all - 1, all - 1])
  })

  test('what ended takes no later log and raises no flag', async () => {
    const { items } = await villagesOf('team-05')
    const code = items[0]?.code ?? ''
    expect(await put(code, { endsOn: '2017-06-14', effectiveOn: '2017-06-01', reason: '撤村' })).toBe(200)
    const late = await show(manager, code, 'team-05', '2017-06-15')
    expect([late.status, await late.json()]).toMatchObject([422, { issues: [{ path: 'villageCode' }] }])
    expect((await show(manager, code, 'team-05', '2017-06-14')).status).toBe(201)
    const flags = (await overviewOf('2017-06-30')).flags.map(({ subject }) => subject.code)
    expect(flags).not.toContain(code)
    const ended = async (on: string) =>
      (await told<{ ended: number }>(manager('GET', `/api/villages?team=team-05&on=${on}`))).ended
    expect([await ended('2017-06-14'), await ended('2017-06-15')]).toEqual([0, 1])
    await manager('PUT', '/api/films/old', aFilm({ code: 'old', endsOn: '2017-06-01' }))
    const old = await show(manager, items[1]?.code ?? '', 'team-05', '2017-06-15', { filmCodes: ['old'] })
    expect([old.status, await old.json()]).toMatchObject([422, { issues: [{ path: 'filmCodes.0' }] }])
  })

  const change = (body: object) => manager('POST', '/api/register/changes', body)
  test('villages merge: what happens is told before it is done; old names and codes stay findable', async () => {
    const { items } = await villagesOf('team-07')
    const [one, two] = [items[0]?.code ?? '', items[1]?.code ?? '']
    const merge = { kind: 'merge', from: [one, two], to: [{ code: 'merged', name: '合心社区' }], on: '2017-06-30' }
    const dry = await told<RegisterChanged>(change({ ...merge, dryRun: true }))
    expect(dry).toMatchObject({ dryRun: true, count: { from: 453 - 1, to: 453 - 2 } })
    expect(dry.villages.map(({ becomes }) => becomes)).toEqual(['new', 'ended', 'ended'])
    expect((await manager('GET', '/api/villages/merged')).status).toBe(404)
    const before = await quotaOf('team-07', '2017-06-30')
    const { unallottedQuota: unallotted } = await overviewOf('2017-06-29')
    expect(await told(change({ ...merge, document: '盐民〔2017〕3号' }))).toMatchObject({ ...dry, dryRun: false })
    const quota = dry.quotas.find(({ teamCode }) => teamCode === 'team-07')
    expect([before, await quotaOf('team-07', '2017-06-30')]).toEqual([quota?.from, quota?.to])
    for (const q of [one, items[0]?.name ?? '']) {
      const found = await told<{ items: Village[] }>(manager('GET', `/api/villages?q=${encodeURIComponent(q)}`))
      expect(found.items.map(({ code }) => code)).toContain('merged')
    }
    expect((await overviewOf('2017-06-29')).unallottedQuota).toBe(unallotted)
    const grid = await told<{ villages: { code: string }[] }>(manager('GET', '/api/village-months?asOf=2017-06-29'))
    expect(grid.villages.map(({ code }) => code)).not.toContain('merged')
    expect((await change({ ...merge, to: [{ code: 'x' }] })).status).toBe(422)
  })

  test('a village splits, townships merge, and a day to come waits for its day', async () => {
    const { items } = await villagesOf('team-09')
    const [whole, other] = [items[0], items[1]]
    const to = [{ code: whole?.code }, { code: 'part', name: '新分村' }]
    const split = await told<RegisterChanged>(change({ kind: 'split', from: [whole?.code], to, on: '2017-06-30' }))
    expect(split.villages.map(({ becomes }) => becomes)).toEqual(['changed', 'new'])
    expect(split.allotted.to - split.allotted.from).toBe(12 - 5)
    const going = other?.townshipCode ?? ''
    const heir = items.find(({ townshipCode }) => townshipCode !== going)?.townshipCode ?? '510723100'
    const townships = { kind: 'merge', from: [going, heir], to: [{ code: heir }], on: '2017-07-15' }
    expect(await told(change(townships))).toMatchObject({
      townships: [
        { code: heir, becomes: 'changed' },
        { code: going, becomes: 'ended' },
      ],
    })
    expect((await villageOf(other?.code ?? '')).townshipCode).toBe(going)
    const later = await told<{ items: Village[] }>(
      manager('GET', `/api/villages?on=2017-07-15&township=${heir}&limit=500`),
    )
    expect(later.items.map(({ code }) => code)).toContain(other?.code)
    expect(
      (await change({ kind: 'move', from: ['nowhere'], to: [{ code: 'nowhere' }], on: '2017-06-30' })).status,
    ).toBe(422)
  })

  const named = async (noun: string, code: string, on: string) =>
    (await told<{ items: (Township & { title?: string })[] }>(manager('GET', `/api/${noun}?on=${on}`))).items.find(
      (one) => one.code === code,
    )
  test('a township has another name from a day on: before it everything says the old one, and it stays findable', async () => {
    const [village] = (await villagesOf('team-11')).items
    const { townshipCode: code = '', townshipName: old = '' } = village ?? {}
    const { knownAt } = await overviewOf('2017-06-30')
    const renamed = { code, name: '新云镇', effectiveOn: '2017-06-20' }
    const refused = await manager('PUT', `/api/townships/${code}`, renamed)
    expect([refused.status, await refused.json()]).toMatchObject([422, { issues: [{ path: 'reason' }] }])
    expect((await manager('PUT', `/api/townships/${code}`, { ...renamed, reason: '更名批复' })).status).toBe(200)
    const gridOn = async (day: string) =>
      (
        await told<{ villages: { code: string; townshipName: string }[] }>(
          manager('GET', `/api/village-months?asOf=${day}`),
        )
      ).villages.find((one) => one.code === village?.code)?.townshipName
    const listedOn = async (day: string) =>
      (await told<{ items: Village[] }>(manager('GET', `/api/villages?on=${day}&q=${village?.code}`))).items[0]
        ?.townshipName
    for (const says of [gridOn, listedOn, async (day: string) => (await named('townships', code, day))?.name]) {
      expect([await says('2017-06-19'), await says('2017-06-20')]).toEqual([old, '新云镇'])
    }
    expect(await told(manager('GET', `/api/townships/${code}`))).toEqual({ code, name: '新云镇' })
    for (const q of [old, '新云镇']) {
      const found = await told<{ items: Village[] }>(manager('GET', `/api/villages?q=${encodeURIComponent(q)}`))
      expect(found.items.map((one) => one.code)).toContain(village?.code)
      const search = await told<{ villages: { items: Village[] } }>(
        manager('GET', `/api/search?limit=50&q=${encodeURIComponent(q)}`),
      )
      expect(search.villages.items.map((one) => one.code)).toContain(village?.code)
    }
    // the same as it was known before
    expect((await named('townships', code, `2017-06-20&knownAt=${knownAt}`))?.name).toBe(old)
  })

  test('townships merge, or are renamed, by a change: the register of each day has those of that day', async () => {
    const all = (await told<{ items: Township[] }>(manager('GET', '/api/townships'))).items.slice(20, 23)
    const [heir, going, third] = all
    const on = '2017-06-30'
    const merge = { kind: 'merge', from: [heir?.code, going?.code], to: [{ code: 'town-new', name: '合镇' }], on }
    expect((await change(merge)).status).toBe(200)
    const rename = { kind: 'rename', from: [third?.code], to: [{ code: third?.code, name: '改名镇' }], on }
    expect(await told(change(rename))).toMatchObject({ villages: [], townships: [{ becomes: 'changed' }] })
    expect(await named('townships', 'town-new', '2017-06-29')).toBeUndefined()
    expect(await named('townships', 'town-new', on)).toMatchObject({ name: '合镇' })
    expect([
      await named('townships', heir?.code ?? '', '2017-06-29'),
      await named('townships', heir?.code ?? '', on),
    ]).toEqual([heir, { ...heir, endsOn: '2017-06-29' }])
    expect((await named('townships', third?.code ?? '', '2017-06-29'))?.name).toBe(third?.name)
    expect((await named('townships', third?.code ?? '', on))?.name).toBe('改名镇')
    const found = await told<{ total: number }>(
      manager('GET', `/api/villages?township=town-new&q=${encodeURIComponent(going?.name ?? '')}`),
    )
    expect(found.total).toBeGreaterThan(0)
  })

  test('a team and a film are called otherwise from a day to come, and a change of a closed month says why', async () => {
    await manager('PUT', '/api/films/told', aFilm({ code: 'told', title: '老片名' }))
    const later = aFilm({ code: 'told', title: '新片名', minutes: 99 })
    const answer = await manager('PUT', '/api/films/told', { ...later, effectiveOn: '2017-07-15' })
    expect([answer.status, await answer.json()]).toMatchObject([200, { title: '老片名', minutes: 99 }])
    expect((await named('films', 'told', '2017-07-15'))?.title).toBe('新片名')
    const search = await told<{ films: { items: { code: string }[] } }>(
      manager('GET', `/api/search?q=${encodeURIComponent('新片名')}`),
    )
    expect(search.films.items.map(({ code }) => code)).toContain('told')
    // an end that is past touches the days behind it; a telephone does not
    const [team] = (await told<{ items: { code: string; name: string }[] }>(manager('GET', '/api/teams'))).items
    const putTeam = (changes: object) => manager('PUT', `/api/teams/${team?.code}`, { ...team, ...changes })
    const nameOn = async (day: string) => (await overviewOf(day)).teams.find(({ code }) => code === team?.code)?.name
    expect((await manager('POST', '/api/months/2017-05/close')).status).toBe(200)
    for (const past of [{ endsOn: '2017-05-09' }, { name: '一队', effectiveOn: '2017-05-10' }]) {
      const refused = await putTeam(past)
      expect([refused.status, await refused.json()]).toMatchObject([422, { issues: [{ path: 'reason' }] }])
    }
    expect((await putTeam({ phone: '0816-7221234', effectiveOn: '2017-05-10' })).status).toBe(200)
    expect((await putTeam({ name: '一队', effectiveOn: '2017-05-10', reason: '更名' })).status).toBe(200)
    expect([await nameOn('2017-05-09'), await nameOn('2017-05-10')]).toEqual([team?.name, '一队'])
    expect((await putTeam({ name: '一队', endsOn: '2017-05-31', reason: '并队' })).status).toBe(200)
    expect((await named('teams', team?.code ?? '', '2017-05-31'))?.endsOn).toBeUndefined()
    expect((await named('teams', team?.code ?? '', '2017-06-01'))?.endsOn).toBe('2017-05-31')
  })

  test('all of it is what the trail says', async () => {
    let next: string | undefined = ''
    do {
      const step: CheckStep = await told<CheckStep>(manager('GET', `/api/seals/check${next && `?at=${next}`}`))
      expect(step.fault).toBeUndefined()
      next = step.next
    } while (next !== undefined)
  })
})
