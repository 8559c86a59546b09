/** A zip archive as it is sent: each file is packed while its pieces come, and nothing of it is kept but where it stands. */

export interface FileToZip {
  path: string
  pieces: AsyncIterable<string> | Iterable<string>
}

const encoder = new TextEncoder()
/** What gzip puts around the packed bytes: before them nothing we need, behind them what a zip wants to know. */
const GZIP_HEAD = 10
const GZIP_TAIL = 8

interface Packed {
  crc: number
  size: number
  packedSize: number
}
interface Entry extends Packed {
  path: Bytes
  at: number
}

export async function* zipped(files: Iterable<FileToZip>): AsyncGenerator<Bytes> {
  const entries: Entry[] = []
  let at = 0
  for (const { path, pieces } of files) {
    const entry: Entry = { path: encoder.encode(path), at, crc: 0, size: 0, packedSize: 0 }
    const head = record(LOCAL, entry)
    yield head
    const { crc, size, packedSize } = yield* packed(pieces)
    Object.assign(entry, { crc, size, packedSize })
    const sums = words([[4, 0x08074b50], ...sumsOf(entry)])
    yield sums
    at += head.length + packedSize + sums.length
    entries.push(entry)
  }
  const directory = entries.map((entry) => record(CENTRAL, entry))
  yield* directory
  const length = directory.reduce((sum, one) => sum + one.length, 0)
  yield words([
    [4, 0x06054b50],
    [4, 0],
    [2, entries.length],
    [2, entries.length],
    [4, length],
    [4, at],
    [2, 0],
  ])
}

/**
 * Deflated by the engine, beside the event loop. It is asked for gzip, whose tail has the checksum and the length: we
 * need not look at each byte ourselves.
 */
async function* packed(pieces: FileToZip['pieces']): AsyncGenerator<Bytes, Packed> {
  let [skip, packedSize, tail] = [GZIP_HEAD, 0, new Uint8Array(0)]
  for await (const chunk of streamOf(encoded(pieces)).pipeThrough(new CompressionStream('gzip'))) {
    const whole = joined(tail, chunk.subarray(Math.min(skip, chunk.length)))
    skip -= Math.min(skip, chunk.length)
    const end = Math.max(0, whole.length - GZIP_TAIL)
    tail = whole.slice(end)
    packedSize += end
    if (end > 0) yield whole.subarray(0, end)
  }
  const view = new DataView(tail.buffer)
  return { crc: view.getUint32(0, true), size: view.getUint32(4, true), packedSize }
}

type Bytes = Uint8Array<ArrayBuffer>
export async function* encoded(pieces: FileToZip['pieces']): AsyncGenerator<Bytes> {
  for await (const piece of pieces) yield encoder.encode(piece)
}

/** Read as it is asked for, and not further once nobody asks. */
export const streamOf = (chunks: AsyncGenerator<Bytes>): ReadableStream<Bytes> =>
  new ReadableStream<Bytes>({
    async pull(controller) {
      const next = await chunks.next()
      if (next.done) controller.close()
      else controller.enqueue(next.value)
    },
    async cancel() {
      await chunks.return(undefined)
    },
  })

function joined(one: Bytes, other: Bytes): Bytes {
  const both = new Uint8Array(one.length + other.length)
  both.set(one)
  both.set(other, one.length)
  return both
}

type Word = readonly [bytes: 2 | 4, value: number]
function words(all: readonly Word[], ...more: Bytes[]): Bytes {
  const length = all.reduce((sum, [bytes]) => sum + bytes, 0)
  const view = new DataView(new ArrayBuffer(length))
  let at = 0
  for (const [bytes, value] of all) {
    if (bytes === 2) view.setUint16(at, value, true)
    else view.setUint32(at, value, true)
    at += bytes
  }
  return more.reduce<Bytes>(joined, new Uint8Array(view.buffer))
}

const sumsOf = ({ crc, packedSize, size }: Packed): Word[] => [
  [4, crc],
  [4, packedSize],
  [4, size],
]
const [LOCAL, CENTRAL] = [0x04034b50, 0x02014b50]
/** Lengths come behind the file, and names are UTF-8. */
const FLAGS = 0x0808
const DEFLATED = 8
/** 1 January 1980: nobody asks, and the same sheet is the same bytes. */
const DATE = 0x21

/** The head of a file, and its line in the directory at the end, which says where it is. */
function record(kind: number, entry: Entry): Bytes {
  const about: Word[] = [[2, 20], [2, FLAGS], [2, DEFLATED], [2, 0], [2, DATE], ...sumsOf(entry)]
  const lengths: Word[] = [
    [2, entry.path.length],
    [2, 0],
  ]
  if (kind === LOCAL) return words([[4, kind], ...about, ...lengths], entry.path)
  return words([[4, kind], [2, 20], ...about, ...lengths, [2, 0], [2, 0], [2, 0], [4, 0], [4, entry.at]], entry.path)
}
