/**
 * Brings the logs of a sheet in. The file is read twice: first every row is checked, also against what is kept, then
 * the good ones are stored through the same intake as a phone's. Importing a file again changes nothing.
 */
import { AppError, closedWithoutReason } from '../domain/errors.ts'
import { type ImportCorrections, NO_CORRECTIONS } from '../domain/import-corrections.ts'
import { digestOf } from '../domain/trail/sha256.ts'
import { localDay } from '../domain/period.ts'
import type { Language } from '../domain/sentence.ts'
import type { Sentence } from '../domain/language.ts'
import { type NewScreening, normalized } from '../domain/screening/screening.ts'
import { type Desk, type Outcome, takeIn } from '../store/screening/screening-intake.ts'
import { isContentOf, logRows } from '../store/screening/screenings.ts'
import { ask, json, type Sql } from '../store/engine/sql.ts'
import { closedAmong } from '../store/report/closed-months.ts'
import { derivedId } from './derived-id.ts'
import { type Names, readNames } from './names.ts'
import { type CellProblem, type Header, readHeader } from './screening-sheet.ts'
import { readSheet, type SheetKind, type Source } from './sheet.ts'
import { ImportErrors } from './import-errors.ts'
import { type Corrected, correctedBy } from './corrected.ts'
import { type FileHash, type ImportResult, understoodOf } from './import-result.ts'
import { type Draft, draftOf, entryOf, ScreeningRow } from './screening-draft.ts'
import type { SheetRow } from './sheet-row.ts'

const ROWS_AT_ONCE = 100
/** Everybody else waits while some are taken in: as many hold the loop less than a tenth of a second, over a hundred thousand logs. */
const TAKEN_AT_ONCE = 50

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
  onProgress?: (rows: number, pass: 1 | 2) => void
}

/** Throws AppError `invalid` when the file cannot be read at all, or touches closed months without a reason; then nothing was stored. */
export async function importScreenings(source: Source, options: ImportOptions): Promise<ImportResult> {
  const { columns, values } = options.corrections ?? NO_CORRECTIONS
  const reading: Reading = {
    kind: options.kind,
    names: await readNames(options.sql),
    timeZone: options.desk.settings.timeZone,
    language: options.language,
    corrected: correctedBy(values),
    columns,
  }
  const run = new ImportRun(options)
  await run.check(source, reading)
  const { fileHash, dryRun } = options
  const isOther = fileHash?.expected !== undefined && fileHash.expected !== run.result.fileHash
  if (isOther && !dryRun) throw new AppError('conflict', { key: 'error_import_changed' })
  if (run.result.errorsTotal > 0 && !options.partial) run.result.stored = 0
  else if (!options.dryRun && run.result.stored > 0) {
    const { closedMonths } = run.result
    if (closedMonths.length > 0 && options.desk.reason === undefined) throw closedWithoutReason(closedMonths)
    await run.store(source, reading)
  }
  return run.result
}

class ImportRun {
  readonly result: ImportResult
  private readonly options: ImportOptions
  private readonly errors: ImportErrors
  /** Where each id was met first, and with which content. */
  /** On which what would be stored was shown. */
  private readonly days = new Set<string>()
  private readonly met = new Map<string, { row: number; content: string }>()

  constructor(options: ImportOptions) {
    this.options = options
    this.errors = new ImportErrors(options.language)
    this.result = {
      dryRun: options.dryRun,
      fileHash: '',
      rows: 0,
      stored: 0,
      unchanged: 0,
      errors: [],
      errorsTotal: 0,
      groups: [],
      closedMonths: [],
      understood: understoodOf({}, options.language),
    }
  }

  private tell(): void {
    const { total: errorsTotal, errors, largest: groups } = this.errors
    Object.assign(this.result, { errorsTotal, errors, groups })
  }

  async check(source: Source, reading: Reading): Promise<void> {
    for await (const chunk of screeningRows(source, reading, ROWS_AT_ONCE)) {
      const readable = chunk.flatMap(({ row, entry }) => (entry ? [{ row, entry }] : []))
      const kept = await compareWithStored(
        this.options.sql,
        readable.map(({ entry }) => entry),
      )
      const contents = await Promise.all(readable.map(({ entry }) => derivedId(json(entry))))
      for (const { row, problems } of chunk) for (const problem of problems) this.refuse(row, problem)
      for (const [i, { row, entry }] of readable.entries())
        this.compare(row, entry, contents[i] ?? '', kept[i] ?? 'new')
      this.result.rows += chunk.filter(({ isHeader }) => !isHeader).length
      this.options.onProgress?.(this.result.rows, 1)
    }
    this.tell()
    const { fileHash, corrections = NO_CORRECTIONS, language } = this.options
    this.result.understood = understoodOf(reading.header ?? {}, language)
    this.result.fileHash = digestOf(json([fileHash?.ofFile ?? '', corrections, this.result.understood.columns]))
    this.result.closedMonths = await closedAmong(this.options.sql, { days: [...this.days] })
  }

  async store(source: Source, reading: Reading): Promise<void> {
    this.result.stored = 0
    let rows = 0
    for await (const chunk of screeningRows(source, reading, ROWS_AT_ONCE)) {
      const wanted = chunk.filter(
        (one): one is Wanted => one.entry !== undefined && this.isToStore(one.row, one.entry.id),
      )
      for (let i = 0; i < wanted.length; i += TAKEN_AT_ONCE) await this.takeIn(wanted.slice(i, i + TAKEN_AT_ONCE))
      rows += chunk.length
      this.options.onProgress?.(rows, 2)
    }
    this.tell()
  }

  private async takeIn(wanted: Wanted[]): Promise<void> {
    const entries = wanted.map(({ entry }) => entry)
    const outcomes = await takeIn(this.options.sql, entries, {
      ...this.options.desk,
      source: 'sheet',
      bounds: undefined,
    })
    for (const [i, { row }] of wanted.entries()) this.settle(row, outcomes[i])
  }

  /** Counts a row as new or unchanged, unless the same log has other content in this file or in the store. */
  private compare(row: number, { id, startedAt }: NewScreening, content: string, kept: 'new' | 'same' | 'other'): void {
    const earlier = this.met.get(id)
    if (!earlier) this.met.set(id, { row, content })
    if (kept === 'other') this.refuse(row, wholeRow(id, { key: 'row_kept_differently', facts: { id } }))
    else if (earlier && earlier.content !== content) {
      this.refuse(row, wholeRow(id, { key: 'row_twice_differently', facts: { row: earlier.row } }))
    } else if (earlier || kept === 'same') this.result.unchanged++
    else {
      this.result.stored++
      this.days.add(localDay(startedAt, this.options.desk.settings.timeZone))
    }
  }

  private isToStore(row: number, id: string): boolean {
    return !this.errors.badRows.has(row) && this.met.get(id)?.row === row
  }

  private settle(row: number, outcome: Outcome | undefined): void {
    if (outcome?.outcome === 'stored') this.result.stored++
    else if (outcome?.outcome === 'conflict') {
      this.refuse(row, wholeRow(outcome.id, { key: 'row_kept_differently', facts: { id: outcome.id } }))
    } else if (outcome && 'error' in outcome) {
      this.refuse(row, wholeRow(outcome.id, outcome.error.issues[0]?.sentence ?? outcome.error.sentence))
    }
  }

  private refuse(row: number, problem: CellProblem): void {
    this.errors.add(row, problem)
  }
}

type Wanted = CheckedRow & { entry: NewScreening }
const wholeRow = (id: string, sentence: Sentence): CellProblem => ({ column: '', value: id, sentence })

/** In the order of the entries, which are normalized; `same` when that content was sent, or is what is kept now. */
async function compareWithStored(sql: Sql, entries: NewScreening[]): Promise<('new' | 'same' | 'other')[]> {
  if (entries.length === 0) return []
  const kept = await ask(sql, logRows(entries.map(({ id }) => id)))
  return entries.map((entry) => {
    const row = kept.get(entry.id)
    return row ? (isContentOf(row, entry) ? 'same' : 'other') : 'new'
  })
}

interface CheckedRow {
  row: number
  isHeader: boolean
  problems: CellProblem[]
  /** Missing when there are problems. */
  entry?: NewScreening
}

interface Reading {
  kind: SheetKind
  names: Names
  timeZone: string
  language: Language
  corrected: Corrected
  columns: Record<string, string>
  header?: Header
}

/** Rows in chunks of `size`. A header that is wrong comes alone: what stands below it would mean nothing. */
async function* screeningRows(source: Source, reading: Reading, size: number): AsyncGenerator<CheckedRow[]> {
  let header: Header | undefined
  let chunk: SheetRow[] = []
  for await (const row of readSheet(source, reading.kind)) {
    if (!header) {
      const read = readHeader(row.cells, reading.language, reading.columns)
      header = reading.header = read.header
      if (read.problems.length > 0) {
        yield [{ row: row.row, isHeader: true, problems: read.problems }]
        return
      }
    } else if (chunk.push(row) === size) {
      yield await checkedRows(chunk, header, reading)
      chunk = []
    }
  }
  if (header && chunk.length > 0) yield await checkedRows(chunk, header, reading)
}

const checkedRows = (rows: SheetRow[], header: Header, reading: Reading): Promise<CheckedRow[]> =>
  Promise.all(rows.map((row) => checkedRow(row, header, reading)))

async function checkedRow(sheetRow: SheetRow, header: Header, reading: Reading): Promise<CheckedRow> {
  const row = new ScreeningRow(sheetRow, header, reading.corrected)
  const draft = draftOf(row, reading.names, reading.timeZone)
  const entry = draft && entryOf(row, draft, draft.id ?? (await derivedId(naturalKey(draft))))
  return { row: sheetRow.row, isHeader: false, problems: row.problems, ...(entry && { entry: normalized(entry) }) }
}

/** A team is in one place at a time, so nobody numbers the rows. Receipt and attendance may be corrected. */
const naturalKey = ({ teamCode, villageCode, startedAt, filmCodes }: Draft): string =>
  ['screening', teamCode, villageCode, startedAt, ...filmCodes.toSorted()].join('|')
