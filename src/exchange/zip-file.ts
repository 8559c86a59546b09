/** Files put together as one zip archive, each deflated by the platform’s own stream; dated 1980, so that the same files are the same bytes. */

const CRC = Uint32Array.from({ length: 256 }, (_, n) => {
  let crc = n
  for (let bit = 0; bit < 8; bit++) crc = crc & 1 ? (crc >>> 1) ^ 0xedb88320 : crc >>> 1
  return crc
})

function crcOf(bytes: Uint8Array): number {
  let crc = 0xffffffff
  for (const byte of bytes) crc = (CRC[(crc ^ byte) & 0xff] ?? 0) ^ (crc >>> 8)
  return (crc ^ 0xffffffff) >>> 0
}

async function deflated(bytes: Uint8Array<ArrayBuffer>): Promise<Uint8Array> {
  const stream = new Blob([bytes]).stream().pipeThrough(new CompressionStream('deflate-raw'))
  return new Uint8Array(await new Response(stream).arrayBuffer())
}

/** Little-endian numbers of two (`h`) and four (`w`) bytes. */
function fields(layout: string, numbers: number[]): Uint8Array {
  const view = new DataView(new ArrayBuffer(Array.from(layout).reduce((size, one) => size + (one === 'h' ? 2 : 4), 0)))
  let at = 0
  for (const [i, one] of Array.from(layout).entries()) {
    if (one === 'h') view.setUint16(at, numbers[i] ?? 0, true)
    else view.setUint32(at, numbers[i] ?? 0, true)
    at += one === 'h' ? 2 : 4
  }
  return new Uint8Array(view.buffer)
}

const VERSION = 20
/** Names are UTF-8. */
const FLAGS = 0x0800
const DEFLATED = 8
const FIRST_DAY = 0x21

export async function zipOf(files: Map<string, string>): Promise<Uint8Array<ArrayBuffer>> {
  const encoder = new TextEncoder()
  const body: Uint8Array[] = []
  const directory: Uint8Array[] = []
  let at = 0
  for (const [path, text] of files) {
    const [name, bytes] = [encoder.encode(path), encoder.encode(text)]
    const packed = await deflated(bytes)
    const facts = [FLAGS, DEFLATED, 0, FIRST_DAY, crcOf(bytes), packed.length, bytes.length, name.length, 0]
    const parts = [fields('whhhhhwwwhh', [0x04034b50, VERSION, ...facts]), name, packed]
    directory.push(fields('whhhhhhwwwhhhhhww', [0x02014b50, VERSION, VERSION, ...facts, 0, 0, 0, 0, at]), name)
    body.push(...parts)
    at += sizeOf(parts)
  }
  const end = fields('whhhhwwh', [0x06054b50, 0, 0, files.size, files.size, sizeOf(directory), at, 0])
  return new Uint8Array(await new Blob([...body, ...directory, end] as BlobPart[]).arrayBuffer())
}

const sizeOf = (parts: Uint8Array[]): number => parts.reduce((size, { length }) => size + length, 0)
