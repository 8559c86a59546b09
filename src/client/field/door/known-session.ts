/** What is remembered of a person's session: the user name to sign in with again, and whether there is a password at all. */
import type { Session } from '../../../domain/people/account.ts'
import { recall, remember } from '../../shared/keep.ts'

const usernameKey = (person: string): string => `username:${person}`
const LEAVING = 'leaving'

/** A team or technician has a user name from the first password on. */
export function rememberSession({ id, username }: Session): void {
  remember(usernameKey(id), username ?? null)
  remember(LEAVING, null)
}
export const usernameOf = (person: string): string | null => recall(usernameKey(person))

/**
 * Whoever leaves is signed out here at once; the server is told now, or, without signal, before anybody else comes in.
 * It is told who, so that it never signs out the next person.
 */
export async function endSession(): Promise<void> {
  const person = recall(LEAVING)
  if (person === null) return
  const headers = { 'yx-account': person }
  const response = await fetch('/api/session', { method: 'DELETE', headers }).catch(() => undefined)
  if (response && response.status < 500) remember(LEAVING, null)
}
export function leaveSession(person: string): void {
  remember(LEAVING, person)
  void endSession()
}

const welcomeKey = (person: string): string => `welcomed:${person}`
/** Shown once by itself, and after that only when asked for. */
export const wasWelcomed = (person: string): boolean => recall(welcomeKey(person)) !== null
export const rememberWelcome = (person: string): void => remember(welcomeKey(person), 'yes')
