/** Days, months and periods of the county's calendar; the only file that knows time zones. */
import * as z from 'zod'

const DAY_MS = 86_400_000

/** Is this text, of the form YYYY-MM-DD, a day that exists? 2017-02-29 does not. */
export function isDay(text: string): boolean {
  const day = Number(text.slice(8, 10))
  return day >= 1 && day <= daysInMonth(monthOf(text))
}

/** Other years are a slip, and arithmetic on days needs years of four digits on both sides. */
function isInRange(text: string): boolean {
  return text >= '1970' && text < '2100'
}

// what is no day or instant at all is said once: `abort` spares the checks that would read it as one
export const Day = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}$/, { error: 'expects_day', abort: true })
  .refine(isDay, { params: { sentence: 'day_not_real' }, abort: true })
  .refine(isInRange, { params: { sentence: 'day_out_of_range' } })
  .meta({ description: 'A day of the county’s calendar', example: '2017-06-30' })

/** A full day, or `MM-DD`: that day in every year (02-29 is 02-28 in a common year). */
export const YearlyDay = z
  .string()
  .regex(/^(\d{4}-)?\d{2}-\d{2}$/, { error: 'expects_day', abort: true })
  .refine((text) => isDay(text.length === 5 ? `2000-${text}` : text), {
    params: { sentence: 'day_not_real' },
    abort: true,
  })
  .refine((text) => text.length === 5 || isInRange(text), { params: { sentence: 'day_out_of_range' } })
  .meta({ description: 'A day, or MM-DD for that day in every year', example: '11-30' })

/** Each instant of a log is asked for a dozen times while it is taken in, and reading it takes longer than looking it up. */
const instants = new Map<string, number>()
const MOST_INSTANTS = 5000
/** Milliseconds since 1970 of an instant; NaN of what is none. */
export function msOf(instant: string): number {
  const known = instants.get(instant)
  if (known !== undefined) return known
  if (instants.size >= MOST_INSTANTS) instants.clear()
  const read = Date.parse(instant)
  instants.set(instant, read)
  return read
}

const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,9})?)?(Z|[+-]\d{2}:\d{2})$/

/** Instants outside these years are a broken clock or a typing slip, not a show. */
export const Instant = z
  .string()
  .regex(INSTANT, { error: 'expects_datetime', abort: true })
  .refine((text) => isDay(text.slice(0, 10)), { params: { sentence: 'day_not_real' }, abort: true })
  .refine((text) => !Number.isNaN(msOf(text)), { params: { sentence: 'time_not_real' }, abort: true })
  .refine(isInRange, { params: { sentence: 'instant_out_of_range' } })
  .meta({ format: 'date-time', description: 'An instant, ISO 8601 with offset', example: '2017-06-30T20:50:00+08:00' })

/** As `toISOString` writes it; 24:00 alone it writes otherwise. */
const IN_UTC = /^.{10}T(?!24).{12}Z$/
// most are so already, and each log is asked several times
export const toUtc = (instant: string): string => (IN_UTC.test(instant) ? instant : new Date(instant).toISOString())
// asked some thousand times for one overview: toISOString takes four times as long
export const dayNumber = (day: string): number => Date.parse(day) / DAY_MS
export function dayOfNumber(number: number): string {
  const day = new Date(number * DAY_MS)
  return `${day.getUTCFullYear()}-${twoDigits(day.getUTCMonth() + 1)}-${twoDigits(day.getUTCDate())}`
}
const twoDigits = (number: number): string => (number < 10 ? `0${number}` : String(number))
export const addDays = (day: string, days: number): string => dayOfNumber(dayNumber(day) + days)
/** Days from one day to a later one; 0 when they are the same. */
export const daysBetween = (from: string, to: string): number => dayNumber(to) - dayNumber(from)
/** Days of a period with both its ends; 0 when it ends before it starts. */
export const countDays = (from: string, to: string): number => Math.max(0, daysBetween(from, to) + 1)
export const earlierOf = (a: string, b: string): string => (a < b ? a : b)

/** The same day of another year; 29 February is 28 in a common one. */
export function inYears(day: string, years: number): string {
  const text = `${Number(day.slice(0, 4)) + years}${day.slice(4)}`
  return isDay(text) ? text : `${text.slice(0, 8)}28`
}

export const yearOf = (day: string): number => Number(day.slice(0, 4))
/** `YYYY-MM` */
export const monthOf = (day: string): string => day.slice(0, 7)
export const Month = z.string().regex(/^(19[7-9]\d|20\d\d)-(0[1-9]|1[0-2])$/)
export const monthsOfYear = (year: number): string[] =>
  Array.from({ length: 12 }, (_, month) => `${year}-${String(month + 1).padStart(2, '0')}`)
const MONTH_DAYS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
const isLeap = (year: number): boolean => year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0)
export const daysInMonth = (month: string): number =>
  month.endsWith('-02') && isLeap(yearOf(month)) ? 29 : (MONTH_DAYS[Number(month.slice(5, 7)) - 1] ?? 0)
export const lastDayOf = (month: string): string => `${month}-${daysInMonth(month)}`
/** `YYYY-MM`, too. */
export function monthAfter(month: string): string {
  const [year, next] = [yearOf(month), Number(month.slice(5, 7)) + 1]
  return next > 12 ? `${year + 1}-01` : `${year}-${String(next).padStart(2, '0')}`
}

/** The day meant by a full day or `MM-DD` in the given year. */
export function dayInYear(day: string, year: number): string {
  if (day.length === 10) return day
  const month = `${year}-${day.slice(0, 2)}`
  return earlierOf(`${year}-${day}`, lastDayOf(month))
}

const formats = new Map<string, Intl.DateTimeFormat>()
function formatOf(timeZone: string): Intl.DateTimeFormat {
  let format = formats.get(timeZone)
  if (!format) {
    format = new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'medium' })
    formats.set(timeZone, format)
  }
  return format
}

/**
 * How far a zone's clock is from UTC on each day on which that does not change, by the day's number: asking for it costs
 * ten times as much as the rest, and is done for each log.
 */
const offsets = new Map<string, Map<number, number>>()
const MOST_DAYS_KEPT = 50_000

/** What a zone's clock shows, as milliseconds of UTC's; where it changes that day, to the second. */
function shownAt(instant: number, timeZone: string): number {
  const day = Math.floor(instant / DAY_MS)
  let ofDays = offsets.get(timeZone)
  if (!ofDays || ofDays.size > MOST_DAYS_KEPT) offsets.set(timeZone, (ofDays = new Map()))
  let offset = ofDays.get(day)
  if (offset === undefined) {
    offset = offsetAt(day * DAY_MS, timeZone)
    if (offset !== offsetAt((day + 1) * DAY_MS, timeZone)) offset = Number.NaN
    ofDays.set(day, offset)
  }
  return instant + offset || shownExactly(instant, timeZone)
}
const shownExactly = (instant: number, timeZone: string): number =>
  Date.parse(`${formatOf(timeZone).format(instant).replace(' ', 'T')}Z`)
const offsetAt = (instant: number, timeZone: string): number => shownExactly(instant, timeZone) - instant

/** Of an instant on the county's clock: the day's number, and the seconds since its beginning. */
function shownOf(instant: string | Date, timeZone: string): [day: number, seconds: number] {
  const shown = shownAt(typeof instant === 'string' ? msOf(instant) : instant.getTime(), timeZone)
  const day = Math.floor(shown / DAY_MS)
  return [day, Math.floor((shown - day * DAY_MS) / 1000)]
}
/** `YYYY-MM-DD HH:MM:SS` on the county's clock. */
export function localDateTime(instant: string | Date, timeZone: string): string {
  const [day, seconds] = shownOf(instant, timeZone)
  const minutes = Math.floor(seconds / 60)
  const clock = [Math.floor(minutes / 60), minutes % 60, seconds % 60].map(twoDigits)
  return `${dayOfNumber(day)} ${clock.join(':')}`
}
export const localDay = (instant: string | Date, timeZone: string): string => dayOfNumber(shownOf(instant, timeZone)[0])
/** `YYYY-MM-DD HH:MM` on the county's clock, of many instants. */
export const localMinutes =
  (timeZone: string) =>
  (instant: string): string =>
    localDateTime(instant, timeZone).slice(0, 16)

/** `HH:MM` on the county's clock. */
export const localTime = (instant: string | Date, timeZone: string): string =>
  localDateTime(instant, timeZone).slice(11, 16)

/** The instant (UTC) at which the county's clock shows this day and `HH:MM[:SS]`. */
export function instantAt(day: string, time: string, timeZone: string): string {
  const wanted = Date.parse(`${day}T${time.length === 5 ? `${time}:00` : time}Z`)
  let instant = wanted
  // twice, because the offset near a clock change is that of the instant, not of the guess
  for (let round = 0; round < 2; round++) {
    instant += wanted - shownAt(instant, timeZone)
  }
  return new Date(instant).toISOString()
}

/** The last instant of a day by the county's clock, or `now` while that day lasts or is to come. */
export function endOfDay(asOf: string, timeZone: string, now: Date): Date {
  const end = Date.parse(instantAt(addDays(asOf, 1), '00:00', timeZone)) - 1
  return new Date(Math.min(end, now.getTime()))
}

export function isTimeZone(name: string): boolean {
  try {
    formatOf(name)
    return true
  } catch {
    return false
  }
}
