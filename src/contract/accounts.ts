/** Who is let in: accounts, one-use codes for people, tokens for programs; and the trail of who did what, when and why. */
import * as z from 'zod'
import { Account, Enrolment, IssuedToken, NewEnrolment, NewToken, Token } from '../domain/people/sign-in.ts'
import { del, get, known, listOf, paging, Paging, post } from './route.ts'
import { Role } from '../domain/people/account.ts'
import { AuditFilter, SubjectKind } from '../domain/people/trail.ts'

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

export const AuditLine = z.object({
  id: z.int(),
  at: z.string(),
  actor: z.object({ id: z.string(), name: z.string(), role: Role }),
  action: z.string(),
  subject: z.object({
    kind: SubjectKind,
    id: z.string(),
    name: z.string().optional().meta({ description: 'What it is called today, where it has a name' }),
  }),
  reason: z.string().optional(),
  before: z.unknown().optional(),
  after: z.unknown().optional(),
})
export type AuditLine = z.infer<typeof AuditLine>

export const AuditTrail = z
  .object({
    items: z.array(AuditLine),
    total: z.int().nullable().meta({
      description: 'Of the whole trail, or of one thing; null where only looking through all of it could tell',
    }),
    nextCursor: z
      .string()
      .optional()
      .meta({ description: 'There is more to look through, though perhaps not to find' }),
    lookedBackTo: z.string().nullable().meta({ description: 'As far as this looked; null at the beginning of all' }),
  })
  .meta({ id: 'AuditTrail', description: 'Newest first. A page may be short, even empty, and still have a next one' })
export type AuditTrail = z.infer<typeof AuditTrail>

export const audit = {
  list: get('/api/audit', {
    tag: 'Office',
    summary: 'List what was done',
    may: ['manager'],
    needs: 'read',
    fresh: 'day',
    query: AuditFilter.extend({ ...paging, ...known }),
    answer: AuditTrail,
    says: 'What was done, newest first',
  }),
}
