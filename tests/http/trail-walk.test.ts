/** Everything a manager changes in the register, the settings and the accounts leaves its line, in words on the screen. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { fieldWord, lineChanges } from '../../src/client/desk/kit/trail.ts'
import { ACTIONS } from '../../src/client/desk/audit/audit.tsx'
import type { AuditLine } from '../../src/contract/accounts.ts'
import { aCoverage, aFault, aMissedShow, aPlan, aReport, aScreening, aTarget } from '../make.ts'
import { aService, type Caller, callerOf, cookieOf, OUR_ORIGIN, type Service, told } from './service.ts'
import { milestone, OF_ACCOUNTS, type Step, STEPS, VILLAGE } from './trail-steps.ts'

const PASSWORD = 'another good password'
/** What leaves nothing has no content after it. */
const TAKEN_BACK = ['delete /api/targets/{code}/versions/{effectiveOn}']
/** Only into an empty database: tests/http/first-run.test.ts. */
const ELSEWHERE = ['post /api/register']
const ROOM =
  /^\/api\/(townships|villages|teams|films|credit-rules|targets|settings|tokens|enrolments|accounts|sessions?|second-factor|register)\b/

describe('the walk', () => {
  let service: Service
  let manager: Caller
  let seen = 0
  beforeAll(async () => {
    service = await aService()
    manager = await service.callerAs('manager')
    await newLines()
  })
  afterAll(() => service.sql.close())

  /** What was written since the last look, newest first. */
  async function newLines(): Promise<AuditLine[]> {
    const { items } = await told<{ items: AuditLine[] }>(await manager('GET', '/api/audit?limit=50'))
    const fresh = items.filter(({ id }) => id > seen)
    seen = Math.max(seen, ...items.map(({ id }) => id))
    return fresh
  }
  async function expectLines(lines: Step['lines']): Promise<AuditLine[]> {
    const fresh = await newLines()
    const asked = lines.map(([action, kind, about = expect.any(String) as string]) => [action, kind, about])
    expect(fresh.map(({ action, subject }) => [action, subject.kind, subject.id])).toEqual(asked)
    for (const line of fresh) {
      expect(ACTIONS).toContain(line.action)
      for (const { field } of lineChanges(line)) expect([field, fieldWord(field)]).not.toEqual([field, field])
    }
    return fresh
  }

  test('passes every route that changes something in this room', async () => {
    const { paths } = await told<{ paths: Record<string, object> }>(await manager('GET', '/api/openapi.json'))
    const changing = Object.entries(paths).flatMap(([path, methods]) =>
      Object.keys(methods).flatMap((method) => (method !== 'get' && ROOM.test(path) ? [`${method} ${path}`] : [])),
    )
    const walked = [...new Set([...STEPS.map(({ route }) => route), ...OF_ACCOUNTS, ...TAKEN_BACK, ...ELSEWHERE])]
    expect(walked.sort()).toEqual(changing.sort())
  })

  test.each(STEPS)('$route leaves its line, by whom and how it is now', async ({ route, path = '', body, lines }) => {
    const answer = await manager(route.split(' ')[0]?.toUpperCase() ?? '', path, body)
    expect([answer.status < 300, await answer.text()]).toEqual([true, expect.any(String)])
    const [line] = await expectLines(lines)
    expect(line).toMatchObject({ actor: { name: 'manager', role: 'manager' } })
    expect(line?.after).toBeDefined()
  })

  test('accounts: a code made and used, a password set, lost and reset, a sign-in and a sign-out, an end', async () => {
    const asked = { role: 'manager', displayName: '王局' }
    const { code } = await told<{ code: string }>(await manager('POST', '/api/enrolments', asked))
    await expectLines([['issue', 'enrolment', '王局']])
    const redeem = async (by: string) => service.call('POST', '/api/enrolments/redeem', { code: by })
    const first = await redeem(code)
    const { id } = await told<{ id: string }>(first)
    await expectLines([
      ['sign_in', 'session', id],
      ['redeem', 'enrolment', '王局'],
    ])
    const as = (answer: Response) => callerOf(service.app, { origin: OUR_ORIGIN, cookie: cookieOf(answer) })
    const set = await as(first)('PUT', '/api/session/password', { password: PASSWORD })
    const { username } = await told<{ username: string }>(set)
    await expectLines([['set_password', 'account', id]])
    const signIn = (password: string) => service.call('POST', '/api/session', { username, password })
    const second = await signIn(PASSWORD)
    await expectLines([['sign_in', 'session', id]])
    await as(second)('DELETE', '/api/session')
    await expectLines([['sign_out', 'session', id]])

    expect((await as(first)('POST', `/api/accounts/${id}/password-reset`)).status).toBe(409)
    const reset = await manager('POST', `/api/accounts/${id}/password-reset`)
    expect(reset.status).toBe(201)
    await expectLines([
      ['issue', 'enrolment', '王局'],
      ['reset_password', 'account', id],
    ])
    expect((await as(first)('GET', '/api/session')).status).toBe(401)
    expect((await signIn(PASSWORD)).status).toBe(401)
    const again = await redeem((await told<{ code: string }>(reset)).code)
    expect(await told(again)).toMatchObject({ id, role: 'manager', mustSetPassword: true })
    expect((await as(again)('PUT', '/api/session/password', { password: 'yet another one' })).status).toBe(200)
    expect((await signIn('yet another one')).status).toBe(200)
    await newLines()

    await manager('DELETE', `/api/accounts/${id}`)
    await expectLines([['disable', 'account', id]])
    expect((await manager('POST', `/api/accounts/${id}/password-reset`)).status).toBe(409)
    expect((await manager('POST', '/api/accounts/nobody/password-reset')).status).toBe(404)
    await expectLines([])
  })

  test('a target’s version of a day to come: put and taken back', async () => {
    const version = { ...aTarget({ code: 'plain', indicator: 'manual', amount: 7 }), effectiveOn: '2017-08-01' }
    await manager('PUT', '/api/targets/plain', version)
    await expectLines([['put', 'target', 'plain']])
    await manager('DELETE', '/api/targets/plain/versions/2017-08-01')
    const [line] = await expectLines([['take_back', 'target', 'plain']])
    expect(line).toMatchObject({ before: { amount: 7, effectiveOn: '2017-08-01' } })
    await manager('DELETE', '/api/targets/plain/versions/2017-08-01')
    await expectLines([])
  })

  test('tokens: made and revoked, by their names', async () => {
    const asked = { name: '县数据平台', role: 'team', teamCode: 'team-01' }
    const { id } = await told<{ id: string }>(await manager('POST', '/api/tokens', asked))
    expect((await expectLines([['issue', 'token', id]]))[0]?.subject.name).toBe('县数据平台')
    await manager('DELETE', `/api/tokens/${id}`)
    await expectLines([['revoke', 'token', id]])
    await manager('DELETE', `/api/tokens/${id}`)
    await expectLines([])
  })

  test('what has only a number is called by its village and day, or its target', async () => {
    const log = aScreening({ villageCode: VILLAGE })
    const report = aReport({ villageCode: VILLAGE })
    const coverage = aCoverage({ villageCode: VILLAGE })
    const missed = aMissedShow({ villageCode: VILLAGE })
    const fault = aFault({ villageCode: VILLAGE })
    const plan = aPlan({ villageCode: VILLAGE })
    await manager('POST', '/api/plans/batch', { plans: [plan] })
    await manager('POST', '/api/screenings', log)
    await manager('POST', '/api/audibility-reports', report)
    await manager('POST', '/api/tv-coverage', coverage)
    await manager('POST', '/api/missed-shows', missed)
    await manager('POST', '/api/faults', fault)
    const witness = { id: crypto.randomUUID(), witnessedAt: fault.reportedAt }
    await manager('POST', `/api/faults/${fault.id}/witnesses`, witness)
    const { items } = await told<{ items: AuditLine[] }>(await manager('GET', '/api/audit?limit=200'))
    const names = new Map(items.map(({ subject }) => [subject.kind, subject.name]))
    expect(names.get('screening')).toMatch(/^三清村 2017-\d\d-\d\d$/)
    expect(names.get('audibility_report')).toBe(`三清村 ${report.testedOn}`)
    expect(names.get('tv_coverage')).toBe(`三清村 ${coverage.asOf}`)
    expect(names.get('missed_show')).toBe(`三清村 ${missed.on}`)
    expect(names.get('plan')).toBe(`三清村 ${plan.on}`)
    expect([names.get('fault'), names.get('fault_witness')]).toEqual(['三清村', '三清村'])
    expect(names.get('target_check')).toMatch(/^三清村 2017-/)
    expect(names.get('target_entry')).toMatch(/ 2017-06-01$/)
    expect(names.get('target_milestone')).toBe(milestone.name)
  })
})
