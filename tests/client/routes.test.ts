import { describe, expect, test } from 'vitest'
import { homePath, readHomeQuery } from '../../src/client/desk/home/rules.ts'
import { readList, requestOf } from '../../src/client/desk/kit/list.tsx'
import { LOGS_LIST } from '../../src/client/desk/logs/rules.ts'
import { routeOf, seenBy } from '../../src/client/desk/pages.ts'
import { logPath, logsPath, villagePath } from '../../src/client/desk/routes.ts'
import { screenings } from '../../src/contract/screenings.ts'

describe('an address', () => {
  test('is a page', () => {
    expect(routeOf('/')).toEqual({ page: 'home' })
    expect(routeOf('/logs')).toEqual({ page: 'logs' })
    expect(routeOf('/logs/')).toEqual({ page: 'logs' })
    expect(routeOf('/sign-in')).toEqual({ page: 'sign-in' })
    expect(routeOf('/account')).toEqual({ page: 'account' })
    expect(routeOf(logPath('0b9f'))).toEqual({ page: 'log', id: '0b9f' })
    expect(routeOf('/teams/team-01')).toEqual({ page: 'team', code: 'team-01' })
    expect(routeOf('/films/film-001')).toEqual({ page: 'film', code: 'film-001' })
    expect(routeOf('/map')).toEqual({ page: 'map' })
    expect(routeOf(villagePath('510723100211'))).toEqual({ page: 'village', code: '510723100211' })
  })

  test('that leads nowhere says so', () => {
    for (const path of ['/nothing', '/logs/a/b', '/teams/1/2', '/villages/%E0%A4%A']) {
      expect(routeOf(path)).toEqual({ page: 'missing' })
    }
  })
})

describe('who sees a page', () => {
  test('a manager every one, and at the address for signing in the overview', () => {
    expect(seenBy('manager', 'flags')).toBe('flags')
    expect(seenBy('manager', 'logs')).toBe('logs')
    expect(seenBy('manager', 'sign-in')).toBe('home')
  })

  test('a technician the broadcast side, and it first', () => {
    expect(seenBy('technician', 'home')).toBe('broadcast')
    expect(seenBy('auditor', 'audit')).toBe('audit')
    expect(seenBy('auditor', 'home')).toBe('home')
    expect(seenBy('auditor', 'import-outbox')).toBe('not-for-you')
    expect(seenBy('auditor', 'import')).toBe('not-for-you')
    expect(seenBy('technician', 'sign-in')).toBe('broadcast')
    expect(seenBy('technician', 'fault')).toBe('fault')
    for (const page of ['logs', 'log', 'tasks', 'task', 'flags', 'flag'] as const)
      expect(seenBy('technician', page)).toBe('not-for-you')
  })

  test('a team its logs and the villages', () => {
    for (const page of ['logs', 'log', 'village', 'missing'] as const) expect(seenBy('team', page)).toBe(page)
    for (const page of ['home', 'broadcast', 'faults', 'fault', 'tv', 'tasks', 'flags'] as const)
      expect(seenBy('team', page)).toBe('not-for-you')
  })
})

test('everybody has a page about the own account', () => {
  for (const role of ['team', 'technician', 'manager'] as const) expect(seenBy(role, 'account')).toBe('account')
})

describe('the address of the managers’ page', () => {
  test('is the shortest that says what is unusual', () => {
    expect(homePath(readHomeQuery(''))).toBe('/')
    const search = '?asOf=2017-06-30&sort=done.desc'
    expect(homePath(readHomeQuery(search))).toBe(`/${search}`)
  })

  test('with a day that doesn’t exist or an order nobody knows is read as usual', () => {
    const query = readHomeQuery('?asOf=2017-02-30&sort=colour.desc')
    expect(query.asOf).toBeUndefined()
    expect(query.teamOrder.sort).toBe('gap')
  })
})

describe('the filter of the logs', () => {
  const listOf = (search: string) => readList(screenings.list, search, LOGS_LIST)

  test('is the same in our address and in the request', () => {
    const list = listOf('?from=2017-01-01&to=2017-06-30&status=counted&designated=true&nonsense=1')
    expect(logsPath(list.query)).toBe('/logs?from=2017-01-01&to=2017-06-30&designated=true&status=counted')
    expect(requestOf(screenings.list, list, 'abc')).toBe(
      '/api/screenings?from=2017-01-01&to=2017-06-30&designated=true&status=counted&limit=100&cursor=abc',
    )
  })

  test('knows other ways to write the same', () => {
    expect(listOf('?status=submitted,accepted&designated=1').query).toEqual({ status: 'counted', designated: 'true' })
    expect(listOf('?status=held,returned').query).toEqual({ status: 'held,returned' })
  })

  test('loses a field that is emptied', () => {
    const list = listOf('?team=team-01&q=三清')
    expect(list.href({ team: '' })).toBe('/logs?q=%E4%B8%89%E6%B8%85')
    expect(logsPath({ q: '三清' })).toBe('/logs?q=%E4%B8%89%E6%B8%85')
  })
})
