/** Something between a phone and the server that fails as networks and updates do; what it does is changed while it runs. */
import { createServer, type IncomingMessage, request as ask, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

/** `drop`: the server gets it and answers, and the answer is lost. `refuse`: it never arrives. */
export type Fate = 'pass' | 'drop' | 'refuse'

export interface Between {
  url: string
  /** Where requests go now; another one after a restart. */
  target: string
  fate: (method: string, path: string) => Fate
  /** Changes a file on its way, as a newer release would; undefined leaves it. */
  rewrite: (path: string, text: string) => string | undefined
  /** Every request that was let through, with its body. */
  seen: { method: string; path: string; body: string }[]
  close: () => Promise<void>
}

export async function standBetween(target: string): Promise<Between> {
  const server = createServer((incoming, answer) => {
    void pass(between, incoming, answer)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const between: Between = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    target,
    fate: () => 'pass',
    rewrite: () => undefined,
    seen: [],
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
  return between
}

async function bytesOf(stream: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = []
  for await (const chunk of stream) chunks.push(chunk as Buffer)
  return Buffer.concat(chunks)
}

async function pass(between: Between, incoming: IncomingMessage, answer: ServerResponse): Promise<void> {
  const { method = 'GET', url: path = '/' } = incoming
  const body = await bytesOf(incoming)
  const fate = between.fate(method, path)
  if (fate === 'refuse') {
    answer.destroy()
    return
  }
  between.seen.push({ method, path, body: body.toString() })
  try {
    const reply = await forwarded(between.target, incoming, body)
    if (fate === 'drop') answer.destroy()
    else send(answer, reply, between.rewrite(path, reply.body.toString()))
  } catch {
    answer.destroy()
  }
}

interface Reply {
  status: number
  headers: IncomingMessage['headers']
  body: Buffer
}

/** The Host stays the phone's, so that the server finds the Origin to be its own. */
function forwarded(target: string, { method, url, headers }: IncomingMessage, body: Buffer): Promise<Reply> {
  const { hostname, port } = new URL(target)
  // whole answers, or there would be nothing to change
  const { 'if-none-match': _, ...asked } = headers
  const plain = { ...asked, 'accept-encoding': 'identity', connection: 'close' }
  return new Promise((resolve, reject) => {
    const outgoing = ask({ hostname, port, method, path: url, headers: plain }, (reply) => {
      bytesOf(reply).then(
        (received) => resolve({ status: reply.statusCode ?? 502, headers: reply.headers, body: received }),
        reject,
      )
    })
    outgoing.on('error', reject)
    outgoing.end(body)
  })
}

function send(answer: ServerResponse, { status, headers, body }: Reply, rewritten: string | undefined): void {
  const { 'content-length': _, 'transfer-encoding': __, connection: ___, etag, ...kept } = headers
  answer.writeHead(status, { ...kept, ...(rewritten === undefined && etag !== undefined && { etag }) })
  answer.end(rewritten ?? body)
}
