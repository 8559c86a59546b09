/** What a cell of a sheet that goes out is: texts, numbers and times as a spreadsheet calculates with them, and as text. */

/**
 * How a column's cells stand: a count is whole, an exact number has the decimals it has, a day is YYYY-MM-DD, a moment
 * YYYY-MM-DD HH:MM by the county's clock, a share a percentage (52.16), points have two decimals.
 */
export type CellKind = 'text' | 'count' | 'exact' | 'day' | 'moment' | 'share' | 'points'
/** What is unknown, or not there, is an empty cell. */
export type CellValue = string | number | null | undefined

export interface OutColumn {
  head: string
  kind: CellKind
  /** In characters; a Chinese one takes two. */
  width?: number | undefined
}

/** A sheet as it leaves: rows come in pages, as they are read. */
export interface OutSheet {
  /** The name of its tab and of its file. */
  name: string
  /** What it is, of whom, as of when: above the heads. */
  title: string
  columns: readonly OutColumn[]
  pages: AsyncIterable<CellValue[][]>
}

export const isEmpty = (value: CellValue): value is null | undefined | '' =>
  value === null || value === undefined || value === ''

/** As text, which no spreadsheet takes for a formula. */
export function textOf(kind: CellKind, value: CellValue): string {
  if (isEmpty(value)) return ''
  if (typeof value === 'string') return safeCell(value)
  return kind === 'share' ? `${value.toFixed(2)}%` : String(value)
}

const DAY_MS = 86_400_000
/** Day 0 of a spreadsheet's calendar. */
const FIRST = Date.UTC(1899, 11, 30)

/** A day or a moment as a spreadsheet counts it: days, and parts of one. */
export function serialOf(moment: string): number {
  const [year, month, day] = [moment.slice(0, 4), moment.slice(5, 7), moment.slice(8, 10)].map(Number)
  const minutes = moment.length > 10 ? Number(moment.slice(11, 13)) * 60 + Number(moment.slice(14, 16)) : 0
  return (Date.UTC(year ?? 0, (month ?? 1) - 1, day) - FIRST) / DAY_MS + minutes / 1440
}

/** OWASP's list: what Excel, WPS or LibreOffice begin to evaluate, also behind spaces. Numbers stay numbers. */
const FORMULA_START = /^[\s]*[=+\-@\t\r＝＋－＠]/u
const NUMBER = /^[+-]?\d+(\.\d+)?$/
export const safeCell = (text: string): string => (FORMULA_START.test(text) && !NUMBER.test(text) ? `'${text}` : text)
