/** Guessing is slow: ten wrong passwords or codes about an account or an address, then a pause. */
import type { Context } from 'hono'
import { AppError } from '../domain/errors.ts'
import { beginSignIn, signInWasRight, signInWasWrong } from '../store/sign-ins.ts'
import type { Deps, Env } from './app.ts'
import { sha256Hex } from './secrets.ts'

/** Hashed, because people type passwords where their name belongs. */
export const accountAttempts = (usernameOrId: string): string => `account:${sha256Hex(usernameOrId)}`

/** Judges an attempt (null is wrong), or throws `too_many` without judging it. */
export async function judged<T>(
  c: Context<Env>,
  deps: Deps,
  account: string | undefined,
  judge: () => Promise<T | null>,
): Promise<T | null> {
  const attempt = await admitted(deps, [`address:${deps.addressOf(c)}`, ...(account === undefined ? [] : [account])])
  const right = await judge()
  if (right === null) await signInWasWrong(deps.sql, attempt)
  else await signInWasRight(deps.sql, attempt, account)
  return right
}

const ROUNDS = 20
const ROUND_MS = 100

/**
 * Twenty teams who sign in at once behind one address are not twenty wrong passwords: while those ahead are still being
 * judged, the others wait, two seconds at most.
 */
async function admitted(deps: Deps, about: string[]): Promise<number[]> {
  for (let round = 1; ; round++) {
    const now = deps.now()
    const beginning = await beginSignIn(deps.sql, about, now)
    if (beginning.admitted) return beginning.attempt
    if (!beginning.someAreOpen || round === ROUNDS) throw tooMany(beginning.freeAt, now)
    await new Promise((resolve) => setTimeout(resolve, ROUND_MS))
  }
}

function tooMany(freeAt: Date, now: Date): AppError {
  const retryAfterSeconds = Math.max(1, Math.ceil((freeAt.getTime() - now.getTime()) / 1000))
  const minutes = Math.ceil(retryAfterSeconds / 60)
  return new AppError('too_many', { key: 'error_too_many', facts: { minutes } }, { retryAfterSeconds })
}
