/** A problem of the contract (RFC 9457), read without a schema: the service worker and the phone's first view carry none. */

type Told = Record<string, unknown>
export const isTold = (value: unknown): value is Told =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** Null of anybody else's reply. */
export function problemOf(reply: unknown) {
  if (!isTold(reply) || typeof reply['code'] !== 'string' || typeof reply['detail'] !== 'string') return null
  const issues: unknown[] = Array.isArray(reply['issues']) ? reply['issues'] : []
  return { code: reply['code'], detail: reply['detail'], issues: issues.filter(isIssue), reply }
}

const isIssue = (one: unknown): one is Record<'path' | 'message', string> =>
  isTold(one) && typeof one['path'] === 'string' && typeof one['message'] === 'string'
