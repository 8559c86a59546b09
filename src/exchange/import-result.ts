/** What becomes of a sheet, and how it was read. */
import type { ErrorGroup, RowError } from './import-errors.ts'
import type { HeadColumn } from './sheet-head.ts'
import type { Skipped } from './skipped-rows.ts'

/** Of the file by itself; and that of the check, where it is stored after one. */
export interface FileHash {
  ofFile: string
  expected: string | undefined
}

export interface ImportResult {
  dryRun: boolean
  /** Of the file, its corrections and how its columns were read. */
  fileHash: string
  rows: number
  stored: number
  unchanged: number
  /** The first thousand of them. */
  errors: RowError[]
  errorsTotal: number
  groups: ErrorGroup[]
  /** What speaks against rows that are taken all the same. */
  remarks: ErrorGroup[]
  /** In which some of what would be stored lies: that takes a reason. */
  closedMonths: string[]
  understood: Understood
}

export interface Understood {
  sheet: string
  headingRow: number
  columns: (Omit<HeadColumn<string>, 'index'> & { example: string })[]
  fields: { field: string; name: string; needed: boolean }[]
  skipped: Skipped
  assumed: Record<'ends' | 'about', number>
  year: number | null
  yearFrom: 'title' | 'rows' | 'hand' | null
  yearless: number
}
