/** One's own password: what it may be, how it is changed, and how one shows that one knows it. */
import type { Context } from 'hono'
import { sessionLimits } from '../config.ts'
import { session } from '../contract/session.ts'
import { AppError, invalid } from '../domain/errors.ts'
import { passwordProblem } from '../domain/people/password.ts'
import { usernamesFor } from '../domain/people/sign-in.ts'
import { accountById, type KnownAccount, setPassword } from '../store/people/accounts.ts'
import { isOvertaken } from '../store/engine/races.ts'
import { readSession } from '../store/people/sessions.ts'
import type { App, Deps, Env } from './deps.ts'
import { judged } from './attempts.ts'
import { currentSession, sessionHashOf } from './auth.ts'
import { hashPassword, verifyPassword } from './secrets.ts'
import { serve } from './serve.ts'

export function passwordRoutes(app: App, deps: Deps): void {
  serve(app, deps, session.putPassword, async ({ body: { password, currentPassword }, actor, c }) => {
    const known = await ownAccount(c, deps)
    const { username, displayName } = known.account
    const problem = passwordProblem(password, [username ?? usernamesFor(actor)[0] ?? '', displayName])
    if (problem) throw invalid({ path: 'password', sentence: { key: problem } })
    // nothing to check before the first password is set
    if (known.passwordHash !== null) await requirePassword(c, deps, known, currentPassword)
    const change = {
      oldHash: known.passwordHash,
      newHash: await hashPassword(password),
      keptSessionHash: sessionHashOf(c),
    }
    await setPassword(deps.sql, actor, change, deps.now()).catch(changedMeanwhile)
    return currentSession(c, deps)
  })
}

export async function ownAccount(c: Context<Env>, deps: Deps): Promise<KnownAccount> {
  const known = await accountById(deps.sql, c.get('actor').id)
  if (!known) throw new AppError('forbidden', { key: 'error_forbidden' })
  return known
}

const wrongNow = (key: 'field_missing' | 'wrong_password_now'): AppError =>
  invalid({ path: 'currentPassword', sentence: { key } })

/**
 * A borrowed phone is no place to guess, so wrong ones are counted, for this session alone: whoever is signed in can
 * always change the password, whatever strangers do at the door.
 */
export async function requirePassword(c: Context<Env>, deps: Deps, known: KnownAccount, typed?: string): Promise<void> {
  if (typed === undefined) throw wrongNow('field_missing')
  const found = await readSession(deps.sql, sessionHashOf(c), deps.now(), sessionLimits(deps.config))
  const guesser = { own: `session:${found?.id}` }
  const isRight = await judged(c, deps, { guesser, accountId: known.account.id, wrong: 'wrong_password' }, async () =>
    (await verifyPassword(typed, known.passwordHash)) ? true : null,
  )
  if (!isRight) throw wrongNow('wrong_password_now')
}

function changedMeanwhile(error: unknown): never {
  throw isOvertaken(error) ? wrongNow('wrong_password_now') : error
}
