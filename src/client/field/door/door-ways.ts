/** How somebody comes to the app: by a link, in which browser, and what is lost by going. */
import { SENT_TO } from '../../../contract/address.ts'
import type { Session } from '../../../domain/people/account.ts'
import { recall, remember } from '../../shared/keep.ts'

/** Browsers inside other apps (WeChat, QQ, DingTalk, Weibo, Alipay): what they keep may be gone tomorrow. */
const IN_APP = /MicroMessenger|\bQQ\/|DingTalk|Weibo|AlipayClient|aweme|\bwv\)/i
export const isInApp = (userAgent: string): boolean => IN_APP.test(userAgent)

/** The code behind `#enrol=`; null without one. */
export function enrolmentCode(hash: string): string | null {
  const code = /^#enrol=(.+)$/.exec(hash)?.[1]
  if (code === undefined) return null
  try {
    return typedCode(decodeURIComponent(code))
  } catch {
    return null
  }
}

/** A whole link pasted where a code is asked for gives its code. */
export function typedCode(text: string): string {
  const line = text.normalize('NFKC').trim()
  return (/#enrol=([^\s#]+)/.exec(line)?.[1] ?? line).replace(/\s+/g, '')
}

/** Whoever never set a password gets in again only by a new link. */
export type Leaving = 'free' | 'unsent' | 'no_password' | 'no_password_unsent'
export function leavingOf(hasPassword: boolean, isUnsent: boolean): Leaving {
  if (hasPassword) return isUnsent ? 'unsent' : 'free'
  return isUnsent ? 'no_password_unsent' : 'no_password'
}

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
  const response = await fetch(SENT_TO.session, { method: 'DELETE', headers }).catch(() => undefined)
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
