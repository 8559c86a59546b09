/** Who is signed in. A session is known by the SHA-256 of what its cookie holds. */
import type { Actor, Session } from '../domain/account.ts'
import { type Account, sessionEnd, sessionOf } from '../domain/sign-in.ts'
import { type AccountRow, accountOf, type KnownAccount } from './accounts.ts'
import { audited } from './audit.ts'
import { type Sql, type Statement, statement } from './sql.ts'

/** The session; none when it has ended or the account is disabled. */
export async function findSession(sql: Sql, tokenHash: string, now: Date): Promise<Session | null> {
  const found = await readSession(sql, tokenHash, now)
  return found && found.revokedAt === undefined ? found.session : null
}

export interface FoundSession {
  session: Session
  /** Since when its account is disabled. */
  revokedAt?: string
}

/** The session and its account in one reading, also of an account that was disabled meanwhile. */
export async function readSession(sql: Sql, tokenHash: string, now: Date): Promise<FoundSession | null> {
  const row = await sql.first<AccountRow & { has_password: number; expires_at: string }>(
    `SELECT a.id, a.username, a.display_name, a.role, a.team_code, a.created_at, a.disabled_at,
       a.password_hash IS NOT NULL AS has_password, s.expires_at
     FROM sessions s JOIN accounts a ON a.id = s.account_id
     WHERE s.token_hash = ? AND s.expires_at > ?`,
    tokenHash,
    now.toISOString(),
  )
  if (!row) return null
  const session = sessionOf(accountOf(row), row.has_password === 1, row.expires_at)
  return { session, ...(row.disabled_at !== null && { revokedAt: row.disabled_at }) }
}

export const actorOfSession = ({ id, displayName, role, teamCode }: Session, revokedAt?: string): Actor => ({
  id,
  name: displayName,
  role,
  ...(teamCode !== undefined && { teamCode }),
  via: 'session',
  ...(revokedAt !== undefined && { revokedAt }),
})

/** The statements that sign an account in; those whose session has ended are forgotten on the way. */
export function signingIn(account: Account, tokenHash: string, now: Date): Statement[] {
  const at = now.toISOString()
  return [
    statement('DELETE FROM sessions WHERE expires_at <= ?', at),
    statement(
      'INSERT INTO sessions (token_hash, account_id, created_at, expires_at) VALUES (?, ?, ?, ?)',
      tokenHash,
      account.id,
      at,
      sessionEnd(account.role, now),
    ),
  ]
}

export async function startSession(sql: Sql, known: KnownAccount, tokenHash: string, now: Date): Promise<Session> {
  const { account, passwordHash } = known
  const session = sessionOf(account, passwordHash !== null, sessionEnd(account.role, now))
  await sql.batch([
    ...signingIn(account, tokenHash, now),
    audited(actorOfSession(session), now, [{ action: 'sign_in', subjectKind: 'session', subjectId: account.id }]),
  ])
  return session
}

/** Using it is no deed of anybody's, so it leaves no trail. */
export const rollSession = (sql: Sql, tokenHash: string, expiresAt: string): Promise<number> =>
  sql.run('UPDATE sessions SET expires_at = ? WHERE token_hash = ?', expiresAt, tokenHash)

export async function endSession(sql: Sql, actor: Actor, tokenHash: string, now: Date): Promise<void> {
  await sql.batch([
    statement('DELETE FROM sessions WHERE token_hash = ?', tokenHash),
    audited(actor, now, [{ action: 'sign_out', subjectKind: 'session', subjectId: actor.id }]),
  ])
}
