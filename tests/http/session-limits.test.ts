/** How long one stays signed in, where the office has set it. */
import { expect, test } from 'vitest'
import { aConfig } from '../make.ts'
import { DAY, later, withAdmin } from './admin.ts'
import { aService, callerOf, signIn } from './service.ts'

const HOUR = 60

test('a phone that hands in once a month stays signed in for years', async () => {
  const service = await aService()
  const phone = await service.signedInAs('team')
  for (let month = 0; month < 36; month++) {
    later(service, 30 * DAY)
    expect((await phone('GET', '/api/session')).status).toBe(200)
  }
})

test('a manager signs in again after 90 days, however busy', async () => {
  const service = await withAdmin()
  const cookie = await signIn(service.app, 'admin')
  const look = async () => (await service.call('GET', '/api/session', undefined, { cookie })).status
  for (let day = 0; day < 89; day++) {
    later(service, DAY)
    expect(await look()).toBe(200)
  }
  later(service, DAY)
  expect(await look()).toBe(401)
})

test('SESSION_IDLE_HOURS ends what nobody uses, SESSION_DAYS ends all', async () => {
  const service = await withAdmin({ env: { SESSION_IDLE_HOURS: '2', SESSION_DAYS: '1' } })
  const cookie = await signIn(service.app, 'admin')
  const look = async () => (await service.call('GET', '/api/session', undefined, { cookie })).status
  for (let hours = 0; hours < 23; hours++) {
    later(service, HOUR)
    expect(await look()).toBe(200)
  }
  later(service, HOUR)
  expect(await look()).toBe(401)
  const another = callerOf(service.app, { cookie: await signIn(service.app, 'admin') })
  later(service, 2 * HOUR)
  expect((await another('GET', '/api/session')).status).toBe(401)
})

test('a limit that is made shorter holds for who is signed in already', async () => {
  const service = await withAdmin()
  const cookie = await signIn(service.app, 'admin')
  later(service, 3 * HOUR)
  Object.assign(service.deps.config, aConfig({ SESSION_IDLE_HOURS: '2' }))
  expect((await service.call('GET', '/api/session', undefined, { cookie })).status).toBe(401)
  const { items } = (await (
    await service.call('GET', '/api/sessions', undefined, { cookie: await signIn(service.app, 'admin') })
  ).json()) as { items: object[] }
  expect(items).toHaveLength(1)
})
