/** A row of a sheet by its fields; what is wrong with it is noted at the row. */
import type * as z from 'zod'
import type { Sentence } from '../domain/language.ts'
import { problemOf, type SheetRow } from './sheet-row.ts'
import type { Corrected } from './corrected.ts'
import { countOf, dayOf, hasControls, isAbout, isSentence } from './sheet-cells.ts'
import type { CellProblem, SheetHead } from './sheet-head.ts'
import type { Found, NotFound } from './similar.ts'

/** What all rows of a sheet have in common. */
export interface Table<F extends string> {
  head: SheetHead<F>
  /** Where it stands, and whether its cells may have lines. */
  fields: { field: F; index: number; mayBreakLines: boolean }[]
  /** Columns with a heading, read or left out. */
  headed: ReadonlySet<number>
  corrected: Corrected
  /** What a column is called that the sheet does not have. */
  nameOf: (field: F) => string
  /** Of days that are written without one. */
  year: number | undefined
}

export class FieldRow<F extends string> {
  readonly problems: CellProblem[] = []
  /** What in it was taken where it says less than it should. */
  assumed: ('ends' | 'about')[] = []
  private readonly sheetRow: SheetRow
  private readonly table: Table<F>

  constructor(row: SheetRow, table: Table<F>) {
    this.sheetRow = row
    this.table = table
    this.checkCharacters()
    this.checkUnnamedCells()
  }

  get row(): number {
    return this.sheetRow.row
  }
  get year(): number | undefined {
    return this.table.year
  }

  /** The heading of a column as it is written; undefined when the sheet has none of the kind. */
  columnOf(field: F): string | undefined {
    return this.table.head.at(field)?.heading
  }

  /** As typed, without blanks around it, or as its reader corrected it. */
  text(field: F): string {
    const heading = this.columnOf(field)
    return heading === undefined ? '' : this.meant(heading, this.written(field))
  }
  private written(field: F): string {
    const column = this.table.head.at(field)
    return column === undefined ? '' : (this.sheetRow.cells[column.index] ?? '').trim()
  }

  /** What is written so in a column, as its reader corrected it. */
  meant(column: string, value: string): string {
    return this.table.corrected(column, value, this.row)
  }

  /**
   * The thing that is written so, where that is understood; else what its reader said that all written alike mean. An old
   * name may be right in rows of one day and not of another.
   */
  meaning<T>(field: F, written: string, find: (text: string) => Found<T>): { text: string; result: Found<T> } {
    const column = this.columnOf(field) ?? ''
    const ofRow = this.table.corrected(column, written, this.row, true)
    const result = find(ofRow)
    const text = 'found' in result ? ofRow : this.meant(column, written)
    return { text, result: text === ofRow ? result : find(text) }
  }

  refuse(field: F, sentence: Sentence, more: { value?: string; suggest?: NotFound['suggest'] } = {}): void {
    const { value = this.text(field), suggest } = more
    this.problems.push({
      column: this.columnOf(field) ?? this.table.nameOf(field),
      value,
      sentence,
      ...(suggest && { suggest }),
    })
  }

  /** What the cell says; undefined, and the problem noted, when it is empty or not understood. */
  understood<T>(field: F, read: (cell: string) => T | Sentence, suggest?: NotFound['suggest']): T | undefined {
    const text = this.text(field)
    const result = text === '' ? { key: 'field_missing' as const } : read(text)
    if (!isSentence(result)) return result
    this.refuse(field, result, suggest && { suggest })
    return undefined
  }

  day(field: F): string | undefined {
    return this.understood(field, (cell) => dayOf(cell, this.year))
  }

  count(field: F): number | undefined {
    const count = this.understood(field, countOf)
    if (count !== undefined && isAbout(this.text(field))) this.assumed.push('about')
    return count
  }

  /** The thing of the register that the cell names; undefined, and the problem noted, when it is not one thing. */
  named<T>(field: F, find: (text: string) => Found<T>): T | undefined {
    if (this.text(field) === '') {
      this.refuse(field, { key: 'field_missing' })
      return undefined
    }
    const { text, result } = this.meaning(field, this.written(field), find)
    if ('found' in result) return result.found
    this.refuse(field, result.sentence, { value: text, suggest: result.suggest })
    return undefined
  }

  /** The thing as its schema has it; undefined, and its problems noted, when that says no. */
  parsed<T>(schema: z.ZodType<T>, thing: unknown, fieldAt: (path: PropertyKey[]) => F | null): T | undefined {
    const result = schema.safeParse(thing)
    if (result.success) return result.data
    for (const issue of result.error.issues) {
      const field = fieldAt(issue.path)
      if (field) this.refuse(field, problemOf(issue, this.text(field) === ''))
    }
    return undefined
  }

  private checkCharacters(): void {
    for (const { field, index, mayBreakLines } of this.table.fields) {
      const cell = this.sheetRow.cells[index]
      if (cell && hasControls(cell.trim(), mayBreakLines)) this.refuse(field, { key: 'control_characters' })
    }
  }

  private checkUnnamedCells(): void {
    const { cells } = this.sheetRow
    for (let index = 0; index < cells.length; index++) {
      const value = cells[index] ?? ''
      if (value === '' || this.table.headed.has(index) || value.trim() === '') continue
      this.problems.push({ column: '', value, sentence: { key: 'column_unnamed', facts: { number: index + 1 } } })
    }
  }
}
