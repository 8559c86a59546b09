import { expect, test } from 'vitest'
import { accountByUsername, disableAccount, putAccounts } from '../../src/store/people/accounts.ts'
import { SYSTEM } from '../../src/store/people/audit.ts'
import { findSession, startSession } from '../../src/store/people/sessions.ts'
import { anEmptyDatabase } from '../in-memory.ts'
import { NOW } from '../make.ts'

async function aTechnician() {
  const sql = await anEmptyDatabase()
  await putAccounts(sql, [{ username: 'tech-01', displayName: '李工', role: 'technician' }], null, NOW)
  const known = await accountByUsername(sql, 'tech-01')
  if (!known) throw new Error('no account')
  return { sql, known }
}

test('a session begun at the moment its account is disabled opens nothing', async () => {
  const { sql, known } = await aTechnician()
  await Promise.all([
    disableAccount(sql, SYSTEM, known.account, NOW),
    startSession(sql, known, { tokenHash: 'session' }, NOW),
  ])
  expect(await sql.first('SELECT count(*) AS n FROM sessions')).toEqual({ n: 1 })
  expect(await findSession(sql, 'session', NOW)).toBeNull()
})

test('sessions that have ended are forgotten when somebody signs in', async () => {
  const { sql, known } = await aTechnician()
  await startSession(sql, known, { tokenHash: 'old' }, NOW)
  await startSession(sql, known, { tokenHash: 'new' }, new Date(NOW.getTime() + 90 * 86_400_000))
  expect(await sql.all('SELECT token_hash FROM sessions')).toEqual([{ token_hash: 'new' }])
})
