/** Tokens: made for something, until a day, by somebody; and what ends them. On both engines. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { LogReceipt } from '../../src/contract/screenings.ts'
import { sha256Hex } from '../../src/http/secrets.ts'
import { accountByUsername, disableAccount } from '../../src/store/people/accounts.ts'
import { SYSTEM } from '../../src/store/people/audit.ts'
import { putSetting } from '../../src/store/people/settings.ts'
import { revokeToken } from '../../src/store/people/tokens.ts'
import { type Call, engines, managed, type Running } from '../engines.ts'
import { aScreening, NOW } from '../make.ts'
import { anEvening } from '../store/places.ts'
import { aPerson, aSession, aToken } from '../ways-in.ts'
import { told } from './service.ts'

interface Made {
  id: string
  token: string
  scopes: string[]
  expiresOn: string
  createdBy: string
}
interface Listed {
  id: string
  lastUsedAt?: string
}

describe.each(engines)('tokens on $name', ({ start }) => {
  const { running, manager } = managed(start)

  const make = async (asked: object, by = manager): Promise<Made> => {
    const answer = await by('POST', '/api/tokens', { name: '县数据平台', role: 'manager', ...asked })
    expect(answer.status).toBe(201)
    return told<Made>(answer)
  }
  const ask = (token: string, path = '/api/session'): Promise<Response> =>
    running.call('GET', path, undefined, { authorization: `Bearer ${token}` })
  const listed = async (id: string): Promise<Listed | undefined> =>
    (await told<{ items: Listed[] }>(await manager('GET', '/api/tokens'))).items.find((one) => one.id === id)
  const idOf = async (call: Call): Promise<string> => (await told<{ id: string }>(await call('GET', '/api/session'))).id

  test('are for all that their role may and a year, unless told', async () => {
    const { id, token, ...made } = await make({ role: 'technician' })
    expect(made).toMatchObject({
      scopes: ['reports', 'speaker-status', 'read'],
      expiresOn: '2018-06-30',
      createdBy: 'manager',
      createdById: await idOf(manager),
      createdAt: '2017-06-30T15:30:00.000Z',
    })
    expect(await listed(id)).toEqual({ id, ...made })
    expect((await ask(token)).status).toBe(200)
    expect(await listed(id)).toEqual({ id, ...made, lastUsedAt: '2017-06-30T15:30:00.000Z' })
  })

  test('can be for less: what is not asked for is refused in words, and to list nothing of what is there', async () => {
    const { token } = await make({ role: 'team', teamCode: 'team-01', scopes: ['logs'] })
    const refused = await ask(token, '/api/screenings')
    expect(await told(refused)).toMatchObject({
      status: 403,
      detail: '这个令牌没有“查看”的权限，请由管理员另做一个令牌。',
    })
    const evening = await anEvening(running.sql)
    const program = await running.with('team', ['logs'], evening.teamCode)
    expect((await program('POST', '/api/screenings', aScreening(evening))).status).toBe(201)
    const whole = await running.with('manager')
    const people = await whole('POST', '/api/reviews', { ids: [aScreening().id], decision: 'accept' })
    expect(await told(people)).toMatchObject({
      status: 403,
      detail: '令牌不能进行此操作，请登录后在本系统的页面中操作。',
    })
  })

  test('of a manager correct a held log, and it stays held: deciding is for people who did not send it', async () => {
    const evening = await anEvening(running.sql)
    const [first, log] = [aScreening(evening), aScreening(evening)]
    const program = await running.with('manager', ['logs'])
    for (const one of [first, log]) expect((await program('POST', '/api/screenings', one)).status).toBe(201)
    const changed = {
      ...log,
      filmCodes: ['film-002'],
      startedAt: '2017-06-30T18:00:00+08:00',
      endedAt: '2017-06-30T18:30:00+08:00',
    }
    const status = async (answer: Promise<Response>) => (await told<{ status: string }>(await answer)).status
    expect(await status(program('PUT', `/api/screenings/${log.id}`, { ...changed, revision: 1 }))).toBe('held')
    expect(await status(manager('PUT', `/api/screenings/${log.id}`, { ...changed, attendance: 9, revision: 2 }))).toBe(
      'submitted',
    )
  })

  test.each([
    ['yesterday', { expiresOn: '2017-06-29' }, 'expiresOn'],
    ['six years on', { expiresOn: '2023-06-30' }, 'expiresOn'],
    ['for what its role may not', { role: 'technician', scopes: ['logs'] }, 'scopes'],
    ['for nothing', { scopes: [] }, 'scopes'],
  ])('are not made %s', async (_, asked, path) => {
    const answer = await manager('POST', '/api/tokens', { name: '县数据平台', role: 'manager', ...asked })
    expect(await told(answer)).toMatchObject({ status: 422, issues: [{ path }] })
  })

  test('work on their last day, and no longer on the next', async () => {
    const { id, token } = await make({ expiresOn: '2017-06-30' })
    expect((await ask(token)).status).toBe(200)
    await running.sql.run(`UPDATE tokens SET expires_on = '2017-06-29' WHERE id = ?`, id)
    expect((await ask(token)).status).toBe(401)
    expect(await listed(id)).toBeUndefined()
  })

  test.each([
    ['disabled', 'DELETE', ''],
    ['reset', 'POST', '/password-reset'],
  ])('end with their maker, who is %s; so do the sessions, and the codes nobody used', async (_, method, path) => {
    const maker = await running.as('manager')
    const [made, other] = [await make({}, maker), await make({})]
    // once, tokens could make tokens
    const child = await make({}, maker)
    await running.sql.run('UPDATE tokens SET created_by = ? WHERE id = ?', made.id, child.id)
    const { code } = await told<{ code: string }>(
      await maker('POST', '/api/enrolments', { role: 'manager', displayName: '后门' }),
    )
    const id = await idOf(maker)
    expect((await manager(method, `/api/accounts/${id}${path}`)).status).toBeLessThan(300)
    expect((await maker('GET', '/api/session')).status).toBe(401)
    expect(
      (await Promise.all([made, child, other].map(({ token }) => ask(token)))).map(({ status }) => status),
    ).toEqual([401, 401, 200])
    expect((await running.call('POST', '/api/enrolments/redeem', { code })).status).toBe(422)
    const trail = await manager('GET', `/api/audit?subjectKind=token&subjectId=${child.id}&action=revoke`)
    expect((await told<{ items: object[] }>(trail)).items[0]).toMatchObject({
      action: 'revoke',
      actor: { name: 'manager' },
    })
  })

  test('are not made by somebody who is disabled at that very moment', async () => {
    const maker = await running.as('manager')
    const id = await idOf(maker)
    const [answer] = await Promise.all([
      maker('POST', '/api/tokens', { name: '县数据平台', role: 'manager' }),
      manager('DELETE', `/api/accounts/${id}`),
    ])
    const { token } = await told<{ token?: string }>(answer)
    // first come, first served: made and ended, or not made at all
    expect((await ask(token ?? 'none')).status).toBe(401)
  })
})

describe.each(engines)('who handed logs in a moment ago on $name', ({ start }) => {
  const { running, sql } = managed(start)

  /** Twice: the second time it is known. Then another process changes something. */
  const known = async (headers: Record<string, string>, place: object, changes: object = {}) => {
    const post = async (path: string, body: object) => running.call('POST', path, body, headers)
    const send = async (): Promise<Response> => post('/api/screenings', aScreening({ ...place, ...changes }))
    expect([(await send()).status, (await send()).status]).toEqual([201, 201])
    return {
      send,
      sendMany: () => post('/api/screenings/batch', { screenings: [aScreening({ ...place, ...changes })] }),
    }
  }
  const logsOf = ({ teamCode }: { teamCode: string }): Promise<object[]> =>
    sql.all('SELECT 1 FROM screenings WHERE team_code = ?', teamCode)

  test('is nobody as soon as another process has revoked the token, and nothing comes in', async () => {
    const place = await anEvening(sql)
    const token = await aToken(sql, { role: 'team', teamCode: place.teamCode }, NOW)
    const { send, sendMany } = await known({ authorization: `Bearer ${token}` }, place)
    const row = await sql.first<{ id: string }>('SELECT id FROM tokens WHERE token_hash = ?', sha256Hex(token))
    await revokeToken(sql, SYSTEM, row?.id ?? '', NOW)
    expect([(await send()).status, (await sendMany()).status, (await send()).status]).toEqual([401, 401, 401])
    expect(await logsOf(place)).toHaveLength(2)
  })

  test('is who the account is now: disabled, what the outbox has is held; signed out, nothing is taken', async () => {
    const place = await anEvening(sql)
    const who = aPerson({ role: 'team', teamCode: place.teamCode })
    const cookie = await aSession(sql, who, NOW)
    const { send, sendMany } = await known({ cookie }, place)
    const found = await accountByUsername(sql, who.username)
    if (found) await disableAccount(sql, SYSTEM, found.account, NOW)
    expect((await send()).status).toBe(401)
    expect(JSON.stringify(await told(await sendMany()))).toContain('sender_revoked')
    await sql.run('DELETE FROM sessions WHERE account_id = ?', found?.account.id ?? '')
    expect([(await send()).status, (await sendMany()).status]).toEqual([401, 401])
    expect(await logsOf(place)).toHaveLength(3)
  })

  test('is judged by what another process decided since', async () => {
    const place = await anEvening(sql)
    await sql.run('UPDATE villages SET latitude = NULL, longitude = NULL WHERE code = ?', place.villageCode)
    const token = await aToken(sql, { role: 'team', teamCode: place.teamCode }, NOW)
    const early = { startedAt: '2017-06-30T19:50:00+08:00' }
    const { send } = await known({ authorization: `Bearer ${token}` }, place, early)
    const codes = async () => (await told<LogReceipt>(await send())).findings.map(({ code }) => code)
    expect(await codes()).toContain('before_dusk')
    const decide = (value: { latitude: number; longitude: number } | null) =>
      putSetting(sql, { name: 'COUNTY_POSITION', value, effectiveOn: '2017-06-30' }, SYSTEM, NOW)
    // two hours to the east the evening has come
    await decide({ latitude: 31.21, longitude: 135 })
    expect(await codes()).not.toContain('before_dusk')
    await decide(null)
    expect(await codes()).toContain('before_dusk')
  })
})

describe.each(engines)('the last manager who can sign in on $name', ({ start }) => {
  let running: Running
  beforeAll(async () => {
    running = await start()
  })
  afterAll(() => running.stop())

  test('is neither disabled nor reset; nor do two disable each other at once', async () => {
    await running.sql.run(`UPDATE accounts SET disabled_at = '2017-01-01' WHERE role = 'manager'`)
    const [one, two] = [await running.as('manager'), await running.as('manager')]
    const idOf = async (call: Call) => (await told<{ id: string }>(await call('GET', '/api/session'))).id
    const [first, second] = [await idOf(one), await idOf(two)]
    const both = await Promise.all([one('DELETE', `/api/accounts/${second}`), two('DELETE', `/api/accounts/${first}`)])
    const left = await running.sql.all<{ id: string }>(
      `SELECT id FROM accounts WHERE role = 'manager' AND disabled_at IS NULL`,
    )
    expect(left).toHaveLength(1)
    expect(both.map(({ status }) => status).filter((status) => status === 204)).toHaveLength(1)
    // somebody without a password is no help
    const { id } = left[0] ?? { id: '' }
    const helper = await running.as('manager')
    await running.sql.run('UPDATE accounts SET password_hash = NULL WHERE id = ?', await idOf(helper))
    for (const [method, path] of [
      ['DELETE', ''],
      ['POST', '/password-reset'],
    ] as const) {
      const answer = await helper(method, `/api/accounts/${id}${path}`)
      expect(await told(answer)).toMatchObject({
        status: 409,
        detail: expect.stringContaining('最后一位能登录的管理员') as string,
      })
    }
    expect(
      await running.sql.first('SELECT disabled_at, password_hash IS NOT NULL AS can FROM accounts WHERE id = ?', id),
    ).toEqual({ disabled_at: null, can: 1 })
    // with another one who can sign in, it goes
    const another = await running.as('manager')
    expect((await another('POST', `/api/accounts/${id}/password-reset`)).status).toBe(201)
  })
})
