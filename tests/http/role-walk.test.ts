/** Every route with every role and with none: this table is the rule, and a route that is not in it fails the walk. */
import { beforeAll, describe, expect, test } from 'vitest'
import type { Role } from '../../src/domain/account.ts'
import { aService, type Caller, OUR_ORIGIN, type Service, told } from './service.ts'

const OPEN = 'open'
const EVERYONE: Role[] = ['team', 'technician', 'manager']
const TEAMS: Role[] = ['team', 'manager']
const BROADCAST: Role[] = ['technician', 'manager']
const MANAGERS: Role[] = ['manager']

const RULE: Record<string, Role[] | typeof OPEN> = {
  'post /api/session': OPEN,
  'get /api/session': EVERYONE,
  'delete /api/session': OPEN,
  'put /api/session/password': EVERYONE,
  'get /api/tokens': MANAGERS,
  'post /api/tokens': MANAGERS,
  'delete /api/tokens/{id}': MANAGERS,
  'post /api/enrolments': MANAGERS,
  'post /api/enrolments/redeem': OPEN,
  'get /api/accounts': MANAGERS,
  'delete /api/accounts/{id}': MANAGERS,
  'post /api/accounts/{id}/password-reset': MANAGERS,
  'get /api/townships': EVERYONE,
  'get /api/townships/{code}': EVERYONE,
  'put /api/townships/{code}': MANAGERS,
  'get /api/villages': EVERYONE,
  'get /api/villages/{code}': EVERYONE,
  'put /api/villages/{code}': MANAGERS,
  'get /api/villages/{code}/audibility': EVERYONE,
  'get /api/teams': EVERYONE,
  'get /api/teams/{code}': EVERYONE,
  'put /api/teams/{code}': MANAGERS,
  'get /api/films': EVERYONE,
  'get /api/films/{code}': EVERYONE,
  'put /api/films/{code}': MANAGERS,
  'get /api/credit-rules': EVERYONE,
  'get /api/credit-rules/{effectiveOn}': EVERYONE,
  'put /api/credit-rules/{effectiveOn}': MANAGERS,
  'post /api/screenings': TEAMS,
  'post /api/screenings/batch': TEAMS,
  'get /api/screenings': TEAMS,
  'get /api/screenings/{id}': TEAMS,
  'put /api/screenings/{id}': TEAMS,
  'post /api/screenings/{id}/void': TEAMS,
  'get /api/field-copy': EVERYONE,
  'post /api/missed-shows': TEAMS,
  'post /api/missed-shows/batch': TEAMS,
  'get /api/missed-shows': TEAMS,
  'put /api/screenings/{id}/photos/{sha256}': TEAMS,
  'get /api/screenings/{id}/photos/{sha256}': TEAMS,
  'post /api/reviews': MANAGERS,
  'post /api/reviews/undo': MANAGERS,
  'get /api/reviews/undoable': MANAGERS,
  'put /api/screenings/{id}/presence': MANAGERS,
  'post /api/imports/screenings': MANAGERS,
  'post /api/audibility-reports': BROADCAST,
  'post /api/audibility-reports/batch': BROADCAST,
  'get /api/audibility-reports': BROADCAST,
  'post /api/faults': BROADCAST,
  'get /api/faults': BROADCAST,
  'get /api/faults/{id}': BROADCAST,
  'post /api/faults/{id}/witnesses': BROADCAST,
  'post /api/faults/{id}/steps': BROADCAST,
  'get /api/villages/{code}/speakers': EVERYONE,
  'put /api/villages/{code}/speakers': BROADCAST,
  'get /api/speaker-online': BROADCAST,
  'get /api/speaker-resources': BROADCAST,
  'put /api/speaker-resources': BROADCAST,
  'post /api/speaker-status': BROADCAST,
  'get /api/targets': EVERYONE,
  'put /api/targets/{code}': MANAGERS,
  'post /api/targets/{code}/entries': MANAGERS,
  'get /api/targets/{code}': BROADCAST,
  'get /api/targets/{code}/versions': BROADCAST,
  'delete /api/targets/{code}/versions/{effectiveOn}': MANAGERS,
  'put /api/targets/{code}/milestones/{id}': MANAGERS,
  'post /api/targets/{code}/checks': MANAGERS,
  'post /api/tv-coverage': BROADCAST,
  'get /api/tv-coverage': BROADCAST,
  'get /api/villages/{code}/tv-coverage': BROADCAST,
  'get /api/overview': MANAGERS,
  'get /api/fault-figures': BROADCAST,
  'get /api/audibility-trend': BROADCAST,
  'get /api/repair-plan': BROADCAST,
  'get /api/flags': MANAGERS,
  'get /api/flags/{id}': MANAGERS,
  'post /api/flags/{id}/acknowledge': MANAGERS,
  'get /api/office': OPEN,
  'get /api/openapi.json': OPEN,
  'get /api/docs': OPEN,
  'get /healthz': OPEN,
  'get /readyz': OPEN,
  'get /metrics': OPEN,
  'get /api/village-months': MANAGERS,
  'get /api/search': MANAGERS,
  'get /api/village-positions': MANAGERS,
  'get /api/setup': OPEN,
  'post /api/register': MANAGERS,
  'get /api/register-form': MANAGERS,
  'put /api/teams/{code}/villages': MANAGERS,
  'get /api/audit': MANAGERS,
  'get /api/settings': MANAGERS,
  'get /api/settings/{name}': MANAGERS,
  'put /api/settings/{name}': MANAGERS,
}

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
    type Paths = Record<string, Record<string, { 'x-roles'?: Role[] }>>
    const { paths } = await told<{ paths: Paths }>(await service.call('GET', '/api/openapi.json'))
    const described = Object.entries(paths).flatMap(([path, methods]) =>
      Object.entries(methods).map(([method, { 'x-roles': roles = OPEN }]) => [`${method} ${path}`, roles]),
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

  const guarded = Object.entries(RULE).filter((entry): entry is [string, Role[]] => entry[1] !== OPEN)

  test.each(guarded)('%s: nobody is let in without signing in', async (route) => {
    expect(await knock(service.call, route)).toBe(401)
    expect(await knock(service.call, route, { authorization: 'Bearer nonsense' })).toBe(401)
    expect(await knock(service.call, route, { cookie: 'yx_session=nonsense', origin: OUR_ORIGIN })).toBe(401)
  })

  test.each(guarded)('%s: by token and by session, only for its roles', async (route, roles) => {
    // a token has no password to change, whoever holds it
    const ways = route.endsWith('/password') ? [service.signedInAs] : [service.callerAs, service.signedInAs]
    const walked = EVERYONE.flatMap((role) => ways.map((way) => ({ role, way })))
    const letIn = await Promise.all(
      walked.map(async ({ role, way }) => {
        const status = await knock(await way(role), route)
        return { role, letIn: ![401, 403].includes(status) }
      }),
    )
    expect(letIn).toEqual(walked.map(({ role }) => ({ role, letIn: roles.includes(role) })))
  })

  test.each(guarded.filter(([route]) => !route.startsWith('get ')))(
    '%s: by cookie only from our own pages',
    async (route) => {
      const call = await service.signedInAs('manager')
      expect(await knock(call, route, { origin: 'https://elsewhere.example' })).toBe(403)
    },
  )

  test.each(guarded.filter(([route]) => route.startsWith('get ')))(
    '%s: an unknown parameter is refused',
    async (route) => {
      const manager = await service.callerAs('manager')
      expect((await manager('GET', `${address(route.slice(4))}?nonsense=1`)).status).toBe(422)
    },
  )

  test('metrics are for this machine, or for whoever has a token', async () => {
    expect((await service.call('GET', '/metrics')).status).toBe(401)
    expect((await service.call('GET', '/metrics', undefined, { 'x-test-address': '127.0.0.1' })).status).toBe(200)
    const forwarded = { 'x-test-address': '127.0.0.1', 'x-forwarded-for': '203.0.113.9' }
    expect((await service.call('GET', '/metrics', undefined, forwarded)).status).toBe(401)
    expect((await (await service.callerAs('technician'))('GET', '/metrics')).status).toBe(200)
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
    }
  })
})
