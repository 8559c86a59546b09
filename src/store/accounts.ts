/** Who can sign in. A password's hash leaves this file only to be compared. */
import type { Actor, Role } from '../domain/account.ts'
import { type Account, usernamesFor } from '../domain/sign-in.ts'
import { audited, SYSTEM } from './audit.ts'
import { json, type Sql, statement } from './sql.ts'

export interface AccountRow {
  id: string
  username: string | null
  display_name: string
  role: Role
  team_code: string | null
  created_at: string
  disabled_at: string | null
}

export const accountOf = (row: AccountRow): Account => ({
  id: row.id,
  ...(row.username !== null && { username: row.username }),
  displayName: row.display_name,
  role: row.role,
  ...(row.team_code !== null && { teamCode: row.team_code }),
  createdAt: row.created_at,
  ...(row.disabled_at !== null && { disabledAt: row.disabled_at }),
})

export interface KnownAccount {
  account: Account
  passwordHash: string | null
}

async function accountWhere(sql: Sql, column: 'id' | 'username', value: string): Promise<KnownAccount | null> {
  const row = await sql.first<AccountRow & { password_hash: string | null }>(
    `SELECT * FROM accounts WHERE ${column} = ?`,
    value,
  )
  return row && { account: accountOf(row), passwordHash: row.password_hash }
}

/** Disabled ones too; the caller asks. */
export const accountById = (sql: Sql, id: string) => accountWhere(sql, 'id', id)
export const accountByUsername = (sql: Sql, username: string) => accountWhere(sql, 'username', username)

export async function listAccounts(sql: Sql): Promise<Account[]> {
  const rows = await sql.all<AccountRow>(
    `SELECT id, username, display_name, role, team_code, created_at, disabled_at FROM accounts
     ORDER BY disabled_at IS NOT NULL, role, team_code, created_at, id`,
  )
  return rows.map(accountOf)
}

export async function hasManagerWithPassword(sql: Sql): Promise<boolean> {
  const row = await sql.first(
    `SELECT 1 AS found FROM accounts
     WHERE role = 'manager' AND password_hash IS NOT NULL AND disabled_at IS NULL LIMIT 1`,
  )
  return row !== null
}

export interface NamedAccount {
  username: string
  displayName: string
  role: Role
  teamCode?: string | undefined
}

/** Makes accounts, or makes them anew under the same user names: enabled, with this password, signed out everywhere. */
export async function putAccounts(
  sql: Sql,
  accounts: NamedAccount[],
  passwordHash: string | null,
  now: Date,
): Promise<void> {
  const rows = json(accounts.map((account) => ({ ...account, id: crypto.randomUUID() })))
  const entries = accounts.map((account) => ({
    action: 'put',
    subjectKind: 'account' as const,
    subjectId: account.username,
    after: account,
  }))
  await sql.batch([
    statement(
      // WHERE true, or the parser takes ON for a join's
      `INSERT INTO accounts (id, username, display_name, role, team_code, password_hash, created_at)
       SELECT value->>'id', value->>'username', value->>'displayName', value->>'role', value->>'teamCode', ?, ?
       FROM json_each(?) WHERE true
       ON CONFLICT (username) DO UPDATE SET display_name = excluded.display_name, role = excluded.role,
         team_code = excluded.team_code, password_hash = excluded.password_hash, disabled_at = NULL`,
      passwordHash,
      now.toISOString(),
      rows,
    ),
    statement(
      `DELETE FROM sessions WHERE account_id IN
         (SELECT accounts.id FROM accounts JOIN json_each(?) AS named ON username = named.value->>'username')`,
      rows,
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
    statement(
      `INSERT INTO assertions (holds) SELECT 0 WHERE NOT EXISTS
         (SELECT 1 FROM accounts WHERE id = ? AND password_hash IS ? AND disabled_at IS NULL)`,
      actor.id,
      oldHash,
    ),
    statement(
      `UPDATE accounts SET password_hash = ?, username = coalesce(username,
         (SELECT value FROM json_each(?) WHERE value NOT IN
           (SELECT username FROM accounts WHERE username IS NOT NULL) ORDER BY key LIMIT 1))
       WHERE id = ?`,
      newHash,
      json(usernamesFor(actor)),
      actor.id,
    ),
    statement('DELETE FROM sessions WHERE account_id = ? AND token_hash <> ?', actor.id, keptSessionHash),
    statement('DELETE FROM enrolments WHERE account_id = ? AND used_at IS NULL', actor.id),
    audited(actor, now, [{ action: 'set_password', subjectKind: 'account', subjectId: actor.id }]),
  ])
}

/**
 * The account stays, for the trail; nobody signs in with it, and whoever was is out. A team's sessions stay, too: with
 * them its phones hand in what they made before (`Actor.revokedAt`), and can do nothing else.
 */
export async function disableAccount(sql: Sql, actor: Actor, account: Account, now: Date): Promise<void> {
  await sql.batch([
    statement(
      'UPDATE accounts SET disabled_at = ? WHERE id = ? AND disabled_at IS NULL',
      now.toISOString(),
      account.id,
    ),
    ...(account.role === 'team' ? [] : [statement('DELETE FROM sessions WHERE account_id = ?', account.id)]),
    statement('DELETE FROM enrolments WHERE account_id = ? AND used_at IS NULL', account.id),
    audited(actor, now, [{ action: 'disable', subjectKind: 'account', subjectId: account.id, before: account }]),
  ])
}
