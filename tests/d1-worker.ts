/** Beside the real Worker in the tests' workerd: puts what a test asks of the database to D1, over a line that stays open. */
import type { D1Database, WebSocket } from '@cloudflare/workers-types'

export interface Asked {
  /** By which its asker knows the answer. */
  number: number
  way: 'all' | 'first' | 'run' | 'batch'
  statements: { sql: string; values: unknown[] }[]
}
export type Told = { number: number } & ({ result: unknown } | { error: string })

declare const WebSocketPair: new () => { 0: WebSocket; 1: WebSocket }

export default {
  async fetch(_: Request, { DB }: { DB: D1Database }): Promise<Response> {
    const { 0: theirs, 1: ours } = new WebSocketPair()
    ours.accept()
    ours.addEventListener('message', ({ data }) => {
      void answerTo(DB, String(data)).then((answer) => ours.send(answer))
    })
    return new Response(null, { status: 101, webSocket: theirs } as ResponseInit)
  },
}

async function answerTo(db: D1Database, asked: string): Promise<string> {
  const { number, ...said } = JSON.parse(asked) as Asked
  return JSON.stringify({ number, ...(await told(db, said)) })
}

async function told(db: D1Database, { way, statements }: Omit<Asked, 'number'>): Promise<object> {
  try {
    const bound = statements.map(({ sql, values }) => db.prepare(sql).bind(...values))
    return { result: way === 'batch' ? await db.batch(bound) : await bound[0]?.[way]() }
  } catch (error) {
    return { error: error instanceof Error ? error.message : String(error) }
  }
}
