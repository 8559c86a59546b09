import { describe, expect, test } from 'vitest'
import { Role, SCOPES } from '../../src/domain/people/account.ts'
import { Credentials, NewEnrolment, NewPassword, NewToken } from '../../src/domain/people/sign-in.ts'
import { USUAL_LIMITS } from '../../src/domain/people/session-life.ts'
import { invalid, notFound } from '../../src/domain/errors.ts'
import { say } from '../../src/domain/language.ts'

describe('the code of a team', () => {
  test('goes with the role team and with no other', () => {
    for (const schema of [NewToken, NewEnrolment]) {
      const whose = { name: '接口', displayName: '张三' }
      const accepted = (role: string, teamCode?: string) => {
        const { name, displayName } = whose
        const entry = { ...(schema === NewToken ? { name } : { displayName }), role, ...(teamCode && { teamCode }) }
        return schema.safeParse(entry).success
      }
      expect(accepted('team', 'team-01')).toBe(true)
      expect(accepted('team')).toBe(false)
      expect(accepted('manager', 'team-01')).toBe(false)
      expect(accepted('technician', 'team-01')).toBe(false)
      expect(accepted('manager')).toBe(true)
      expect(accepted('admin')).toBe(false)
    }
  })
})

test('a new password has eight signs at least, an old one may be anything that was typed', () => {
  expect(NewPassword.safeParse({ password: 'demo123' }).success).toBe(false)
  expect(NewPassword.safeParse({ password: 'demo1234' }).success).toBe(true)
  expect(Credentials.safeParse({ username: 'admin', password: 'x' }).success).toBe(true)
  expect(Credentials.safeParse({ username: 'admin', password: '' }).success).toBe(false)
})

test('every role knows how long it stays signed in, and what its tokens can be for', () => {
  expect(Object.keys(USUAL_LIMITS).sort()).toEqual([...Role.options].sort())
  expect(Object.keys(SCOPES).sort()).toEqual([...Role.options].sort())
})

test('a token is for nothing that its role may not do', () => {
  const asked = (role: string, scopes: string[]) =>
    NewToken.safeParse({ name: '接口', role, scopes, ...(role === 'team' && { teamCode: 'team-01' }) }).success
  expect(asked('team', ['logs'])).toBe(true)
  expect(asked('team', ['logs', 'reports'])).toBe(false)
  expect(asked('technician', ['speaker-status', 'read'])).toBe(true)
  expect(asked('technician', ['logs'])).toBe(false)
  expect(asked('manager', ['logs', 'reports', 'speaker-status', 'read'])).toBe(true)
  expect(asked('manager', [])).toBe(false)
  expect(asked('manager', ['accounts'])).toBe(false)
})

describe('what went wrong', () => {
  test('carries its code, its sentence and the fields that are meant', () => {
    const error = invalid({ path: 'filmCodes.0', sentence: { key: 'unknown_film', facts: { code: 'film-999' } } })
    expect(error).toMatchObject({ code: 'invalid', issues: [{ path: 'filmCodes.0' }] })
    expect(error.issues.map(({ sentence }) => say('en', sentence)).join('')).toContain('film-999')
  })

  test('a village that is not there is named in the reader’s language', () => {
    const { sentence, code } = notFound('noun_village', '510723999999')
    expect(code).toBe('not_found')
    expect(say('zh', sentence)).toBe('没有找到村“510723999999”，请核对后重试。')
    expect(say('en', sentence)).toContain('There is no village “510723999999”')
  })
})
