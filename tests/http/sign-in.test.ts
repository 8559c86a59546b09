import { expect, test } from 'vitest'
import type { Session } from '../../src/domain/people/account.ts'
import { createDemoAccounts } from '../../src/http/setup.ts'
import { attempt, DAY, later, withAdmin } from './admin.ts'
import { aService, callerOf, cookieOf, OUR_ORIGIN, PASSWORD, signIn, told } from './service.ts'

test('the right password opens a session that the cookie carries', async () => {
  const service = await withAdmin()
  const answer = await attempt(service, PASSWORD)
  expect(answer.status).toBe(200)
  expect(await told(answer)).toMatchObject({ username: 'admin', role: 'manager', mustSetPassword: false })
  const [session, device, ...others] = answer.headers.getSetCookie()
  expect(session).toMatch(/^yx_session=[\w-]{43}; Max-Age=1209600; Path=\/; HttpOnly; SameSite=Lax$/)
  expect(device).toMatch(/^yx_device=[\w-]{43}; Max-Age=34560000; Path=\/; HttpOnly; SameSite=Lax$/)
  expect(others).toEqual([])
  const me = await service.call('GET', '/api/session', undefined, { cookie: cookieOf(answer) })
  expect(await told(me)).toMatchObject({ displayName: '管理员' })
})

test('a name typed with a capital by the phone is the same name', async () => {
  expect((await attempt(await withAdmin(), PASSWORD, { username: 'Admin ' })).status).toBe(200)
})

test('a wrong password and an unknown name are told the same, in the caller’s language', async () => {
  const service = await withAdmin()
  const wrong = await attempt(service, 'not it')
  const unknown = await attempt(service, 'not it', { username: 'nobody' })
  expect([wrong.status, unknown.status]).toEqual([401, 401])
  const problem = await told(wrong)
  expect(problem).toMatchObject({ code: 'unauthorized', detail: '用户名或密码不正确，请核对后重试。' })
  expect(await told(unknown)).toEqual(problem)
  const body = { username: 'admin', password: 'not it' }
  const english = await service.call('POST', '/api/session', body, { 'accept-language': 'en-GB,en;q=0.9' })
  expect(await told(english)).toMatchObject({
    detail: 'The user name or the password is not right. Please check and try again.',
  })
})

test('a session in use rolls on, at most once a day; one left alone ends', async () => {
  const service = await withAdmin()
  const cookie = await signIn(service.app, 'admin')
  const look = () => service.call('GET', '/api/session', undefined, { cookie })
  later(service, DAY - 1)
  expect((await look()).headers.get('set-cookie')).toBeNull()
  later(service, 10 * DAY)
  const rolled = await look()
  expect(cookieOf(rolled)).toBe(cookie)
  expect((await told<Session>(rolled)).expiresAt).toBe(
    new Date(service.clock.now.getTime() + 14 * DAY * 60_000).toISOString(),
  )
  later(service, 13 * DAY)
  expect((await look()).status).toBe(200)
  later(service, 14 * DAY)
  expect((await look()).status).toBe(401)
})

test('signing out ends the session here and for a copied cookie; twice is harmless', async () => {
  const service = await withAdmin()
  const cookie = await signIn(service.app, 'admin')
  const by = callerOf(service.app, { cookie, origin: OUR_ORIGIN })
  expect((await service.call('DELETE', '/api/session', undefined, { cookie })).status).toBe(403)
  const out = await by('DELETE', '/api/session')
  expect(out.status).toBe(204)
  expect(out.headers.get('set-cookie')).toMatch(/^yx_session=; Max-Age=0; Path=\//)
  expect((await by('GET', '/api/session')).status).toBe(401)
  expect((await by('DELETE', '/api/session')).status).toBe(204)
})

test('a new password needs the current one and ends the other sessions', async () => {
  const service = await withAdmin()
  const [here, elsewhere] = [await signIn(service.app, 'admin'), await signIn(service.app, 'admin')]
  const by = callerOf(service.app, { cookie: here, origin: OUR_ORIGIN })
  const change = (body: object) => by('PUT', '/api/session/password', body)
  const password = 'another long one'
  const missing = await change({ password })
  expect([missing.status, (await told<{ issues: unknown }>(missing)).issues]).toEqual([
    422,
    [{ path: 'currentPassword', message: '缺少此项，请填写。' }],
  ])
  const wrong = await change({ password, currentPassword: 'not it' })
  expect(await told(wrong)).toMatchObject({ status: 422, issues: [{ path: 'currentPassword' }] })
  expect((await change({ password, currentPassword: PASSWORD })).status).toBe(200)
  expect((await by('GET', '/api/session')).status).toBe(200)
  expect((await service.call('GET', '/api/session', undefined, { cookie: elsewhere })).status).toBe(401)
  expect((await attempt(service, PASSWORD)).status).toBe(401)
  expect((await attempt(service, password)).status).toBe(200)
})

test('a disabled account is signed out at once and cannot sign in again', async () => {
  const service = await withAdmin()
  const technician = { username: 'tech-01', displayName: '李工', role: 'technician' as const }
  await createDemoAccounts(service.deps, [technician], PASSWORD)
  const cookie = await signIn(service.app, 'tech-01')
  const manager = callerOf(service.app, { cookie: await signIn(service.app, 'admin'), origin: OUR_ORIGIN })
  const { items } = await told<{ items: { id: string; username: string }[] }>(await manager('GET', '/api/accounts'))
  const id = items.find(({ username }) => username === 'tech-01')?.id ?? ''
  for (let i = 0; i < 2; i++) expect((await manager('DELETE', `/api/accounts/${id}`)).status).toBe(204)
  expect((await service.call('GET', '/api/session', undefined, { cookie })).status).toBe(401)
  expect((await attempt(service, PASSWORD, { username: 'tech-01' })).status).toBe(401)
  expect(await told(await manager('GET', '/api/accounts'))).toMatchObject({
    total: 2,
    items: [{}, { id, disabledAt: service.clock.now.toISOString() }],
  })
  expect((await manager('DELETE', '/api/accounts/nobody')).status).toBe(404)
})

test('nobody disables themselves', async () => {
  const by = await (await aService()).signedInAs('manager')
  const { id } = await told<Session>(await by('GET', '/api/session'))
  const answer = await by('DELETE', `/api/accounts/${id}`)
  expect([answer.status, (await told(answer))['detail']]).toEqual([409, '不能停用自己的账号，请由其他管理员操作。'])
})

test('no secret, and no hash of one, reaches the trail or the log', async () => {
  const service = await withAdmin()
  const { sql, lines } = service
  const cookie = await signIn(service.app, 'admin')
  const by = callerOf(service.app, { cookie, origin: OUR_ORIGIN })
  const { token } = await told<{ token: string }>(await by('POST', '/api/tokens', { name: '报表', role: 'manager' }))
  const { code } = await told<{ code: string }>(
    await by('POST', '/api/enrolments', { role: 'manager', displayName: '王局' }),
  )
  const phone = cookieOf(await service.call('POST', '/api/enrolments/redeem', { code }))
  await by('PUT', '/api/session/password', { password: 'another long one', currentPassword: PASSWORD })
  await attempt(service, 'hunter2 hunter2', { username: 'swapped password' })
  const hashes = await sql.all<{ secret: string }>(
    `SELECT token_hash AS secret FROM sessions UNION SELECT token_hash FROM tokens
     UNION SELECT code_hash FROM enrolments UNION SELECT password_hash FROM accounts WHERE password_hash IS NOT NULL`,
  )
  const trail = JSON.stringify(await sql.all('SELECT * FROM audit'))
  const kept = trail + JSON.stringify(await sql.all('SELECT * FROM sign_in_attempts'))
  // the database breaks in the middle of signing in: the worst that is ever logged
  sql.close()
  expect((await attempt(service, PASSWORD)).status).toBe(500)
  expect(lines.join('\n')).toContain('POST /api/session')
  const secrets = [
    PASSWORD,
    'another long one',
    'hunter2',
    'swapped',
    token,
    code,
    ...[cookie, phone].map((text) => text.slice(11)),
  ]
  for (const secret of [...secrets, ...hashes.map((row) => row.secret)]) {
    expect(secret.length).toBeGreaterThan(5)
    expect(kept + lines.join('\n')).not.toContain(secret)
  }
  expect(trail).toContain('set_password')
})
