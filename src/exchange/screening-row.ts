/** One row of a screening sheet: its cells by field, and everything found wrong with them. */
import type { Sentence } from '../domain/language.ts'
import { hasControls } from './screening-cells.ts'
import type { CellProblem, Field, Header } from './screening-sheet.ts'
import type { SheetRow } from './sheet-row.ts'
import type { Found, NotFound } from './similar.ts'

const MAY_BREAK_LINES: Field[] = ['film', 'note']

export class ScreeningRow {
  readonly problems: CellProblem[] = []
  private readonly row: SheetRow
  private readonly header: Header

  constructor(row: SheetRow, header: Header) {
    this.row = row
    this.header = header
    this.checkCharacters()
    this.checkUnnamedCells()
  }

  /** The header of a column as it is written; undefined when the sheet has none of the kind. */
  columnOf(field: Field): string | undefined {
    return this.header[field]?.name
  }

  /** As typed, without blanks around it. */
  text(field: Field): string {
    const index = this.header[field]?.index
    return index === undefined ? '' : (this.row.cells[index] ?? '').trim()
  }

  refuse(field: Field, sentence: Sentence, more: { value?: string; suggest?: NotFound['suggest'] } = {}): void {
    const { value = this.text(field), suggest } = more
    this.problems.push({ column: this.columnOf(field) ?? '', value, sentence, ...(suggest && { suggest }) })
  }

  /** What the cell says; undefined, and the problem noted, when it is empty or not understood. */
  understood<T>(field: Field, read: (cell: string) => T | Sentence, suggest?: NotFound['suggest']): T | undefined {
    const text = this.text(field)
    const result = text === '' ? { key: 'field_missing' as const } : read(text)
    if (!isSentence(result)) return result
    this.refuse(field, result, suggest && { suggest })
    return undefined
  }

  /** The thing of the register that the cell names; undefined, and the problem noted, when it is not one thing. */
  named<T>(field: Field, find: (text: string) => Found<T>): T | undefined {
    const text = this.text(field)
    const result = text === '' ? undefined : find(text)
    if (!result) this.refuse(field, { key: 'field_missing' })
    else if ('found' in result) return result.found
    else this.refuse(field, result.sentence, { suggest: result.suggest })
    return undefined
  }

  private checkCharacters(): void {
    for (const field of Object.keys(this.header) as Field[]) {
      const isBad = hasControls(this.text(field), MAY_BREAK_LINES.includes(field))
      if (isBad) this.refuse(field, { key: 'control_characters' })
    }
  }

  private checkUnnamedCells(): void {
    const named = new Set(Object.values(this.header).map(({ index }) => index))
    for (const [index, value] of this.row.cells.entries()) {
      if (value.trim() === '' || named.has(index)) continue
      this.problems.push({ column: '', value, sentence: { key: 'column_unnamed', facts: { number: index + 1 } } })
    }
  }
}

const isSentence = (result: unknown): result is Sentence =>
  typeof result === 'object' && result !== null && 'key' in result
