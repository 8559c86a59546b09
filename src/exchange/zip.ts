/** The parts of a zip archive held in memory (sizes are what inflating really gives), and the XML in them, no more of it at a time than one tag. */
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

export interface XmlListener {
  open?(name: string, tag: string): void
  close?(name: string): void
  /** May come in several pieces. */
  text?(text: string): void
  /** Takes an element that it knows as a whole, where that begins here: answers where it ends, or where it was asked. */
  whole?(xml: string, open: number): number
}

const LONGEST_TAG = 65_536
const LONGEST_ENTITY = 12
const ENTITIES: Record<string, string> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" }

export class XmlReader {
  private readonly listener: XmlListener
  private waiting = ''

  constructor(listener: XmlListener) {
    this.listener = listener
  }

  read(piece: string): void {
    const xml = this.waiting + piece
    let at = 0
    for (let open = xml.indexOf('<'); open !== -1; open = xml.indexOf('<', at)) {
      if (open > at) this.text(xml.slice(at, open))
      at = this.listener.whole?.(xml, open) ?? open
      if (at > open) continue
      const end = endOfMarkup(xml, open)
      if (end === -1) break
      this.markup(xml.slice(open, end))
      at = end
    }
    this.keep(xml, at)
  }

  /** Throws AppError `invalid` when the document breaks off inside a tag. */
  end(): void {
    if (this.waiting.startsWith('<')) throw unreadable('sheet_broken')
  }

  /** What cannot be understood yet waits: a tag, or an entity at the very end. */
  private keep(xml: string, from: number): void {
    this.waiting = xml.slice(from)
    if (this.waiting.startsWith('<')) {
      if (this.waiting.length > LONGEST_TAG) throw unreadable('sheet_broken')
      return
    }
    const ampersand = this.waiting.lastIndexOf('&')
    const isCut =
      ampersand !== -1 && this.waiting.length - ampersand < LONGEST_ENTITY && !this.waiting.includes(';', ampersand)
    const cut = isCut ? ampersand : this.waiting.length
    if (cut > 0) this.text(this.waiting.slice(0, cut))
    this.waiting = this.waiting.slice(cut)
  }

  private text(raw: string): void {
    this.listener.text?.(decodeEntities(raw))
  }

  private markup(markup: string): void {
    if (markup.startsWith('<![CDATA[')) this.listener.text?.(markup.slice(9, -3))
    else if (markup.startsWith('</')) this.listener.close?.(localName(markup, 2))
    // a document type could define entities that grow; no workbook has one
    else if (markup.startsWith('<!D')) throw unreadable('sheet_broken')
    else if (!markup.startsWith('<!') && !markup.startsWith('<?')) {
      const name = localName(markup, 1)
      this.listener.open?.(name, markup)
      if (markup.endsWith('/>')) this.listener.close?.(name)
    }
  }
}

const SPECIAL = [
  ['<!--', '-->'],
  ['<![CDATA[', ']]>'],
  ['<?', '?>'],
]
/** Just past the tag, comment or instruction that begins at `open`; -1 when its end has not come yet. */
function endOfMarkup(xml: string, open: number): number {
  const first = xml.charAt(open + 1)
  if (first === '!' || first === '?') {
    const special = SPECIAL.find(([start = '']) => xml.startsWith(start, open))
    if (special?.[1]) {
      const end = xml.indexOf(special[1], open + 2)
      return end === -1 ? -1 : end + special[1].length
    }
    if (first === '!' && xml.length - open < '<![CDATA['.length) return -1
  }
  let quote = 0
  for (let at = open + 1; at < xml.length; at++) {
    const code = xml.charCodeAt(at)
    if (quote !== 0) quote = code === quote ? 0 : quote
    else if (code === 62) return at + 1
    else if (code === 34 || code === 39) quote = code
  }
  return -1
}

const NAME = /[^\s/>]*/y
function localName(markup: string, from: number): string {
  NAME.lastIndex = from
  const name = NAME.exec(markup)?.[0] ?? ''
  return name.slice(name.indexOf(':') + 1)
}

const patterns = new Map<string, RegExp>()
/** An attribute of a tag as it came to `open`. */
export function attribute(tag: string, name: string): string | undefined {
  let pattern = patterns.get(name)
  if (!pattern) patterns.set(name, (pattern = new RegExp(`\\s${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)')`)))
  const found = pattern.exec(tag)
  return found ? decodeEntities(found[1] ?? found[2] ?? '') : undefined
}

const decodeEntities = (text: string): string =>
  text.includes('&') ? text.replace(/&(#\d{1,7}|#x[\da-f]{1,6}|\w{2,4});/gi, entity) : text

function entity(whole: string, name: string): string {
  if (!name.startsWith('#')) return ENTITIES[name] ?? whole
  const code = /^#x/i.test(name) ? parseInt(name.slice(2), 16) : Number(name.slice(1))
  return code <= 0x10ffff ? String.fromCodePoint(code) : '\uFFFD'
}

/** Excel writes characters that XML cannot hold as `_x000D_`. */
export const unescaped = (text: string): string =>
  text.includes('_x')
    ? text.replace(/_x([\da-f]{4})_/gi, (_, code: string) => String.fromCharCode(parseInt(code, 16)))
    : text
