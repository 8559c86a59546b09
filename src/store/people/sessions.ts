/** Who is signed in, and where. A session is known by the SHA-256 of what its cookie holds. */
import type { Actor, Session } from '../../domain/people/account.ts'
import { type OwnSession, sessionEnd, type SessionLimits, type SessionTimes } from '../../domain/people/session-life.ts'
import { type Account, sessionOf } from '../../domain/people/sign-in.ts'
import { ACCOUNT_COLUMNS, type KnownAccount } from './accounts.ts'
import { audited } from './audit.ts'
import { SESSION_SAID } from './credentials.ts'
import { rememberingPlaces } from './sign-ins.ts'
import { assertSome, insertRow, rowAs, type Sql, statement, type Statement } from '../engine/sql.ts'

/** The session; none when it has ended or the account is disabled. */
export async function findSession(
  sql: Sql,
  tokenHash: string,
  now: Date,
  limits?: SessionLimits,
): Promise<Session | null> {
  const found = await readSession(sql, tokenHash, now, limits)
  return found && found.revokedAt === undefined ? found.session : null
}

export interface FoundSession {
  /** Its own name; `session.id` is the account's. */
  id: string
  session: Session
  times: SessionTimes
  /** Since when its account is disabled. */
  revokedAt?: string
  said: string
}

/** A limit that was made shorter holds for those who are signed in already. */
function timesOf(role: Account['role'], kept: SessionTimes, limits?: SessionLimits): SessionTimes {
  const { createdAt, lastUsedAt, expiresAt } = kept
  const end = sessionEnd(role, createdAt, lastUsedAt, limits)
  return { createdAt, lastUsedAt, expiresAt: end < expiresAt ? end : expiresAt }
}

const sessionAs = rowAs<
  Account & { hasPassword: boolean } & Record<'sessionId' | 'begunAt' | 'lastUsedAt' | 'expiresAt' | 'said', string>
>({ flags: ['hasPassword'] })

/** The session and its account in one reading, also of an account that was disabled meanwhile. */
export async function readSession(
  sql: Sql,
  tokenHash: string,
  now: Date,
  limits?: SessionLimits,
): Promise<FoundSession | null> {
  const row = await sql.first(
    `SELECT ${ACCOUNT_COLUMNS}, a.password_hash IS NOT NULL AS has_password, s.id AS session_id, s.created_at AS begun_at,
       s.last_used_at, s.expires_at, ${SESSION_SAID} AS said
     FROM sessions s JOIN accounts a ON a.id = s.account_id WHERE s.token_hash = ? AND s.expires_at > ?`,
    tokenHash,
    now.toISOString(),
  )
  if (!row) return null
  const { hasPassword, sessionId: id, begunAt: createdAt, lastUsedAt, expiresAt, said, ...account } = sessionAs(row)
  const times = timesOf(account.role, { createdAt, lastUsedAt, expiresAt }, limits)
  if (times.expiresAt <= now.toISOString()) return null
  const session = sessionOf(account, hasPassword, times.expiresAt)
  return { id, session, times, said, ...(account.disabledAt !== undefined && { revokedAt: account.disabledAt }) }
}

export const actorOfSession = ({ id, displayName, role, teamCode }: Session, revokedAt?: string): Actor => ({
  id,
  name: displayName,
  role,
  ...(teamCode !== undefined && { teamCode }),
  via: 'session',
  ...(revokedAt !== undefined && { revokedAt }),
})

export interface Entrance {
  tokenHash: string
  device?: string | undefined
  limits?: SessionLimits | undefined
  /** Where it is, to be known again: `device:…`, `network:…`. */
  places?: string[] | undefined
  /** The one it takes the place of, where somebody signs in once more. */
  insteadOf?: string | undefined
}

/** The statements that sign an account in; those whose session has ended are forgotten on the way. */
export function signingIn(account: Account, entrance: Entrance, now: Date): Statement[] {
  const at = now.toISOString()
  const { tokenHash, device, limits, places = [], insteadOf } = entrance
  return [
    statement('DELETE FROM sessions WHERE expires_at <= ? OR (token_hash = ? AND account_id = ?)', [
      at,
      insteadOf ?? null,
      account.id,
    ]),
    insertRow('sessions', {
      tokenHash,
      accountId: account.id,
      createdAt: at,
      expiresAt: sessionEnd(account.role, at, at, limits),
      id: crypto.randomUUID(),
      device,
      lastUsedAt: at,
    }),
    ...rememberingPlaces(account.id, places, now),
  ]
}

/** A password changed since it was found right throws ConstraintError `nothing_changed_meanwhile`. */
export async function startSession(
  sql: Sql,
  known: KnownAccount,
  entrance: Entrance,
  now: Date,
  using: Statement[] = [],
): Promise<Session> {
  const { account, passwordHash } = known
  const at = now.toISOString()
  const session = sessionOf(account, passwordHash !== null, sessionEnd(account.role, at, at, entrance.limits))
  await sql.batch([
    assertSome('SELECT 1 FROM accounts WHERE id = ? AND password_hash IS ?', [account.id, passwordHash]),
    ...using,
    ...signingIn(account, entrance, now),
    audited(actorOfSession(session), now, [{ action: 'sign_in', subjectKind: 'session', subjectId: account.id }]),
  ])
  return session
}

/** Using it is no deed of anybody's, so it leaves no trail. */
export const touchSession = (sql: Sql, tokenHash: string, now: Date, expiresAt: string): Promise<number> =>
  sql.run(
    'UPDATE sessions SET last_used_at = ?, expires_at = ? WHERE token_hash = ?',
    now.toISOString(),
    expiresAt,
    tokenHash,
  )

export async function endSession(sql: Sql, actor: Actor, tokenHash: string, now: Date): Promise<void> {
  await sql.batch([
    statement('DELETE FROM sessions WHERE token_hash = ?', [tokenHash]),
    audited(actor, now, [{ action: 'sign_out', subjectKind: 'session', subjectId: actor.id }]),
  ])
}

const ownAs = rowAs<SessionTimes & Pick<OwnSession, 'id' | 'device' | 'isCurrent'>>({ flags: ['isCurrent'] })

/** Where somebody is signed in, the one used last first. */
export async function ownSessions(
  sql: Sql,
  actor: Actor,
  currentHash: string,
  now: Date,
  limits?: SessionLimits,
): Promise<OwnSession[]> {
  const rows = await sql.all(
    `SELECT id, device, created_at, last_used_at, expires_at, token_hash = ? AS is_current FROM sessions
     WHERE account_id = ? ORDER BY is_current DESC, last_used_at DESC, id LIMIT ?`,
    currentHash,
    actor.id,
    MOST_LISTED,
  )
  return rows
    .map((row) => ownAs(row))
    .map((own) => ({ ...own, ...timesOf(actor.role, own, limits) }))
    .filter(({ expiresAt }) => expiresAt > now.toISOString())
}
const MOST_LISTED = 500

/** Ends one of somebody's own sessions, or all but the one that asks; answers how many there were. */
export async function endOwnSessions(sql: Sql, actor: Actor, which: { id: string } | { butHash: string }, now: Date) {
  const [condition, value] = 'id' in which ? ['id = ?', which.id] : ['token_hash <> ?', which.butHash]
  const ended = await sql.all<{ device: string | null }>(
    `SELECT device FROM sessions WHERE account_id = ? AND ${condition}`,
    actor.id,
    value,
  )
  if (ended.length === 0) return 0
  const devices = ended.map(({ device }) => device ?? '?')
  await sql.batch([
    statement(`DELETE FROM sessions WHERE account_id = ? AND ${condition}`, [actor.id, value]),
    audited(actor, now, [
      { action: 'end_session', subjectKind: 'session', subjectId: actor.id, before: { devices: devices.slice(0, 20) } },
    ]),
  ])
  return ended.length
}
