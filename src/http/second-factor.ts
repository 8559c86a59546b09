/** A manager’s second factor: an app’s codes (RFC 6238) or a code kept on paper, beside the password. */
import { createRoute } from '@hono/zod-openapi'
import type { Context } from 'hono'
import { Secret, TOTP } from 'otpauth'
import { AppError, invalid } from '../domain/errors.ts'
import type { Guesser } from '../domain/people/guesses.ts'
import {
  NewSecondFactor,
  RECOVERY_CODES,
  RecoveryCodes,
  SecondFactor,
  SecondFactorEnd,
  SecondFactorSecret,
} from '../domain/people/second-factor.ts'
import type { KnownAccount } from '../store/people/accounts.ts'
import {
  endSecondFactor,
  isRecoveryCode,
  recoveryCodesLeft,
  setSecondFactor,
  usingRecoveryCode,
  usingStep,
} from '../store/people/second-factors.ts'
import type { Statement } from '../store/engine/sql.ts'
import { access, jsonAnswer, jsonBody, NoQuery, problems } from './access.ts'
import type { App, Deps, Env } from './deps.ts'
import { judged } from './attempts.ts'
import { codeHash } from './enrolments.ts'
import { ownAccount, requirePassword } from './passwords.ts'
import { newEnrolmentCode } from './secrets.ts'

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

export function secondFactorRoutes(app: App, deps: Deps): void {
  look(app, deps)
  begin(app, deps)
  turnOn(app, deps)
  turnOff(app, deps)
}

const path = '/api/second-factor'

function look(app: App, deps: Deps): void {
  const route = createRoute({
    method: 'get',
    path,
    ...access(deps, 'people', 'manager'),
    request: { query: NoQuery },
    responses: { 200: jsonAnswer(SecondFactor, 'One’s own'), ...problems },
  })
  app.openapi(route, async (c) => {
    const { account, totp } = await ownAccount(c, deps)
    const left = await recoveryCodesLeft(deps.sql, account.id)
    return c.json({ isOn: totp !== undefined, ...(totp && { since: totp.since }), recoveryCodesLeft: left }, 200)
  })
}

function begin(app: App, deps: Deps): void {
  const route = createRoute({
    method: 'post',
    path: `${path}/secret`,
    ...access(deps, 'people', 'manager'),
    request: { query: NoQuery },
    responses: { 200: jsonAnswer(SecondFactorSecret, 'For an app; nothing has changed yet'), ...problems },
  })
  app.openapi(route, async (c) => {
    const { account } = await ownAccount(c, deps)
    const secret = new Secret({ size: 20 })
    const url = new TOTP({ issuer: ISSUER, label: account.username ?? account.displayName, secret }).toString()
    return c.json({ secret: secret.base32, url }, 200)
  })
}

function turnOn(app: App, deps: Deps): void {
  const route = createRoute({
    method: 'put',
    path,
    ...access(deps, 'people', 'manager'),
    request: { query: NoQuery, body: jsonBody(NewSecondFactor) },
    responses: { 200: jsonAnswer(RecoveryCodes, 'On; an earlier one has ended'), ...problems },
  })
  app.openapi(route, async (c) => {
    const { secret, code, currentPassword } = c.req.valid('json')
    await requirePassword(c, deps, await ownAccount(c, deps), currentPassword)
    const step = stepOf(secret, code, deps.now())
    if (step === null) throw invalid({ path: 'code', sentence: { key: 'code_wrong' } })
    const recoveryCodes = Array.from({ length: RECOVERY_CODES }, newEnrolmentCode)
    const kept = { secret, step, codeHashes: recoveryCodes.map(codeHash) }
    await setSecondFactor(deps.sql, c.get('actor'), kept, deps.now())
    return c.json({ recoveryCodes }, 200)
  })
}

function turnOff(app: App, deps: Deps): void {
  const route = createRoute({
    method: 'post',
    path: `${path}/off`,
    ...access(deps, 'people', 'manager'),
    request: { query: NoQuery, body: jsonBody(SecondFactorEnd) },
    responses: { 204: { description: 'The password alone signs in again' }, ...problems },
  })
  app.openapi(route, async (c) => {
    await requirePassword(c, deps, await ownAccount(c, deps), c.req.valid('json').currentPassword)
    await endSecondFactor(deps.sql, c.get('actor'), deps.now())
    return c.body(null, 204)
  })
}
