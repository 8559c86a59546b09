/**
 * What a token or a session said when it was read last. Whoever hands logs in again is taken by it, and looked at in the
 * one look around that the logs need: whatever was changed meanwhile, by whichever process, holds for these logs already.
 */
import { json, reading, type Reading, unasked } from '../engine/sql.ts'

export interface Credential {
  /** The SHA-256 it is kept under. */
  hash: string
  said: string
}

/** All that lets somebody in, and says as whom. */
export const TOKEN_SAID = 'json_array(t.id, t.name, t.role, t.team_code, t.scopes, t.expires_on, t.revoked_at)'
export const SESSION_SAID = 'json_array(s.expires_at, a.id, a.display_name, a.role, a.team_code, a.disabled_at)'

/** One of those that came is no longer what it was. */
export class Outdated extends Error {}

/** Hashes of those that still say the same. */
export function stillSaid(credentials: Credential[]): Reading<Set<string>> {
  if (credentials.length === 0) return unasked(new Set())
  const asked = json(credentials.map(({ hash, said }) => [hash, said]))
  return reading(
    `SELECT t.token_hash AS hash FROM json_each(?) w CROSS JOIN tokens t ON t.token_hash = w.value->>0
     WHERE ${TOKEN_SAID} = w.value->>1
     UNION ALL SELECT s.token_hash FROM json_each(?) w CROSS JOIN sessions s ON s.token_hash = w.value->>0
     JOIN accounts a ON a.id = s.account_id WHERE ${SESSION_SAID} = w.value->>1`,
    [asked, asked],
    (rows: { hash: string }[]) => new Set(rows.map(({ hash }) => hash)),
  )
}
