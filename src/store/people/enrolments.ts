/** One-use codes that make an account on somebody's own phone, or open one that exists. Kept as SHA-256. */
import type { Actor, Session } from '../../domain/people/account.ts'
import { sessionEnd } from '../../domain/people/session-life.ts'
import { type Account, type NewEnrolment, sessionOf } from '../../domain/people/sign-in.ts'
import { accountById, assertNotLastManager, endingWaysIn, type KnownAccount } from './accounts.ts'
import { audited, SYSTEM } from './audit.ts'
import { actorOfSession, type Entrance, signingIn } from './sessions.ts'
import { assertSome, insertRow, isOvertaken, rowAs, type Sql, statement, type Statement } from '../engine/sql.ts'

interface IssuedEnrolment extends NewEnrolment {
  codeHash: string
  expiresAt: string
}

/** A team that does not exist throws ConstraintError `foreign_key`. An account's earlier codes end with a new one. */
export const issueEnrolment = (sql: Sql, actor: Actor, enrolment: IssuedEnrolment, now: Date): Promise<unknown> =>
  sql.batch(issuing(actor, enrolment, now))

/**
 * Takes an account's password, its second factor and its sessions away, ends what it made, and issues the code with
 * which its owner sets another password. One that was disabled meanwhile, and the last manager who can sign in, throws
 * ConstraintError `nothing_changed_meanwhile`.
 */
export const resetPassword = (
  sql: Sql,
  actor: Actor,
  { id, role, teamCode, displayName }: Account,
  code: Pick<IssuedEnrolment, 'codeHash' | 'expiresAt'>,
  now: Date,
): Promise<unknown> =>
  sql.batch([
    assertSome('SELECT 1 FROM accounts WHERE id = ? AND disabled_at IS NULL', [id]),
    assertNotLastManager(id),
    ...resetting(actor, id, now),
    ...issuing(actor, { ...code, role, teamCode, displayName, accountId: id }, now),
  ])

/** The same without asking who is left: for whoever has the server itself, also where the account is disabled. */
export const resettingAnyway = (
  account: Account,
  code: Pick<IssuedEnrolment, 'codeHash' | 'expiresAt'>,
  now: Date,
): Statement[] => [
  statement('UPDATE accounts SET disabled_at = NULL WHERE id = ?', [account.id]),
  ...resetting(SYSTEM, account.id, now),
  ...issuing(SYSTEM, { ...code, role: account.role, displayName: account.displayName, accountId: account.id }, now),
]

const resetting = (actor: Actor, id: string, now: Date): Statement[] => [
  statement('UPDATE accounts SET password_hash = NULL, totp_secret = NULL, totp_since = NULL WHERE id = ?', [id]),
  statement('DELETE FROM recovery_codes WHERE account_id = ?', [id]),
  statement('DELETE FROM sessions WHERE account_id = ?', [id]),
  ...endingWaysIn(actor, id, now),
  audited(actor, now, [{ action: 'reset_password', subjectKind: 'account', subjectId: id }]),
]

function issuing(actor: Actor, enrolment: IssuedEnrolment, now: Date): Statement[] {
  const { codeHash, role, teamCode, displayName, accountId, expiresAt } = enrolment
  return [
    statement('DELETE FROM enrolments WHERE account_id = ? AND used_at IS NULL', [accountId ?? null]),
    insertRow('enrolments', {
      codeHash,
      role,
      teamCode,
      displayName,
      accountId,
      createdAt: now.toISOString(),
      createdBy: actor.id,
      expiresAt,
    }),
    audited(actor, now, [
      {
        action: 'issue',
        subjectKind: 'enrolment',
        subjectId: displayName,
        after: { role, teamCode, accountId, expiresAt },
      },
    ]),
  ]
}

type Enrolled = Pick<NewEnrolment, 'role' | 'displayName'> & { teamCode?: string; accountId?: string }
const enrolledAs = rowAs<Enrolled>()
const OPEN = 'code_hash = ? AND used_at IS NULL AND expires_at > ?'

/** Signs one person in, once, however many redeem it at the same moment; null when it is unknown, used or expired. */
export async function redeemEnrolment(
  sql: Sql,
  codeHash: string,
  entrance: Entrance,
  now: Date,
): Promise<Session | null> {
  const at = now.toISOString()
  const row = await sql.first(
    `SELECT role, display_name, team_code, account_id FROM enrolments WHERE ${OPEN}`,
    codeHash,
    at,
  )
  if (!row) return null
  const { accountId, ...enrolled } = enrolledAs(row)
  const known = accountId === undefined ? newAccount(enrolled, at) : await accountById(sql, accountId)
  if (!known || known.account.disabledAt !== undefined) return null
  const { account } = known
  const session = sessionOf(account, known.passwordHash !== null, sessionEnd(account.role, at, at, entrance.limits))
  try {
    await sql.batch([
      // whoever read it open a moment too late stops here, and nothing of theirs is kept
      assertSome(`SELECT 1 FROM enrolments WHERE ${OPEN}`, [codeHash, at]),
      statement('UPDATE enrolments SET used_at = ? WHERE code_hash = ?', [at, codeHash]),
      ...(accountId === undefined ? [makingAccount(known)] : []),
      ...signingIn(account, entrance, now),
      audited(actorOfSession(session), now, [
        { action: 'redeem', subjectKind: 'enrolment', subjectId: enrolled.displayName, after: account },
        { action: 'sign_in', subjectKind: 'session', subjectId: account.id },
      ]),
    ])
  } catch (error) {
    if (isOvertaken(error)) return null
    throw error
  }
  return session
}

const newAccount = ({ displayName, role, teamCode }: Enrolled, createdAt: string): KnownAccount => ({
  account: { id: crypto.randomUUID(), displayName, role, ...(teamCode !== undefined && { teamCode }), createdAt },
  passwordHash: null,
})

const makingAccount = ({ account: { id, displayName, role, teamCode, createdAt } }: KnownAccount): Statement =>
  insertRow('accounts', { id, displayName, role, teamCode, createdAt })
