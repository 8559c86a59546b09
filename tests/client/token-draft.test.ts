import { expect, test } from 'vitest'
import { valueIn } from '../../src/client/desk/kit/form-draft.ts'
import { scopesIn, scopesText, tokenBody, TokenFields, tokenFields } from '../../src/client/desk/settings/tokens.tsx'
import type { Role } from '../../src/domain/people/account.ts'

test('a token is for all that its role may until something is taken away, also when the role is changed', () => {
  expect(scopesIn('', 'team')).toEqual(['logs', 'read'])
  expect(scopesIn('', 'technician')).toEqual(['reports', 'speaker-status', 'read'])
  const text = scopesText(['read'], 'manager')
  expect([scopesIn(text, 'manager'), scopesIn(text, 'team')]).toEqual([['read'], ['read']])
  expect(scopesText(['read', 'logs'], 'team')).toBe('')
})

test('nothing chosen is nothing, not all', () => {
  expect(scopesIn(scopesText([], 'team'), 'team')).toEqual([])
  const draft = { name: ' 县数据平台 ', teamCode: 'team-01', scopes: '' }
  const bodyOf = (role: Role, expiresOn: string) =>
    tokenBody(valueIn(TokenFields, tokenFields(), {}, { ...draft, role, expiresOn }))
  expect(bodyOf('team', '2018-06-30')).toEqual({
    name: '县数据平台',
    role: 'team',
    teamCode: 'team-01',
    scopes: ['logs', 'read'],
    expiresOn: '2018-06-30',
  })
  // the server knows what a year from today is, where the page does not know today yet
  expect(bodyOf('manager', '')).not.toHaveProperty('expiresOn')
  expect(bodyOf('manager', '')).not.toHaveProperty('teamCode')
})
