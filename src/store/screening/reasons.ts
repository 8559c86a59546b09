/** Which logs are not accepted without a word of why: what a valid show needs is missing, or its village said that it was not so. */
import { type AppError, invalid } from '../../domain/errors.ts'
import { type ProofNeed, proofSaid } from '../../domain/screening/proof.ts'
import { callbacksOf } from '../callback/callbacks.ts'
import { ask, type Sql } from '../engine/sql.ts'
import { unproven } from './unproven.ts'

/** Of each, what is to be said to who gave none. */
export async function reasonsMissing(sql: Sql, ids: readonly string[], showProof: string) {
  const lacking = await unproven(sql, [...ids], showProof)
  const drawn = await ask(sql, callbacksOf(ids.map((id) => ({ id }))))
  const missing = new Map<string, AppError>([...lacking].map(([id, needs]) => [id, lacks(needs)]))
  for (const [id, { isUndecided }] of drawn) if (isUndecided && !missing.has(id)) missing.set(id, NOT_SO)
  return missing
}

const lacks = (needs: ProofNeed[]): AppError =>
  invalid({ path: 'reason', sentence: { key: 'error_unproven', facts: { missing: proofSaid(needs) } } })
const NOT_SO = invalid({ path: 'reason', sentence: { key: 'callback_accept_why' } })
