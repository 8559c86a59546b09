/** What is remembered of a person's session: the user name to sign in with again, and whether there is a password at all. */
import type { Session } from '../../domain/account.ts'
import { recall, remember } from '../shared/keep.ts'

const usernameKey = (person: string): string => `username:${person}`
const LEAVING = 'leaving'

/** A team or technician has a user name from the first password on. */
export function rememberSession({ id, username }: Session): void {
  remember(usernameKey(id), username ?? null)
  remember(LEAVING, null)
}
export const usernameOf = (person: string): string | null => recall(usernameKey(person))

/** Signed out without signal: the server is told at the next chance, before anybody else signs in. */
export const rememberLeaving = (): void => remember(LEAVING, '1')
export const isLeaving = (): boolean => recall(LEAVING) !== null
export const forgetLeaving = (): void => remember(LEAVING, null)
