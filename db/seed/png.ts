/** Small pictures drawn by numbers, as PNG files. */
import { crc32, deflateSync } from 'node:zlib'

export type Colour = [red: number, green: number, blue: number]

const SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])

function chunk(kind: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(kind), data])
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)]
  length.writeUInt32BE(data.length)
  sum.writeUInt32BE(crc32(body))
  return Buffer.concat([length, body, sum])
}

/** `comment` makes two pictures that look the same two files. */
export function pngOf(
  width: number,
  height: number,
  colourAt: (x: number, y: number) => Colour,
  comment: string,
): Uint8Array<ArrayBuffer> {
  const header = Buffer.alloc(13)
  header.writeUInt32BE(width, 0)
  header.writeUInt32BE(height, 4)
  // 8 bits a colour, red, green and blue
  header.set([8, 2], 8)
  const lines = Array.from({ length: height }, (_, y) => [
    // each line as it is, without a filter
    0,
    ...Array.from({ length: width }, (__, x) => colourAt(x, y)).flat(),
  ])
  return new Uint8Array(
    Buffer.concat([
      SIGNATURE,
      chunk('IHDR', header),
      chunk('tEXt', Buffer.from(`Comment\0${comment}`)),
      chunk('IDAT', deflateSync(Buffer.from(lines.flat()))),
      chunk('IEND', Buffer.alloc(0)),
    ]),
  )
}
