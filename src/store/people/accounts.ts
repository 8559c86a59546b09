/** Who can sign in, with which second factor. A password’s hash leaves this file only to be compared; codes on paper are kept as SHA-256, and none is good twice. */
import type { Actor, Role } from '../../domain/people/account.ts'
import { type Account, usernamesFor } from '../../domain/people/sign-in.ts'
import { audited, SYSTEM } from './audit.ts'
import {
  ask,
  assertNone,
  assertSome,
  countOf,
  insertRows,
  json,
  rowAs,
  rowsOf,
  type Sql,
  statement,
  type Statement,
} from '../engine/sql.ts'
import { revokingTokensOf } from './tokens.ts'

/** What of an account `a` anybody may read; the rest of its row is secret. */
export const ACCOUNT_COLUMNS = 'a.id, a.username, a.display_name, a.role, a.team_code, a.created_at, a.disabled_at'

export interface KnownAccount {
  account: Account
  passwordHash: string | null
  totp?: Totp
}
interface Totp {
  /** Base32, as the app on the phone has it. */
  secret: string
  since: string
  /** The half minute of the last code that was used. */
  step: number
}

const knownAs = rowAs<Account & { passwordHash?: string; totpSecret?: string; totpSince?: string; totpStep?: number }>()

async function accountWhere(sql: Sql, column: 'id' | 'username', value: string): Promise<KnownAccount | null> {
  const row = await sql.first(
    `SELECT ${ACCOUNT_COLUMNS}, password_hash, totp_secret, totp_since, totp_step FROM accounts a WHERE ${column} = ?`,
    value,
  )
  if (!row) return null
  const { passwordHash = null, totpSecret: secret, totpSince, totpStep: step = 0, ...account } = knownAs(row)
  const totp = secret !== undefined && { totp: { secret, since: totpSince ?? account.createdAt, step } }
  return { account, passwordHash, ...totp }
}

/** Disabled ones too; the caller asks. */
export const accountById = (sql: Sql, id: string) => accountWhere(sql, 'id', id)
export const accountByUsername = (sql: Sql, username: string) => accountWhere(sql, 'username', username)

export const listAccounts = (sql: Sql): Promise<Account[]> =>
  ask(
    sql,
    rowsOf(
      `SELECT ${ACCOUNT_COLUMNS} FROM accounts a ORDER BY disabled_at IS NOT NULL, role, team_code, created_at, username, id`,
      [],
      rowAs<Account>(),
    ),
  )

const CAN_MANAGE = `role = 'manager' AND password_hash IS NOT NULL AND disabled_at IS NULL`
export async function hasManagerWithPassword(sql: Sql): Promise<boolean> {
  return (await sql.first(`SELECT 1 AS found FROM accounts WHERE ${CAN_MANAGE} LIMIT 1`)) !== null
}

/** Holds while no manager ever had a password: the one from the settings is for then alone. */
export const ASSERT_NO_PASSWORD_YET = assertNone(
  `SELECT 1 FROM accounts WHERE role = 'manager' AND password_set_at IS NOT NULL`,
)

export interface NamedAccount {
  username: string
  displayName: string
  role: Role
  teamCode?: string | undefined
}

/** Makes accounts, or makes them anew: enabled, with this password, signed out everywhere; only if `first` holds. */
export async function putAccounts(
  sql: Sql,
  accounts: NamedAccount[],
  passwordHash: string | null,
  now: Date,
  first: Statement[] = [],
): Promise<void> {
  const rows = json(accounts.map((account) => ({ ...account, id: crypto.randomUUID() })))
  const entries = accounts.map((account) => ({
    action: 'put',
    subjectKind: 'account' as const,
    subjectId: account.username,
    after: account,
  }))
  const at = now.toISOString()
  await sql.batch([
    ...first,
    statement(
      // WHERE true, or the parser takes ON for a join's
      `INSERT INTO accounts (id, username, display_name, role, team_code, password_hash, password_set_at, created_at)
       SELECT value->>'id', value->>'username', value->>'displayName', value->>'role', value->>'teamCode', ?, ?, ?
       FROM json_each(?) WHERE true
       ON CONFLICT (username) DO UPDATE SET display_name = excluded.display_name, role = excluded.role,
         team_code = excluded.team_code, password_hash = excluded.password_hash, disabled_at = NULL,
         totp_secret = NULL, totp_since = NULL,
         password_set_at = coalesce(excluded.password_set_at, password_set_at)`,
      [passwordHash, passwordHash === null ? null : at, at, rows],
    ),
    statement(
      `DELETE FROM sessions WHERE account_id IN
         (SELECT accounts.id FROM accounts JOIN json_each(?) AS named ON username = named.value->>'username')`,
      [rows],
    ),
    audited(SYSTEM, now, entries),
  ])
}

/**
 * Sets the account's password, gives it a user name if it had none, and ends its other sessions and set-up links.
 * A password changed meanwhile throws ConstraintError `nothing_changed_meanwhile`.
 */
export async function setPassword(
  sql: Sql,
  actor: Actor,
  change: { oldHash: string | null; newHash: string; keptSessionHash: string },
  now: Date,
): Promise<void> {
  const { oldHash, newHash, keptSessionHash } = change
  await sql.batch([
    assertSome('SELECT 1 FROM accounts WHERE id = ? AND password_hash IS ? AND disabled_at IS NULL', [
      actor.id,
      oldHash,
    ]),
    statement(
      `UPDATE accounts SET password_hash = ?, password_set_at = ?, username = coalesce(username,
         (SELECT value FROM json_each(?) WHERE value NOT IN
           (SELECT username FROM accounts WHERE username IS NOT NULL) ORDER BY key LIMIT 1))
       WHERE id = ?`,
      [newHash, now.toISOString(), json(usernamesFor(actor)), actor.id],
    ),
    statement('DELETE FROM sessions WHERE account_id = ? AND token_hash <> ?', [actor.id, keptSessionHash]),
    statement('DELETE FROM enrolments WHERE account_id = ? AND used_at IS NULL', [actor.id]),
    audited(actor, now, [{ action: 'set_password', subjectKind: 'account', subjectId: actor.id }]),
  ])
}

/** Holds unless it is the last manager who can sign in. */
export const assertNotLastManager = (id: string): Statement =>
  assertNone(
    `SELECT 1 FROM accounts WHERE id = ? AND ${CAN_MANAGE}
       AND NOT EXISTS (SELECT 1 FROM accounts WHERE id <> ? AND ${CAN_MANAGE})`,
    [id, id],
  )

/** What ends with an account, or when it is made its owner's anew: its ways in, and those it made for others. */
export const endingWaysIn = (actor: Actor, id: string, now: Date): Statement[] => [
  statement('DELETE FROM enrolments WHERE used_at IS NULL AND (account_id = ? OR created_by = ?)', [id, id]),
  statement('DELETE FROM sign_in_places WHERE account_id = ?', [id]),
  ...revokingTokensOf(actor, id, now),
]

/**
 * The account stays, for the trail; nobody signs in with it, and whoever was is out. A team's sessions stay, too: with
 * them its phones hand in what they made before (`Actor.revokedAt`), and can do nothing else. The last manager who can
 * sign in throws ConstraintError `nothing_changed_meanwhile`.
 */
export async function disableAccount(sql: Sql, actor: Actor, account: Account, now: Date): Promise<void> {
  await sql.batch([
    assertNotLastManager(account.id),
    statement('UPDATE accounts SET disabled_at = ? WHERE id = ? AND disabled_at IS NULL', [
      now.toISOString(),
      account.id,
    ]),
    ...(account.role === 'team' ? [] : [statement('DELETE FROM sessions WHERE account_id = ?', [account.id])]),
    ...endingWaysIn(actor, account.id, now),
    audited(actor, now, [{ action: 'disable', subjectKind: 'account', subjectId: account.id, before: account }]),
  ])
}

export const recoveryCodesLeft = (sql: Sql, accountId: string): Promise<number> =>
  ask(sql, countOf('SELECT count(*) AS n FROM recovery_codes WHERE account_id = ?', [accountId]))

export async function isRecoveryCode(sql: Sql, accountId: string, codeHash: string): Promise<boolean> {
  const found = await sql.first(
    'SELECT 1 AS found FROM recovery_codes WHERE account_id = ? AND code_hash = ?',
    accountId,
    codeHash,
  )
  return found !== null
}

/** The statements that use up what the app showed; they fail where it, or a later one, was used meanwhile. */
export const usingStep = (accountId: string, secret: string, step: number): Statement[] => [
  assertSome('SELECT 1 FROM accounts WHERE id = ? AND totp_secret = ? AND coalesce(totp_step, 0) < ?', [
    accountId,
    secret,
    step,
  ]),
  statement('UPDATE accounts SET totp_step = ? WHERE id = ?', [step, accountId]),
]

/** The same of a code on paper. */
export const usingRecoveryCode = (actor: Actor, codeHash: string, now: Date): Statement[] => [
  assertSome('SELECT 1 FROM recovery_codes WHERE account_id = ? AND code_hash = ?', [actor.id, codeHash]),
  statement('DELETE FROM recovery_codes WHERE account_id = ? AND code_hash = ?', [actor.id, codeHash]),
  audited(actor, now, [{ action: 'use_recovery_code', subjectKind: 'account', subjectId: actor.id }]),
]

/** From now on signing in takes a code; the one that proved the app is used up. */
export async function setSecondFactor(
  sql: Sql,
  actor: Actor,
  { secret, step, codeHashes }: { secret: string; step: number; codeHashes: string[] },
  now: Date,
): Promise<void> {
  await sql.batch([
    statement('UPDATE accounts SET totp_secret = ?, totp_since = ?, totp_step = ? WHERE id = ?', [
      secret,
      now.toISOString(),
      step,
      actor.id,
    ]),
    withoutRecoveryCodes(actor.id),
    insertRows(
      'recovery_codes',
      codeHashes.map((codeHash) => ({ codeHash, accountId: actor.id })),
    ),
    audited(actor, now, [{ action: 'second_factor_on', subjectKind: 'account', subjectId: actor.id }]),
  ])
}

export async function endSecondFactor(sql: Sql, actor: Actor, now: Date): Promise<void> {
  await sql.batch([
    statement('UPDATE accounts SET totp_secret = NULL, totp_since = NULL WHERE id = ?', [actor.id]),
    withoutRecoveryCodes(actor.id),
    audited(actor, now, [{ action: 'second_factor_off', subjectKind: 'account', subjectId: actor.id }]),
  ])
}

const withoutRecoveryCodes = (accountId: string): Statement =>
  statement('DELETE FROM recovery_codes WHERE account_id = ?', [accountId])
