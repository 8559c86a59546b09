/** Beside the real Worker in the tests' workerd: puts what a test asks of the database to D1, in one request each. */
import type { D1Database, D1PreparedStatement } from '@cloudflare/workers-types'

export interface Asked {
  way: 'all' | 'first' | 'run' | 'batch'
  statements: { sql: string; values: unknown[] }[]
}
export type Told = { result: unknown } | { error: string }

export default {
  async fetch(request: Request, { DB }: { DB: D1Database }): Promise<Response> {
    const { way, statements } = (await request.json()) as Asked
    const bound = statements.map(({ sql, values }) => DB.prepare(sql).bind(...values))
    return Response.json(await told(DB, way, bound))
  },
}

async function told(db: D1Database, way: Asked['way'], bound: D1PreparedStatement[]): Promise<Told> {
  try {
    return { result: way === 'batch' ? await db.batch(bound) : await bound[0]?.[way]() }
  } catch (error) {
    return { error: error instanceof Error ? error.message : String(error) }
  }
}
