/** Merged cells of a sheet: what is written in the first of them holds in each row below it. */
import type { SheetRow } from './sheet-row.ts'

export interface Merge {
  column: number
  first: number
  last: number
}

const MOST_MERGES = 50_000
/** Nobody merges cells by hand in a sheet of a hundred thousand rows, and what only claims to be one is not unpacked for this. */
const MOST_CHARS = 32_000_000
/** With a prefix it is the beginning, too: then all is looked through. */
const END_OF_ROWS = ['/sheetData>', ':sheetData>']
const MERGED = /<(?:\w+:)?mergeCell\s[^>]*?ref="([A-Z]{1,3})(\d{1,7}):[A-Z]{1,3}(\d{1,7})"/g

/** Those over more than one row, from the top down. They stand behind the rows, which are passed over. */
export async function mergesIn(xml: AsyncIterable<string>): Promise<Merge[]> {
  let tail = ''
  let isBehind = false
  let chars = 0
  const merges: Merge[] = []
  for await (const piece of xml) {
    if ((chars += piece.length) > MOST_CHARS) return []
    const text = tail + piece
    isBehind ||= END_OF_ROWS.some((end) => text.includes(end))
    const end = isBehind ? text.lastIndexOf('<') : text.length - 40
    if (isBehind) merges.push(...mergesOf(text.slice(0, Math.max(0, end))))
    tail = text.slice(Math.max(0, end))
    if (merges.length > MOST_MERGES) break
  }
  return merges.slice(0, MOST_MERGES).toSorted((a, b) => a.first - b.first)
}

const mergesOf = (xml: string): Merge[] =>
  [...xml.matchAll(MERGED)]
    .map(([, letters = '', first, last]) => ({ column: columnOf(letters), first: Number(first), last: Number(last) }))
    .filter(({ first, last }) => last > first)

/** A row in which nothing else stands is none: what is merged over it does not make it one. */
export async function* filledDown(rows: AsyncIterable<SheetRow>, merges: Merge[]): AsyncGenerator<SheetRow> {
  let next = 0
  let open: { merge: Merge; text: string }[] = []
  for await (const row of rows) {
    if (open.length > 0) open = open.filter(({ merge }) => merge.last >= row.row)
    for (const { merge, text } of open) put(row.cells, merge.column, text)
    for (let merge = merges[next]; merge && merge.first <= row.row; merge = merges[++next]) {
      const text = merge.first === row.row ? (row.cells[merge.column] ?? '') : ''
      if (text !== '') open.push({ merge, text })
    }
    yield row
  }
}

function put(cells: string[], column: number, text: string): void {
  while (cells.length <= column) cells.push('')
  if (cells[column] === '') cells[column] = text
}

/** C7 → 2; the letters count in base 26 without a zero. */
export function columnOf(reference: string): number {
  let column = 0
  for (const letter of /^[A-Z]{1,3}/.exec(reference)?.[0] ?? '') column = column * 26 + letter.charCodeAt(0) - 64
  return column - 1
}
