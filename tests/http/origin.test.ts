import { expect, test } from 'vitest'
import { attempt, withAdmin } from './admin.ts'
import { callerOf, OUR_ORIGIN, PASSWORD, signIn } from './service.ts'

test('the cookie is Secure when people come by https', async () => {
  const service = await withAdmin({ env: { PUBLIC_URL: 'https://yx.example.cn' } })
  expect((await attempt(service, PASSWORD)).headers.get('set-cookie')).toContain('; Secure')
})

test('a write by cookie comes from our own Origin and says so; reading needs none', async () => {
  const service = await withAdmin()
  const by = callerOf(service.app, { cookie: await signIn(service.app, 'admin') })
  const body = { name: '报表', role: 'manager' }
  const write = (headers: Record<string, string>) => by('POST', '/api/tokens', body, headers)
  expect((await write({})).status).toBe(403)
  expect((await write({ origin: 'null' })).status).toBe(403)
  expect((await write({ origin: 'https://evil.example' })).status).toBe(403)
  expect((await write({ origin: 'http://localhost.evil.example' })).status).toBe(403)
  expect((await write({ origin: OUR_ORIGIN })).status).toBe(201)
  expect((await by('GET', '/api/tokens', undefined, { origin: 'https://evil.example' })).status).toBe(200)
})

test('with PUBLIC_URL our Origin is that and nothing else', async () => {
  const service = await withAdmin({ env: { PUBLIC_URL: 'https://yx.example.cn/' } })
  const by = callerOf(service.app, { cookie: await signIn(service.app, 'admin') })
  const write = (origin: string) => by('POST', '/api/tokens', { name: '报表', role: 'manager' }, { origin })
  expect((await write(OUR_ORIGIN)).status).toBe(403)
  expect((await write('https://yx.example.cn')).status).toBe(201)
})

test('another site’s page cannot sign anybody in', async () => {
  const { call } = await withAdmin()
  const foreign = { origin: 'https://evil.example' }
  expect((await call('POST', '/api/session', { username: 'admin', password: PASSWORD }, foreign)).status).toBe(403)
  expect((await call('POST', '/api/enrolments/redeem', { code: 'ABCD' }, foreign)).status).toBe(403)
})
