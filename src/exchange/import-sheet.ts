/**
 * Brings in what a sheet holds. It is read once: every row is checked, also against what is kept; then the good ones are
 * stored through the same intake as what comes from phones and forms. Bringing a file again changes nothing.
 */
import { AppError } from '../domain/errors.ts'
import { type ImportCorrections, NO_CORRECTIONS } from '../domain/import-corrections.ts'
import type { Language } from '../domain/sentence.ts'
import { localDay } from '../domain/period.ts'
import { digestOf } from '../domain/trail/sha256.ts'
import { json, type Sql } from '../store/engine/sql.ts'
import { Turns } from '../store/engine/turns.ts'
import { chosenColumns, rememberColumns } from '../store/register/import-columns.ts'
import { closedAmong, openOrWhy } from '../store/report/closed-months.ts'
import type { Desk } from '../store/screening/screening-intake.ts'
import { errorWorkbook } from './error-workbook.ts'
import type { FieldRow } from './field-row.ts'
import { ImportErrors } from './import-errors.ts'
import type { Entry, ImportNoun } from './import-noun.ts'
import type { FileHash, ImportResult } from './import-result.ts'
import { Pace } from './import-pace.ts'
import { readNames } from './dated-names.ts'
import { SheetReading } from './sheet-reading.ts'
import type { SheetKind, Source } from './sheet.ts'
import type { CellProblem } from './sheet-head.ts'
import type { Sentence } from '../domain/language.ts'

const ROWS_AT_ONCE = 250

export interface ImportOptions {
  sql: Sql
  kind: SheetKind
  /** Check only; what is said is what would be done. */
  dryRun: boolean
  partial: boolean
  desk: Desk
  language: Language
  corrections?: ImportCorrections
  fileHash?: FileHash
  /** Where all that is wrong is wanted. */
  onError?: (row: number, problem: CellProblem) => void
  onProgress?: (rows: number, pass: 1 | 2) => void
}

/** Throws AppError `invalid` when the file cannot be read at all, or touches closed months without a reason; then nothing was stored. */
export async function importSheet<F extends string, T>(
  noun: ImportNoun<F, T>,
  source: Source,
  options: ImportOptions,
): Promise<ImportResult> {
  const { sql, corrections = NO_CORRECTIONS, fileHash, dryRun, desk } = options
  const reading = await readingOf(noun, source, options)
  const run = new ImportRun(noun, reading, options)
  const result = await run.check()
  const isOther = fileHash?.expected !== undefined && fileHash.expected !== result.fileHash
  if (isOther && !dryRun) throw new AppError('conflict', { key: 'error_import_changed' })
  const isStopped = reading.head.problems.length > 0 || (result.errorsTotal > 0 && !options.partial)
  if (isStopped) return { ...result, stored: 0 }
  if (dryRun || result.stored === 0) return result
  const open = await openOrWhy(sql, run.touched, desk.reason)
  await rememberColumns(sql, noun.kind, corrections.columns, desk)
  return run.store(open)
}

/** Checks it only, and answers it as it came with what is wrong in it. Throws as importing does. */
export async function checkedWorkbook<F extends string, T>(
  noun: ImportNoun<F, T>,
  source: Source,
  options: ImportOptions,
): Promise<ReadableStream<Uint8Array<ArrayBuffer>>> {
  const reading = await readingOf(noun, source, options)
  const problems = new Map<number, CellProblem[]>()
  const onError = (row: number, problem: CellProblem): void => {
    const others = problems.get(row)
    if (others) others.push(problem)
    else problems.set(row, [problem])
  }
  await new ImportRun(noun, reading, { ...options, dryRun: true, onError }).check()
  const { sheet, head, width } = reading
  return errorWorkbook({ sheet, head, width, problems }, options.language)
}

async function readingOf<F extends string, T>(
  noun: ImportNoun<F, T>,
  source: Source,
  { sql, kind, language, corrections = NO_CORRECTIONS }: ImportOptions,
): Promise<SheetReading<F>> {
  const ofOffice = await chosenColumns(sql, noun.kind)
  return SheetReading.open(source, { kind, noun, language, corrections, ofOffice })
}

/** What becomes one thing: the first of its rows, and how many there are. */
interface Unit<T> {
  row: number
  rows: number
  entry: Entry<T>
}

class ImportRun<F extends string, T> {
  private readonly noun: ImportNoun<F, T>
  private readonly reading: SheetReading<F>
  private readonly options: ImportOptions
  private readonly errors: ImportErrors
  private readonly remarks: ImportErrors
  private readonly turns = new Turns()
  private readonly met = new Map<string, Unit<T>>()
  private readonly wanted: Unit<T>[] = []
  private readonly assumed = { ends: 0, about: 0 }
  private readonly counts = { rows: 0, stored: 0, unchanged: 0 }
  private closedMonths: string[] = []
  touched: { days: string[] } = { days: [] }

  constructor(noun: ImportNoun<F, T>, reading: SheetReading<F>, options: ImportOptions) {
    this.noun = noun
    this.reading = reading
    this.options = options
    this.errors = new ImportErrors(options.language, options.onError)
    this.remarks = new ImportErrors(options.language)
  }

  async check(): Promise<ImportResult> {
    const { sql, desk } = this.options
    const { timeZone } = desk.settings
    const today = localDay(desk.now, timeZone)
    const names = await readNames(sql, today)
    const read = await this.noun.reader({ sql, names, timeZone, today })
    for (const problem of this.reading.head.problems) this.errors.add(this.reading.head.row, problem)
    const all: Unit<T>[] = []
    let chunk: FieldRow<F>[] = []
    const take = async (): Promise<void> => {
      const units = await this.turns.work(() => chunk.flatMap((row) => this.read(row, read)))
      this.counts.rows += chunk.length
      chunk = []
      // what stands in several rows is whole at the end only
      if (this.noun.joined) all.push(...units)
      else await this.compare(units)
      this.options.onProgress?.(this.counts.rows, 1)
    }
    for await (const row of this.reading.rows()) if (chunk.push(row) === ROWS_AT_ONCE) await take()
    if (chunk.length > 0) await take()
    await this.compare(all)
    const days = new Set(this.wanted.flatMap(({ entry }) => entry.day ?? []))
    this.touched = { days: [...days] }
    this.closedMonths = await closedAmong(sql, this.touched)
    return this.result()
  }

  async store(sql: Sql): Promise<ImportResult> {
    const { desk } = this.options
    const wanted = this.wanted.filter(({ row }) => !this.errors.badRows.has(row))
    this.counts.stored = 0
    // what is stored needs no memory any more
    this.met.clear()
    this.wanted.length = 0
    const pace = new Pace(sql.rowsAtOnce !== undefined)
    for (let stored = 0; wanted.length > 0;) {
      const units = wanted.splice(0, pace.size)
      const things = units.map(({ entry }) => entry.thing)
      const outcomes = await pace.timed(() => this.noun.keep(sql, things, desk))
      for (const [i, unit] of units.entries()) this.settle(unit, outcomes[i] ?? 'same')
      stored += units.length
      this.options.onProgress?.(stored, 2)
    }
    return this.result()
  }

  private settle(unit: Unit<T>, outcome: 'stored' | 'same' | { sentence: Sentence }): void {
    if (outcome === 'stored') this.counts.stored += unit.rows
    else if (outcome === 'same') this.counts.unchanged += unit.rows
    else this.refuse(unit.row, unit.entry.id, outcome.sentence)
  }

  /** The thing a row begins; none of a row that is bad, or says again or more of an earlier one. */
  private read(row: FieldRow<F>, read: (row: FieldRow<F>) => Entry<T> | undefined): Unit<T>[] {
    const entry = row.problems.length > 0 ? undefined : read(row)
    for (const what of row.assumed) this.assumed[what]++
    for (const problem of row.problems) this.errors.add(row.row, problem)
    if (!entry || row.problems.length > 0) return []
    const earlier = this.met.get(entry.id)
    if (!earlier) {
      const unit = { row: row.row, rows: 1, entry }
      this.met.set(entry.id, unit)
      return [unit]
    }
    if (this.noun.joined) {
      earlier.rows++
      earlier.entry = { ...entry, thing: this.noun.joined(earlier.entry.thing, entry.thing) }
    } else if (json(entry.thing) === json(earlier.entry.thing)) this.counts.unchanged++
    else this.refuse(row.row, entry.id, { key: 'row_twice_differently', facts: { row: earlier.row } })
    return []
  }

  private async compare(units: Unit<T>[]): Promise<void> {
    if (units.length === 0) return
    const { sql } = this.options
    const kept = await this.noun.asKept?.(
      sql,
      units.map(({ entry }) => entry),
    )
    for (const [i, entry] of kept?.entries() ?? []) if (units[i]) units[i].entry = entry
    const things = units.map(({ entry }) => entry.thing)
    const compared = await this.noun.compare(sql, things, this.options.desk)
    for (const [i, unit] of units.entries()) {
      const found = compared[i] ?? 'new'
      const { id } = unit.entry
      if (typeof found === 'object' && 'sentence' in found) this.refuse(unit.row, id, found.sentence)
      else if (found === 'other') this.refuse(unit.row, id, { key: 'row_kept_differently', facts: { id } })
      else if (found === 'same') this.counts.unchanged += unit.rows
      else {
        if (found !== 'new')
          for (const sentence of found.remarks) this.remarks.add(unit.row, { column: '', value: '', sentence })
        this.counts.stored += unit.rows
        this.wanted.push(unit)
      }
    }
  }

  private refuse(row: number, value: string, sentence: Sentence): void {
    this.errors.add(row, { column: '', value, sentence })
  }

  private result(): ImportResult {
    const { dryRun, corrections = NO_CORRECTIONS, fileHash } = this.options
    const understood = { ...this.reading.understood, assumed: this.assumed }
    const { columns, sheet, headingRow } = understood
    const read = columns.map(({ heading, field }) => [heading, field])
    const { total: errorsTotal, errors, largest: groups } = this.errors
    return {
      dryRun,
      fileHash: digestOf(json([fileHash?.ofFile ?? '', corrections, sheet, headingRow, read])),
      ...this.counts,
      errors,
      errorsTotal,
      groups,
      remarks: this.remarks.largest,
      closedMonths: this.closedMonths,
      understood,
    }
  }
}
