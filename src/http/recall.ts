/** Who came lately, so that whoever hands in one log after another is not read for each: see store/people/credentials.ts. */
import { sessionLimits } from '../config.ts'
import type { Actor } from '../domain/people/account.ts'
import { usedNow } from '../domain/people/session-life.ts'
import type { Sql } from '../store/engine/sql.ts'
import type { Credential } from '../store/people/credentials.ts'
import type { FoundSession } from '../store/people/sessions.ts'
import { isUseKnown } from '../store/people/tokens.ts'
import type { Deps } from './deps.ts'
import { today } from './queries.ts'

/** Its use need not be told of just now. */
export interface Remembered extends Credential {
  actor: Actor
  of: FoundSession | { lastUsedAt: string | null; day: string }
}

const MOST_REMEMBERED = 2000
const known = new WeakMap<Sql, Map<string, Remembered>>()

/** By the hash of what they came with; a token from there where it came from. */
export function remember({ sql }: Deps, one: Remembered, network = ''): void {
  const there = known.get(sql) ?? new Map<string, Remembered>()
  if (there.size >= MOST_REMEMBERED) there.clear()
  known.set(sql, there.set(one.hash + network, one))
}

/** None whose use is to be told of by now, or is over. */
export function recall(deps: Deps, hash: string, network = ''): Remembered | undefined {
  const found = known.get(deps.sql)?.get(hash + network)
  if (!found) return undefined
  const { of } = found
  const now = deps.now()
  if ('day' in of) return of.day === today(deps) && isUseKnown(of.lastUsedAt, now) ? found : undefined
  const isOver = of.times.expiresAt <= now.toISOString()
  return isOver || usedNow(of.session.role, of.times, now, sessionLimits(deps.config)) ? undefined : found
}
