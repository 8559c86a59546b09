/** One file of the register as rows of named cells, each held against its schema; nothing wrong stops the rest. */
import type * as z from 'zod'
import { AppError } from '../domain/errors.ts'
import type { Sentence, WordKey } from '../domain/words.ts'
import { parseCsv } from './csv.ts'
import { problemOf } from './field-problem.ts'
import type { SheetRow } from './sheet-row.ts'

export interface RegisterProblem {
  file: string
  /** The file's own line; its header is 1. */
  line: number
  column: string
  value: string
  sentence: Sentence
}

/** How a file is read: its columns (needed ones first), and what a row's cells are before the schema judges them. */
export interface TableKind<T> {
  file: string
  needed: string[]
  others: string[]
  schema: z.ZodType<T>
  read: (cells: Cells) => unknown
  /** How a cell is written that holds more than one value. */
  written?: Partial<Record<string, WordKey>>
}
/** By column, trimmed; an empty cell is no cell. */
export type Cells = Partial<Record<string, string>>

export interface TableRow<T> {
  line: number
  cells: Cells
  /** Missing when the row is bad. */
  item?: T
}

/** A file that is not there has no rows; which must be there is the caller's to say. */
export function readTable<T>(kind: TableKind<T>, text: string | undefined, problems: RegisterProblem[]): TableRow<T>[] {
  const [header, ...rows] = rowsOf(kind.file, text, problems)
  if (!header) return []
  const before = problems.length
  checkHeader(kind, header, problems)
  return problems.length > before ? [] : rows.map((row) => readRow(kind, header.cells, row, problems))
}

function rowsOf(file: string, text: string | undefined, problems: RegisterProblem[]): SheetRow[] {
  if (text === undefined) return []
  try {
    const rows = parseCsv(text)
    if (rows.length === 0)
      problems.push({ file, line: 1, column: '', value: '', sentence: { key: 'register_file_empty' } })
    return rows
  } catch (error) {
    if (!(error instanceof AppError)) throw error
    problems.push({ file, line: 1, column: '', value: '', sentence: error.sentence })
    return []
  }
}

function checkHeader(
  { file, needed, others }: TableKind<unknown>,
  header: SheetRow,
  problems: RegisterProblem[],
): void {
  const columns = [...needed, ...others]
  const known = columns.join(', ')
  const refuse = (column: string, value: string, sentence: Sentence): void => {
    problems.push({ file, line: header.row, column, value, sentence })
  }
  const names = header.cells.map((cell) => cell.trim())
  for (const [i, name] of names.entries()) {
    if (!columns.includes(name)) refuse(name, name, { key: 'column_unknown', facts: { column: name, known } })
    if (names.indexOf(name) < i) refuse(name, name, { key: 'column_twice', facts: { column: name, other: name } })
  }
  for (const column of needed.filter((name) => !names.includes(name))) {
    refuse(column, '', { key: 'column_missing', facts: { column, known } })
  }
}

function readRow<T>(kind: TableKind<T>, names: string[], row: SheetRow, problems: RegisterProblem[]): TableRow<T> {
  const { file } = kind
  const line = row.row
  const cells: Cells = {}
  for (const [i, cell] of row.cells.entries()) {
    const [name, value] = [names[i]?.trim(), cell.trim()]
    if (name !== undefined && value !== '') cells[name] = value
    else if (value !== '') {
      problems.push({ file, line, column: '', value, sentence: { key: 'column_unnamed', facts: { number: i + 1 } } })
    }
  }
  const result = kind.schema.safeParse(kind.read(cells))
  if (result.success) return { line, cells, item: result.data }
  for (const issue of result.error.issues) {
    const column = columnAt(issue.path, kind)
    const value = cells[column] ?? ''
    const expected = issue.path.length > 1 && issue.code === 'invalid_type' ? kind.written?.[column] : undefined
    const sentence: Sentence = expected
      ? { key: 'field_format', facts: { expected: { key: expected } } }
      : problemOf(issue, value === '')
    problems.push({ file, line, column, value, sentence })
  }
  return { line, cells }
}

/** townshipCode → township_code, scope.kind → scope_kind, aliases.0 → aliases, checklist.0.unit → checklist */
function columnAt(path: PropertyKey[], { needed, others }: TableKind<unknown>): string {
  const steps = path
    .filter((step) => typeof step === 'string')
    .map((step) => step.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`))
  const [first = ''] = steps
  return [...needed, ...others].includes(first) ? first : steps.join('_')
}
