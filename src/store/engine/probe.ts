/** Whether the database takes a write now: found out by writing. */
import type { Sql } from './sql.ts'
import { Unavailable, type Why } from './unavailable.ts'

/** Null when it does. Nobody's deed, so it leaves no trail. */
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
