/** Small real photos, each of its own content, and their names. */
import { createHash } from 'node:crypto'
import { deflateSync, crc32 } from 'node:zlib'

export const nameOf = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex')

export interface TestPhoto {
  sha256: string
  bytes: Uint8Array<ArrayBuffer>
}

function chunk(kind: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(kind), data])
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)]
  length.writeUInt32BE(data.length)
  sum.writeUInt32BE(crc32(body))
  return Buffer.concat([length, body, sum])
}

/** One pixel of a random colour; `padding` bytes more make it as large as a test wants. */
export function aPng(padding = 0): TestPhoto {
  const header = Buffer.from([0, 0, 0, 1, 0, 0, 0, 1, 8, 2, 0, 0, 0])
  const pixel = Buffer.from([0, ...crypto.getRandomValues(new Uint8Array(3))])
  const bytes = new Uint8Array(
    Buffer.concat([
      Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
      chunk('IHDR', header),
      chunk('tEXt', Buffer.from(`Comment\0${crypto.randomUUID()}${'.'.repeat(padding)}`)),
      chunk('IDAT', deflateSync(pixel)),
      chunk('IEND', Buffer.alloc(0)),
    ]),
  )
  return { sha256: nameOf(bytes), bytes }
}
