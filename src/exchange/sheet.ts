/** The rows of a spreadsheet somebody brings: CSV in any usual encoding, or xlsx. Only a piece is in memory at a time. */
import { AppError } from '../domain/errors.ts'
import { CsvReader, textOf } from './csv.ts'
import { type SheetRow, unreadable } from './sheet-row.ts'
import { xlsxSheets, xlsxSheetsOf } from './xlsx.ts'

export type SheetKind = 'csv' | 'xlsx'
type Bytes = ReadableStream<Uint8Array> | AsyncIterable<Uint8Array>
/** A file that can be read more than once. */
export type Source = () => Bytes
const MEGABYTE = 1_048_576
const MOST_CSV_BYTES = 256 * MEGABYTE
/** The packed file is held whole, because a zip's directory stands at its end. */
const MOST_XLSX_BYTES = 64 * MEGABYTE
const PIECE_BYTES = 65_536
const ZIP = [0x50, 0x4b, 0x03, 0x04]
/** The container of old .xls files, and of xlsx files with a password. */
const OLE = [0xd0, 0xcf, 0x11, 0xe0]

/** Of a workbook one, of CSV the file; its rows may be read again and again. */
export interface Sheet {
  /** Empty of CSV. */
  name: string
  rows(): AsyncGenerator<SheetRow>
}

/** The visible ones. Reading throws AppError `invalid` (error_sheet) for what is another file, damaged or too large. */
export async function openSheets(source: Source, kind: SheetKind): Promise<Sheet[]> {
  if (kind === 'csv') return [{ name: '', rows: () => csvRows(source()) }]
  const bytes = await whole(source())
  checkWorkbook(bytes)
  const sheets = await xlsxSheetsOf(bytes).catch((error: unknown) => {
    throw asBroken(error)
  })
  return sheets.map((sheet) => ({ name: sheet.name, rows: () => readable(sheet.rows()) }))
}

async function* csvRows(bytes: Bytes): AsyncGenerator<SheetRow> {
  const reader = new CsvReader()
  for await (const text of textOf(checkedCsv(bytes))) {
    if (text.includes('\0')) throw unreadable('sheet_not_csv')
    yield* reader.read(text)
  }
  yield* reader.end()
}

async function* checkedCsv(bytes: Bytes): AsyncGenerator<Uint8Array> {
  let total = 0
  for await (const chunk of limited(bytes, MOST_CSV_BYTES)) {
    if (total === 0 && startsWith(chunk, OLE)) throw unreadable('sheet_old_xls')
    if (total === 0 && startsWith(chunk, ZIP)) throw unreadable('sheet_not_csv')
    total += chunk.length
    // in pieces, so that the rows of a file that came whole are not made all at once
    for (let at = 0; at < chunk.length; at += PIECE_BYTES) yield chunk.subarray(at, at + PIECE_BYTES)
  }
}

async function* readable(rows: AsyncGenerator<SheetRow>): AsyncGenerator<SheetRow> {
  try {
    yield* rows
  } catch (error) {
    throw asBroken(error)
  }
}

/** All visible sheets of a small workbook. Throws as readSheet does, and on what is more than `most`. */
export async function workbookSheets(...[bytes, most]: Parameters<typeof xlsxSheets>): ReturnType<typeof xlsxSheets> {
  checkWorkbook(bytes)
  return xlsxSheets(bytes, most).catch((error: unknown) => {
    throw asBroken(error)
  })
}

function checkWorkbook(bytes: Uint8Array): void {
  if (bytes.length === 0) throw unreadable('sheet_empty')
  if (startsWith(bytes, OLE)) throw unreadable('sheet_old_xls')
  if (!startsWith(bytes, ZIP)) throw unreadable('sheet_not_xlsx')
}

/** Whatever trips over a damaged archive: a pointer outside it, a stream that does not inflate. */
const asBroken = (error: unknown): unknown => (error instanceof AppError ? error : unreadable('sheet_broken'))
const startsWith = (bytes: Uint8Array, signature: number[]): boolean => signature.every((byte, i) => bytes[i] === byte)

async function* limited(bytes: Bytes, most: number): AsyncGenerator<Uint8Array> {
  let total = 0
  for await (const chunk of bytes as AsyncIterable<Uint8Array>) {
    total += chunk.length
    if (total > most) throw unreadable('sheet_too_big', { megabytes: most / MEGABYTE })
    yield chunk
  }
}

async function whole(source: Bytes): Promise<Uint8Array> {
  const chunks: Uint8Array[] = []
  for await (const chunk of limited(source, MOST_XLSX_BYTES)) chunks.push(chunk)
  if (chunks.length === 1 && chunks[0]) return chunks[0]
  const all = new Uint8Array(chunks.reduce((total, chunk) => total + chunk.length, 0))
  let at = 0
  for (const chunk of chunks) {
    all.set(chunk, at)
    at += chunk.length
  }
  return all
}
