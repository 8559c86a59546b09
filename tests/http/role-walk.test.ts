/** Every route with every role, every kind of token and with none; a route that is not in the table fails the walk. */
import { beforeAll, describe, expect, test } from 'vitest'
import { type Role, type Scope, SCOPES } from '../../src/domain/people/account.ts'
import type { Needs } from '../../src/contract/route.ts'
import { EVERYONE, OPEN, RULE } from './route-rules.ts'
import { aService, type Caller, OUR_ORIGIN, type Service, told } from './service.ts'

const address = (path: string): string =>
  path
    .replace('{id}', '3f0c7f0e-5d1b-4c56-9a39-1b2f3c4d5e6f')
    .replace('{code}', '510723100211')
    .replace('{sha256}', 'a'.repeat(64))
    .replace('{effectiveOn}', '2017-01-01')
    .replace('{name}', 'STALE_DAYS')

/** A request that the right role gets past the door with, and not much farther. */
async function knock(call: Caller, route: string, headers?: Record<string, string>): Promise<number> {
  const [method = '', path = ''] = route.split(' ')
  const body = method === 'get' || method === 'delete' ? undefined : {}
  return (await call(method.toUpperCase(), address(path), body, headers)).status
}

describe('the walk', () => {
  let service: Service
  beforeAll(async () => {
    service = await aService()
  })

  test('every route of the contract is in the table, and says its roles in the contract', async () => {
    type Paths = Record<string, Record<string, { 'x-roles'?: Role[]; 'x-scope'?: Needs }>>
    const { paths } = await told<{ paths: Paths }>(await service.call('GET', '/api/openapi.json'))
    const described = Object.entries(paths).flatMap(([path, methods]) =>
      Object.entries(methods).map(([method, { 'x-roles': roles, 'x-scope': needs }]) => [
        `${method} ${path}`,
        roles ? [roles, needs] : OPEN,
      ]),
    )
    expect(Object.fromEntries(described)).toEqual(RULE)
  })

  test('the contract says what is in every list of a request, and names no schema that is not there', async () => {
    const document = await (await service.call('GET', '/api/openapi.json')).text()
    expect(document).not.toContain('"items":{}')
    const { components } = JSON.parse(document) as { components: { schemas: object } }
    const named = [...document.matchAll(/"#\/components\/schemas\/(\w+)"/g)].map(([, name = '']) => name)
    expect(named.filter((name) => !(name in components.schemas))).toEqual([])
    expect(named).toContain('SpeakerMessage')
  })

  test('no route answers outside the contract but pages', async () => {
    const routed = service.app.routes
      .filter(({ method, path }) => method !== 'ALL' && path !== '*')
      .map(({ method, path }) => `${method.toLowerCase()} ${path.replaceAll(/:(\w+)/g, '{$1}')}`)
    const others = [...new Set(routed)].filter((route) => !(route in RULE))
    expect(others).toEqual(['get /*'])
  })

  const guarded = Object.entries(RULE).flatMap(([route, rule]) =>
    rule === OPEN ? [] : [{ route, roles: rule[0], needs: rule[1] }],
  )

  test.each(guarded)('$route: nobody is let in without signing in', async ({ route }) => {
    expect(await knock(service.call, route)).toBe(401)
    expect(await knock(service.call, route, { authorization: 'Bearer nonsense' })).toBe(401)
    expect(await knock(service.call, route, { cookie: 'yx_session=nonsense', origin: OUR_ORIGIN })).toBe(401)
  })

  const letsIn = async (call: Promise<Caller>, route: string): Promise<boolean> =>
    ![401, 403].includes(await knock(await call, route))

  test.each(guarded)('$route: who is signed in, only of its roles', async ({ route, roles }) => {
    const letIn = await Promise.all(EVERYONE.map((role) => letsIn(service.signedInAs(role), route)))
    expect(letIn).toEqual(EVERYONE.map((role) => roles.includes(role)))
  })

  /** A token of each role for each single scope, and one for all that the role may. */
  const PROGRAMS = EVERYONE.flatMap((role) => [
    ...SCOPES[role].map((scope) => ({ role, scopes: [scope] as readonly Scope[] })),
    { role, scopes: SCOPES[role] },
  ])
  const isMeantFor = (needs: Needs, role: Role, scopes: readonly Scope[]): boolean => {
    if (needs === 'any' || needs === 'people') return needs === 'any'
    return needs === 'all' ? scopes === SCOPES[role] : scopes.includes(needs)
  }

  test.each(guarded)('$route: by token only of its roles, and only with $needs', async ({ route, roles, needs }) => {
    const letIn = await Promise.all(
      PROGRAMS.map(async ({ role, scopes }) => [
        `${role} ${scopes.join()}`,
        await letsIn(service.programAs(role, scopes), route),
      ]),
    )
    const expected = PROGRAMS.map(({ role, scopes }) => [
      `${role} ${scopes.join()}`,
      roles.includes(role) && isMeantFor(needs, role, scopes),
    ])
    expect(letIn).toEqual(expected)
  })

  test('no token of any kind manages accounts, enrolments, tokens, sessions or reviews', () => {
    const ofPeople = guarded.filter(({ route }) =>
      /\/(accounts|enrolments|tokens|sessions|second-factor|reviews)\b|password|presence/.test(route),
    )
    expect(ofPeople.map(({ needs }) => needs)).toEqual(ofPeople.map(() => 'people'))
    expect(ofPeople.length).toBeGreaterThan(15)
  })

  test.each(guarded.filter(({ route }) => !route.startsWith('get ')))(
    '$route: by cookie only from our own pages',
    async ({ route }) => {
      const call = await service.signedInAs('manager')
      expect(await knock(call, route, { origin: 'https://elsewhere.example' })).toBe(403)
    },
  )

  test.each(guarded.filter(({ route }) => route.startsWith('get ')))(
    '$route: an unknown parameter is refused',
    async ({ route }) => {
      const manager = await service.callerAs('manager')
      expect((await manager('GET', `${address(route.slice(4))}?nonsense=1`)).status).toBe(422)
    },
  )

  test('metrics are for this machine, or for whoever has a token', async () => {
    expect((await service.call('GET', '/metrics')).status).toBe(401)
    expect((await service.call('GET', '/metrics', undefined, { 'x-test-address': '127.0.0.1' })).status).toBe(200)
    const forwarded = { 'x-test-address': '127.0.0.1', 'x-forwarded-for': '203.0.113.9' }
    expect((await service.call('GET', '/metrics', undefined, forwarded)).status).toBe(401)
    expect((await (await service.programAs('technician', ['read']))('GET', '/metrics')).status).toBe(200)
    expect((await (await service.programAs('technician', ['reports']))('GET', '/metrics')).status).toBe(401)
  })

  test('an address that is nothing answers 404, signed in or not', async () => {
    expect((await service.call('GET', '/api/nothing')).status).toBe(404)
    expect(await told(await service.call('POST', '/api/nothing', {}))).toMatchObject({ code: 'not_found' })
  })

  test('every answer carries the headers that keep strangers out', async () => {
    for (const path of ['/api/overview', '/healthz', '/nowhere', '/api/docs']) {
      const { headers } = await service.call('GET', path)
      expect(headers.get('content-security-policy')).toMatch(/default-src 'none'; script-src 'self'; style-src 'self'/)
      expect(headers.get('content-security-policy')).not.toMatch(/unsafe/)
      expect(headers.get('x-content-type-options')).toBe('nosniff')
      expect(headers.get('x-frame-options')).toBe('DENY')
      expect(headers.get('permissions-policy')).toContain('microphone=()')
    }
    // where notes are dictated
    const phone = await service.call('GET', '/field/show/new')
    expect(phone.headers.get('permissions-policy')).toContain('microphone=(self)')
  })
})
