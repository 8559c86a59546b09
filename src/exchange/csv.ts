/** CSV by RFC 4180 and by what Excel writes: records out of text that arrives in pieces. */
import { clipped, RowUnderWay, type SheetRow, unreadable } from './sheet-row.ts'

const DELIMITERS = [',', '\t', ';']
const LONGEST_HEADER = 65_536
const FIRST_LINES = 10
/** What ends a piece of an unquoted field. */
const STOPS = { ',': /[,\r\n"]/g, '\t': /[\t\r\n"]/g, ';': /[;\r\n"]/g } as Record<string, RegExp>

/** Rows of a CSV text; blank ones are counted and left out. */
export function parseCsv(text: string): SheetRow[] {
  const reader = new CsvReader()
  return [...reader.read(text.replace(/^\uFEFF/, '')), ...reader.end()]
}

export class CsvReader {
  private delimiter: string | undefined
  private waiting = ''
  private row = new RowUnderWay(1)
  private column = 0
  private field = ''
  private state: 'start' | 'plain' | 'quoted' | 'quote_seen' = 'start'
  private afterReturn = false
  private ready: SheetRow[] = []

  read(piece: string): SheetRow[] {
    if (this.delimiter === undefined) {
      this.waiting += piece
      if (!/[\r\n]/.test(this.waiting) && this.waiting.length < LONGEST_HEADER) return []
      return this.begin()
    }
    this.take(piece)
    return this.handOver()
  }

  /** Throws AppError `invalid` when a quoted field was never closed. */
  end(): SheetRow[] {
    const rows = this.delimiter === undefined ? this.begin() : []
    if (this.state === 'quoted') throw unreadable('sheet_open_quote', { row: this.row.row })
    this.endRow()
    return [...rows, ...this.handOver()]
  }

  private begin(): SheetRow[] {
    // a title above the headings has none
    const first = this.waiting.split(/[\r\n]+/, FIRST_LINES)
    const count = (delimiter: string): number => Math.max(...first.map((line) => line.split(delimiter).length))
    this.delimiter = DELIMITERS.reduce((best, other) => (count(other) > count(best) ? other : best))
    this.take(this.waiting)
    this.waiting = ''
    return this.handOver()
  }

  private handOver(): SheetRow[] {
    const rows = this.ready
    this.ready = []
    return rows
  }

  private take(text: string): void {
    // a return alone ends a line, too: such files are rare
    const isUsual = !/\r(?!\n)/.test(text)
    for (let at = 0; at < text.length;) {
      if (this.state === 'quoted') at = this.inQuotes(text, at)
      else at = (isUsual && this.isAtRowStart() && this.wholeLines(text, at)) || this.outside(text, at)
    }
  }

  private isAtRowStart(): boolean {
    return this.state === 'start' && this.column === 0 && !this.afterReturn
  }

  /** Up to the next quote the lines are cut by the engine, many times as fast; 0 where there is none. */
  private wholeLines(text: string, at: number): number {
    const quote = text.indexOf('"', at)
    const end = text.lastIndexOf('\n', quote === -1 ? text.length : quote)
    if (end < at) return 0
    for (const line of text.slice(at, end).split('\n')) {
      const cells = (line.endsWith('\r') ? line.slice(0, -1) : line).split(this.delimiter ?? ',')
      for (const [column, cell] of cells.entries()) this.row.put(column, clipped(cell))
      this.nextRow()
    }
    return end + 1
  }

  private inQuotes(text: string, at: number): number {
    const quote = text.indexOf('"', at)
    const end = quote === -1 ? text.length : quote
    this.add(text.slice(at, end))
    if (quote === -1) return end
    this.state = 'quote_seen'
    return end + 1
  }

  private outside(text: string, at: number): number {
    const stop = STOPS[this.delimiter ?? ',']
    if (!stop) return text.length
    stop.lastIndex = at
    const end = stop.exec(text)?.index ?? text.length
    if (end > at) {
      this.add(text.slice(at, end))
      this.state = 'plain'
      this.afterReturn = false
    }
    return end < text.length ? this.meet(text.charAt(end), end) : end
  }

  /** A character that means something outside quotes. */
  private meet(character: string, at: number): number {
    const isSecondHalf = character === '\n' && this.afterReturn
    this.afterReturn = character === '\r'
    if (character === '"') this.meetQuote()
    else if (character === this.delimiter) this.endField()
    else if (!isSecondHalf) this.endRow()
    return at + 1
  }

  private meetQuote(): void {
    if (this.state === 'plain') this.add('"')
    else {
      if (this.state === 'quote_seen') this.add('"')
      this.state = 'quoted'
    }
  }

  private add(text: string): void {
    this.field = clipped(this.field + text)
  }

  private endField(): void {
    this.row.put(this.column, this.field)
    this.column += 1
    this.field = ''
    this.state = 'start'
  }

  private endRow(): void {
    this.endField()
    this.nextRow()
    this.column = 0
  }

  private nextRow(): void {
    if (this.row.cells.length > 0) this.ready.push({ row: this.row.row, cells: this.row.cells })
    this.row = new RowUnderWay(this.row.row + 1)
  }
}

const SAMPLE_BYTES = 65_536
/** Chinese Excel saves CSV as GB18030; a text of that encoding is practically never valid UTF-8. */
const OTHERWISE = 'gb18030'

export async function* textOf(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<string> {
  let decoder: TextDecoder | undefined
  let waiting = new Uint8Array(0)
  for await (const chunk of bytes) {
    waiting = joined(waiting, chunk)
    if (!decoder && waiting.length < SAMPLE_BYTES) continue
    // until the first byte that is not ASCII every candidate reads the same
    decoder ??= decoderFor(waiting)
    yield decoded(decoder ?? new TextDecoder(), waiting, true)
    waiting = new Uint8Array(0)
  }
  yield decoded(decoder ?? decoderFor(waiting) ?? new TextDecoder(), waiting, false)
}

function joined(head: Uint8Array<ArrayBuffer>, tail: Uint8Array): Uint8Array<ArrayBuffer> {
  const both = new Uint8Array(head.length + tail.length)
  both.set(head)
  both.set(tail, head.length)
  return both
}

function decoderFor(sample: Uint8Array): TextDecoder | undefined {
  if (sample[0] === 0xff && sample[1] === 0xfe) return new TextDecoder('utf-16le', { fatal: true })
  if (sample.every((byte) => byte < 0x80)) return undefined
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(sample, { stream: true })
    return new TextDecoder('utf-8', { fatal: true })
  } catch {
    return new TextDecoder(OTHERWISE, { fatal: true })
  }
}

function decoded(decoder: TextDecoder, bytes: Uint8Array, isMore: boolean): string {
  try {
    return decoder.decode(bytes, { stream: isMore })
  } catch {
    throw unreadable('sheet_encoding')
  }
}
