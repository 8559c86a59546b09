/** One-use codes: a manager makes one, and whoever redeems it is signed in. */
import { createRoute } from '@hono/zod-openapi'
import { ENROLMENT_HOURS, type Role, Session } from '../domain/people/account.ts'
import { AppError, invalid } from '../domain/errors.ts'
import { Enrolment, NewEnrolment, plainCode, Redemption } from '../domain/people/sign-in.ts'
import { accountById } from '../store/people/accounts.ts'
import { issueEnrolment, redeemEnrolment } from '../store/people/enrolments.ts'
import { ConstraintError } from '../store/engine/sql.ts'
import { access, jsonAnswer, jsonBody, NoQuery, problems } from './access.ts'
import type { App, Deps } from './deps.ts'
import { wrongEnrolment } from './attempts.ts'
import { giveCookie, ownUrl, refuseForeignOrigin } from './auth.ts'
import { entranceOf, giveDevice, placeOf } from './known-places.ts'
import { newEnrolmentCode, newSecret, sha256Hex } from './secrets.ts'

/** Teams and technicians enrol in the field app, managers at the desk. Behind `#`, so that the code reaches no server's log. */
export const enrolmentUrl = (url: string, role: Role, code: string): string =>
  `${url}/${role === 'manager' ? '' : 'field'}#enrol=${code}`
export const codeHash = (code: string): string => sha256Hex(plainCode(code))
export const enrolmentEnd = (now: Date): string => new Date(now.getTime() + ENROLMENT_HOURS * 3_600_000).toISOString()

/** The only thing named in a new token or code that may not exist. */
export const unknownTeam = (code: string | undefined) => (error: unknown) => {
  const isUnknown = error instanceof ConstraintError && error.constraint === 'foreign_key'
  throw isUnknown
    ? invalid({ path: 'teamCode', sentence: { key: 'unknown_team', facts: { code: code ?? '' } } })
    : error
}

export function enrolmentRoutes(app: App, deps: Deps): void {
  const issue = createRoute({
    method: 'post',
    path: '/api/enrolments',
    ...access(deps, 'people', 'manager'),
    request: { query: NoQuery, body: jsonBody(NewEnrolment) },
    responses: { 201: jsonAnswer(Enrolment, 'The code, shown this once'), ...problems },
  })
  app.openapi(issue, async (c) => {
    const asked = c.req.valid('json')
    await requireSameAccount(deps, asked)
    const now = deps.now()
    const code = newEnrolmentCode()
    const expiresAt = enrolmentEnd(now)
    const enrolment = { ...asked, codeHash: codeHash(code), expiresAt }
    await issueEnrolment(deps.sql, c.get('actor'), enrolment, now).catch(unknownTeam(asked.teamCode))
    return c.json({ code, url: enrolmentUrl(ownUrl(c, deps), asked.role, code), expiresAt }, 201)
  })
  redemption(app, deps)
}

/** A link for an account that is there is for what that account is; whoever means another person makes another account. */
async function requireSameAccount(deps: Deps, { accountId, ...asked }: NewEnrolment): Promise<void> {
  if (accountId === undefined) return
  const known = await accountById(deps.sql, accountId)
  if (!known) throw invalid({ path: 'accountId', sentence: { key: 'unknown_account', facts: { code: accountId } } })
  if (known.account.disabledAt !== undefined) throw new AppError('conflict', { key: 'error_account_disabled' })
  // whoever forgot a password gets another by a reset, which its owner sees
  if (known.account.role === 'manager') {
    throw invalid({ path: 'accountId', sentence: { key: 'manager_is_reset' } })
  }
  const differing = (['role', 'teamCode', 'displayName'] as const).filter(
    (field) => asked[field] !== known.account[field],
  )
  if (differing.length > 0)
    throw invalid(...differing.map((path) => ({ path, sentence: { key: 'account_differs' as const } })))
}

function redemption(app: App, deps: Deps): void {
  const route = createRoute({
    method: 'post',
    path: '/api/enrolments/redeem',
    request: { query: NoQuery, body: jsonBody(Redemption) },
    responses: { 200: jsonAnswer(Session, 'Signed in'), ...problems },
  })
  app.openapi(route, async (c) => {
    refuseForeignOrigin(c, deps)
    const { code } = c.req.valid('json')
    const secret = newSecret()
    const place = placeOf(c, deps)
    const session = await redeemEnrolment(deps.sql, codeHash(code), entranceOf(c, deps, place, secret), deps.now())
    if (!session) {
      await wrongEnrolment(c, deps)
      throw new AppError('invalid', { key: 'error_enrolment' })
    }
    giveCookie(c, deps, secret, session.expiresAt ?? '')
    giveDevice(c, deps, place)
    return c.json(session, 200)
  })
}
