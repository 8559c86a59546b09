/** Tokens of programs: kept as SHA-256, good until their last day, until they are revoked, or until their maker goes. */
import { type Actor, Scope } from '../../domain/people/account.ts'
import type { Token } from '../../domain/people/sign-in.ts'
import { audited, auditedFrom } from './audit.ts'
import { TOKEN_SAID } from './credentials.ts'
import { assertNone, insertRow, json, rowAs, type Sql, statement, type Statement } from '../engine/sql.ts'

/** As it is kept; `scopes` are JSON. */
interface KeptToken extends Omit<Token, 'scopes' | 'isMakerDisabled' | 'createdById'> {
  scopes: string
  revokedAt?: string
}
const TOKEN_COLUMNS = `t.id, t.name, t.role, t.team_code, t.scopes, t.created_at, t.created_by, t.expires_on, t.last_used_at,
  t.revoked_at`

/** Only the names that are known: a scope that newer code gave means nothing here. */
const scopesOf = (text: string): Scope[] =>
  Scope.options.filter((scope) => (JSON.parse(text) as unknown[]).includes(scope))

/** A token that somebody came with, whether it still works or not. */
interface FoundToken {
  actor: Actor
  isOver: boolean
  lastUsedAt: string | null
  /** It was used from this network before, or from none yet. */
  isKnownNetwork: boolean
  said: string
}

export async function findToken(
  sql: Sql,
  tokenHash: string,
  today: string,
  network: string,
): Promise<FoundToken | null> {
  const row = await sql.first(
    `SELECT ${TOKEN_COLUMNS}, EXISTS (SELECT 1 FROM token_networks WHERE token_id = t.id AND network = ?)
       OR NOT EXISTS (SELECT 1 FROM token_networks WHERE token_id = t.id) AS is_known_network, ${TOKEN_SAID} AS said
     FROM tokens t WHERE t.token_hash = ?`,
    network,
    tokenHash,
  )
  if (!row) return null
  const {
    id,
    name,
    role,
    teamCode,
    scopes,
    expiresOn,
    lastUsedAt = null,
    revokedAt,
    isKnownNetwork,
    said,
  } = foundAs(row)
  return {
    actor: { id, name, role, ...(teamCode !== undefined && { teamCode }), via: 'token', scopes: scopesOf(scopes) },
    isOver: revokedAt !== undefined || expiresOn < today,
    lastUsedAt,
    isKnownNetwork,
    said,
  }
}
const foundAs = rowAs<KeptToken & { isKnownNetwork: boolean; said: string }>({ flags: ['isKnownNetwork'] })

/** Of each token so many networks are remembered; whoever comes from ever new ones is told of again and again. */
const MOST_NETWORKS = 50
const HOUR_MS = 3_600_000
/** The use is told to the hour, so that asking stays reading. */
export const isUseKnown = (lastUsedAt: string | null, now: Date): boolean => {
  const since = now.getTime() - Date.parse(lastUsedAt ?? '')
  return since >= 0 && since < HOUR_MS
}

/** Using it is no deed of anybody's, so it leaves no trail; that is written where the network is new. */
export async function touchToken(sql: Sql, id: string, network: string, now: Date): Promise<void> {
  const at = now.toISOString()
  await sql.batch([
    statement(
      'UPDATE tokens SET last_used_at = ? WHERE id = ? AND (last_used_at IS NULL OR last_used_at NOT BETWEEN ? AND ?)',
      [at, id, new Date(now.getTime() - HOUR_MS).toISOString(), at],
    ),
    statement(
      `INSERT INTO token_networks (token_id, network, seen_at) SELECT ?, ?, ?
       WHERE (SELECT count(*) FROM token_networks WHERE token_id = ?) < ? ON CONFLICT DO NOTHING`,
      [id, network, at, id, MOST_NETWORKS],
    ),
  ])
}

/** Those that still work. */
export async function listTokens(sql: Sql, today: string): Promise<Token[]> {
  const rows = await sql.all(
    `SELECT ${TOKEN_COLUMNS}, coalesce(a.display_name, other.name) AS maker, a.disabled_at IS NOT NULL AS is_maker_disabled
     FROM tokens t LEFT JOIN accounts a ON a.id = t.created_by LEFT JOIN tokens other ON other.id = t.created_by
     WHERE t.revoked_at IS NULL AND t.expires_on >= ? ORDER BY t.created_at DESC, t.id`,
    today,
  )
  return rows.map((row) => {
    const { maker, scopes, createdBy: createdById, ...token } = listedAs(row)
    return { ...token, scopes: scopesOf(scopes), createdBy: maker ?? createdById, createdById }
  })
}
const listedAs = rowAs<KeptToken & { maker?: string; isMakerDisabled: boolean }>({ flags: ['isMakerDisabled'] })

export type MadeToken = Pick<Token, 'id' | 'name' | 'role' | 'teamCode' | 'scopes' | 'createdAt' | 'expiresOn'>

/** An unknown team throws ConstraintError `foreign_key`, a maker disabled meanwhile `nothing_changed_meanwhile`. */
export async function issueToken(sql: Sql, actor: Actor, token: MadeToken, tokenHash: string): Promise<void> {
  const { id, name, role, teamCode, scopes, createdAt, expiresOn } = token
  await sql.batch([
    assertNone('SELECT 1 FROM accounts WHERE id = ? AND disabled_at IS NOT NULL', [actor.id]),
    insertRow('tokens', {
      id,
      name,
      tokenHash,
      role,
      teamCode,
      scopes: json(scopes),
      createdAt,
      createdBy: actor.id,
      expiresOn,
    }),
    audited(actor, new Date(createdAt), [
      { action: 'issue', subjectKind: 'token', subjectId: id, after: { name, role, teamCode, scopes, expiresOn } },
    ]),
  ])
}

/** False when there never was such a token; revoking again changes nothing. */
export async function revokeToken(sql: Sql, actor: Actor, id: string, now: Date): Promise<boolean> {
  const row = await sql.first(`SELECT ${TOKEN_COLUMNS} FROM tokens t WHERE t.id = ?`, id)
  if (!row) return false
  const { name, role, teamCode, scopes, revokedAt } = rowAs<KeptToken>()(row)
  if (revokedAt !== undefined) return true
  const before = { name, role, teamCode, scopes: scopesOf(scopes) }
  await sql.batch([
    statement('UPDATE tokens SET revoked_at = ? WHERE id = ? AND revoked_at IS NULL', [now.toISOString(), id]),
    audited(actor, now, [{ action: 'revoke', subjectKind: 'token', subjectId: id, before }]),
  ])
  return true
}

/** What an account made, and what was made by that: once, tokens could make tokens. */
const MADE_BY = `WITH RECURSIVE made (id) AS
    (SELECT id FROM tokens WHERE created_by = ? UNION SELECT t.id FROM tokens t JOIN made ON t.created_by = made.id)
  SELECT id FROM made`

/** The statements that end every token an account made, each with its line. */
export const revokingTokensOf = (actor: Actor, accountId: string, now: Date): Statement[] => [
  auditedFrom(
    actor,
    now,
    `'revoke', 'token', id, NULL, json_object('name', name, 'role', role), NULL FROM tokens
     WHERE revoked_at IS NULL AND id IN (${MADE_BY})`,
    [accountId],
  ),
  statement(`UPDATE tokens SET revoked_at = ? WHERE revoked_at IS NULL AND id IN (${MADE_BY})`, [
    now.toISOString(),
    accountId,
  ]),
]
