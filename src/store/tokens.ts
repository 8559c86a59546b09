/** Tokens of programs: kept as SHA-256, good until revoked. */
import type { Actor, Role } from '../domain/account.ts'
import type { Token } from '../domain/sign-in.ts'
import { audited } from './audit.ts'
import { type Sql, statement } from './sql.ts'

interface TokenRow {
  id: string
  name: string
  role: Role
  team_code: string | null
  created_at: string
  revoked_at: string | null
}

const COLUMNS = 'id, name, role, team_code, created_at, revoked_at'

const tokenOf = (row: TokenRow): Token => ({
  id: row.id,
  name: row.name,
  role: row.role,
  ...(row.team_code !== null && { teamCode: row.team_code }),
  createdAt: row.created_at,
})

export async function actorOfToken(sql: Sql, tokenHash: string): Promise<Actor | null> {
  const row = await sql.first<TokenRow>(
    `SELECT ${COLUMNS} FROM tokens WHERE token_hash = ? AND revoked_at IS NULL`,
    tokenHash,
  )
  if (!row) return null
  const { id, name, role, teamCode } = tokenOf(row)
  return { id, name, role, ...(teamCode !== undefined && { teamCode }), via: 'token' }
}

/** Those that still work. */
export async function listTokens(sql: Sql): Promise<Token[]> {
  const rows = await sql.all<TokenRow>(
    `SELECT ${COLUMNS} FROM tokens WHERE revoked_at IS NULL ORDER BY created_at DESC, id`,
  )
  return rows.map(tokenOf)
}

/** A team that does not exist throws ConstraintError `foreign_key`. */
export async function issueToken(sql: Sql, actor: Actor, token: Token, tokenHash: string): Promise<void> {
  const { id, name, role, teamCode, createdAt } = token
  await sql.batch([
    statement(
      `INSERT INTO tokens (id, name, token_hash, role, team_code, created_at, created_by)
       VALUES (?, ?, ?, ?, ?, ?, ?)`,
      id,
      name,
      tokenHash,
      role,
      teamCode ?? null,
      createdAt,
      actor.id,
    ),
    audited(actor, new Date(createdAt), [
      { action: 'issue', subjectKind: 'token', subjectId: id, after: { name, role, teamCode } },
    ]),
  ])
}

/** False when there never was such a token; revoking again changes nothing. */
export async function revokeToken(sql: Sql, actor: Actor, id: string, now: Date): Promise<boolean> {
  const row = await sql.first<TokenRow>(`SELECT ${COLUMNS} FROM tokens WHERE id = ?`, id)
  if (!row) return false
  if (row.revoked_at !== null) return true
  await sql.batch([
    statement('UPDATE tokens SET revoked_at = ? WHERE id = ? AND revoked_at IS NULL', now.toISOString(), id),
    audited(actor, now, [{ action: 'revoke', subjectKind: 'token', subjectId: id, before: tokenOf(row) }]),
  ])
  return true
}
