/** One table of the register as rows of named cells, each held against its schema; nothing wrong stops the rest. */
import type * as z from 'zod'
import type { Language } from '../domain/sentence.ts'
import type { Sentence, WordKey } from '../domain/language.ts'
import { problemOf, type SheetRow } from './sheet-row.ts'
import { finderOf, type Names } from './similar.ts'

export interface RegisterProblem {
  /** The file, and of a workbook its sheet, as they are called. */
  file: string
  /** The file's own line; its header is 1. */
  line: number
  /** As its header is written. */
  column: string
  value: string
  sentence: Sentence
}

/** How a table is read: its columns, and what a row's cells are before the schema judges them. */
export interface TableKind<T> {
  columns: Record<string, Names>
  needed: string[]
  /** Columns that give by name what the other gives by code. */
  byName: Record<string, string>
  /** Of columns that are chosen from, each value's names. */
  choices: Record<string, Record<string, Names>>
  schema: z.ZodType<T>
  read: (cells: Cells) => unknown
  /** How a cell is written that holds more than one value. */
  written?: Partial<Record<string, WordKey>>
}
/** By column, trimmed; an empty cell is no cell. */
export type Cells = Partial<Record<string, string>>

/** A table as it was brought; without rows where it could not be read, which is said already. */
export interface RawTable {
  label: string
  rows: SheetRow[]
}

interface TableRow<T> {
  line: number
  cells: Cells
  /** Missing when the row is bad. */
  item?: T
}
export interface ReadTable<T> {
  label: string
  /** Its columns were wrong: what leans on this table is not to blame. */
  isBroken: boolean
  rows: TableRow<T>[]
  /** As its header is written. */
  headerOf: (column: string) => string
}

/** The code of what is called so; what is wrong with the name; or nothing, where its table could not be read. */
export type Lookup = (name: string) => { code: string } | { sentence: Sentence } | undefined

interface Reading<T> {
  kind: TableKind<T>
  label: string
  header: Header
  /** By the column that gives a name. */
  lookups: Record<string, Lookup>
  refuse: (line: number, column: string, value: string, sentence: Sentence) => void
}
interface Header {
  /** What each column is; undefined for one without a name. */
  columns: (string | undefined)[]
  written: Map<string, string>
  /** A sheet with a Chinese heading is spoken of in Chinese names. */
  tongue: Language
}

/** A table that is not there has no rows; which must be there is the caller's to say. */
export function readTable<T>(
  kind: TableKind<T>,
  table: RawTable | undefined,
  problems: RegisterProblem[],
  lookups: Record<string, Lookup> = {},
): ReadTable<T> {
  const { label, rows } = table ?? { label: '', rows: [] }
  const [first, ...others] = rows
  if (!first) return { label, isBroken: table !== undefined, rows: [], headerOf: (column) => column }
  const refuse: Reading<T>['refuse'] = (line, column, value, sentence) =>
    problems.push({ file: label, line, column, value, sentence })
  const before = problems.length
  const header = headerIn(kind, first, refuse)
  const isBroken = problems.length > before
  const reading = { kind, label, header, lookups, refuse }
  return {
    label,
    isBroken,
    headerOf: (column) => header.written.get(column) ?? column,
    rows: isBroken ? [] : others.map((row) => readRow(reading, row)),
  }
}

function headerIn<T>(kind: TableKind<T>, row: SheetRow, refuse: Reading<T>['refuse']): Header {
  const columnOf = finderOf(kind.columns)
  const names = row.cells.map((cell) => cell.trim())
  const columns = names.map(columnOf)
  const tongue = columns.some((column, i) => column !== undefined && /\p{Script=Han}/u.test(names[i] ?? ''))
    ? 'zh'
    : 'en'
  const nameOf = (column: string): string => kind.columns[column]?.[tongue === 'zh' ? 0 : 1] ?? column
  const known = Object.keys(kind.columns)
    .map(nameOf)
    .join(tongue === 'zh' ? '、' : ', ')
  const written = new Map<string, string>()
  for (const [i, name] of names.entries()) {
    const column = columns[i]
    const other = column === undefined ? undefined : written.get(column)
    if (name !== '' && column === undefined) {
      refuse(row.row, name, name, { key: 'column_unknown', facts: { column: name, known } })
    } else if (other !== undefined) {
      refuse(row.row, name, name, { key: 'column_twice', facts: { column: name, other } })
    } else if (column !== undefined) written.set(column, name)
  }
  const named = Object.entries(kind.byName)
  for (const needed of kind.needed) {
    const instead = named.find(([, code]) => code === needed)?.[0]
    if (written.has(needed) || (instead !== undefined && written.has(instead))) continue
    const column = nameOf(tongue === 'zh' ? (instead ?? needed) : needed)
    refuse(row.row, column, '', { key: 'column_missing', facts: { column, known } })
  }
  return { columns, written, tongue }
}

function readRow<T>(reading: Reading<T>, row: SheetRow): TableRow<T> {
  const { kind, header, refuse } = reading
  const cells: Cells = {}
  for (const [i, cell] of row.cells.entries()) {
    const [column, value] = [header.columns[i], cell.trim()]
    if (column !== undefined && value !== '') cells[column] = value
    else if (value !== '') refuse(row.row, '', value, { key: 'column_unnamed', facts: { number: i + 1 } })
  }
  const told = resolveNames(reading, row.row, cells)
  const result = kind.schema.safeParse(kind.read(chosen(kind, cells)))
  if (result.success) return told.size > 0 ? { line: row.row, cells } : { line: row.row, cells, item: result.data }
  for (const issue of result.error.issues) {
    const column = columnAt(issue.path, kind)
    if (told.has(column)) continue
    const value = cells[column] ?? ''
    refuse(row.row, header.written.get(column) ?? column, value, sentenceFor(reading, issue, column, value))
  }
  return { line: row.row, cells }
}

/** Codes for names, put where codes stand. Gives back the columns of which all was said that there is to say. */
function resolveNames<T>({ kind, header, lookups, refuse }: Reading<T>, line: number, cells: Cells): Set<string> {
  const told = new Set<string>()
  for (const [column, codeColumn] of Object.entries(kind.byName)) {
    const [name, code] = [cells[column], cells[codeColumn]]
    const found = name === undefined ? undefined : lookups[column]?.(name)
    const isSame = found && 'code' in found && (code === undefined || found.code === code)
    if (name === undefined) continue
    if (isSame) cells[codeColumn] = found.code
    else told.add(codeColumn)
    if (!found || isSame) continue
    const differ: Sentence = { key: 'register_name_and_code', facts: { name, code: code ?? '' } }
    refuse(line, header.written.get(column) ?? column, name, 'code' in found ? differ : found.sentence)
  }
  return told
}

/** Choices as the API says them. */
function chosen<T>({ choices }: TableKind<T>, cells: Cells): Cells {
  const said = Object.entries(choices).flatMap(([column, values]) => {
    const cell = cells[column]
    return cell === undefined ? [] : [[column, finderOf(values)(cell) ?? cell]]
  })
  return { ...cells, ...(Object.fromEntries(said) as Cells) }
}

function sentenceFor<T>(
  { kind, header }: Reading<T>,
  issue: z.core.$ZodIssue,
  column: string,
  value: string,
): Sentence {
  const values = kind.choices[column]
  if (header.tongue === 'zh' && values && value !== '') {
    const names = Object.values(values).map(([name]) => name)
    return { key: 'field_choice', facts: { values: names.join('、') } }
  }
  const isPart = issue.path.length > 1 && issue.code === 'invalid_type'
  const expected = isPart || column === 'fed_by' ? kind.written?.[column] : undefined
  return expected ? { key: 'field_format', facts: { expected: { key: expected } } } : problemOf(issue, value === '')
}

/** townshipCode → township_code, scope.kind → scope_kind, aliases.0 → aliases, checklist.0.unit → checklist */
function columnAt<T>(path: PropertyKey[], { columns }: TableKind<T>): string {
  const steps = path
    .filter((step) => typeof step === 'string')
    .map((step) => step.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`))
  const [first = ''] = steps
  return first in columns ? first : steps.join('_')
}
