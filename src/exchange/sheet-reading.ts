/** A sheet read as a table: which of a workbook’s sheets, where its headings stand, which rows are left out, of which year. */
import type { Language } from '../domain/sentence.ts'
import type { ImportCorrections } from '../domain/import-corrections.ts'
import { type Corrected, correctedBy } from './corrected.ts'
import { FieldRow, type Table } from './field-row.ts'
import { type Skipped, skipper } from './skipped-rows.ts'
import { columnName, type Columns, fieldsOf, Matcher, type SheetHead } from './sheet-head.ts'
import { openSheets, type Sheet, type SheetKind, type Source } from './sheet.ts'
import { type SheetRow, unreadable } from './sheet-row.ts'
import { yearIn } from './sheet-cells.ts'
import type { Understood } from './import-result.ts'

export interface TableColumns<F extends string> extends Columns<F> {
  /** The column of the day that a row speaks of. */
  day?: F
  mayBreakLines: readonly F[]
}

interface Asked<F extends string> {
  kind: SheetKind
  noun: TableColumns<F>
  language: Language
  corrections: ImportCorrections
  /** By the heading, what the office said of it before. */
  ofOffice: ReadonlyMap<string, string>
}

/** Rows above the headings, and enough below to see that there are some. */
const FIRST_ROWS = 20

export class SheetReading<F extends string> {
  readonly head: SheetHead<F>
  readonly sheet: Sheet
  /** The widest of the rows read so far. */
  width = 0
  readonly skipped: Skipped = { totals: 0, numbers: 0, headings: 0, notes: 0, examples: 0, empty: 0 }
  private readonly asked: Asked<F>
  private readonly corrected: Corrected
  private readonly examples = new Map<number, string>()
  private readonly years = new Set<number>()
  private yearless = 0
  private year: number | undefined
  private yearFrom: Understood['yearFrom'] = null

  private constructor(asked: Asked<F>, { sheet, first, matcher }: Candidate<F>) {
    this.asked = asked
    this.sheet = sheet
    const [top] = first
    if (!top) throw unreadable('sheet_empty')
    const heading = matcher.best(first)?.row ?? top
    this.head = matcher.head(heading)
    this.width = Math.max(...first.map(({ cells }) => cells.length))
    this.corrected = correctedBy(asked.corrections.values)
    const above = [sheet.name, ...first.filter(({ row }) => row < heading.row).flatMap(({ cells }) => cells)]
    this.set(asked.corrections.year, 'hand')
    this.set(onlyYear(above), 'title')
  }

  /** Throws AppError `invalid` where there is nothing to read, or two sheets of the same headings. */
  static async open<F extends string>(source: Source, asked: Asked<F>): Promise<SheetReading<F>> {
    const { columns, values } = asked.corrections
    const byHand = new Map(Object.entries(columns))
    const given = new Set(values.flatMap(({ column, value }) => (value === '' ? [column] : [])))
    const matcher = new Matcher(asked.noun, { byHand, ofOffice: asked.ofOffice, given }, asked.language)
    const sheets = await openSheets(source, asked.kind)
    return new SheetReading(asked, await chosen(sheets, matcher))
  }

  /** Those of a table, then those that had to wait for the year that the others say. */
  async *rows(): AsyncGenerator<FieldRow<F>> {
    const waiting: SheetRow[] = []
    let table = this.table()
    for await (const row of this.tableRows()) {
      if (this.isWithoutYear(row) && this.year === undefined) waiting.push(row)
      else yield new FieldRow(row, table)
    }
    const [year, other] = this.years
    if (other === undefined) this.set(year, 'rows')
    table = this.table()
    for (const row of waiting) yield new FieldRow(row, table)
    if (this.yearless === 0 && this.yearFrom !== 'hand') [this.year, this.yearFrom] = [undefined, null]
  }

  get understood(): Omit<Understood, 'assumed'> {
    const { noun, language } = this.asked
    const field = (one: F) => ({ field: one, name: columnName(noun, one, language), needed: noun.needed.includes(one) })
    return {
      sheet: this.sheet.name,
      headingRow: this.head.row,
      columns: this.head.columns.map(({ index, ...column }) => ({
        ...column,
        example: this.examples.get(index) ?? '',
      })),
      fields: fieldsOf(noun).map(field),
      skipped: this.skipped,
      year: this.year ?? null,
      yearFrom: this.yearFrom,
      yearless: this.yearless,
    }
  }

  private set(year: number | undefined, from: 'title' | 'rows' | 'hand'): void {
    if (year === undefined || this.year !== undefined) return
    this.year = year
    this.yearFrom = from
  }

  private table(): Table<F> {
    const { noun, language } = this.asked
    const { mayBreakLines } = noun
    return {
      head: this.head,
      nameOf: (field) => columnName(noun, field, language),
      fields: Array.from(this.head.fields, ([field, { index }]) => {
        return { field, index, mayBreakLines: mayBreakLines.includes(field) }
      }),
      headed: new Set(this.head.columns.map(({ index }) => index)),
      corrected: this.corrected,
      year: this.year,
    }
  }

  private async *tableRows(): AsyncGenerator<SheetRow> {
    if (!this.head.isReadable) return
    const skips = skipper(this.head, this.asked.noun.needed)
    let last = this.head.row
    for await (const row of this.sheet.rows()) {
      if (row.row <= this.head.row) continue
      this.skipped.empty += row.row - last - 1
      last = row.row
      if (row.cells.length > this.width) this.width = row.cells.length
      const why = skips(row.cells)
      if (why) this.skipped[why]++
      else {
        this.note(row)
        yield row
      }
    }
  }

  /** The first thing written in each column. */
  private note({ cells }: SheetRow): void {
    if (this.examples.size >= this.head.columns.length) return
    for (const { index } of this.head.columns) {
      const text = cells[index]?.trim() ?? ''
      if (text !== '' && !this.examples.has(index)) this.examples.set(index, text.slice(0, LONGEST_EXAMPLE))
    }
  }

  private isWithoutYear({ row, cells }: SheetRow): boolean {
    const { day } = this.asked.noun
    const column = day && this.head.at(day)
    if (!column) return false
    const cell = this.corrected(column.heading, (cells[column.index] ?? '').trim(), row)
    const year = FULL.test(cell) ? Number(cell.slice(0, 4)) : yearIn(cell)
    if (typeof year === 'number') this.years.add(year)
    else if (year === 'none') this.yearless++
    return year === 'none'
  }
}

const LONGEST_EXAMPLE = 60
/** Most are written so: the year is looked for no further. */
const FULL = /^(?:19[789]|20\d)\d[-/.年]/

interface Candidate<F extends string> {
  sheet: Sheet
  first: SheetRow[]
  matcher: Matcher<F>
}

/** The sheet whose headings are known best. Another one with the same headings is more of the same data: refused, not passed over. */
async function chosen<F extends string>(sheets: Sheet[], matcher: Matcher<F>): Promise<Candidate<F>> {
  const looked = await Promise.all(
    sheets.map(async (sheet) => {
      const first = await firstRows(sheet)
      return { sheet, first, best: matcher.best(first) }
    }),
  )
  const [likeliest, ...others] = looked.toSorted((a, b) => (b.best?.known ?? -1) - (a.best?.known ?? -1))
  if (!likeliest) throw unreadable('sheet_no_sheet')
  const textOf = ({ best }: (typeof looked)[number]): string => best?.row.cells.join('\n') ?? ''
  const twin = others.find(
    (other) => textOf(other) === textOf(likeliest) && textOf(other) !== '' && other.first.at(-1) !== other.best?.row,
  )
  const isAlone = likeliest.first.at(-1) === likeliest.best?.row
  if (twin && isAlone) return { ...twin, matcher }
  if (twin) throw unreadable('sheet_several', { first: likeliest.sheet.name, other: twin.sheet.name })
  return { ...likeliest, matcher }
}

async function firstRows(sheet: Sheet): Promise<SheetRow[]> {
  const rows: SheetRow[] = []
  for await (const row of sheet.rows()) if (rows.push(row) >= FIRST_ROWS) break
  return rows
}

/** The one year that is said in a title; of two years none. */
function onlyYear(texts: string[]): number | undefined {
  const said = texts.flatMap((text) => [...text.normalize('NFKC').matchAll(/(?<!\d)((?:19[789]|20\d)\d)(?!\d)/g)])
  const years = new Set(said.map(([, year]) => Number(year)))
  return years.size === 1 ? [...years][0] : undefined
}
