/** What becomes of a sheet, and how it was read. */
import type { ErrorGroup, RowError } from './import-errors.ts'
import type { Language } from '../domain/sentence.ts'
import { columnName, type Field, FIELDS, type Header, NEEDED } from './screening-sheet.ts'

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
  /** In which some of what would be stored lies: that takes a reason. */
  closedMonths: string[]
  understood: Understood
}

export interface UnderstoodColumn {
  heading: string
  field: string | null
  sure: boolean
  by: 'name' | 'likeness' | 'office' | 'hand' | null
  example: string
}
export interface Understood {
  sheet: string
  headingRow: number
  columns: UnderstoodColumn[]
  fields: { field: string; name: string; needed: boolean }[]
  skipped: Record<'totals' | 'numbers' | 'headings' | 'notes' | 'examples' | 'empty', number>
  assumed: Record<'ends' | 'about', number>
  year: number | null
  yearFrom: 'title' | 'rows' | 'hand' | null
  yearless: number
}

export const understoodOf = (header: Header, language: Language): Understood => ({
  sheet: '',
  headingRow: 1,
  columns: (Object.keys(header) as Field[]).map((field) => {
    return { heading: header[field]?.name ?? '', field, sure: true, by: 'name' as const, example: '' }
  }),
  fields: FIELDS.map((field) => ({ field, name: columnName(field, language), needed: NEEDED.includes(field) })),
  skipped: { totals: 0, numbers: 0, headings: 0, notes: 0, examples: 0, empty: 0 },
  assumed: { ends: 0, about: 0 },
  year: null,
  yearFrom: null,
  yearless: 0,
})
