import { describe, expect, test } from 'vitest'
import type { Account } from '../../src/domain/sign-in.ts'
import { isDueToRoll, plainCode, plainUsername, sessionEnd, sessionOf, usernamesFor } from '../../src/domain/sign-in.ts'
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
  test('of a manager is good for 14 days, of a team for 90', () => {
    expect(sessionEnd('manager', NOW)).toBe(days(14).toISOString())
    expect(sessionEnd('team', NOW)).toBe(days(90).toISOString())
  })

  test('rolls on when a day of it has been used, not before', () => {
    const end = sessionEnd('manager', NOW)
    expect(isDueToRoll('manager', end, days(1))).toBe(false)
    expect(isDueToRoll('manager', end, new Date(days(1).getTime() + 1))).toBe(true)
  })

  test('asks a manager for a password, and nobody else', () => {
    const end = sessionEnd('manager', NOW)
    expect(sessionOf(anAccount(), false, end)).toMatchObject({ mustSetPassword: true, expiresAt: end })
    expect(sessionOf(anAccount(), true, end)).toMatchObject({ mustSetPassword: false })
    const team = sessionOf(anAccount({ role: 'team', teamCode: 'team-07' }), false, end)
    expect(team).toMatchObject({ mustSetPassword: false, teamCode: 'team-07' })
    expect(sessionOf(anAccount(), true, end)).not.toHaveProperty('teamCode')
  })
})
