/** One’s own password and second factor: how they are set, and how one shows that one has them. */
import type { Context } from 'hono'
import { Secret, TOTP } from 'otpauth'
import { sessionLimits } from '../config.ts'
import { secondFactor, session } from '../contract/session.ts'
import { AppError, invalid } from '../domain/errors.ts'
import { type Guesser, passwordProblem } from '../domain/people/password.ts'
import { RECOVERY_CODES, usernamesFor } from '../domain/people/sign-in.ts'
import { isOvertaken, type Statement } from '../store/engine/sql.ts'
import {
  accountById,
  endSecondFactor,
  isRecoveryCode,
  type KnownAccount,
  recoveryCodesLeft,
  setPassword,
  setSecondFactor,
  usingRecoveryCode,
  usingStep,
} from '../store/people/accounts.ts'
import { readSession } from '../store/people/sessions.ts'
import { judged } from './attempts.ts'
import { currentSession, sessionHashOf } from './auth.ts'
import type { App, Deps, Env } from './deps.ts'
import { codeHash, hashPassword, newEnrolmentCode, verifyPassword } from './secrets.ts'
import { serve } from './serve.ts'

export function credentialRoutes(app: App, deps: Deps): void {
  secondFactorRoutes(app, deps)

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
      keptSessionHash: sessionHashOf(c, deps),
    }
    await setPassword(deps.sql, actor, change, deps.now()).catch(changedMeanwhile)
    return currentSession(c, deps)
  })
}

async function ownAccount(c: Context<Env>, deps: Deps): Promise<KnownAccount> {
  const known = await accountById(deps.sql, c.get('actor').id)
  if (!known) throw new AppError('forbidden', { key: 'error_forbidden' })
  return known
}

const wrongNow = (key: 'field_missing' | 'wrong_password_now'): AppError =>
  invalid({ path: 'currentPassword', sentence: { key } })

/** Wrong ones are counted for this session alone: no place to guess, and no stranger is in the way of a change. */
async function requirePassword(c: Context<Env>, deps: Deps, known: KnownAccount, typed?: string): Promise<void> {
  if (typed === undefined) throw wrongNow('field_missing')
  const found = await readSession(deps.sql, sessionHashOf(c, deps), deps.now(), sessionLimits(deps.config))
  const guesser = { own: `session:${found?.id}` }
  const isRight = await judged(c, deps, { guesser, accountId: known.account.id, wrong: 'wrong_password' }, async () =>
    (await verifyPassword(typed, known.passwordHash)) ? true : null,
  )
  if (!isRight) throw wrongNow('wrong_password_now')
}

function changedMeanwhile(error: unknown): never {
  throw isOvertaken(error) ? wrongNow('wrong_password_now') : error
}

/** Of a second factor: an app’s codes (RFC 6238) or a code kept on paper, beside the password. */
/** A phone’s clock may be half a minute wrong. */
const WINDOW = 1
const ISSUER = '映响'

/** The half minute a code belongs to; null of a wrong one. */
function stepOf(secret: string, typed: string, now: Date): number | null {
  const token = typed.normalize('NFKC').replaceAll(/\s/g, '')
  if (!/^\d{6}$/.test(token)) return null
  const timestamp = now.getTime()
  const delta = TOTP.validate({ token, secret: Secret.fromBase32(secret), timestamp, window: WINDOW })
  return delta === null ? null : TOTP.counter({ timestamp }) + delta
}

const needed = (key: 'code_needed' | 'code_wrong'): AppError =>
  new AppError('unauthorized', { key }, { issues: [{ path: 'code', sentence: { key } }] })

/**
 * After the right password: the statements that use the code up, none where no second factor is on. Wrong codes are
 * counted by themselves, of all strangers together: whoever gets this far knows the password.
 */
export async function requireSecondFactor(
  c: Context<Env>,
  deps: Deps,
  known: KnownAccount,
  typed: string | undefined,
  guesser: Guesser,
): Promise<Statement[]> {
  const { account, totp } = known
  if (!totp) return []
  if (typed === undefined) throw needed('code_needed')
  const own = 'own' in guesser ? guesser.own : account.id
  const about = { guesser: { own: `code ${own}` }, accountId: account.id, wrong: 'wrong_code' } as const
  const using = await judged(c, deps, about, async () => {
    const step = stepOf(totp.secret, typed, deps.now())
    if (step !== null) return step > totp.step ? usingStep(account.id, totp.secret, step) : null
    const hash = codeHash(typed)
    const actor = { id: account.id, name: account.displayName, role: account.role, via: 'session' as const }
    return (await isRecoveryCode(deps.sql, account.id, hash)) ? usingRecoveryCode(actor, hash, deps.now()) : null
  })
  if (!using) throw needed('code_wrong')
  return using
}

function secondFactorRoutes(app: App, deps: Deps): void {
  serve(app, deps, secondFactor.read, async ({ c }) => {
    const { account, totp } = await ownAccount(c, deps)
    const left = await recoveryCodesLeft(deps.sql, account.id)
    return { isOn: totp !== undefined, ...(totp && { since: totp.since }), recoveryCodesLeft: left }
  })

  serve(app, deps, secondFactor.makeSecret, async ({ c }) => {
    const { account } = await ownAccount(c, deps)
    const secret = new Secret({ size: 20 })
    const url = new TOTP({ issuer: ISSUER, label: account.username ?? account.displayName, secret }).toString()
    return { secret: secret.base32, url }
  })

  serve(app, deps, secondFactor.turnOn, async ({ body: { secret, code, currentPassword }, actor, c }) => {
    await requirePassword(c, deps, await ownAccount(c, deps), currentPassword)
    const step = stepOf(secret, code, deps.now())
    if (step === null) throw invalid({ path: 'code', sentence: { key: 'code_wrong' } })
    const recoveryCodes = Array.from({ length: RECOVERY_CODES }, newEnrolmentCode)
    const kept = { secret, step, codeHashes: recoveryCodes.map(codeHash) }
    await setSecondFactor(deps.sql, actor, kept, deps.now())
    return { recoveryCodes }
  })

  serve(app, deps, secondFactor.turnOff, async ({ body, actor, c }) => {
    await requirePassword(c, deps, await ownAccount(c, deps), body.currentPassword)
    await endSecondFactor(deps.sql, actor, deps.now())
  })
}
