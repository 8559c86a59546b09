/** Who is signed in: in, out, from where, one's password, and the code one joins with. */
import * as z from 'zod'
import { Session } from '../domain/people/account.ts'
import { OwnSession } from '../domain/people/session-life.ts'
import {
  Credentials,
  NewPassword,
  NewSecondFactor,
  RecoveryCodes,
  Redemption,
  SecondFactor,
  SecondFactorEnd,
  SecondFactorSecret,
} from '../domain/people/sign-in.ts'
import { SENT_TO } from './address.ts'
import { del, get, listOf, Paging, post, put } from './route.ts'

const open = { tag: 'Access', may: 'everyone' } as const
const own = { tag: 'Access', may: ['team', 'technician', 'manager', 'auditor'], needs: 'people' } as const

export const session = {
  signIn: post(SENT_TO.session, {
    ...open,
    summary: 'Sign in',
    body: Credentials,
    answer: Session,
    says: 'Who is signed in',
  }),
  read: get(SENT_TO.session, {
    ...own,
    summary: 'Read who is signed in',
    needs: 'any',
    answer: Session,
    says: 'Who is signed in',
  }),
  signOut: del(SENT_TO.session, {
    ...open,
    summary: 'Sign out',
    says: { 204: 'Signed out, or nobody was signed in' },
  }),
  redeem: post('/api/enrolments/redeem', {
    ...open,
    summary: 'Redeem a one-use code',
    body: Redemption,
    answer: Session,
    says: 'Signed in',
  }),
  putPassword: put('/api/session/password', {
    ...own,
    summary: 'Set one’s password',
    body: NewPassword,
    answer: Session,
    says: 'Who is signed in; the other sessions have ended',
  }),
  list: get('/api/sessions', {
    ...own,
    summary: 'List where one is signed in',
    fresh: 'any',
    query: Paging,
    answer: listOf(OwnSession),
    says: 'One’s own sessions, this one first',
  }),
  end: del('/api/sessions/{id}', {
    ...own,
    summary: 'End one of one’s sessions',
    params: { id: z.string().max(60) },
    says: { 204: 'Nobody is signed in with it any more' },
  }),
  endOthers: del('/api/sessions', {
    ...own,
    summary: 'End all sessions but this one',
    says: { 204: 'All but this one have ended' },
  }),
}

const ofDesks = { tag: 'Access', may: ['manager', 'auditor'], needs: 'people' } as const

export const secondFactor = {
  read: get('/api/second-factor', {
    ...ofDesks,
    summary: 'Read whether one’s second factor is on',
    answer: SecondFactor,
    says: 'One’s own',
  }),
  makeSecret: post('/api/second-factor/secret', {
    ...ofDesks,
    summary: 'Make a secret for an app',
    answer: SecondFactorSecret,
    says: 'For an app; nothing has changed yet',
  }),
  turnOn: put('/api/second-factor', {
    ...ofDesks,
    summary: 'Turn one’s second factor on',
    body: NewSecondFactor,
    answer: RecoveryCodes,
    says: 'On; an earlier one has ended',
  }),
  turnOff: post('/api/second-factor/off', {
    ...ofDesks,
    summary: 'Turn one’s second factor off',
    body: SecondFactorEnd,
    says: { 204: 'The password alone signs in again' },
  }),
}
