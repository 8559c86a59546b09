/** Days and times as Excel counts them, and which of its numbers are shown as one. */
import { dayOfNumber } from '../domain/period.ts'

/** 1970-01-01 in the count that begins with 1900, including the 29 February which that year did not have. */
export const EXCEL_EPOCH = 25_569
const DAYS_TO_1904 = 1462
const LAST_DATE = 2_958_465
const DAY_SECONDS = 86_400

/** `2017-06-30`, `20:30:00`, `2017-06-30 20:30:00` for a date or time, else the plain number. */
export function numberText(value: string, isDate: boolean, from1904: boolean): string {
  const serial = Number(value)
  if (Number.isNaN(serial)) return value
  if (!isDate || serial < 0 || serial > LAST_DATE) return String(serial)
  const seconds = Math.round(serial * DAY_SECONDS)
  const days = Math.floor(seconds / DAY_SECONDS)
  const time = new Date((seconds % DAY_SECONDS) * 1000).toISOString().slice(11, 19)
  if (days === 0) return time
  const day = dayOfNumber(days - EXCEL_EPOCH + (from1904 ? DAYS_TO_1904 : 0))
  return seconds % DAY_SECONDS === 0 ? day : `${day} ${time}`
}

/** ECMA-376 part 1, 18.8.30; 27–36 and 50–58 are the dates of Chinese, Japanese and Korean Excel. */
const BUILT_IN_DATES = [
  [14, 22],
  [27, 36],
  [45, 47],
  [50, 58],
] as const

/** Is a cell in this number format shown as a date or a time? `format` is the workbook's own, where it has one. */
export function isDateFormat(id: number, format: string | undefined): boolean {
  if (format === undefined) return BUILT_IN_DATES.some(([first, last]) => id >= first && id <= last)
  // quoted, escaped and bracketed letters stand for themselves, but [h] counts hours
  const bare = format.replace(/"[^"]*"|\\.|_.|\*./g, '').replace(/\[(?!h+\]|m+\]|s+\])[^\]]*\]/gi, '')
  return /[ymdhs]/i.test(bare)
}

/** The day of a count; undefined of what is too small or too large to be meant as one. */
export const dayOfSerial = (serial: number): string | undefined =>
  serial >= FIRST_SERIAL && serial < LAST_SERIAL ? dayOfNumber(Math.floor(serial) - EXCEL_EPOCH) : undefined
/** 1970 to 2099; other numbers of five digits are no days. */
const FIRST_SERIAL = EXCEL_EPOCH
const LAST_SERIAL = 73_050
