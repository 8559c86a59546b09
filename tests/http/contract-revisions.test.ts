/** Two managers at one thing: who comes too late is told, and overwrites nothing; on both engines. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Call, engines, type Running } from '../engines.ts'
import { aTarget } from '../make.ts'
import { told } from './service.ts'

interface Thing {
  path: string
  /** Where it is read, when that is elsewhere. */
  readAt?: string
  /** How it is before, in between and after. */
  bodies: [object, object, object]
}
const aRule = (shortsPerScreening: number) => ({
  effectiveOn: '2019-01-01',
  shortsPerScreening,
  shortsBesideFeature: 'bundled',
})
const village = (annualQuota: number) => ({
  code: 'raced',
  name: '争村',
  townshipCode: '510723100',
  designated: false,
  annualQuota,
  aliases: [],
})
const THINGS: Record<string, Thing> = {
  village: { path: '/api/villages/raced', bodies: [village(12), village(6), village(4)] },
  township: {
    path: '/api/townships/raced',
    bodies: [
      { code: 'raced', name: '争镇' },
      { code: 'raced', name: '甲镇' },
      { code: 'raced', name: '乙镇' },
    ],
  },
  team: {
    path: '/api/teams/raced',
    bodies: [
      { code: 'raced', name: '争队' },
      { code: 'raced', name: '争队', phone: '1' },
      { code: 'raced', name: '争队', phone: '2' },
    ],
  },
  film: {
    path: '/api/films/raced',
    bodies: [
      { code: 'raced', title: '争片', kind: 'feature', minutes: 90 },
      { code: 'raced', title: '争片', kind: 'feature', minutes: 91 },
      { code: 'raced', title: '争片', kind: 'feature', minutes: 92 },
    ],
  },
  target: {
    path: '/api/targets/raced',
    readAt: '/api/targets/raced/versions',
    bodies: [
      aTarget({ code: 'raced', amount: 10 }),
      aTarget({ code: 'raced', amount: 20 }),
      aTarget({ code: 'raced', amount: 30 }),
    ],
  },
  'counting rule': { path: '/api/credit-rules/2019-01-01', bodies: [aRule(3), aRule(4), aRule(5)] },
  duty: {
    path: '/api/duties/village.510723100211',
    bodies: [{ responsible: '赵师傅' }, { responsible: '钱师傅' }, { responsible: '孙师傅' }],
  },
  setting: { path: '/api/settings/STALE_DAYS', bodies: [{ value: 31 }, { value: 32 }, { value: 33 }] },
}

describe.each(engines)('two managers on $name', ({ start }) => {
  let running: Running
  let call: Call
  beforeAll(async () => {
    running = await start()
    call = await running.as('manager')
  })
  afterAll(() => running.stop())

  const put = async (path: string, body: unknown, headers?: Record<string, string>): Promise<[number, string]> => {
    const answer = await call('PUT', path, body, headers)
    return [answer.status, answer.headers.get('etag') ?? '']
  }
  const read = async (path: string): Promise<[object, string]> => {
    const answer = await call('GET', path)
    return [await told(answer), answer.headers.get('etag') ?? '']
  }
  const linesOf = async (): Promise<number> =>
    (await running.sql.first<{ n: number }>('SELECT count(*) AS n FROM audit'))?.n ?? 0

  describe.each(Object.entries(THINGS))('at one %s', (_, { path, readAt = path, bodies: [first, second, third] }) => {
    test('the later is told and nothing of theirs is kept; with what is there now they may write over it', async () => {
      await put(path, first)
      const [before, tag] = await read(readAt)
      expect(tag).toMatch(/^"\d+"$/)
      const [status, next] = await put(path, second, { 'if-match': tag })
      expect([status, next === tag]).toEqual([200, false])
      const lines = await linesOf()
      const late = await call('PUT', path, third, { 'if-match': tag })
      expect([late.status, (await told<{ code: string }>(late)).code]).toEqual([409, 'conflict'])
      const [now, tagNow] = await read(readAt)
      expect([tagNow, await linesOf()]).toEqual([next, lines])
      expect(now).not.toEqual(before)
      expect((await put(path, third, { 'if-match': tagNow }))[0]).toBe(200)
      expect(await read(readAt)).not.toEqual([now, tagNow])
    })

    test('the same again is a success, also when its answer was lost; without a word all is as before', async () => {
      const [, tag] = await read(readAt)
      await put(path, second, { 'if-match': tag })
      const lines = await linesOf()
      expect((await put(path, second, { 'if-match': tag }))[0]).toBe(200)
      expect(await linesOf()).toBe(lines)
      expect((await put(path, first))[0]).toBe(200)
      expect((await put(path, third))[0]).toBe(200)
      // a proxy weakens it
      const [, strong] = await read(readAt)
      expect((await put(path, second, { 'if-match': `W/${strong}` }))[0]).toBe(200)
    })

    test('of five at once with one knowledge, one is kept and four are told', async () => {
      await put(path, first)
      const [, tag] = await read(readAt)
      const lines = await linesOf()
      const bodies = Array.from({ length: 5 }, (__, i) => variant(path, second, i))
      const answers = await Promise.all(bodies.map((body) => put(path, body, { 'if-match': tag })))
      expect(answers.map(([status]) => status).sort((a, b) => a - b)).toEqual([
        200,
        ...Array.from({ length: 4 }, () => 409),
      ])
      expect(await linesOf()).toBe(lines + 1)
    })
  })

  test('a thing is made once: the second who makes it is told, whoever sends the same again is not', async () => {
    const film = { code: 'made-once', title: '新片', kind: 'feature', minutes: 90 }
    const path = '/api/films/made-once'
    const isNew = { 'if-none-match': '*' }
    const answers = await Promise.all([91, 92, 93].map((minutes) => put(path, { ...film, minutes }, isNew)))
    expect(answers.map(([status]) => status).sort((a, b) => a - b)).toEqual([200, 409, 409])
    const [kept] = await read(path)
    expect((await put(path, kept, isNew))[0]).toBe(200)
    expect((await put('/api/films/not-there', { ...film, code: 'not-there' }, { 'if-match': '"0"' }))[0]).toBe(409)
  })

  test('a village moved with its team’s list is changed, too', async () => {
    const path = '/api/villages/510723100211'
    const [mine, tag] = await read(path)
    await call('PUT', '/api/teams/team-22/villages', { villageCodes: ['510723100211'] })
    expect((await put(path, { ...mine, population: 5 }, { 'if-match': tag }))[0]).toBe(409)
  })

  test('a tag that is none is refused by its name, and what nobody knows is not found', async () => {
    for (const tag of ['31', '"x"', '*', '"1", "2"']) {
      const answer = await call('PUT', '/api/settings/STALE_DAYS', { value: 40 }, { 'if-match': tag })
      const { issues } = await told<{ issues: { path: string }[] }>(answer)
      expect([answer.status, issues.map(({ path }) => path)]).toEqual([422, ['if-match']])
    }
    for (const path of [
      'villages/x',
      'teams/x',
      'films/x',
      'townships/x',
      'targets/x/versions',
      'credit-rules/2001-01-01',
    ]) {
      expect([path, (await call('GET', `/api/${path}`)).status]).toEqual([path, 404])
    }
  })
})

/** Five bodies that differ from each other and from what is there. */
function variant(path: string, body: object, i: number): object {
  if (path.includes('credit-rules')) {
    return { ...body, shortsPerScreening: [4, 5, 3, 4, 5][i], shortsBesideFeature: i < 2 ? 'bundled' : 'added' }
  }
  if (path.includes('settings')) return { value: 100 + i }
  if (path.includes('duties')) return { ...body, leader: `张${i}` }
  if (path.includes('villages')) return { ...body, population: 100 + i }
  if (path.includes('targets')) return { ...body, amount: 100 + i }
  return path.includes('films') ? { ...body, minutes: 100 + i } : { ...body, name: `争${i}` }
}
