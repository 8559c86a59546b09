/** The headings of a sheet: which row they stand in, and which column is which. */
import type { Language } from '../domain/sentence.ts'
import type { Sentence } from '../domain/language.ts'
import type { SheetRow } from './sheet-row.ts'
import { finderOf, lookalikes, type Names, type NotFound, plain } from './similar.ts'

/** What a kind of sheet has, and what it cannot do without. */
export interface Columns<F extends string> {
  columns: Record<F, Names>
  needed: readonly F[]
  /** Where one of these is there, it does without the others. */
  instead?: { any: readonly F[]; of: readonly F[] }
  /** Names that mean the first, or where that has a column of its own the second. */
  either?: { names: readonly string[]; first: F; second: F }
}
export const columnName = <F extends string>({ columns }: Columns<F>, field: F, language: Language): string =>
  columns[field][language === 'zh' ? 0 : 1]
export const fieldsOf = <F extends string>({ columns }: Columns<F>): F[] => Object.keys(columns) as F[]

/** One thing wrong with a sheet, at a column's heading or in a cell. */
export interface CellProblem {
  /** The heading as it is written. */
  column: string
  value: string
  sentence: Sentence
  suggest?: NotFound['suggest']
}

export interface HeadColumn<F extends string> {
  index: number
  heading: string
  field: F | null
  sure: boolean
  by: 'name' | 'likeness' | 'office' | 'hand' | null
}

/** What was said of columns: now, and by whoever of the office brought such a sheet before. An empty field leaves it out. */
export interface Choices {
  byHand: ReadonlyMap<string, string>
  ofOffice: ReadonlyMap<string, string>
  /** Headings of which a value was given for empty cells: such a column need not be there. */
  given: ReadonlySet<string>
}

/** The column of the forms that counts rows, and says nothing of them. */
export const NUMBER_HEADING = ['序号', 'No.'] as const
const NUMBERS = new Set([...NUMBER_HEADING, '序', '行号', 'no', '#'].map(plain))
export const isNumber = (heading: string): boolean => NUMBERS.has(plain(heading))
/** What a check wrote beside the rows of a sheet, which comes again with it. */
export const REASON_HEADING = ['检查出的问题', 'What the check found'] as const
const LEFT_OUT = new Set(REASON_HEADING.map(plain))
/** Of a heading; below that it is a table. */
const MOST_ROWS_ABOVE = 15

export class Matcher<F extends string> {
  readonly kind: Columns<F>
  private readonly choices: Choices
  private readonly language: Language
  private readonly byName: (name: string) => F | undefined
  private readonly similar: (name: string) => string[]

  constructor(kind: Columns<F>, choices: Choices, language: Language) {
    this.kind = kind
    this.choices = choices
    this.language = language
    this.byName = finderOf(kind.columns)
    this.similar = lookalikes(fieldsOf(kind).map((field) => ({ label: field, spellings: [...kind.columns[field]] })))
  }

  /** The likeliest heading row of the first rows of a sheet, and how many of its columns are known; else its first row. */
  best(rows: SheetRow[]): { row: SheetRow; known: number } | undefined {
    const found = rows.slice(0, MOST_ROWS_ABOVE).map((row) => ({ row, known: this.known(row.cells) }))
    return found.toSorted((a, b) => b.known - a.known)[0]
  }

  private known(cells: string[]): number {
    return new Set(cells.map((cell) => this.sureField(cell.trim())?.field).filter((field) => field)).size
  }

  private sureField(heading: string): Pick<HeadColumn<F>, 'field' | 'by'> | undefined {
    const { byHand, ofOffice } = this.choices
    const told = (by: 'hand' | 'office', said: string | undefined) => {
      const field = fieldsOf(this.kind).find((one) => one === said)
      return field ? { field, by } : said === '' ? { field: null, by } : undefined
    }
    const byName = heading === '' ? undefined : (this.byName(heading) ?? this.either(heading)?.first)
    return (
      told('hand', byHand.get(heading)) ??
      (byName && { field: byName, by: 'name' }) ??
      told('office', ofOffice.get(heading))
    )
  }

  private either(heading: string): Columns<F>['either'] {
    const { either } = this.kind
    return either?.names.includes(plain(heading).replace(/\(.*?\)/g, '')) ? either : undefined
  }

  head(row: SheetRow): SheetHead<F> {
    const columns = row.cells.flatMap((cell, index): HeadColumn<F>[] => {
      const heading = cell.trim()
      if (heading === '') return []
      const sure = this.sureField(heading)
      if (sure) return [{ index, heading, sure: true, ...sure }]
      if (isNumber(heading) || LEFT_OUT.has(plain(heading)))
        return [{ index, heading, field: null, sure: true, by: 'name' }]
      return [{ index, heading, field: null, sure: false, by: null }]
    })
    for (const column of columns) {
      const { first, second } = (column.by === 'name' && this.either(column.heading)) || {}
      if (first && columns.some((other) => other !== column && other.field === first)) column.field = second ?? first
    }
    const taken = new Set(columns.map(({ field }) => field))
    for (const column of columns.filter(({ sure }) => !sure)) {
      const like = this.similar(column.heading).find((label) => !taken.has(label as F)) as F | undefined
      if (like === undefined) continue
      taken.add(like)
      Object.assign(column, { field: like, by: 'likeness' })
    }
    return new SheetHead(row.row, columns, this.kind, this.choices.given, this.language)
  }
}

export class SheetHead<F extends string> {
  readonly row: number
  readonly columns: HeadColumn<F>[]
  readonly problems: CellProblem[] = []
  /** All that it cannot do without is there, be it unsure: what stands below can be read. */
  readonly isReadable: boolean
  private readonly places = new Map<F, HeadColumn<F>>()

  constructor(row: number, columns: HeadColumn<F>[], kind: Columns<F>, given: ReadonlySet<string>, language: Language) {
    this.row = row
    this.columns = columns
    const nameOf = (field: F): string => columnName(kind, field, language)
    const known = fieldsOf(kind)
      .map(nameOf)
      .join(language === 'zh' ? '、' : ', ')
    for (const column of columns) this.take(column, nameOf, known)
    for (const field of fieldsOf(kind)) if (!this.places.has(field)) this.give(field, kind.columns[field], given)
    const spared = kind.instead?.any.some((field) => this.places.has(field)) ? kind.instead.of : []
    const missing = kind.needed.filter((field) => !this.places.has(field) && !spared.includes(field))
    for (const field of missing) {
      const column = nameOf(field)
      this.problems.push({ column, value: '', sentence: { key: 'column_missing', facts: { column, known } } })
    }
    this.isReadable = missing.length === 0
  }

  /** Where a field stands; undefined when the sheet has none of the kind. */
  at(field: F): HeadColumn<F> | undefined {
    return this.places.get(field)
  }

  get fields(): Iterable<[F, HeadColumn<F>]> {
    return this.places
  }

  private take(column: HeadColumn<F>, nameOf: (field: F) => string, known: string): void {
    const { heading, field, sure } = column
    const other = field === null ? undefined : this.places.get(field)
    const problem = (sentence: Sentence, suggest?: () => string[]): number =>
      this.problems.push({ column: heading, value: heading, sentence, ...(suggest && { suggest }) })
    if (field === null) {
      if (!sure) problem({ key: 'column_unknown', facts: { column: heading, known } }, () => [])
    } else if (other) {
      problem({ key: 'column_twice', facts: { column: heading, other: other.heading } })
    } else {
      this.places.set(field, column)
      const name = nameOf(field)
      if (!sure) problem({ key: 'column_unsure', facts: { column: heading, field: name } }, () => [name])
    }
  }

  /** A column that is not there, if it was said what its cells would mean. */
  private give(field: F, names: Names, given: ReadonlySet<string>): void {
    const heading = names.find((name) => given.has(name))
    if (heading !== undefined) this.places.set(field, { index: -1, heading, field, sure: true, by: 'hand' })
  }
}
