/** The door's own questions to the server, by the contract. */
import { session } from '../../../contract/session.ts'
import type { SentOf } from '../../../contract/route.ts'
import { ask } from '../../shared/api.ts'

export const redeem = (body: SentOf<typeof session.redeem>) => ask(session.redeem, { body })
export const signIn = (body: SentOf<typeof session.signIn>) => ask(session.signIn, { body })
