/** Connections that stay without doing anything are ended: silence by Node's own limits, dribbling by how little came. */
import type { IncomingMessage, Server, ServerOptions } from 'node:http'
import type { Socket } from 'node:net'

/** 4 kbit/s, less than the slowest phone in a village: a photo may take its two minutes. */
const LEAST_BYTES = 30_000
const LOOKS = 6

/** For headers and for a connection that says nothing at all; a body has `endSlowConnections`, and an end in any case. */
export const connectionLimits = (patienceMs: number): ServerOptions => ({
  headersTimeout: patienceMs,
  requestTimeout: 5 * patienceMs,
  keepAliveTimeout: Math.min(patienceMs, 5000),
  connectionsCheckingInterval: Math.ceil(patienceMs / LOOKS),
})

interface Watched {
  request?: IncomingMessage
  /** How much had come and gone when it was first found busy, or had last done enough; and how often it was looked at since. */
  mark?: { moved: number; looks: number } | undefined
}

/** Ends whoever sends a body or reads an answer so slowly that hardly anything moves for as long as there is patience. */
export function endSlowConnections(server: Server, patienceMs: number, leastBytes = LEAST_BYTES): void {
  const watched = new Map<Socket, Watched>()
  server.on('connection', (socket) => {
    watched.set(socket, {})
    socket.on('close', () => watched.delete(socket))
  })
  server.on('request', (request) => {
    const connection = watched.get(request.socket)
    if (connection) connection.request = request
  })
  const looking = setInterval(() => {
    for (const [socket, connection] of watched) if (isTooSlow(socket, connection, leastBytes)) socket.destroy()
  }, patienceMs / LOOKS)
  server.on('close', () => clearInterval(looking))
  looking.unref()
}

function isTooSlow(socket: Socket, connection: Watched, leastBytes: number): boolean {
  const isSending = connection.request?.complete === false
  const isReading = socket.writableLength > 0
  const moved = socket.bytesRead + socket.bytesWritten - socket.writableLength
  const { mark } = connection
  // a handler may take its time
  if (!isSending && !isReading) connection.mark = undefined
  else if (!mark || moved - mark.moved >= leastBytes) connection.mark = { moved, looks: 0 }
  else return ++mark.looks >= LOOKS
  return false
}
