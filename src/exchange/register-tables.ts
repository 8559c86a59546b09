/** Where the register's tables stand: in CSV files by their names, and in the sheets of workbooks. */
import { AppError } from '../domain/errors.ts'
import type { Sentence } from '../domain/language.ts'
import { parseCsv } from './csv.ts'
import { finderOf, plain } from './similar.ts'
import { type RegisterFile, TABLE_NAMES } from '../domain/register/register-file.ts'
import { COLUMN_NAMES, VILLAGE_COLUMNS } from './register-columns.ts'
import { registerFormWords } from './register-form.ts'
import type { RawTable, RegisterProblem } from './register-table.ts'
import type { SheetRow } from './sheet-row.ts'
import { workbookSheets } from './sheet.ts'

export interface BroughtTables {
  tables: Map<RegisterFile, RawTable>
  /** Of files that cannot be read, and of what is there twice. */
  problems: RegisterProblem[]
  /** That this table is not there, unless something is said already of a file that may be it. */
  missing: (file: RegisterFile) => RegisterProblem[]
}
export interface Workbook {
  name: string
  bytes: Uint8Array
}

/** A thousand times the villages of a large county would be no register. */
const MOST_ROWS = 20_000
const MOST_MEGABYTES = 32
const tableOf = finderOf(TABLE_NAMES)
const files = Object.keys(TABLE_NAMES) as RegisterFile[]

/** Texts by their file's name; others beside the five are left alone. */
export const tablesOfTexts = (texts: Map<string, string>): BroughtTables => brought(texts, [])

/** CSV texts and workbooks together. A sheet is known by its name, or a workbook of one sheet by the file's. */
export async function tablesOfFiles(texts: Map<string, string>, workbooks: Workbook[]): Promise<BroughtTables> {
  const sheets: Sheet[] = []
  // one after the other: what unpacks large is never there twice
  for (const workbook of workbooks) sheets.push(...(await sheetsOf(workbook)))
  return brought(texts, sheets)
}

interface Sheet {
  /** Which table it is, where its name says so. */
  file?: RegisterFile | undefined
  table: RawTable
  sentence?: Sentence
}

function brought(texts: Map<string, string>, sheets: Sheet[]): BroughtTables {
  const tables: BroughtTables['tables'] = new Map()
  const problems: RegisterProblem[] = []
  const refuse = (label: string, sentence: Sentence): void => {
    problems.push({ file: label, line: 1, column: '', value: '', sentence })
  }
  const csv = files.flatMap((file) => (texts.has(file) ? [csvTable(file, texts.get(file) ?? '')] : []))
  for (const { file, table, sentence } of [...csv, ...sheets]) {
    const other = file && tables.get(file)
    if (sentence) refuse(table.label, sentence)
    if (other) refuse(table.label, { key: 'register_table_twice', facts: { other: other.label } })
    else if (file) tables.set(file, table)
  }
  const missing = (file: RegisterFile): RegisterProblem[] => {
    if (sheets.some((sheet) => sheet.file === undefined)) return []
    const where = texts.size > 0 ? file : TABLE_NAMES[file].slice(0, 2).join(' ')
    return [{ file: where, line: 1, column: '', value: '', sentence: { key: 'register_table_missing' } }]
  }
  return { tables, problems, missing }
}

function csvTable(file: RegisterFile, text: string): Sheet {
  try {
    return { file, ...tableIn(file, file, parseCsv(text)) }
  } catch (error) {
    return { file, ...unread(file, sentenceIn(error)) }
  }
}

const tableIn = (file: RegisterFile, label: string, rows: SheetRow[]): Sheet =>
  rows.length > 0 ? { table: { label, rows: fromHeader(file, rows) } } : unread(label, { key: 'register_file_empty' })

/** Offices put a title and a date above their columns. */
const MOST_TITLE_ROWS = 4

/** From the first row that names two columns at least; as they are, where none of the first does. */
function fromHeader(file: RegisterFile, rows: SheetRow[]): SheetRow[] {
  const columnOf = finderOf(COLUMN_NAMES[file])
  const namesColumns = ({ cells }: SheetRow): boolean =>
    cells.filter((cell) => columnOf(cell.trim()) !== undefined).length > 1
  return rows.slice(Math.max(0, rows.slice(0, MOST_TITLE_ROWS + 1).findIndex(namesColumns)))
}
const unread = (label: string, sentence: Sentence): Sheet => ({ table: { label, rows: [] }, sentence })

function sentenceIn(error: unknown): Sentence {
  if (error instanceof AppError) return error.sentence
  throw error
}

async function sheetsOf({ name, bytes }: Workbook): Promise<Sheet[]> {
  try {
    const sheets = await workbookSheets(bytes, { rows: MOST_ROWS, megabytes: MOST_MEGABYTES })
    // an empty sheet is one that a new workbook begins with, or a part of our form that was not needed
    const full = sheets.filter((sheet) => sheet.rows.length > 1 && !isNote(sheet.name))
    const [only] = full
    if (!only) return [unread(name, { key: 'register_workbook_empty' })]
    const ofFile = full.length === 1 ? tableOf(name.replace(/(\s*\(\d+\))?\.\w+$/, '')) : undefined
    return full.map((sheet): Sheet => {
      const label = `${name} › ${sheet.name}`
      const file = tableOf(sheet.name) ?? ofFile
      if (file) return { file, ...tableIn(file, label, sheet.rows) }
      return unread(label, { key: 'register_sheet_unknown', facts: { name: sheet.name } })
    })
  } catch (error) {
    return [unread(name, sentenceIn(error))]
  }
}

/** A sheet that explains and is not read, as in the form we give. */
const isNote = (name: string): boolean => registerFormWords.form_notes.some((note) => plain(note) === plain(name))
const VILLAGE_CODE = /^\d{12}$/
const TOWNSHIP_DIGITS = 9

/**
 * Tables with townships, where the village list alone says them (国家统计局统计用区划代码: province 2, city 2, county 2,
 * township 3, village 3 digits). As they are, where townships were brought, villages say their township's code, or one
 * code is of another kind: nothing is guessed.
 */
export function withTownships(tables: Map<RegisterFile, RawTable>): Map<RegisterFile, RawTable> {
  const villages = tables.get('villages.csv')
  const [header, ...rows] = villages?.rows ?? []
  if (tables.has('townships.csv') || !villages || !header) return tables
  const columns = header.cells.map(finderOf(VILLAGE_COLUMNS))
  const [code, name] = [columns.indexOf('code'), columns.indexOf('township')]
  const codes = rows.map(({ cells }) => cells[code]?.trim() ?? '')
  const hasOwn = columns.includes('township_code') || code < 0 || name < 0
  if (hasOwn || rows.length === 0 || !codes.every((one) => VILLAGE_CODE.test(one))) return tables

  const names = new Map<string, { row: number; cells: string[] }>()
  for (const [i, { row, cells }] of rows.entries()) {
    const township = codes[i]?.slice(0, TOWNSHIP_DIGITS) ?? ''
    if (cells[name]?.trim() && !names.has(township)) names.set(township, { row, cells: [township, cells[name]] })
  }
  const width = Math.max(...villages.rows.map(({ cells }) => cells.length))
  const widened = (cells: string[], more: string): string[] => [
    ...Array.from({ length: width }, (_, i) => cells[i] ?? ''),
    more,
  ]
  return new Map(tables)
    .set('townships.csv', { label: villages.label, rows: [{ row: 1, cells: ['code', 'name'] }, ...names.values()] })
    .set('villages.csv', {
      label: villages.label,
      rows: villages.rows.map(({ row, cells }, i) => ({
        row,
        cells: widened(cells, i === 0 ? 'township_code' : (codes[i - 1]?.slice(0, TOWNSHIP_DIGITS) ?? '')),
      })),
    })
}
