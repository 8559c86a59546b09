/** Who tries the doors is told of: in the log, and in the trail within bounds. */
import { describe, expect, test } from 'vitest'
import type { AuditLine } from '../../src/contract/accounts.ts'
import { attempt, later, withAdmin } from './admin.ts'
import { aService, callerOf, OUR_ORIGIN, PASSWORD, type Service, signIn, told } from './service.ts'

const WARNINGS = ['wrong_password', 'wrong_code', 'locked_out', 'refused', 'bad_token', 'new_network']

async function warningsIn({ sql }: Service): Promise<Pick<AuditLine, 'action' | 'after'>[]> {
  const rows = await sql.all<{ action: string; subject: string; after: string }>(
    `SELECT action, subject_kind || ' ' || subject_id AS subject, after FROM audit
     WHERE action IN (SELECT value FROM json_each(?)) ORDER BY id`,
    JSON.stringify(WARNINGS),
  )
  return rows.map(({ after, ...row }) => ({ ...row, after: JSON.parse(after) as unknown }))
}
const logged = ({ lines }: Service, action: string): string[] => lines.filter((line) => line.includes(` ${action} `))

test('a wrong password is a line of the log each time, and of the trail once in a quarter of an hour', async () => {
  const service = await withAdmin()
  const { id } = (await service.sql.first<{ id: string }>(`SELECT id FROM accounts WHERE username = 'admin'`)) ?? {}
  for (let i = 0; i < 5; i++) await attempt(service, 'guess', { address: '203.0.113.7' })
  expect(logged(service, 'wrong_password')).toEqual(
    Array(5).fill(`warning wrong_password account=${id} network=203.0.113.7`),
  )
  const line = { action: 'wrong_password', subject: `account ${id}`, after: { network: '203.0.113.7' } }
  expect(await warningsIn(service)).toEqual([line])
  later(service, 15)
  await attempt(service, 'guess', { address: '203.0.113.7' })
  expect(await warningsIn(service)).toEqual([line, line])
})

test('thousands who try names that nobody has fill no trail, and what they typed is nowhere', async () => {
  const service = await withAdmin()
  for (let i = 0; i < 40; i++) {
    await attempt(service, 'hunter2 hunter2', { username: `swapped ${i}`, address: `10.0.0.${i}` })
    await service.call('GET', '/api/session', undefined, { authorization: `Bearer secret-${i}` })
  }
  expect((await warningsIn(service)).map(({ action }) => action)).toEqual(['wrong_password', 'bad_token'])
  expect(logged(service, 'bad_token')).toHaveLength(1)
  const kept = JSON.stringify(await service.sql.all('SELECT * FROM audit')) + service.lines.join('\n')
  expect(kept).not.toMatch(/swapped|hunter2|secret-/)
})

test('that somebody has to wait is told of once, however often it is tried', async () => {
  const service = await withAdmin()
  for (let i = 0; i < 60; i++) await attempt(service, 'guess')
  expect((await warningsIn(service)).map(({ action }) => action)).toEqual(['wrong_password', 'locked_out'])
  expect(logged(service, 'locked_out')).toHaveLength(1)
})

test('what is refused is told of with who tried what', async () => {
  const service = await aService()
  const team = await service.signedInAs('team')
  const { id } = await told<{ id: string }>(await team('GET', '/api/session'))
  for (let i = 0; i < 3; i++) expect((await team('DELETE', '/api/accounts/x')).status).toBe(403)
  expect((await team('POST', '/api/screenings', {}, { origin: 'https://elsewhere.example' })).status).toBe(403)
  expect(await warningsIn(service)).toEqual([
    {
      action: 'refused',
      subject: `session ${id}`,
      after: { request: 'DELETE /api/accounts/x', network: '192.0.2.1' },
    },
  ])
  expect(logged(service, 'refused')).toEqual([
    `warning refused session=${id} network=192.0.2.1 request="DELETE /api/accounts/x"`,
  ])
  const program = await service.programAs('team', ['logs'])
  await program('GET', '/api/screenings')
  expect((await warningsIn(service)).at(-1)).toMatchObject({ after: { request: 'GET /api/screenings' } })
})

test('a clock that was set back does not silence them', async () => {
  const service = await withAdmin()
  later(service, 600)
  await attempt(service, 'guess')
  later(service, -600)
  for (let i = 0; i < 2; i++) await attempt(service, 'guess')
  expect(await warningsIn(service)).toHaveLength(2)
})

describe('a token', () => {
  const aProgram = async (service: Service) => {
    const manager = callerOf(service.app, { cookie: await signIn(service.app, 'admin'), origin: OUR_ORIGIN })
    const { id, token } = await told<{ id: string; token: string }>(
      await manager('POST', '/api/tokens', { name: '县数据平台', role: 'manager' }),
    )
    const call = (address: string) =>
      service.call('GET', '/api/teams', undefined, { authorization: `Bearer ${token}`, 'x-test-address': address })
    return { id, manager, call }
  }

  test('that is used from a new network is told of; from where it always is, it is not', async () => {
    const service = await withAdmin()
    const { id, call } = await aProgram(service)
    for (const address of ['203.0.113.7', '203.0.113.7', '203.0.113.7:4433'])
      expect((await call(address)).status).toBe(200)
    expect(await warningsIn(service)).toEqual([])
    for (let i = 0; i < 3; i++) await call('198.51.100.1')
    const line = { action: 'new_network', subject: `token ${id}`, after: { network: '198.51.100.1' } }
    expect(await warningsIn(service)).toEqual([line])
    expect(logged(service, 'new_network')).toEqual([`warning new_network token=${id} network=198.51.100.1`])
    later(service, 20)
    await call('198.51.100.1')
    expect(await warningsIn(service)).toEqual([line])
  })

  test('costs no write by being used, but one an hour; and of ever new networks fifty are kept', async () => {
    const service = await withAdmin()
    const { id, manager, call } = await aProgram(service)
    await call('203.0.113.7')
    const writes = async () => (await service.sql.first<{ n: number }>('SELECT total_changes() AS n'))?.n
    const before = await writes()
    for (let i = 0; i < 20; i++) await call('203.0.113.7')
    expect(await writes()).toBe(before)
    const used = async () =>
      (await told<{ items: { lastUsedAt?: string }[] }>(await manager('GET', '/api/tokens'))).items[0]?.lastUsedAt
    const first = await used()
    later(service, 61)
    await call('203.0.113.7')
    expect(Date.parse((await used()) ?? '') - Date.parse(first ?? '')).toBe(61 * 60_000)
    for (let i = 0; i < 80; i++) await call(`10.1.${i}.1`)
    expect(await service.sql.first('SELECT count(*) AS n FROM token_networks WHERE token_id = ?', id)).toEqual({
      n: 50,
    })
    expect((await warningsIn(service)).map(({ action }) => action)).toEqual(['new_network'])
  })
})

test('the desk reads of all this in words', async () => {
  const service = await withAdmin()
  await attempt(service, 'guess')
  const by = callerOf(service.app, { cookie: await signIn(service.app, 'admin', PASSWORD), origin: OUR_ORIGIN })
  const { items } = await told<{ items: AuditLine[] }>(await by('GET', '/api/audit?action=wrong_password'))
  expect(items).toMatchObject([{ actor: { name: '系统' }, subject: { kind: 'account', name: '管理员' } }])
})
