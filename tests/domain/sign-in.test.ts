import { describe, expect, test } from 'vitest'
import type { Account } from '../../src/domain/people/sign-in.ts'
import { sessionEnd, type SessionTimes, usedNow } from '../../src/domain/people/session-life.ts'
import { plainCode, plainUsername, sessionOf, usernamesFor } from '../../src/domain/people/sign-in.ts'
import { NOW } from '../make.ts'

const anAccount = (changes: Partial<Account> = {}): Account => ({
  id: 'account-1',
  displayName: '王局',
  role: 'manager',
  createdAt: NOW.toISOString(),
  ...changes,
})
const days = (count: number): Date => new Date(NOW.getTime() + count * 86_400_000)

test('a code is the same however it was typed', () => {
  for (const typed of ['K7QM-2XHD', 'k7qm2xhd', ' K7QM 2XHD ', 'Ｋ７ＱＭ－２ＸＨＤ'])
    expect(plainCode(typed)).toBe('K7QM2XHD')
})

test('a user name is the same however it was typed', () => {
  for (const typed of ['admin', 'Admin', ' ADMIN ', 'ａｄｍｉｎ']) expect(plainUsername(typed)).toBe('admin')
})

test('user names are proposed by team or role, and never run out', () => {
  const names = usernamesFor({ id: 'account-1', role: 'team', teamCode: 'team-07' })
  expect(names.slice(0, 3)).toEqual(['team-07', 'team-07-2', 'team-07-3'])
  expect(names.at(-1)).toBe('account-1')
  expect(new Set(names).size).toBe(names.length)
  expect(usernamesFor({ id: 'account-1', role: 'technician' })[0]).toBe('technician')
})

describe('a session', () => {
  const begun = NOW.toISOString()
  const times = (changes: Partial<SessionTimes> = {}): SessionTimes => ({
    createdAt: begun,
    lastUsedAt: begun,
    expiresAt: sessionEnd('manager', begun, begun),
    ...changes,
  })

  test('of a manager is good for 14 days, of a team for 90', () => {
    expect(sessionEnd('manager', begun, begun)).toBe(days(14).toISOString())
    expect(sessionEnd('team', begun, begun)).toBe(days(90).toISOString())
  })

  test('of a phone that hands in once a month never ends; a manager signs in again every 90 days', () => {
    for (let month = 1; month < 60; month++) {
      const used = days(30 * month)
      expect(sessionEnd('team', begun, used.toISOString())).toBe(days(30 * month + 90).toISOString())
    }
    expect(sessionEnd('manager', begun, days(85).toISOString())).toBe(days(90).toISOString())
  })

  test('rolls on when a day of it has been used, not before', () => {
    expect(usedNow('manager', times(), days(1))?.isRolled).toBe(false)
    expect(usedNow('manager', times(), new Date(days(1).getTime() + 1))).toEqual({
      expiresAt: new Date(days(15).getTime() + 1).toISOString(),
      isRolled: true,
    })
  })

  test('is written down as used once an hour, and at once where the clock was set back', () => {
    const after = (minutes: number) => usedNow('manager', times(), new Date(NOW.getTime() + minutes * 60_000))
    expect([after(1), after(59)]).toEqual([null, null])
    expect([after(60)?.isRolled, after(-1)?.isRolled]).toEqual([false, false])
  })

  test('that is set short is looked at more often, and ends when the office says', () => {
    const limits = { idleHours: 1, days: 1 }
    const end = sessionEnd('team', begun, begun, limits)
    expect(end).toBe(new Date(NOW.getTime() + 3_600_000).toISOString())
    const after = (minutes: number) =>
      usedNow('team', times({ expiresAt: end }), new Date(NOW.getTime() + minutes * 60_000), limits)
    expect(after(5)).toBeNull()
    expect(after(7)?.isRolled).toBe(true)
    expect(sessionEnd('team', begun, days(0.99).toISOString(), limits)).toBe(days(1).toISOString())
  })

  test('asks a manager for a password, and nobody else', () => {
    const end = sessionEnd('manager', begun, begun)
    expect(sessionOf(anAccount(), false, end)).toMatchObject({ mustSetPassword: true, expiresAt: end })
    expect(sessionOf(anAccount(), true, end)).toMatchObject({ mustSetPassword: false })
    const team = sessionOf(anAccount({ role: 'team', teamCode: 'team-07' }), false, end)
    expect(team).toMatchObject({ mustSetPassword: false, teamCode: 'team-07' })
    expect(sessionOf(anAccount(), true, end)).not.toHaveProperty('teamCode')
  })
})
