/** The parts of a zip archive held in memory. Sizes are what inflating really gives, never what the archive claims. */
import { unreadable } from './sheet-row.ts'

interface ZipPart {
  name: string
  isDeflated: boolean
  /** Where its local header begins. */
  at: number
  compressedSize: number
}

const LOCAL_HEADER = 0x04034b50
const DIRECTORY_ENTRY = 0x02014b50
const END = 0x06054b50
const END_64_LOCATOR = 0x07064b50
const IN_64 = 0xffffffff
const PIECE_BYTES = 32_768

/** Every part by its name. A damaged archive throws, a RangeError where it points outside itself. */
function zipParts(bytes: Uint8Array): Map<string, ZipPart> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  let { at, count } = directoryOf(view)
  const parts = new Map<string, ZipPart>()
  for (; count > 0; count--) {
    if (view.getUint32(at, true) !== DIRECTORY_ENTRY) throw unreadable('sheet_broken')
    const [nameLength, extraLength, commentLength] = [28, 30, 32].map((field) => view.getUint16(at + field, true)) as [
      number,
      number,
      number,
    ]
    const part = partAt(view, at, nameLength, extraLength)
    parts.set(part.name, part)
    at += 46 + nameLength + extraLength + commentLength
  }
  return parts
}

/** Where the directory begins and how many entries it has; large archives keep both in a second record. */
function directoryOf(view: DataView): { at: number; count: number } {
  const earliest = Math.max(0, view.byteLength - 22 - 65_535)
  let end = view.byteLength - 22
  while (end >= earliest && view.getUint32(end, true) !== END) end--
  if (end < earliest) throw unreadable('sheet_broken')
  const [count, at] = [view.getUint16(end + 10, true), view.getUint32(end + 16, true)]
  if ((count !== 0xffff && at !== IN_64) || view.getUint32(end - 20, true) !== END_64_LOCATOR) return { at, count }
  const record = Number(view.getBigUint64(end - 12, true))
  return { count: Number(view.getBigUint64(record + 32, true)), at: Number(view.getBigUint64(record + 48, true)) }
}

function partAt(view: DataView, at: number, nameLength: number, extraLength: number): ZipPart {
  const [flags, method] = [view.getUint16(at + 8, true), view.getUint16(at + 10, true)]
  const isEncrypted = (flags & 1) === 1
  if (isEncrypted || (method !== 0 && method !== 8)) throw unreadable('sheet_broken')
  const name = new TextDecoder().decode(new Uint8Array(view.buffer, view.byteOffset + at + 46, nameLength))
  const [fullSize, size, start] = [24, 20, 42].map((field) => view.getUint32(at + field, true))
  const large = largeFields(view, at + 46 + nameLength, extraLength)
  // only the fields that overflow are in the extra record, in this order
  const [, compressedSize, headerAt] = [fullSize, size, start].map((value) => (value === IN_64 ? large.shift() : value))
  if (compressedSize === undefined || headerAt === undefined) throw unreadable('sheet_broken')
  return { name, isDeflated: method === 8, at: headerAt, compressedSize }
}

function largeFields(view: DataView, from: number, length: number): number[] {
  for (let at = from; at + 4 <= from + length; at += 4 + view.getUint16(at + 2, true)) {
    if (view.getUint16(at, true) !== 1) continue
    const fields = Math.min(3, view.getUint16(at + 2, true) >> 3)
    return Array.from({ length: fields }, (_, i) => Number(view.getBigUint64(at + 4 + i * 8, true)))
  }
  return []
}

/** An archive to read texts from; all of them together may not inflate to more than `mostBytes`. */
export class Archive {
  private readonly bytes: Uint8Array
  private readonly parts: Map<string, ZipPart>
  private left: number

  constructor(bytes: Uint8Array, mostBytes: number) {
    this.bytes = bytes
    this.parts = zipParts(bytes)
    this.left = mostBytes
  }

  /** A part piece by piece, nothing when there is no such part; stops at `most` bytes with AppError `invalid`. */
  async *text(path: string, most = this.left): AsyncGenerator<string> {
    const part = this.parts.get(path)
    if (!part) return
    const decoder = new TextDecoder()
    const reader = contentStream(this.bytes, part).getReader()
    let leftHere = most
    try {
      for (let next = await reader.read(); !next.done; next = await reader.read()) {
        leftHere -= next.value.length
        this.left -= next.value.length
        if (leftHere < 0 || this.left < 0)
          throw unreadable('sheet_too_big', { megabytes: Math.round(most / 1_048_576) })
        yield decoder.decode(next.value, { stream: true })
      }
    } finally {
      await reader.cancel().catch(() => undefined)
    }
  }
}

function contentStream(bytes: Uint8Array, part: ZipPart): ReadableStream<Uint8Array> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (view.getUint32(part.at, true) !== LOCAL_HEADER) throw unreadable('sheet_broken')
  const from = part.at + 30 + view.getUint16(part.at + 26, true) + view.getUint16(part.at + 28, true)
  const content = bytes.subarray(from, from + part.compressedSize)
  let at = 0
  const pieces = new ReadableStream<Uint8Array<ArrayBuffer>>({
    pull(controller) {
      // copied, because a stream may take its pieces for its own
      controller.enqueue(content.slice(at, (at += PIECE_BYTES)))
      if (at >= content.length) controller.close()
    },
  })
  return part.isDeflated ? pieces.pipeThrough(new DecompressionStream('deflate-raw')) : pieces
}
