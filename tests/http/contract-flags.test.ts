/** The HTTP contract for flags, on both engines. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { FlagDetail } from '../../src/contract/figures.ts'
import type { Listed } from '../../src/contract/route.ts'
import type { Problem } from '../../src/contract/problem.ts'
import { type Call, engines, type Running } from '../engines.ts'
import { aReport, aScreening } from '../make.ts'
import { anEvening } from '../store/places.ts'
import { told } from './service.ts'

type List = Listed<FlagDetail>

const TODAY = '2017-06-30'
const WANTED = { owner: '李师傅', dueOn: '2017-07-05', note: '先查功放' }
const RANK = ['critical', 'warning', 'info']

describe.each(engines)('flags over HTTP on $name', ({ start }) => {
  let running: Running
  let manager: Call
  beforeAll(async () => {
    running = await start()
    manager = await running.as('manager')
    // the office's records begin in January: who sent nothing since is silent
    const at = { startedAt: '2017-01-02T19:30:00+08:00', endedAt: '2017-01-02T21:10:00+08:00' }
    const log = aScreening({ ...(await anEvening(running.sql)), ...at, recordedAt: at.endedAt })
    await manager('POST', '/api/screenings', log)
  })
  afterAll(() => running.stop())

  const list = async (query = ''): Promise<List> => told<List>(await manager('GET', `/api/flags${query}`))
  const one = async (id: string): Promise<FlagDetail> => told<FlagDetail>(await manager('GET', `/api/flags/${id}`))
  const acknowledge = (id: string, body: object = WANTED, call = manager) =>
    call('POST', `/api/flags/${id}/acknowledge`, body)
  const ofVillage = async (code: string, more = ''): Promise<FlagDetail[]> =>
    (await list(`?subject=${code}${more}`)).items
  const report = async (villageCode: string, speakersSounding: number, hour: string) => {
    const recordedAt = `2017-06-30T${hour}:00+08:00`
    const sent = aReport({ villageCode, speakersSounding, testedOn: TODAY, recordedAt })
    expect((await manager('POST', '/api/audibility-reports', sent)).status).toBe(201)
  }
  /** A village that has seen its film this month and whose speakers fail. */
  const aVillageBelow = async (): Promise<{ code: string; flag: FlagDetail }> => {
    const evening = await anEvening(running.sql)
    expect((await manager('POST', '/api/screenings', aScreening(evening))).status).toBe(201)
    await report(evening.villageCode, 20, '08:00')
    const [flag] = await ofVillage(evening.villageCode)
    if (!flag) throw new Error('the village has a flag')
    return { code: evening.villageCode, flag }
  }

  test('two that ask first at once find the same flags, each opened once: the ones the overview shows', async () => {
    const lists = await Promise.all([list('?limit=500'), list('?limit=500'), list('?limit=500')])
    const [first] = lists
    for (const other of lists) expect(other).toEqual(first)
    const overview = await told<{ flags: FlagDetail[] }>(await manager('GET', '/api/overview'))
    expect(first.total).toBe(overview.flags.length)
    expect(first.total).toBeGreaterThan(453)
    const events = await running.sql.first('SELECT count(*) AS n FROM flag_events')
    expect(events).toEqual({ n: first.total })
    const shown = overview.flags.find(({ kind }) => kind === 'target_behind') as FlagDetail
    expect((await list(`?subject=${shown.subject.code}`)).items).toEqual([
      {
        ...shown,
        id: `target_behind.target.${shown.subject.code}.1`,
        number: 1,
        returned: false,
        openedAt: '2017-06-30T15:30:00.000Z',
        openedOn: TODAY,
        isLate: false,
      },
    ])
  })

  test('facts open a flag, clear it and bring it back as another; each says its own in the reader’s language', async () => {
    const { code, flag } = await aVillageBelow()
    expect(flag).toMatchObject({ kind: 'audibility_severe', severity: 'critical', subject: { kind: 'village', code } })
    expect(flag.message).toContain('44.4%')
    const english = await told<FlagDetail>(
      await manager('GET', `/api/flags/${flag.id}`, undefined, { 'accept-language': 'en' }),
    )
    expect(english.message).toContain('44.4 %')
    await report(code, 45, '10:00')
    expect(await one(flag.id)).toMatchObject({ clearedOn: TODAY })
    expect(await ofVillage(code, '&open=true')).toEqual([])
    await report(code, 21, '12:00')
    expect(await ofVillage(code)).toMatchObject([
      { id: flag.id.replace(/1$/, '2'), number: 2, returned: true },
      { id: flag.id, number: 1, returned: false, clearedOn: TODAY },
    ])
    // low is another kind than severe: one clears, the other opens
    await report(code, 40, '14:00')
    expect(await ofVillage(code, '&open=true')).toMatchObject([{ kind: 'audibility_low', number: 1, returned: false }])
    expect((await one(flag.id)).history.map(({ action }) => action)).toEqual(['opened', 'cleared'])
  })

  test('a manager says who sees to it and by when; the same again is a success and nothing more', async () => {
    const { flag } = await aVillageBelow()
    for (let round = 0; round < 2; round++) {
      const answer = await acknowledge(flag.id)
      expect(answer.status).toBe(200)
      expect(await told(answer)).toMatchObject({
        id: flag.id,
        owner: '李师傅',
        dueOn: '2017-07-05',
        acknowledgedBy: 'manager',
        isLate: false,
        acknowledgedAt: '2017-06-30T15:30:00.000Z',
        message: flag.message,
        history: [{ action: 'opened' }, { action: 'acknowledged', by: 'manager', ...WANTED }],
      })
    }
    expect((await acknowledge(flag.id, { ...WANTED, dueOn: TODAY })).status).toBe(200)
    expect((await one(flag.id)).history).toHaveLength(3)
    const hers = await list(`?owner=${encodeURIComponent('李师傅')}&acknowledged=true&open=true`)
    expect(hers.items.map(({ id }) => id)).toContain(flag.id)
  })

  test('with a day that has passed, no owner, or anything that would clear it, it is refused and says what to do', async () => {
    const { flag } = await aVillageBelow()
    const refused = async (body: object): Promise<string[]> => {
      const answer = await acknowledge(flag.id, body)
      expect(answer.status).toBe(422)
      return ((await told<Problem>(answer)).issues ?? []).map(({ path, message }) => `${path} ${message}`)
    }
    expect(await refused({ ...WANTED, dueOn: '2017-06-29' })).toEqual([
      'dueOn 完成期限早于今天（2017年6月30日），请选择今天或以后的日期。',
    ])
    expect(await refused({ dueOn: TODAY })).toEqual(['owner 缺少此项，请填写。'])
    for (const more of [{ clearedAt: '2017-06-30T15:30:00Z' }, { open: false }, { severity: 'info' }])
      expect(await refused({ ...WANTED, ...more })).toHaveLength(1)
    expect((await one(flag.id)).history).toHaveLength(1)
  })

  test('one that the facts have cleared since it was shown takes no owner any more, and keeps the one it had', async () => {
    const { code, flag } = await aVillageBelow()
    await acknowledge(flag.id)
    await report(code, 45, '18:00')
    const answer = await acknowledge(flag.id, { ...WANTED, owner: '王师傅' })
    expect(answer.status).toBe(409)
    expect((await told<Problem>(answer)).detail).toContain('已于2017年6月30日因情况消除而解除')
    expect(await one(flag.id)).toMatchObject({ owner: '李师傅', dueOn: '2017-07-05', clearedOn: TODAY, isLate: false })
    expect((await acknowledge('team_silent.team.nobody.1')).status).toBe(404)
    expect((await manager('GET', '/api/flags/team_silent.team.nobody.1')).status).toBe(404)
  })

  test('late is who still has it after the due day', async () => {
    const { code, flag } = await aVillageBelow()
    await acknowledge(flag.id)
    expect(await ofVillage(code, '&late=true')).toEqual([])
    await running.sql.run("UPDATE flags SET due_on = '2017-06-29' WHERE id = ?", flag.id)
    expect(await ofVillage(code, '&late=true')).toMatchObject([{ id: flag.id, isLate: true }])
    expect(await ofVillage(code, '&late=false')).toEqual([])
    await report(code, 45, '18:00')
    expect(await ofVillage(code, '&late=true')).toEqual([])
    expect(await ofVillage(code, '&late=false')).toMatchObject([{ id: flag.id, isLate: false }])
  })

  test('every filter narrows the list by what it says, and a wrong one is refused', async () => {
    const every = async (query: string, holds: (flag: FlagDetail) => boolean): Promise<void> => {
      const { items, total } = await list(`?limit=500&${query}`)
      expect([query, total > 0, items.every(holds)]).toEqual([query, true, true])
    }
    await every('open=true', ({ clearedAt }) => clearedAt === undefined)
    await every('open=false', ({ clearedAt }) => clearedAt !== undefined)
    await every('kind=team_silent', ({ kind }) => kind === 'team_silent')
    await every('severity=critical', ({ severity }) => severity === 'critical')
    await every('acknowledged=false', ({ owner }) => owner === undefined)
    await every('acknowledged=true', ({ owner }) => owner !== undefined)
    const wrong = 'kind=nonsense severity=huge open=perhaps limit=501 asOf=2017-05-01 cursor=x owner='.split(' ')
    for (const query of [...wrong, `cursor=${btoa('~|x|2017-01-01|id')}`])
      expect([query, (await manager('GET', `/api/flags?${query}`)).status]).toEqual([query, 422])
  })

  test('a flag whose words are no longer there is listed all the same', async () => {
    const { code, flag } = await aVillageBelow()
    await report(code, 45, '18:00')
    await ofVillage(code)
    await running.sql.run(`UPDATE flags SET sentence = '{"key":"of_2015"}' WHERE id = ?`, flag.id)
    expect((await ofVillage(code))[0]?.message).toContain(flag.subject.name)
  })

  test('no route clears a flag by hand, whatever it is sent', async () => {
    const { code, flag } = await aVillageBelow()
    type Paths = Record<string, Record<string, unknown>>
    const { paths } = await told<{ paths: Paths }>(await manager('GET', '/api/openapi.json'))
    const routes = Object.entries(paths).flatMap(([path, methods]) =>
      Object.keys(methods)
        .filter((method) => method !== 'get')
        .map((method) => [method.toUpperCase(), path] as const),
    )
    expect(routes.filter(([, path]) => path.startsWith('/api/flags'))).toEqual([
      ['POST', '/api/flags/{id}/acknowledge'],
    ])
    const guesses = ['DELETE', 'PUT', 'PATCH', 'POST'].flatMap((method) =>
      ['', '/clear', '/close', '/acknowledge', '/history'].map((end) => [method, `/api/flags/{id}${end}`] as const),
    )
    const bodies = [{}, { clearedAt: TODAY, cleared: true, open: false, status: 'cleared', id: flag.id }]
    for (const [method, path] of [...routes, ...guesses]) {
      const address = path.replaceAll(/\{\w+\}/g, (name) => (name === '{code}' ? code : flag.id))
      // one of the routes signs out
      const somebody = method === 'DELETE' ? await running.as('manager') : manager
      for (const body of bodies) await somebody(method, address, method === 'DELETE' ? undefined : body)
    }
    const still = await one(flag.id)
    expect(still).not.toHaveProperty('clearedAt')
    expect(still.history.map(({ action }) => action)).toEqual(['opened'])
  })

  test('the gravest and longest open come first; pages follow one another without a gap', async () => {
    const all: FlagDetail[] = []
    let cursor: string | undefined
    do {
      const page = await list(`?limit=200${cursor ? `&cursor=${cursor}` : ''}`)
      all.push(...page.items)
      cursor = page.nextCursor
    } while (cursor)
    expect(new Set(all.map(({ id }) => id)).size).toBe((await list('?limit=1')).total)
    const keyOf = ({ severity, since, openedOn }: FlagDetail) =>
      `${RANK.indexOf(severity)} ${since < openedOn ? since : openedOn}`
    const open = all.filter(({ clearedAt }) => clearedAt === undefined)
    expect(all.slice(0, open.length)).toEqual(open)
    expect(open.map(keyOf)).toEqual(open.map(keyOf).toSorted())
    expect(new Set(open.map(({ severity }) => severity)).size).toBe(2)
  })

  test('flags are the managers’ affair', async () => {
    const { id } = (await list('?limit=1')).items[0] as FlagDetail
    for (const role of ['technician', 'team'] as const) {
      const call = await running.as(role, role === 'team' ? 'team-01' : undefined)
      expect((await call('GET', '/api/flags')).status).toBe(403)
      expect((await acknowledge(id, WANTED, call)).status).toBe(403)
    }
  })
})
