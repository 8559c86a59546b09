/** Ways in for tests, made without asking: a program's token, and a person who is signed in. */
import { scryptSync } from 'node:crypto'
import { type Role, type Scope, SCOPES } from '../src/domain/people/account.ts'
import { newSecret, sha256Hex } from '../src/http/secrets.ts'
import { accountByUsername, putAccounts } from '../src/store/people/accounts.ts'
import { SYSTEM } from '../src/store/people/audit.ts'
import { startSession } from '../src/store/people/sessions.ts'
import type { Sql } from '../src/store/engine/sql.ts'
import { issueToken } from '../src/store/people/tokens.ts'

export interface Who {
  role: Role
  teamCode?: string | undefined
}

/** A new token of that role; for all that the role may, unless told. */
export async function aToken(
  sql: Sql,
  { role, teamCode }: Who,
  now: Date,
  scopes: readonly Scope[] = SCOPES[role],
): Promise<string> {
  const secret = newSecret()
  const named = { id: crypto.randomUUID(), name: teamCode ?? role, role, ...(teamCode !== undefined && { teamCode }) }
  const token = { ...named, scopes: [...scopes], createdAt: now.toISOString(), expiresOn: '2099-12-31' }
  await issueToken(sql, SYSTEM, token, sha256Hex(secret))
  return secret
}

export interface Person extends Who {
  /** Of an account that is there, or is made now. */
  username: string
  passwordHash?: string | null
  /** Nobody has the name yet, which need not be asked. */
  isNew?: boolean
}

/** The cookie of a new session. */
export async function aSession(sql: Sql, person: Person, now: Date): Promise<string> {
  const { role, teamCode, username, passwordHash = null, isNew = false } = person
  const displayName = teamCode ?? role
  if (isNew || !(await accountByUsername(sql, username)))
    await putAccounts(sql, [{ username, displayName, role, teamCode }], passwordHash, now)
  return sessionOfAccount(sql, username, now)
}

/** The cookie of a new session of somebody who has an account. */
export async function sessionOfAccount(sql: Sql, username: string, now: Date): Promise<string> {
  const account = await accountByUsername(sql, username)
  if (!account) throw new Error(`no account ${username}`)
  const secret = newSecret()
  await startSession(sql, account, { tokenHash: sha256Hex(secret) }, now)
  return `yx_session=${secret}`
}

/** What is kept of a password, at a cost that a hash carries itself: as the service makes it, each is 30 ms of work. */
export function quickHash(password: string, N = 64): string {
  const salt = Buffer.alloc(16, 3)
  const key = scryptSync(password, salt, 32, { N, r: 1, p: 1 }).toString('base64url')
  return `scrypt$${N}$1$1$${salt.toString('base64url')}$${key}`
}

/** Of a password that nobody knows. */
const A_HASH = `scrypt$16384$8$1$${'A'.repeat(22)}$${'A'.repeat(43)}`

/** Somebody nobody else is, who could sign in: two managers of one name are two people. */
export const aPerson = (who: Who): Person => ({
  ...who,
  username: `${who.teamCode ?? who.role}-${crypto.randomUUID()}`,
  passwordHash: A_HASH,
})
