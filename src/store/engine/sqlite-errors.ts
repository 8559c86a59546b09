/** What SQLite says when it cannot, in the words of the port. */
import { constraintError, Unavailable, whyOf } from './sql.ts'

const SIGNS = [
  ['full', /^SQLITE_FULL/],
  ['read_only', /^SQLITE_(READONLY|PERM)/],
  ['locked', /^SQLITE_(BUSY|LOCKED)/],
  ['disk', /^SQLITE_(IOERR|CANTOPEN|NOMEM)/],
] as const

const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : ''

export const isLocked = (error: unknown): boolean => whyOf(codeOf(error), SIGNS) === 'locked'

/** Unavailable, a ConstraintError, or the error as it is. */
export function sqliteError(error: unknown): unknown {
  const why = whyOf(codeOf(error), SIGNS)
  return why === undefined ? constraintError(error) : new Unavailable(why, error)
}
