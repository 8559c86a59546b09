/** What an engine or a disk cannot do just now, and why. */
import type { Sql } from './sql.ts'

/** Nothing of it was kept, and the same again may be taken later. */
export class Unavailable extends Error {
  readonly why: Why
  constructor(why: Why, cause: unknown) {
    super(`not available: ${why}`, { cause })
    this.why = why
  }
}

export type Why = 'full' | 'read_only' | 'locked' | 'disk' | 'overloaded'

/** The first of the reasons whose signs are in what an engine said. */
export const whyOf = (said: string, signs: readonly (readonly [Why, RegExp])[]): Why | undefined =>
  signs.find(([, sign]) => sign.test(said))?.[0]

/** Null when it does; it leaves no trail. */
export async function whyNoWrite(sql: Sql, now: Date): Promise<Why | null> {
  try {
    const probe = 'INSERT INTO probe (id, at) VALUES (1, ?) ON CONFLICT (id) DO UPDATE SET at = excluded.at'
    await sql.run(probe, now.toISOString())
    return null
  } catch (error) {
    if (error instanceof Unavailable) return error.why
    throw error
  }
}
