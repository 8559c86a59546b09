/** A load of requests over kept-open connections, one after another on each, with how long each took. */
import { Agent, request } from 'node:http'

export interface Load {
  perSecond: number
  p50Ms: number
  p99Ms: number
  failed: number
}

/** Sends `bodies(connection)` in order on each connection at once; a missing body is a GET. */
export async function load(
  url: string,
  tokens: string[],
  bodies: (connection: number) => (string | undefined)[],
): Promise<Load> {
  const agent = new Agent({ keepAlive: true, maxSockets: tokens.length })
  const times: number[] = []
  let failed = 0
  const one = (token: string, body: string | undefined): Promise<void> =>
    new Promise((resolve, reject) => {
      const began = performance.now()
      const headers: Record<string, string | number> = { authorization: `Bearer ${token}` }
      if (body !== undefined) {
        headers['content-type'] = 'application/json'
        headers['content-length'] = Buffer.byteLength(body)
      }
      const sent = request(url, { agent, method: body === undefined ? 'GET' : 'POST', headers }, (answer) => {
        if ((answer.statusCode ?? 500) >= 300) failed++
        answer.resume()
        answer.on('end', () => {
          times.push(performance.now() - began)
          resolve()
        })
      })
      sent.on('error', reject)
      sent.end(body)
    })
  const queues = tokens.map((_, connection) => bodies(connection))
  const began = performance.now()
  await Promise.all(
    queues.map(async (queue, connection) => {
      for (const body of queue) await one(tokens[connection] ?? '', body)
    }),
  )
  const seconds = (performance.now() - began) / 1000
  agent.destroy()
  times.sort((a, b) => a - b)
  const at = (share: number): number => times[Math.min(times.length - 1, Math.floor(times.length * share))] ?? 0
  return { perSecond: times.length / seconds, p50Ms: at(0.5), p99Ms: at(0.99), failed }
}
