/** Who holds a connection and does nothing with it, by real sockets; the limit of a minute is made short. */
import { createServer, type Server } from 'node:http'
import { type AddressInfo, connect, type Socket } from 'node:net'
import { setTimeout as pause } from 'node:timers/promises'
import { text } from 'node:stream/consumers'
import { expect, onTestFinished, test } from 'vitest'
import { connectionLimits, endSlowConnections } from '../../src/node/connections.ts'

const PATIENCE_MS = 600

/** Reads a body, takes as long as it says, and answers with as many bytes as it says. */
async function aServer(leastBytes?: number): Promise<{ server: Server; open: () => Socket }> {
  const server = createServer(connectionLimits(PATIENCE_MS), (request, answer) => {
    void text(request)
      .then(async () => {
        const [, wait = '0', bytes = '2'] = (request.url ?? '').split('/')
        await pause(Number(wait))
        answer.end('x'.repeat(Number(bytes)))
      })
      .catch(() => undefined)
  })
  endSlowConnections(server, PATIENCE_MS, leastBytes)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const sockets: Socket[] = []
  onTestFinished(() => {
    for (const socket of sockets) socket.destroy()
    server.close()
  })
  const open = (): Socket => {
    const socket = connect((server.address() as AddressInfo).port, '127.0.0.1')
    socket.on('error', () => undefined)
    sockets.push(socket)
    return socket
  }
  return { server, open }
}

/** Milliseconds until the other side ends it. */
const ended = (socket: Socket): Promise<number> => {
  const began = performance.now()
  return new Promise((resolve) => socket.once('close', () => resolve(performance.now() - began)))
}
const headers = (path: string, length: number): string =>
  `POST ${path} HTTP/1.1\r\nHost: x\r\nContent-Length: ${length}\r\n\r\n`

async function dribble(socket: Socket, letters: string, everyMs: number): Promise<void> {
  for (const letter of letters) {
    if (socket.destroyed) return
    socket.write(letter)
    await pause(everyMs)
  }
}

test('a connection that says nothing, and headers that dribble, end when patience does', async () => {
  const { open } = await aServer()
  const [silent, slow] = [open(), open()]
  silent.resume()
  slow.resume()
  const both = Promise.all([ended(silent), ended(slow)])
  void dribble(slow, 'GET / HTTP/1.1\r\nHost: x\r\nX-Long: '.padEnd(500, 'y'), 20)
  for (const ms of await both) {
    expect(ms).toBeGreaterThan(PATIENCE_MS / 2)
    expect(ms).toBeLessThan(PATIENCE_MS * 6)
  }
})

test('a body that dribbles ends when patience does, though each byte is in time', async () => {
  const { open } = await aServer()
  const socket = open()
  socket.resume()
  const over = ended(socket)
  socket.write(headers('/', 5000))
  void dribble(socket, 'z'.repeat(5000), 20)
  const ms = await over
  expect(ms).toBeGreaterThan(PATIENCE_MS / 2)
  expect(ms).toBeLessThan(PATIENCE_MS * 4)
})

test('a body that is slow but moves is taken, however long it lasts', async () => {
  const { open } = await aServer(100)
  const socket = open()
  const answer = text(socket)
  socket.write(headers('/', 3000).replace('Host', 'Connection: close\r\nHost'))
  for (let i = 0; i < 30; i++) {
    socket.write('z'.repeat(100))
    await pause(50)
  }
  expect(await answer).toMatch(/^HTTP\/1\.1 200/)
})

test('a handler that takes its time is waited for', async () => {
  const { open } = await aServer()
  const socket = open()
  const answer = text(socket)
  socket.write(headers(`/${PATIENCE_MS * 3}`, 0).replace('Host', 'Connection: close\r\nHost'))
  expect(await answer).toMatch(/^HTTP\/1\.1 200/)
})

test('an answer that nobody reads ends, too', async () => {
  const { server, open } = await aServer()
  const socket = open()
  socket.pause()
  const over = new Promise<void>((resolve) => {
    server.once('connection', (theirs) => theirs.once('close', () => resolve()))
  })
  socket.write(headers('/0/50000000', 0))
  await expect(over).resolves.toBeUndefined()
})
