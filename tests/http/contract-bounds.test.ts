/** What one sender may put in, on both engines: so many logs an hour, so many held ones of a team, whoever writes at once. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Role } from '../../src/domain/people/account.ts'
import { addDays } from '../../src/domain/period.ts'
import type { NewScreening } from '../../src/domain/screening/screening.ts'
import { type Call, engines, type Running } from '../engines.ts'
import { aScreening } from '../make.ts'
import { anEvening } from '../store/places.ts'
import { told } from './service.ts'

const PER_HOUR = 30
const HELD = 5

interface Problem {
  code: string
  detail: string
}
interface Batch {
  results: { id: string; outcome: string; receipt?: { status: string }; error?: Problem }[]
}

describe.each(engines)('what one sender may put in, on $name', ({ start }) => {
  let running: Running
  beforeAll(async () => {
    running = await start({ env: { LOGS_PER_HOUR: String(PER_HOUR), HELD_PER_TEAM: String(HELD) } })
  })
  afterAll(() => running.stop())

  /** A team of its own, with a log for every evening; those ahead of the clock are held. */
  async function aSender(role: Role = 'team') {
    const evening = await anEvening(running.sql)
    const call = await running.as(role, role === 'team' ? evening.teamCode : undefined)
    const on = (day: string): NewScreening =>
      aScreening({ ...evening, startedAt: `${day}T20:50:00+08:00`, endedAt: `${day}T22:30:00+08:00` })
    const logs = (count: number): NewScreening[] =>
      Array.from({ length: count }, (_, i) => on(addDays('2017-06-29', -i)))
    const ahead = (count: number): NewScreening[] =>
      Array.from({ length: count }, (_, i) => on(addDays('2017-07-02', i)))
    return { call, teamCode: evening.teamCode, logs, ahead }
  }

  const post = async (call: Call, log: NewScreening) => call('POST', '/api/screenings', log)
  const batch = async (call: Call, screenings: NewScreening[]) => call('POST', '/api/screenings/batch', { screenings })
  const outcomesOf = async (answer: Response): Promise<string[]> =>
    (await told<Batch>(answer)).results.map(({ outcome }) => outcome)
  const counted = (all: (string | number)[]): Record<string, number> =>
    Object.fromEntries([...Map.groupBy(all, String)].map(([what, some]) => [what, some.length]))
  const kept = async (teamCode: string, status = ''): Promise<number> =>
    (
      await running.sql.first<{ n: number }>(
        "SELECT count(*) AS n FROM screenings WHERE team_code = ? AND ? IN ('', status)",
        teamCode,
        status,
      )
    )?.n ?? 0

  test('past its hour’s logs one is told when to come again; what is kept already is a success, and others go on', async () => {
    const { call, teamCode, logs } = await aSender()
    const all = logs(PER_HOUR + 1)
    expect(await outcomesOf(await batch(call, all.slice(0, PER_HOUR)))).toEqual(Array(PER_HOUR).fill('stored'))
    const past = await post(call, all[PER_HOUR] as NewScreening)
    expect(past.status).toBe(429)
    expect(Number(past.headers.get('retry-after'))).toBe(3600)
    const problem = await told<Problem>(past)
    expect(problem.code).toBe('too_many')
    expect(problem.detail).toContain('60 分钟后')
    // an answer that was lost on the way is asked for again
    expect((await post(call, all[3] as NewScreening)).status).toBe(200)
    expect(await outcomesOf(await batch(call, all))).toEqual([
      ...Array<string>(PER_HOUR).fill('already_stored'),
      'too_many',
    ])
    expect(await kept(teamCode)).toBe(PER_HOUR)
    const colleague = await running.as('team', teamCode)
    expect((await post(colleague, all[PER_HOUR] as NewScreening)).status).toBe(201)
  })

  test('of a batch each log past the bound is said to be too many, in its place; bad ones take no room', async () => {
    const { call, logs } = await aSender()
    const all = logs(PER_HOUR + 3)
    const bad = { ...(all[0] as NewScreening), id: crypto.randomUUID(), villageCode: 'nowhere' }
    const answer = await batch(call, [bad, ...all])
    expect(Number(answer.headers.get('retry-after'))).toBe(3600)
    const { results } = await told<Batch>(answer)
    expect(results.map(({ outcome }) => outcome)).toEqual([
      'invalid',
      ...Array<string>(PER_HOUR).fill('stored'),
      'too_many',
      'too_many',
      'too_many',
    ])
    expect(results.at(-1)).toMatchObject({ id: all.at(-1)?.id, error: { code: 'too_many' } })
  })

  test('of many at once exactly as many are taken as there may be', async () => {
    const { call, teamCode, logs } = await aSender()
    const answers = await Promise.all(logs(PER_HOUR + 20).map((log) => post(call, log)))
    expect(counted(answers.map(({ status }) => status))).toEqual({ 201: PER_HOUR, 429: 20 })
    expect(await kept(teamCode)).toBe(PER_HOUR)
  })

  test('a team’s held logs have an end, whoever sends them; others of its logs are taken, and a decision makes room', async () => {
    const { call, teamCode, logs, ahead } = await aSender()
    const colleague = await running.as('team', teamCode)
    const [plain] = logs(1) as [NewScreening]
    const all = ahead(HELD + 2)
    expect(await outcomesOf(await batch(call, [...all.slice(0, HELD + 1), plain]))).toEqual([
      ...Array<string>(HELD).fill('stored'),
      'too_many',
      'stored',
    ])
    const past = await post(colleague, all[HELD] as NewScreening)
    expect(past.status).toBe(429)
    expect(past.headers.get('retry-after')).toBe('3600')
    const problem = await told<Problem>(past)
    expect(problem.code).toBe('too_many')
    expect(problem.detail).toContain(`${HELD} 条存疑`)
    const manager = await running.as('manager')
    await manager('POST', '/api/reviews', { ids: [all[0]?.id], decision: 'accept' })
    expect((await post(colleague, all[HELD] as NewScreening)).status).toBe(201)
    expect((await post(colleague, all[HELD + 1] as NewScreening)).status).toBe(429)
    expect(await kept(teamCode, 'held')).toBe(HELD)
  })

  test('of held logs at once exactly as many are taken, from however many phones', async () => {
    const { teamCode, ahead } = await aSender()
    const phones = await Promise.all([1, 2, 3].map(() => running.as('team', teamCode)))
    const answers = await Promise.all(ahead(15).map((log, i) => post(phones[i % 3] as Call, log)))
    expect(counted(answers.map(({ status }) => status))).toEqual({ 201: HELD, 429: 10 })
    expect(await kept(teamCode, 'held')).toBe(HELD)
  })

  test('a correction makes no held log past the bound, and has a pace of its own', async () => {
    const { call, teamCode, logs, ahead } = await aSender()
    const [log, other] = logs(2) as [NewScreening, NewScreening]
    const [later] = ahead(HELD + 1).slice(-1) as [NewScreening]
    await batch(call, [log, other, ...ahead(HELD)])
    const correct = (revision: number, changes: Partial<NewScreening>) =>
      call('PUT', `/api/screenings/${log.id}`, { ...log, ...changes, revision })
    const { startedAt, endedAt } = later
    const past = await correct(1, { startedAt, endedAt })
    expect([past.status, past.headers.get('retry-after')]).toEqual([429, '3600'])
    for (let revision = 1; revision <= PER_HOUR; revision++) {
      expect((await correct(revision, { attendance: 100 + revision })).status).toBe(200)
    }
    expect((await correct(PER_HOUR + 1, { attendance: 1 })).status).toBe(429)
    // sending has its own
    expect((await post(call, logs(3)[2] as NewScreening)).status).toBe(201)
    expect(await kept(teamCode, 'held')).toBe(HELD)
  })
})
