/** Bots as groups have them, on this very machine: they answer 200 whatever happened, late, or not at all. */
import { createServer, type IncomingHttpHeaders, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'

export interface Post {
  url: string
  headers: IncomingHttpHeaders
  body: string
  json: Record<string, unknown>
}
/** What it does with the next posts: says this, closes, hangs, or answers after so long. */
export type Mood = { says: unknown; status?: number } | 'closes' | 'hangs' | { after: number }

export interface Bot {
  url: string
  posts: Post[]
  /** The texts it was given, in their order. */
  texts: () => string[]
  mood: Mood
  stop: () => Promise<void>
}

export async function aBot(mood: Mood = { says: { errcode: 0, errmsg: 'ok' } }): Promise<Bot> {
  const posts: Post[] = []
  const server: Server = createServer((request, response) => {
    const parts: Buffer[] = []
    request.on('data', (part: Buffer) => parts.push(part))
    request.on('end', () => {
      const body = Buffer.concat(parts).toString('utf8')
      const now = bot.mood
      if (now === 'closes') return void request.socket.destroy()
      posts.push({
        url: request.url ?? '',
        headers: request.headers,
        body,
        json: body === '' ? {} : (JSON.parse(body) as Post['json']),
      })
      if (now === 'hangs') return
      const say = (status: number, said: unknown) => {
        response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(said))
      }
      if ('after' in now) return void setTimeout(() => say(200, { errcode: 0 }), now.after)
      say(now.status ?? 200, now.says)
    })
  })
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  const bot: Bot = {
    url: `http://127.0.0.1:${port}/cgi-bin/webhook/send?key=693a91f6-7xxx-4bc4`,
    posts,
    texts: () =>
      posts.map(({ json }) => String((json['text'] as { content?: string } | undefined)?.content ?? json['text'])),
    mood,
    stop: () =>
      new Promise((resolve) => {
        server.closeAllConnections()
        server.close(() => resolve())
      }),
  }
  return bot
}
