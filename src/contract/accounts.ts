/** Who is let in: accounts, one-use codes for people, and tokens for programs. */
import * as z from 'zod'
import { Account, Enrolment, IssuedToken, NewEnrolment, NewToken, Token } from '../domain/people/sign-in.ts'
import { listOf, Paging } from './list.ts'
import { del, get, post } from './route.ts'

const ofManagers = { tag: 'Access', may: ['manager'], needs: 'people' } as const
const params = { id: z.string() }

export const accounts = {
  list: get('/api/accounts', {
    ...ofManagers,
    summary: 'List accounts',
    fresh: 'any',
    query: Paging,
    answer: listOf(Account),
    says: 'Everybody who can or could sign in',
  }),
  disable: del('/api/accounts/{id}', {
    ...ofManagers,
    summary: 'Disable an account',
    params,
    says: {
      204:
        'Disabled. Nobody is signed in with it, and its tokens and codes end; a team’s phones still hand in what ' +
        'they made before, for review',
    },
  }),
  resetPassword: post('/api/accounts/{id}/password-reset', {
    ...ofManagers,
    summary: 'Reset an account’s password',
    params,
    answer: Enrolment,
    says: { 201: 'The code that sets a new password, shown this once; the old one has ended' },
  }),
  enrol: post('/api/enrolments', {
    ...ofManagers,
    summary: 'Make a one-use code',
    body: NewEnrolment,
    answer: Enrolment,
    says: { 201: 'The code, shown this once' },
  }),
}

export const tokens = {
  list: get('/api/tokens', {
    ...ofManagers,
    summary: 'List tokens',
    fresh: 'any',
    query: Paging,
    answer: listOf(Token),
    says: 'The tokens that work',
  }),
  issue: post('/api/tokens', {
    ...ofManagers,
    summary: 'Make a token',
    body: NewToken,
    answer: IssuedToken,
    says: { 201: 'The token, shown this once' },
  }),
  revoke: del('/api/tokens/{id}', {
    ...ofManagers,
    summary: 'Revoke a token',
    params,
    says: { 204: 'It works no longer' },
  }),
}
