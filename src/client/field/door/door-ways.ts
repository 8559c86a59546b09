/** How somebody comes to the app: by a link, in which browser, and what is lost by going. */

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
