/** A password taken away and a code in its place: all of it or nothing, on both engines. */
import { describe, expect, test } from 'vitest'
import { accountByUsername, disableAccount, putAccounts } from '../../src/store/people/accounts.ts'
import { redeemEnrolment, resetPassword } from '../../src/store/people/enrolments.ts'
import { findSession, startSession } from '../../src/store/people/sessions.ts'
import { engines, managed } from '../engines.ts'
import { aManager, NOW } from '../make.ts'

const expiresAt = '2017-07-03T15:30:00.000Z'

describe.each(engines)('a reset password on $name', ({ start }) => {
  const { running } = managed(start)

  const known = async (username: string) => {
    const found = await accountByUsername(running.sql, username)
    if (!found) throw new Error(`no account ${username}`)
    return found
  }
  const make = async (username: string) => {
    await putAccounts(running.sql, [{ username, displayName: '王局', role: 'manager' }], 'a hash', NOW)
    return known(username)
  }

  test('ends the old one and every session; its code opens the same account, once', async () => {
    await make('another')
    const before = await make('reset-one')
    await startSession(running.sql, before, { tokenHash: 'session-before' }, NOW)
    await resetPassword(running.sql, aManager, before.account, { codeHash: 'code-one', expiresAt }, NOW)
    expect((await known('reset-one')).passwordHash).toBeNull()
    expect(await findSession(running.sql, 'session-before', NOW)).toBeNull()
    const session = await redeemEnrolment(running.sql, 'code-one', { tokenHash: 'session-after' }, NOW)
    expect(session).toMatchObject({ id: before.account.id, mustSetPassword: true })
    expect(await redeemEnrolment(running.sql, 'code-one', { tokenHash: 'session-again' }, NOW)).toBeNull()
  })

  test('of an account that was disabled meanwhile changes nothing', async () => {
    const before = await make('reset-two')
    await disableAccount(running.sql, aManager, before.account, NOW)
    const lines = () => running.sql.all('SELECT id FROM audit')
    const count = (await lines()).length
    await expect(
      resetPassword(running.sql, aManager, before.account, { codeHash: 'code-two', expiresAt }, NOW),
    ).rejects.toMatchObject({ constraint: 'nothing_changed_meanwhile' })
    expect([(await known('reset-two')).passwordHash, (await lines()).length]).toEqual(['a hash', count])
    expect(await redeemEnrolment(running.sql, 'code-two', { tokenHash: 'session-two' }, NOW)).toBeNull()
  })
})
