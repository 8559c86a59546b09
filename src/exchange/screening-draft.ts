/** A row of a screening sheet as a log; what is wrong with it is noted at the row. */
import type { Township, Village } from '../domain/register/place.ts'
import { addDays, instantAt } from '../domain/period.ts'
import { LOG_FIELDS } from '../domain/screening/log-fields.ts'
import { NewScreening } from '../domain/screening/screening.ts'
import { problemOf, type SheetRow } from './sheet-row.ts'
import type { Corrected } from './corrected.ts'
import type { Names } from './names.ts'
import {
  type CellProblem,
  clockOf,
  countOf,
  dayOf,
  type Field,
  filmTitles,
  hasControls,
  type Header,
  VENUE_CHOICES,
  venueOf,
} from './screening-sheet.ts'
import type { Sentence } from '../domain/language.ts'
import type { Found, NotFound } from './similar.ts'

/** A log whose id may still have to be made. */
export type Draft = Omit<NewScreening, 'id'> & { id?: string }

/** Undefined when a cell was not understood. */
export function draftOf(row: ScreeningRow, names: Names, timeZone: string): Draft | undefined {
  if (row.problems.length > 0) return undefined
  const team = row.named('team', (text) => names.team(text))
  const village = villageOf(row, names)
  const filmCodes = filmsOf(row, names)
  const times = timesOf(row, timeZone)
  const attendance = row.understood('attendance', countOf)
  const venue = row.understood('venue', venueOf, () => VENUE_CHOICES)
  if (row.problems.length > 0 || !team || !village || !times || attendance === undefined || !venue) return undefined
  const id = row.text('id')
  return {
    ...(id !== '' && { id: id.toLowerCase() }),
    ...times,
    teamCode: team.code,
    villageCode: village.code,
    venue,
    filmCodes,
    attendance,
    // a sheet of paper has no clock: it is as if noted at the end
    recordedAt: times.endedAt,
    ...particularsOf(row),
  }
}

/** The log as its schema has it; undefined when that says no. */
export function entryOf(row: ScreeningRow, draft: Draft, id: string): NewScreening | undefined {
  const result = NewScreening.safeParse({ ...draft, id })
  if (result.success) return result.data
  for (const issue of result.error.issues) {
    const field = fieldAt(issue.path)
    // a telephone without a name may be in a sheet that has no column for names
    if (field) row.refuse(row.columnOf(field) === undefined ? 'phone' : field, problemOf(issue, row.text(field) === ''))
  }
  return undefined
}

function villageOf(row: ScreeningRow, names: Names): Village | undefined {
  let township: Township | undefined
  if (row.text('township') !== '') {
    township = row.named('township', (text) => names.township(text))
    // which villages to look among is not known then
    if (!township) return undefined
  }
  return row.named('village', (text) => names.village(text, township))
}

function filmsOf(row: ScreeningRow, names: Names): string[] {
  const cell = row.text('film')
  if (cell === '') row.refuse('film', { key: 'field_missing' })
  // a title may hold one of the separators
  const whole = names.film(cell)
  if ('found' in whole) return [whole.found.code]
  return filmTitles(cell).flatMap((written) => {
    const title = row.meant(row.columnOf('film') ?? '', written)
    const result = names.film(title)
    if ('found' in result) return [result.found.code]
    row.refuse('film', result.sentence, { value: title, suggest: result.suggest })
    return []
  })
}

function timesOf(row: ScreeningRow, timeZone: string): { startedAt: string; endedAt: string } | undefined {
  const day = row.understood('date', dayOf)
  const started = row.understood('started', clockOf)
  const ended = row.understood('ended', clockOf)
  if (day === undefined || !started || !ended) return undefined
  if (started.day !== undefined && started.day !== day) {
    row.refuse('started', { key: 'cell_day_differs', facts: { column: row.columnOf('date') ?? '' } })
  }
  const isPastMidnight = ended.time < started.time
  return {
    startedAt: instantAt(day, started.time, timeZone),
    endedAt: instantAt(ended.day ?? (isPastMidnight ? addDays(day, 1) : day), ended.time, timeZone),
  }
}

function particularsOf(row: ScreeningRow): Partial<NewScreening> {
  const [operatorName, receiptNo, note] = [row.text('operator'), row.text('receipt'), row.text('note')]
  const [name, phone] = [row.text('witness'), row.text('phone')]
  return {
    ...(operatorName && { operatorName }),
    ...(receiptNo && { receiptNo }),
    ...(note && { note }),
    ...((name || phone) && { witness: { name, ...(phone && { phone }) } }),
  }
}

const columns: Record<string, { label: string; column?: Field }> = LOG_FIELDS

function fieldAt([first, second]: PropertyKey[]): Field | null {
  if (first === 'id') return 'id'
  if (first === 'witness' && second === 'phone') return 'phone'
  return columns[String(first)]?.column ?? null
}

const MAY_BREAK_LINES: Field[] = ['film', 'note']

export class ScreeningRow {
  readonly problems: CellProblem[] = []
  private readonly row: SheetRow
  private readonly header: Header
  private readonly corrected: Corrected

  constructor(row: SheetRow, header: Header, corrected: Corrected) {
    this.row = row
    this.header = header
    this.corrected = corrected
    this.checkCharacters()
    this.checkUnnamedCells()
  }

  /** The header of a column as it is written; undefined when the sheet has none of the kind. */
  columnOf(field: Field): string | undefined {
    return this.header[field]?.name
  }

  /** As typed, without blanks around it. */
  text(field: Field): string {
    const column = this.header[field]
    return column === undefined ? '' : this.meant(column.name, (this.row.cells[column.index] ?? '').trim())
  }

  /** What is written so in a column, as its reader corrected it. */
  meant(column: string, value: string): string {
    return this.corrected(column, value, this.row.row)
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
