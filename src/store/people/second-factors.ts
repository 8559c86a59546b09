/** Second factors: kept with the account, their recovery codes as SHA-256. No code is good twice. */
import type { Actor } from '../../domain/people/account.ts'
import { audited } from './audit.ts'
import { type Sql, type Statement, statement, ask, countOf, insertRows } from '../engine/sql.ts'
import { assertSome } from '../engine/races.ts'

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
