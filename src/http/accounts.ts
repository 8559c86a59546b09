/** Who is let in, as a manager sees to it: accounts, one-use codes, and tokens for other programs. */
import { accounts, tokens } from '../contract/accounts.ts'
import { AppError, invalid, notFound, unknownCode } from '../domain/errors.ts'
import { isOfDesk, SCOPES } from '../domain/people/account.ts'
import { type NewEnrolment, TOKEN_YEARS } from '../domain/people/sign-in.ts'
import { inYears } from '../domain/period.ts'
import { ConstraintError, isOvertaken } from '../store/engine/sql.ts'
import { accountById, disableAccount, type KnownAccount, listAccounts } from '../store/people/accounts.ts'
import { issueEnrolment, resetPassword } from '../store/people/enrolments.ts'
import { issueToken, listTokens, type MadeToken, revokeToken } from '../store/people/tokens.ts'
import { ownUrl } from './auth.ts'
import type { App, Deps } from './deps.ts'
import { pageOf, today } from './queries.ts'
import { codeHash, enrolmentEnd, enrolmentUrl, newEnrolmentCode, newSecret, sha256Hex } from './secrets.ts'
import { serve } from './serve.ts'

export function accountRoutes(app: App, deps: Deps): void {
  serve(app, deps, accounts.list, async ({ query }) => pageOf(await listAccounts(deps.sql), query, ({ id }) => id))

  serve(app, deps, accounts.disable, async ({ params: { id }, actor }) => {
    if (actor.id === id) throw new AppError('conflict', { key: 'error_own_account' })
    const { account } = await knownAccount(deps, id)
    if (account.disabledAt !== undefined) return
    await disableAccount(deps.sql, actor, account, deps.now()).catch(lastManager)
  })

  serve(app, deps, accounts.resetPassword, async ({ params: { id }, actor, c }) => {
    // with one's own password one changes it; locked out by a slip nobody is
    if (actor.id === id) throw new AppError('conflict', { key: 'error_own_password' })
    const { account } = await knownAccount(deps, id)
    if (account.disabledAt !== undefined) throw disabled()
    const now = deps.now()
    const code = newEnrolmentCode()
    const expiresAt = enrolmentEnd(now)
    const made = { codeHash: codeHash(code), expiresAt }
    await resetPassword(deps.sql, actor, account, made, now).catch(async (error: unknown) => {
      const isDisabled = (await accountById(deps.sql, id))?.account.disabledAt !== undefined
      if (isDisabled && isOvertaken(error)) throw disabled()
      lastManager(error)
    })
    return { code, url: enrolmentUrl(ownUrl(c, deps), account.role, code), expiresAt }
  })

  serve(app, deps, accounts.enrol, async ({ body, actor, c }) => {
    await requireSameAccount(deps, body)
    const now = deps.now()
    const code = newEnrolmentCode()
    const expiresAt = enrolmentEnd(now)
    const enrolment = { ...body, codeHash: codeHash(code), expiresAt }
    await issueEnrolment(deps.sql, actor, enrolment, now).catch(unknownTeam(body.teamCode))
    return { code, url: enrolmentUrl(ownUrl(c, deps), body.role, code), expiresAt }
  })

  tokenRoutes(app, deps)
}

function tokenRoutes(app: App, deps: Deps): void {
  serve(app, deps, tokens.list, async ({ query }) =>
    pageOf(await listTokens(deps.sql, today(deps)), query, ({ id }) => id),
  )

  serve(app, deps, tokens.issue, async ({ body: { teamCode, scopes, ...asked }, actor }) => {
    const token: MadeToken = {
      id: crypto.randomUUID(),
      ...asked,
      ...(teamCode !== undefined && { teamCode }),
      scopes: SCOPES[asked.role].filter((scope) => scopes?.includes(scope) ?? true),
      createdAt: deps.now().toISOString(),
      expiresOn: lastDay(deps, asked.expiresOn),
    }
    const secret = newSecret()
    await issueToken(deps.sql, actor, token, sha256Hex(secret)).catch(notIssued(teamCode))
    return { ...token, createdBy: actor.name, createdById: actor.id, isMakerDisabled: false, token: secret }
  })

  serve(app, deps, tokens.revoke, async ({ params: { id }, actor }) => {
    if (!(await revokeToken(deps.sql, actor, id, deps.now()))) throw notFound('noun_token', id)
  })
}

async function knownAccount({ sql }: Deps, id: string): Promise<KnownAccount> {
  const known = await accountById(sql, id)
  if (!known) throw notFound('noun_account', id)
  return known
}

const disabled = (): AppError => new AppError('conflict', { key: 'error_account_disabled' })

/** Somebody who can sign in must be left, also of two managers who disable each other at once. */
function lastManager(error: unknown): never {
  throw isOvertaken(error) ? new AppError('conflict', { key: 'error_last_manager' }) : error
}

/** A link for an account that is there is for what that account is; whoever means another person makes another account. */
async function requireSameAccount(deps: Deps, { accountId, ...asked }: NewEnrolment): Promise<void> {
  if (accountId === undefined) return
  const known = await accountById(deps.sql, accountId)
  if (!known) throw invalid({ path: 'accountId', sentence: { key: 'unknown_account', facts: { code: accountId } } })
  if (known.account.disabledAt !== undefined) throw disabled()
  // whoever forgot a password gets another by a reset, which its owner sees
  if (isOfDesk(known.account.role)) throw invalid({ path: 'accountId', sentence: { key: 'manager_is_reset' } })
  const fields = ['role', 'teamCode', 'displayName'] as const
  const differing = fields.filter((field) => asked[field] !== known.account[field])
  if (differing.length === 0) return
  throw invalid(...differing.map((path) => ({ path, sentence: { key: 'account_differs' as const } })))
}

/** The only thing named in a new token or code that may not exist. */
const unknownTeam = (code: string | undefined) => (error: unknown) => {
  const isUnknown = error instanceof ConstraintError && error.constraint === 'foreign_key'
  throw isUnknown ? invalid(unknownCode('team', code ?? '')) : error
}

const notIssued = (teamCode: string | undefined) => (error: unknown) => {
  // who made it was disabled at this very moment
  if (isOvertaken(error)) throw new AppError('unauthorized', { key: 'error_unauthorized' })
  return unknownTeam(teamCode)(error)
}

function lastDay(deps: Deps, asked?: string): string {
  const now = today(deps)
  const most = inYears(now, TOKEN_YEARS.most)
  const day = asked ?? inYears(now, TOKEN_YEARS.usual)
  if (day >= now && day <= most) return day
  throw invalid({ path: 'expiresOn', sentence: { key: 'token_day', facts: { today: now, most } } })
}
