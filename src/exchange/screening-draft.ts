/** A row of a sheet as a log; what is wrong with it is noted at the row. */
import type { Township, Village } from '../domain/register/place.ts'
import type { Film } from '../domain/register/film.ts'
import { addDays, instantAt } from '../domain/period.ts'
import { LOG_FIELDS } from '../domain/screening/log-fields.ts'
import { NewScreening, normalized } from '../domain/screening/screening.ts'
import { derivedIdsAt } from './derived-id.ts'
import type { FieldRow } from './field-row.ts'
import { choicesIn, type Entry } from './import-noun.ts'
import { remembered } from './remembered.ts'
import type { DatedNames } from './dated-names.ts'
import type { Names } from './names.ts'
import { bareTitle, clockOf, clocksOf, filmTitles, isSentence, momentOf } from './sheet-cells.ts'
import { type LogColumn, VENUES, venueOf } from './screening-sheet.ts'

export type LogRow = FieldRow<LogColumn>
/** A log whose id may still have to be made. */
type Draft = Omit<NewScreening, 'id'> & { id?: string }

/** Undefined when a cell was not understood, or the schema says no. */
export function logOf(row: LogRow, names: DatedNames, times: TimeCells): Entry<NewScreening> | undefined {
  const draft = draftOf(row, names.on(dayIn(row, times)), times)
  if (!draft) return undefined
  const { day, ...log } = draft
  const derived = log.id === undefined ? derivedIdsAt(log.startedAt, naturalKey(log)) : undefined
  const entry = row.parsed(NewScreening, derived ? { ...log, id: derived.id } : log, (path) => fieldAt(row, path))
  if (!entry) return undefined
  const thing = normalized(entry)
  return { id: thing.id, formerId: derived?.formerId, thing, day }
}

/** The day whose names its cells say; what is wrong with it is noted later. */
function dayIn(row: LogRow, { moment }: TimeCells): string | undefined {
  const text = row.text('date')
  const date = text === '' ? undefined : moment(text, row.year)
  return date === undefined || isSentence(date) ? undefined : date.day
}

/** A team is in one place at a time, so nobody numbers the rows. Receipt and attendance may be corrected. */
const naturalKey = ({ teamCode, villageCode, startedAt, filmCodes }: Draft): string =>
  ['screening', teamCode, villageCode, startedAt, ...filmCodes.toSorted()].join('|')

function draftOf(row: LogRow, names: Names, cells: TimeCells): (Draft & { day: string }) | undefined {
  const team = row.named('team', (text) => names.team(text))
  const village = villageOf(row, names)
  if (row.text('film') === '') row.refuse('film', { key: 'field_missing' })
  const films = filmsOf(row, names)
  const times = timesOf(row, films, cells)
  const attendance = row.count('attendance')
  const venue = row.understood('venue', venueOf, () => choicesIn(VENUES))
  if (row.problems.length > 0 || !team || !village || !times || attendance === undefined || !venue) return undefined
  const id = row.text('id')
  const log: Draft & { day: string } = {
    day: times.day,
    startedAt: times.startedAt,
    endedAt: times.endedAt,
    teamCode: team.code,
    villageCode: village.code,
    venue,
    filmCodes: films.map(({ code }) => code),
    attendance,
    // a sheet of paper has no clock: it is as if noted at the end
    recordedAt: times.endedAt,
    ...particularsOf(row),
  }
  if (id !== '') log.id = id.toLowerCase()
  return log
}

/** In the township, where the row names one. */
export function villageOf<F extends string>(
  row: FieldRow<F | 'township' | 'village'>,
  names: Names,
): Village | undefined {
  let township: Township | undefined
  if (row.text('township') !== '') {
    township = row.named('township', (text) => names.township(text))
    // which villages to look among is not known then
    if (!township) return undefined
  }
  return row.named('village', (text) => names.village(text, township))
}

export function filmsOf<F extends string>(row: FieldRow<F | 'film'>, names: Names): Film[] {
  const cell = row.text('film')
  // a title may hold one of the separators
  const whole = names.film(cell)
  if ('found' in whole) return [whole.found]
  return filmTitles(cell).flatMap((written) => {
    const { text: title, result } = row.meaning('film', written, (text) => names.film(text))
    if ('found' in result) return [result.found]
    const bare = names.film(bareTitle(title))
    if ('found' in bare) return [bare.found]
    row.refuse('film', result.sentence, { value: title, suggest: bare.suggest })
    return []
  })
}

/** What cells with days and times mean. */
export interface TimeCells {
  moment: typeof momentOf
  clock: typeof clockOf
  instant: (day: string, time: string) => string
}
/** Each is read once for all rows that have it. */
export function timeCells(timeZone: string): TimeCells {
  const byYear = <T>(read: (cell: string, year?: number) => T) => {
    const known = new Map<number | undefined, (cell: string) => T>()
    return (cell: string, year?: number): T => {
      const reading = known.get(year) ?? remembered((text) => read(text, year))
      known.set(year, reading)
      return reading(cell)
    }
  }
  const instant = remembered((text) => instantAt(text.slice(0, 10), text.slice(10), timeZone))
  return { moment: byYear(momentOf), clock: byYear(clockOf), instant: (day, time) => instant(day + time) }
}

interface Times {
  day: string
  startedAt: string
  endedAt: string
}

/** An end that is not said is the start and the films’ minutes. */
function timesOf(row: LogRow, films: Film[], cells: TimeCells): Times | undefined {
  const { moment, clock, instant } = cells
  const date = row.understood('date', (cell) => moment(cell, row.year))
  const both = row.text('ended') === '' ? clocksOf(row.text('started'), row.year) : undefined
  const started = both?.started ?? startedIn(row, date?.time, clock)
  const ended =
    both?.ended ?? (row.text('ended') === '' ? null : row.understood('ended', (cell) => clock(cell, row.year)))
  if (!date || !started || ended === undefined) return undefined
  if (started.day !== undefined && started.day !== date.day) {
    row.refuse('started', { key: 'cell_day_differs', facts: { column: row.columnOf('date') ?? '' } })
  }
  const startedAt = instant(date.day, started.time)
  if (ended) {
    const isPastMidnight = ended.time < started.time
    const lastDay = ended.day ?? (isPastMidnight ? addDays(date.day, 1) : date.day)
    return { day: date.day, startedAt, endedAt: instant(lastDay, ended.time) }
  }
  const minutes = films.reduce((sum, film) => sum + film.minutes, 0)
  row.assumed.push('ends')
  return { day: date.day, startedAt, endedAt: new Date(Date.parse(startedAt) + minutes * 60_000).toISOString() }
}

function startedIn(
  row: LogRow,
  besideDay: string | undefined,
  clock: TimeCells['clock'],
): { time: string; day?: string } | undefined {
  if (row.text('started') !== '' || besideDay === undefined)
    return row.understood('started', (cell) => clock(cell, row.year))
  return { time: besideDay }
}

function particularsOf(row: LogRow): Partial<NewScreening> {
  const [operatorName, receiptNo, note] = [row.text('operator'), row.text('receipt'), row.text('note')]
  const [name, phone] = [row.text('witness'), row.text('phone')]
  return {
    ...(operatorName && { operatorName }),
    ...(receiptNo && { receiptNo }),
    ...(note && { note }),
    ...((name || phone) && { witness: { name, ...(phone && { phone }) } }),
  }
}

const columns: Record<string, { label: string; column?: LogColumn }> = LOG_FIELDS

function fieldAt(row: LogRow, [first, second]: PropertyKey[]): LogColumn | null {
  if (first === 'id') return 'id'
  // a telephone without a name may be in a sheet that has no column for names
  if (first === 'witness' && (second === 'phone' || row.columnOf('witness') === undefined)) return 'phone'
  return columns[String(first)]?.column ?? null
}
