/** The rows of an xlsx sheet, one piece of XML at a time: nothing is read before it is asked for. */
import { clipped, RowUnderWay, type SheetRow, unreadable } from './sheet-row.ts'
import { numberText } from './xlsx-numbers.ts'
import { unescaped } from './xlsx-tables.ts'
import { openWorkbook, type Workbook } from './xlsx-workbook.ts'
import { attribute, type XmlListener, XmlReader } from './xml.ts'

/**
 * Rows of the first visible sheet. Another visible one that begins with the same row is more of the same data, so it
 * is refused rather than passed over.
 */
export async function* xlsxRows(bytes: Uint8Array): AsyncGenerator<SheetRow> {
  const book = await openWorkbook(bytes)
  const [first, ...others] = book.sheets
  if (!first) throw unreadable('sheet_no_sheet')
  const header = await firstRow(book, first.path)
  for (const other of header ? others : []) {
    const theirs = await firstRow(book, other.path)
    if (theirs?.join('\n') === header?.join('\n')) {
      throw unreadable('sheet_several', { first: first.name, other: other.name })
    }
  }
  yield* sheetRows(book, first.path)
}

/** Every visible sheet with all its rows, at most `most.rows` of each. */
export async function xlsxSheets(
  bytes: Uint8Array,
  most: { rows: number; megabytes: number },
): Promise<{ name: string; rows: SheetRow[] }[]> {
  const book = await openWorkbook(bytes, most.megabytes)
  const sheets: { name: string; rows: SheetRow[] }[] = []
  for (const { name, path } of book.sheets) {
    const rows: SheetRow[] = []
    for await (const row of sheetRows(book, path)) {
      if (rows.push(row) > most.rows + 1) {
        throw unreadable('sheet_too_many_rows', { row: row.row, maximum: most.rows })
      }
    }
    sheets.push({ name, rows })
  }
  return sheets
}

async function firstRow(book: Workbook, path: string): Promise<string[] | undefined> {
  for await (const { cells } of sheetRows(book, path)) return cells
  return undefined
}

async function* sheetRows(book: Workbook, path: string): AsyncGenerator<SheetRow> {
  const rows = new RowListener(book)
  const reader = new XmlReader(rows)
  for await (const piece of book.xmlOf(path)) {
    reader.read(piece)
    yield* rows.handOver()
  }
  reader.end()
}

class RowListener implements XmlListener {
  private readonly book: Workbook
  private row = new RowUnderWay(0)
  private column = -1
  private type = ''
  private style = 0
  private value = ''
  private isValue = false
  private isAid = false
  private ready: SheetRow[] = []

  constructor(book: Workbook) {
    this.book = book
  }

  handOver(): SheetRow[] {
    const rows = this.ready
    this.ready = []
    return rows
  }

  open(name: string, tag: string): void {
    if (name === 'v' || name === 't') this.isValue = !this.isAid
    else if (name === 'c') this.openCell(tag)
    else if (name === 'rPh') this.isAid = true
    else if (name === 'row') {
      this.row = new RowUnderWay(Number(attribute(tag, 'r') ?? this.row.row + 1))
      this.column = -1
    }
  }

  text(piece: string): void {
    if (this.isValue) this.value = clipped(this.value + piece)
  }

  close(name: string): void {
    if (name === 'v' || name === 't') this.isValue = false
    else if (name === 'c') this.row.put(this.column, this.cellText())
    else if (name === 'rPh') this.isAid = false
    else if (name === 'row' && this.row.cells.length > 0) this.ready.push({ row: this.row.row, cells: this.row.cells })
  }

  private openCell(tag: string): void {
    const reference = attribute(tag, 'r')
    this.column = reference === undefined ? this.column + 1 : columnOf(reference)
    this.type = attribute(tag, 't') ?? 'n'
    this.style = Number(attribute(tag, 's') ?? 0)
    this.value = ''
  }

  /** What the cell shows; of a formula, what it came to when the file was saved. */
  private cellText(): string {
    if (this.value === '') return ''
    if (this.type === 's') return this.book.strings[Number(this.value)] ?? ''
    if (this.type === 'b') return this.value === '1' ? 'TRUE' : 'FALSE'
    if (this.type === 'n') return numberText(this.value, this.book.dateStyles[this.style] ?? false, this.book.from1904)
    return unescaped(this.value)
  }
}

/** C7 → 2; the letters count in base 26 without a zero. */
function columnOf(reference: string): number {
  let column = 0
  for (const letter of /^[A-Z]{1,3}/.exec(reference)?.[0] ?? '') column = column * 26 + letter.charCodeAt(0) - 64
  return column - 1
}
