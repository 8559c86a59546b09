/** A row of a sheet, and how much of one we are willing to hold: whatever a file claims, memory stays small. */
import { AppError } from '../domain/errors.ts'
import type { Sentence } from '../domain/language.ts'
import type * as z from 'zod'
import { sentenceOf } from '../domain/issues.ts'

const MAX_ROWS = 200_000
const MAX_COLUMNS = 200
const MAX_CELL_CHARS = 2000

export interface SheetRow {
  /** The sheet's own row number; its first row is 1. */
  row: number
  cells: string[]
}

/** The file as a whole cannot be read, and why. */
export const unreadable = (key: Sentence['key'], facts: Record<string, string | number> = {}): AppError =>
  new AppError('invalid', { key: 'error_sheet', facts: { why: { key, facts } } })

/** Room for one character more than may be in a cell, so that a longer one is still known to be too long. */
export const clipped = (text: string): string =>
  text.length > MAX_CELL_CHARS ? text.slice(0, MAX_CELL_CHARS + 1) : text

/** Puts one row together; empty cells cost nothing until a filled one follows. */
export class RowUnderWay implements SheetRow {
  readonly row: number
  readonly cells: string[] = []

  constructor(row: number) {
    this.row = row
  }

  /** Throws AppError `invalid` when the row, the column or the text is beyond what we read. */
  put(column: number, text: string): void {
    if (text.trim() === '') return
    if (this.row > MAX_ROWS + 1) throw unreadable('sheet_too_many_rows', { row: this.row, maximum: MAX_ROWS })
    if (column >= MAX_COLUMNS) throw unreadable('sheet_too_many_columns', { row: this.row, maximum: MAX_COLUMNS })
    if (text.length > MAX_CELL_CHARS) {
      throw unreadable('sheet_cell_too_long', { row: this.row, maximum: MAX_CELL_CHARS })
    }
    while (this.cells.length < column) this.cells.push('')
    this.cells[column] = text
  }
}

/** `isEmpty`: nothing stands in the cell; the issue itself does not say. */
export function problemOf(issue: z.core.$ZodIssue, isEmpty: boolean): Sentence {
  const isNothing = issue.code === 'too_small' && (issue.origin === 'string' || issue.origin === 'array')
  if (isNothing || (isEmpty && issue.code === 'invalid_type')) return { key: 'field_missing' }
  if (issue.code === 'invalid_type' && issue.expected === 'boolean') {
    return { key: 'field_format', facts: { expected: { key: 'expects_zero_or_one' } } }
  }
  return sentenceOf(issue)
}
