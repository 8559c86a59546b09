/** A manager's second factor: whether it is on, turned on with an app's code, and off. */
import {
  NewSecondFactor,
  RecoveryCodes,
  SecondFactor,
  SecondFactorEnd,
  SecondFactorSecret,
} from '../domain/people/second-factor.ts'
import { get, post, put } from './route.ts'

const ofManagers = { tag: 'Access', may: ['manager'], needs: 'people' } as const

export const secondFactor = {
  read: get('/api/second-factor', {
    ...ofManagers,
    summary: 'Read whether one’s second factor is on',
    answer: SecondFactor,
    says: 'One’s own',
  }),
  makeSecret: post('/api/second-factor/secret', {
    ...ofManagers,
    summary: 'Make a secret for an app',
    answer: SecondFactorSecret,
    says: 'For an app; nothing has changed yet',
  }),
  turnOn: put('/api/second-factor', {
    ...ofManagers,
    summary: 'Turn one’s second factor on',
    body: NewSecondFactor,
    answer: RecoveryCodes,
    says: 'On; an earlier one has ended',
  }),
  turnOff: post('/api/second-factor/off', {
    ...ofManagers,
    summary: 'Turn one’s second factor off',
    body: SecondFactorEnd,
    says: { 204: 'The password alone signs in again' },
  }),
}
