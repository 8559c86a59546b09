import { expect, test } from 'vitest'
import type { Sql } from '../../src/store/engine/sql.ts'
import { listAccounts } from '../../src/store/people/accounts.ts'
import { SYSTEM } from '../../src/store/people/audit.ts'
import { issueEnrolment, redeemEnrolment } from '../../src/store/people/enrolments.ts'
import { anEmptyDatabase } from '../in-memory.ts'
import { NOW } from '../make.ts'

const IN_AN_HOUR = new Date(NOW.getTime() + 3_600_000)

async function anEnrolment(): Promise<Sql> {
  const sql = await anEmptyDatabase()
  await sql.run(`INSERT INTO teams (code, name) VALUES ('team-01', '放映一队')`)
  const enrolment = { role: 'team' as const, teamCode: 'team-01', displayName: '张师傅' }
  await issueEnrolment(sql, SYSTEM, { ...enrolment, codeHash: 'hash', expiresAt: IN_AN_HOUR.toISOString() }, NOW)
  return sql
}

test('a code redeemed by many at the same moment signs one person in', async () => {
  const sql = await anEnrolment()
  const phones = Array.from({ length: 20 }, (_, i) => redeemEnrolment(sql, 'hash', { tokenHash: `session-${i}` }, NOW))
  const sessions = (await Promise.all(phones)).filter((session) => session !== null)
  expect(sessions).toMatchObject([{ displayName: '张师傅', role: 'team', teamCode: 'team-01', mustSetPassword: false }])
  expect(await listAccounts(sql)).toHaveLength(1)
  expect(await sql.first('SELECT count(*) AS n FROM sessions')).toEqual({ n: 1 })
  expect(await sql.first(`SELECT count(*) AS n FROM audit WHERE action = 'redeem'`)).toEqual({ n: 1 })
})

test('a code is good until the moment it expires', async () => {
  expect(await redeemEnrolment(await anEnrolment(), 'hash', { tokenHash: 'session' }, IN_AN_HOUR)).toBeNull()
  const justBefore = new Date(IN_AN_HOUR.getTime() - 1)
  expect(await redeemEnrolment(await anEnrolment(), 'hash', { tokenHash: 'session' }, justBefore)).not.toBeNull()
})
