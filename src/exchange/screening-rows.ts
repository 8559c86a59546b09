/** The logs in a screening sheet, some rows at a time: each with its id, or with everything that is wrong with it. */
import { type NewScreening, normalized } from '../domain/screening/screening.ts'
import type { Language } from '../domain/sentence.ts'
import type { Names } from './names.ts'
import { type Draft, draftOf, entryOf, ScreeningRow } from './screening-draft.ts'
import { type CellProblem, type Header, readHeader } from './screening-sheet.ts'
import { readSheet, type SheetKind, type Source } from './sheet.ts'
import type { SheetRow } from './sheet-row.ts'

export interface CheckedRow {
  row: number
  isHeader: boolean
  problems: CellProblem[]
  /** Missing when there are problems. */
  entry?: NewScreening
}

export interface Reading {
  kind: SheetKind
  names: Names
  timeZone: string
  language: Language
}

/** Rows in chunks of `size`. A header that is wrong comes alone: what stands below it would mean nothing. */
export async function* screeningRows(source: Source, reading: Reading, size: number): AsyncGenerator<CheckedRow[]> {
  let header: Header | undefined
  let chunk: SheetRow[] = []
  for await (const row of readSheet(source, reading.kind)) {
    if (!header) {
      const read = readHeader(row.cells, reading.language)
      header = read.header
      if (read.problems.length > 0) {
        yield [{ row: row.row, isHeader: true, problems: read.problems }]
        return
      }
    } else if (chunk.push(row) === size) {
      yield await checkedRows(chunk, header, reading)
      chunk = []
    }
  }
  if (header && chunk.length > 0) yield await checkedRows(chunk, header, reading)
}

const checkedRows = (rows: SheetRow[], header: Header, reading: Reading): Promise<CheckedRow[]> =>
  Promise.all(rows.map((row) => checkedRow(row, header, reading)))

async function checkedRow(sheetRow: SheetRow, header: Header, reading: Reading): Promise<CheckedRow> {
  const row = new ScreeningRow(sheetRow, header)
  const draft = draftOf(row, reading.names, reading.timeZone)
  const entry = draft && entryOf(row, draft, draft.id ?? (await derivedId(naturalKey(draft))))
  return { row: sheetRow.row, isHeader: false, problems: row.problems, ...(entry && { entry: normalized(entry) }) }
}

/**
 * What makes a show this one and no other: a team is in one place at a time, so nobody needs to number the rows. The
 * receipt and the attendance are not in it; a corrected one meets the log that is kept and is told so.
 */
const naturalKey = ({ teamCode, villageCode, startedAt, filmCodes }: Draft): string =>
  ['screening', teamCode, villageCode, startedAt, ...filmCodes.toSorted()].join('|')

/** A UUID (version 8) from the SHA-256 of the text. */
export async function derivedId(text: string): Promise<string> {
  const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text)))
  const digits = [...hash.subarray(0, 16)].map((byte) => byte.toString(16).padStart(2, '0')).join('')
  const variant = '89ab'.charAt(parseInt(digits.charAt(16), 16) % 4)
  return [
    digits.slice(0, 8),
    digits.slice(8, 12),
    `8${digits.slice(13, 16)}`,
    variant + digits.slice(17, 20),
    digits.slice(20),
  ].join('-')
}
