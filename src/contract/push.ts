/** Waking a team’s browser when a log was returned, where the browser can be woken. */
import { NewPush, PushKey } from '../domain/message/push.ts'
import { PUSH } from './address.ts'
import { del, get, put } from './route.ts'

const ofTeams = { tag: 'Messages', may: ['team'], needs: 'people' } as const

export const push = {
  key: get(PUSH, {
    tag: 'Messages',
    may: ['team', 'technician', 'manager'],
    needs: 'read',
    summary: 'Read the key for waking browsers',
    fresh: 'any',
    answer: PushKey,
    says: 'What a browser makes its subscription with; the same for ever',
  }),
  put: put(PUSH, {
    ...ofTeams,
    summary: 'Let this browser be woken',
    body: NewPush,
    says: { 204: 'It is woken when a log of the team was returned, as long as one is signed in here' },
  }),
  end: del(PUSH, {
    ...ofTeams,
    summary: 'Let this browser sleep',
    says: { 204: 'It is not woken any more' },
  }),
}
