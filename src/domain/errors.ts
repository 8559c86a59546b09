/** What can go wrong, in the contract's words; which HTTP status that is, only http/errors.ts knows. */
import type { Sentence } from './language.ts'

export type ErrorCode =
  | 'invalid'
  | 'unauthorized'
  | 'forbidden'
  | 'not_found'
  | 'method_not_allowed'
  | 'conflict'
  | 'too_large'
  | 'unsupported_media_type'
  | 'too_many'
  | 'unavailable'
  | 'internal'

/** One thing wrong with what was sent: where (`films.0`), and the sentence that says what to do. */
export interface Issue {
  path: string
  sentence: Sentence
}

export class AppError extends Error {
  readonly code: ErrorCode
  readonly sentence: Sentence
  readonly issues: Issue[]
  /** Seconds after which another try makes sense. */
  readonly retryAfterSeconds: number | undefined

  constructor(code: ErrorCode, sentence: Sentence, more: { issues?: Issue[]; retryAfterSeconds?: number } = {}) {
    super(`${code}: ${sentence.key}`)
    this.code = code
    this.sentence = sentence
    this.issues = more.issues ?? []
    this.retryAfterSeconds = more.retryAfterSeconds
  }
}

/** The address is right, and takes other methods. */
export class WrongMethod extends AppError {
  readonly allowed: string[]
  constructor(method: string, allowed: string[]) {
    super('method_not_allowed', { key: 'error_method', facts: { method, allowed: allowed.join(', ') } })
    this.allowed = allowed
  }
}

/** What was sent cannot be accepted: one sentence for each field. */
export const invalid = (...issues: Issue[]): AppError => new AppError('invalid', { key: 'error_invalid' }, { issues })
/** So many months are named, and the others counted. */
const NAMED_MONTHS = 6
const monthsSaid = ([month = '', ...rest]: string[], named = 1): Sentence | string => {
  if (rest.length === 0) return month
  const isLast = named === NAMED_MONTHS
  const more = isLast
    ? { key: 'closed_months_rest' as const, facts: { count: rest.length } }
    : monthsSaid(rest, named + 1)
  return { key: 'closed_months_more', facts: { month, rest: more } }
}
/** What touches closed months says why. */
export const closedWithoutReason = (months: string[], path: 'reason' | 'note' = 'reason'): AppError =>
  invalid({ path, sentence: { key: 'reason_for_closed_month', facts: { month: monthsSaid(months) } } })
/** A code that nothing of its kind has. */
export const unknownCode = (
  what: 'village' | 'team' | 'film' | 'township',
  code: string,
  path = `${what}Code`,
): Issue => ({
  path,
  sentence: { key: `unknown_${what}`, facts: { code } },
})
export const notFound = (what: Sentence['key'], code: string): AppError =>
  new AppError('not_found', { key: 'error_not_found', facts: { what: { key: what }, code } })
/** An id that is used already for something else. */
export const sameId = (id: string): AppError => new AppError('conflict', { key: 'error_same_id', facts: { id } })
/** The body is of a type that is not read there. */
export const unsupportedType = (expected: string, issues: Issue[] = []): AppError =>
  new AppError('unsupported_media_type', { key: 'error_body_type', facts: { expected } }, { issues })
/** Others were faster too many times: nothing was lost, and another try will do. */
export const busy = (): AppError => new AppError('too_many', { key: 'error_busy' }, { retryAfterSeconds: 1 })
