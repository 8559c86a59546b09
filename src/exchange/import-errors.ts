/** What is wrong in a sheet, for its reader: one by one, and together where it is the same in many rows. */
import { say } from '../domain/language.ts'
import type { Language } from '../domain/sentence.ts'
import type { CellProblem } from './sheet-head.ts'

const MOST_ERRORS = 1000
const MOST_GROUPS = 200
/** Beyond so many they are counted, and not put together any more. */
const MOST_KINDS = 10_000
const MOST_ROWS_NAMED = 10
export const LONGEST_VALUE = 200

export interface RowError {
  row: number
  column: string
  value: string
  message: string
  suggestions: string[]
}
export interface ErrorGroup extends Omit<RowError, 'row'> {
  count: number
  /** The first ten. */
  rows: number[]
}

export class ImportErrors {
  total = 0
  readonly badRows = new Set<number>()
  private readonly language: Language
  private readonly listed: RowError[] = []
  private readonly groups = new Map<string, ErrorGroup>()

  private readonly onError: ((row: number, problem: CellProblem) => void) | undefined

  constructor(language: Language, onError?: (row: number, problem: CellProblem) => void) {
    this.language = language
    this.onError = onError
  }

  add(row: number, problem: CellProblem): void {
    const { column, value: written, sentence, suggest } = problem
    this.onError?.(row, problem)
    this.badRows.add(row)
    this.total++
    const [value, message] = [written.slice(0, LONGEST_VALUE), say(this.language, sentence)]
    const key = JSON.stringify([column, value, message])
    const alike = this.groups.get(key)
    // names are compared once for all that are written alike
    const suggestions = alike?.suggestions ?? (this.listed.length < MOST_ERRORS ? (suggest?.() ?? []) : [])
    if (alike) {
      alike.count++
      if (alike.rows.length < MOST_ROWS_NAMED) alike.rows.push(row)
    } else if (this.groups.size < MOST_KINDS)
      this.groups.set(key, { column, value, message, suggestions, count: 1, rows: [row] })
    if (this.listed.length < MOST_ERRORS) this.listed.push({ row, column, value, message, suggestions })
  }

  /** In the order of the sheet. */
  get errors(): RowError[] {
    return this.listed.toSorted((a, b) => a.row - b.row)
  }

  get largest(): ErrorGroup[] {
    return [...this.groups.values()].toSorted((a, b) => b.count - a.count).slice(0, MOST_GROUPS)
  }
}
