import { expect, test } from 'vitest'
import type { Session } from '../../src/domain/people/account.ts'
import { createDemoAccounts, ensureFirstManager } from '../../src/http/setup.ts'
import { aService, callerOf, cookieOf, OUR_ORIGIN, PASSWORD, signIn, told } from './service.ts'

interface Issued {
  code: string
  url: string
  expiresAt: string
}
const FOR_TEAM = { role: 'team', teamCode: 'team-01', displayName: '张师傅' }

test('an enrolment code signs a projectionist in once, however it is typed', async () => {
  const { call, callerAs, app } = await aService()
  const issued = await (await callerAs('manager'))('POST', '/api/enrolments', FOR_TEAM)
  expect(issued.status).toBe(201)
  const { code, url, expiresAt } = await told<Issued>(issued)
  expect(code).toMatch(/^[2-9A-HJ-NP-Z]{4}(-[2-9A-HJ-NP-Z]{4}){3}$/)
  expect(url).toBe(`http://localhost/field#enrol=${code}`)
  expect(expiresAt).toBe('2017-07-03T15:30:00.000Z')
  const typed = code.toLowerCase().replaceAll('-', ' ')
  const redeemed = await call('POST', '/api/enrolments/redeem', { code: typed })
  expect(await told(redeemed)).toMatchObject({ displayName: '张师傅', teamCode: 'team-01', mustSetPassword: false })
  expect(redeemed.headers.get('set-cookie')).toContain(`Max-Age=${90 * 86_400}`)
  const by = callerOf(app, { cookie: cookieOf(redeemed) })
  expect((await by('GET', '/api/session')).status).toBe(200)
  expect((await by('GET', '/api/accounts')).status).toBe(403)
  const again = await call('POST', '/api/enrolments/redeem', { code })
  expect(await told(again)).toMatchObject({
    status: 422,
    detail: '登记码无效、已使用或已过期，请向管理员索取新的登记码。',
  })
})

test('a link is for the app its person works with: the desk for managers, the field app for everybody else', async () => {
  const manager = await (await aService()).callerAs('manager')
  const urlFor = async (role: string): Promise<string> => {
    const answer = await manager('POST', '/api/enrolments', { role, displayName: '张师傅' })
    return (await told<Issued>(answer)).url.replace(/=.*/, '=')
  }
  expect(await urlFor('technician')).toBe('http://localhost/field#enrol=')
  expect(await urlFor('manager')).toBe('http://localhost/#enrol=')
})

test('who lost the phone gets a new link to the same account; only as what that account is, and not once it is disabled', async () => {
  const { call, callerAs } = await aService()
  const manager = await callerAs('manager')
  const issue = (body: object) => manager('POST', '/api/enrolments', body)
  const redeem = async (answer: Response): Promise<Session> => {
    const { code } = await told<Issued>(answer)
    return told<Session>(await call('POST', '/api/enrolments/redeem', { code }))
  }
  const first = await redeem(await issue(FOR_TEAM))
  const asked = { ...FOR_TEAM, accountId: first.id }
  expect(await redeem(await issue(asked))).toMatchObject({ id: first.id, displayName: '张师傅' })
  for (const [changes, path] of [
    [{ displayName: '李师傅' }, 'displayName'],
    [{ teamCode: 'team-02' }, 'teamCode'],
    [{ role: 'technician', teamCode: undefined }, 'role'],
    [{ accountId: 'nobody' }, 'accountId'],
  ] as const) {
    const { status, issues } = await told<{ status: number; issues: { path: string }[] }>(
      await issue({ ...asked, ...changes }),
    )
    expect([status, issues.map((one) => one.path)]).toEqual([422, expect.arrayContaining([path])])
  }
  const open = await issue(asked)
  expect((await manager('DELETE', `/api/accounts/${first.id}`)).status).toBe(204)
  const { code } = await told<Issued>(open)
  expect((await call('POST', '/api/enrolments/redeem', { code })).status).toBe(422)
  expect(await told(await issue(asked))).toMatchObject({
    status: 409,
    detail: expect.stringContaining('已停用') as string,
  })
})

test('two phones that redeem one code at the same moment: one is signed in', async () => {
  const { call, callerAs } = await aService()
  const { code } = await told<Issued>(await (await callerAs('manager'))('POST', '/api/enrolments', FOR_TEAM))
  const answers = await Promise.all([1, 2].map(() => call('POST', '/api/enrolments/redeem', { code })))
  expect(answers.map(({ status }) => status).sort((a, b) => a - b)).toEqual([200, 422])
})

test('guessing codes is slowed by address', async () => {
  const { call } = await aService()
  const guess = () => call('POST', '/api/enrolments/redeem', { code: 'AAAA-BBBB-CCCC-DDDD' })
  for (let i = 0; i < 10; i++) expect((await guess()).status).toBe(422)
  expect((await guess()).status).toBe(429)
  const elsewhere = { 'x-test-address': '192.0.2.200' }
  expect((await call('POST', '/api/enrolments/redeem', { code: 'AAAA' }, elsewhere)).status).toBe(422)
})

test('a team’s code or token names a team that exists, and no other names one', async () => {
  const manager = await (await aService()).callerAs('manager')
  for (const [path, rest] of [
    ['/api/enrolments', { displayName: '张师傅' }],
    ['/api/tokens', { name: '张师傅' }],
  ] as const) {
    const without = await manager('POST', path, { ...rest, role: 'team' })
    expect(await told(without)).toMatchObject({ status: 422, issues: [{ path: 'teamCode' }] })
    const needless = await manager('POST', path, { ...rest, role: 'technician', teamCode: 'team-01' })
    expect(await told(needless)).toMatchObject({ status: 422, issues: [{ path: 'teamCode' }] })
    const unknown = await manager('POST', path, { ...rest, role: 'team', teamCode: 'team-99' })
    expect(await told(unknown)).toMatchObject({
      status: 422,
      issues: [{ path: 'teamCode', message: '没有代码为“team-99”的放映队，请核对。' }],
    })
  }
})

test('a token works as its role until it is revoked, and a bad one never falls back on the cookie', async () => {
  const service = await aService()
  const manager = await service.signedInAs('manager')
  const made = await manager('POST', '/api/tokens', { name: '报表', role: 'team', teamCode: 'team-01' })
  const { id, token } = await told<{ id: string; token: string }>(made)
  const listed = await told<{ items: object[] }>(await manager('GET', '/api/tokens'))
  expect(listed).toMatchObject({ total: 1, items: [{ id, name: '报表', teamCode: 'team-01' }] })
  expect(JSON.stringify(listed)).not.toContain(token)
  const authorization = `Bearer ${token}`
  const program = callerOf(service.app, { authorization })
  expect(await told(await program('GET', '/api/session'))).toMatchObject({ id, displayName: '报表', role: 'team' })
  expect((await program('POST', '/api/tokens', { name: 'x', role: 'manager' })).status).toBe(403)
  expect((await manager('GET', '/api/tokens', undefined, { authorization })).status).toBe(403)
  for (let i = 0; i < 2; i++) expect((await manager('DELETE', `/api/tokens/${id}`)).status).toBe(204)
  expect((await program('GET', '/api/session')).status).toBe(401)
  expect((await manager('GET', '/api/session', undefined, { authorization })).status).toBe(401)
  expect((await manager('GET', '/api/session', undefined, { authorization: 'Bearer' })).status).toBe(401)
  expect((await manager('DELETE', '/api/tokens/none')).status).toBe(404)
  expect(await told(await manager('GET', '/api/tokens'))).toEqual({ items: [], total: 0 })
})

test('a token has no password to set', async () => {
  const program = await (await aService()).programAs('manager')
  expect((await program('PUT', '/api/session/password', { password: 'long enough' })).status).toBe(403)
})

test('the first start prints a link; whoever opens it is admin and is asked for a password', async () => {
  const { app, deps, call } = await aService({ env: { PUBLIC_URL: 'https://yx.example.cn/' } })
  const first = await ensureFirstManager(deps)
  const url = await ensureFirstManager(deps)
  expect(url).toMatch(/^https:\/\/yx\.example\.cn\/#enrol=[\w-]{19}$/)
  const redeem = (link: string | null) => call('POST', '/api/enrolments/redeem', { code: link?.split('=')[1] })
  // a second start makes the first link void
  expect((await redeem(first)).status).toBe(422)
  const opened = await redeem(url)
  expect(await told(opened)).toMatchObject({ username: 'admin', role: 'manager', mustSetPassword: true })
  const by = callerOf(app, { cookie: cookieOf(opened), origin: 'https://yx.example.cn' })
  const set = await by('PUT', '/api/session/password', { password: PASSWORD })
  expect(await told(set)).toMatchObject({ mustSetPassword: false })
  expect(await ensureFirstManager(deps)).toBeNull()
  expect(await signIn(app, 'admin')).not.toBe('')
})

test('without PUBLIC_URL the link begins with where we listen', async () => {
  const { deps } = await aService()
  expect(await ensureFirstManager(deps)).toMatch(/^http:\/\/127\.0\.0\.1:8787\/#enrol=/)
  expect(await ensureFirstManager(deps, 'http://127.0.0.1:40123')).toMatch(/^http:\/\/127\.0\.0\.1:40123\/#enrol=/)
})

test('ADMIN_PASSWORD is the admin’s password from the first start on, and undoes none that was changed', async () => {
  const service = await aService({ env: { ADMIN_PASSWORD: 'from the settings' } })
  const { app, deps, sql } = service
  for (let i = 0; i < 2; i++) expect(await ensureFirstManager(deps)).toBeNull()
  expect(await sql.first('SELECT count(*) AS n FROM audit')).toEqual({ n: 1 })
  const cookie = await signIn(app, 'admin', 'from the settings')
  await ensureFirstManager({ ...deps, config: { ...deps.config, ADMIN_PASSWORD: 'another setting' } })
  expect((await service.call('GET', '/api/session', undefined, { cookie })).status).toBe(200)
  const by = callerOf(app, { cookie, origin: OUR_ORIGIN })
  const change = { password: 'a changed one', currentPassword: 'from the settings' }
  expect((await by('PUT', '/api/session/password', change)).status).toBe(200)
  // restarts, and on Workers every isolate
  for (let i = 0; i < 3; i++) expect(await ensureFirstManager(deps)).toBeNull()
  expect(await signIn(app, 'admin', 'a changed one')).not.toBe('')
  expect((await service.call('GET', '/api/session', undefined, { cookie })).status).toBe(200)
  await expect(signIn(app, 'admin', 'from the settings')).rejects.toThrow('unauthorized')
})

test('ADMIN_PASSWORD set after the first start is taken while nobody has opened the link', async () => {
  const { app, deps } = await aService()
  expect(await ensureFirstManager(deps)).toMatch(/#enrol=/)
  const set = { ...deps, config: { ...deps.config, ADMIN_PASSWORD: 'from the settings' } }
  // several isolates of a Worker at once
  expect(await Promise.all([1, 2, 3].map(() => ensureFirstManager(set)))).toContain(null)
  expect(await signIn(app, 'admin', 'from the settings')).not.toBe('')
})

test('ADMIN_PASSWORD that is one of the commonest is taken, for nothing else lets in, and is complained about', async () => {
  const { app, deps, lines } = await aService({ env: { ADMIN_PASSWORD: 'admin123' } })
  await ensureFirstManager(deps)
  expect(await signIn(app, 'admin', 'admin123')).not.toBe('')
  expect(lines.join('\n')).toContain('ADMIN_PASSWORD is one of the commonest')
})

test('a restart does not enable an admin whom another manager disabled', async () => {
  const { deps, sql, app } = await aService({ env: { ADMIN_PASSWORD: 'from the settings' } })
  await ensureFirstManager(deps)
  await createDemoAccounts(deps, [{ username: 'wang', displayName: '王局', role: 'manager' }], PASSWORD)
  await sql.run(`UPDATE accounts SET disabled_at = '2017-01-01' WHERE username = 'admin'`)
  await ensureFirstManager(deps)
  await expect(signIn(app, 'admin', 'from the settings')).rejects.toThrow('unauthorized')
  await sql.run(`UPDATE accounts SET disabled_at = '2017-01-01' WHERE username = 'wang'`)
  await ensureFirstManager(deps)
  expect(await signIn(app, 'admin', 'from the settings')).not.toBe('')
})

test('somebody enrolled without a user name gets one with the first password', async () => {
  const { app, callerAs, call } = await aService()
  const manager = await callerAs('manager')
  const names: (string | undefined)[] = []
  for (let i = 0; i < 2; i++) {
    const { code } = await told<Issued>(await manager('POST', '/api/enrolments', FOR_TEAM))
    const cookie = cookieOf(await call('POST', '/api/enrolments/redeem', { code }))
    const by = callerOf(app, { cookie, origin: OUR_ORIGIN })
    names.push((await told<Session>(await by('PUT', '/api/session/password', { password: PASSWORD }))).username)
  }
  expect(names).toEqual(['team-01', 'team-01-2'])
  expect(await signIn(app, 'team-01-2')).not.toBe('')
})
