/** The columns of a screening sheet, and what its cells mean: days, times, numbers, as people write them and as Excel counts them. */
import type { Language } from '../domain/sentence.ts'
import type { Sentence } from '../domain/language.ts'
import { finderOf, lookalikes, type Names, type NotFound } from './similar.ts'
import { dayOfNumber, isDay } from '../domain/period.ts'
import { isSeen } from '../domain/register/place.ts'

const COLUMNS = {
  date: ['放映日期', 'date', '日期'],
  started: ['开始时间', 'started'],
  ended: ['结束时间', 'ended'],
  team: ['放映队', 'team'],
  township: ['乡镇', 'township'],
  village: ['村', 'village', '行政村', '放映地点'],
  film: ['影片', 'film', '片名', '影片名称'],
  attendance: ['观众人次', 'attendance', '观众人数'],
  venue: ['放映方式', 'venue', '室内/室外', '场地'],
  receipt: ['回执单编号', 'receipt'],
  operator: ['放映员', 'operator'],
  witness: ['村级证明人', 'witness', '见证人'],
  phone: ['见证人电话', 'phone'],
  note: ['备注', 'note'],
  id: ['编号', 'id'],
} as const satisfies Record<string, Names>

export type Field = keyof typeof COLUMNS
export const FIELDS = Object.keys(COLUMNS) as Field[]
export const NEEDED: Field[] = ['date', 'started', 'ended', 'team', 'village', 'film', 'attendance', 'venue']

/** One thing wrong with a sheet, at a column's header or in a cell. */
export interface CellProblem {
  /** The header as it is written. */
  column: string
  value: string
  sentence: Sentence
  suggest?: NotFound['suggest']
}

/** Where each field stands, and under which header. */
export type Header = Partial<Record<Field, { index: number; name: string }>>

const fieldOf = finderOf<Field>(COLUMNS)
export const columnName = (field: Field, language: Language): string => COLUMNS[field][language === 'zh' ? 0 : 1]

/** Every header must be known, none twice, and none of the needed ones missing. */
export function readHeader(
  cells: string[],
  language: Language,
  byHand: Record<string, string> = {},
): { header: Header; problems: CellProblem[] } {
  const header: Header = {}
  const problems: CellProblem[] = []
  const known = FIELDS.map((field) => columnName(field, language)).join(language === 'zh' ? '、' : ', ')
  for (const [index, cell] of cells.entries()) {
    const name = cell.trim()
    const said = byHand[name]
    const field = FIELDS.find((one) => one === said) ?? fieldOf(name)
    const earlier = field && header[field]
    if (name === '' || said === '') continue
    if (!field) {
      const sentence: Sentence = { key: 'column_unknown', facts: { column: name, known } }
      problems.push({ ...headerProblem(name, sentence), suggest: () => similarColumns[language](name) })
    } else if (earlier) {
      problems.push(headerProblem(name, { key: 'column_twice', facts: { column: name, other: earlier.name } }))
    } else header[field] = { index, name }
  }
  for (const field of NEEDED.filter((needed) => !header[needed])) {
    const column = columnName(field, language)
    problems.push({ column, value: '', sentence: { key: 'column_missing', facts: { column, known } } })
  }
  return { header, problems }
}

const columnsLike = (language: Language) =>
  lookalikes(FIELDS.map((field) => ({ label: columnName(field, language), spellings: [...COLUMNS[field]] })))
const similarColumns: Record<Language, (typed: string) => string[]> = { zh: columnsLike('zh'), en: columnsLike('en') }
const headerProblem = (name: string, sentence: Sentence): CellProblem => ({ column: name, value: name, sentence })

/** 1970-01-01 in the count that begins with 1900, including the 29 February which that year did not have. */
const EXCEL_EPOCH = 25_569
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

/** Full-width digits, letters and colons become half-width ones. */
export const tidy = (text: string): string => text.normalize('NFKC').trim()
const expected = (key: Sentence['key']): Sentence => ({ key: 'field_format', facts: { expected: { key } } })
const twoDigits = (number: number | string): string => String(number).padStart(2, '0')
const [FIRST_YEAR, LAST_YEAR] = ['1970', '2099']
/** The same years as Excel counts days; other numbers of five digits are no days. */
const FIRST_SERIAL = EXCEL_EPOCH
const LAST_SERIAL = 73_050
const DAY = /^(\d{4})(?:([-/.])(\d{1,2})\2(\d{1,2})|年(\d{1,2})月(\d{1,2})[日号]?|(\d{2})(\d{2}))$/
const MIDNIGHT = /[ T]0?0[:时]00?([:分]00?)?秒?$/

/** `YYYY-MM-DD`, or what is wrong with the cell. A time of day in it must be midnight, as Excel adds it. */
export function dayOf(cell: string): string | Sentence {
  const text = tidy(cell).replace(MIDNIGHT, '')
  if (/^\d{5}(\.0+)?$/.test(text)) return dayOfSerial(Number(text)) ?? expected('expects_day_cell')
  const found = DAY.exec(text)
  if (!found) return expected('expects_day_cell')
  const [year = '', month = '', date = ''] = found.slice(1).filter((part) => /^\d+$/.test(part))
  const day = `${year}-${twoDigits(month)}-${twoDigits(date)}`
  if (year < FIRST_YEAR || year > LAST_YEAR) return { key: 'day_out_of_range' }
  return isDay(day) ? day : { key: 'day_not_real' }
}

const dayOfSerial = (serial: number): string | undefined =>
  serial >= FIRST_SERIAL && serial < LAST_SERIAL ? dayOfNumber(Math.floor(serial) - EXCEL_EPOCH) : undefined

interface Clock {
  /** `HH:MM:SS` */
  time: string
  /** When the cell says the day as well. */
  day?: string
}

const CLOCK =
  /^(上午|下午|晚上|am|pm)?(\d{1,2})(?::(\d{2})(?::(\d{2}))?|[时点](?:整|(\d{1,2})分?(?:(\d{1,2})秒)?)?)(am|pm)?$/

/** A time of day, with its day where the cell has one; or what is wrong with the cell. */
export function clockOf(cell: string): Clock | Sentence {
  const text = tidy(cell).toLowerCase()
  if (/^\d*\.\d+$|^0$/.test(text)) return clockOfSerial(Number(text))
  const parted = /^(\d{4}\S*?\d[日号]?)[ t]+(?=\S)(.*)$/.exec(text)
  const time = timeOf((parted?.[2] ?? text).replace(/\s+/g, ''))
  if (time === undefined) return expected('expects_clock')
  if (!parted) return { time }
  const day = dayOf(parted[1] ?? '')
  return typeof day === 'string' ? { time, day } : day
}

function clockOfSerial(serial: number): Clock | Sentence {
  const seconds = Math.round(serial * 86_400)
  const time = new Date((seconds % 86_400) * 1000).toISOString().slice(11, 19)
  if (seconds < 86_400) return { time }
  const day = dayOfSerial(seconds / 86_400)
  return day === undefined ? expected('expects_clock') : { time, day }
}

function timeOf(text: string): string | undefined {
  const found = CLOCK.exec(text)
  const [hour = 0, minute = 0, second = 0] = [found?.[2], found?.[3] ?? found?.[5], found?.[4] ?? found?.[6]].map(
    (part) => Number(part ?? 0),
  )
  const half = found?.[1] ?? found?.[7] ?? ''
  // 晚上12:30 is of the next day for some and a slip for others
  if (!found || (half === '晚上' && hour === 12)) return undefined
  const isLate = ['下午', '晚上', 'pm'].includes(half) && hour < 12
  const hours = isLate ? hour + 12 : half === 'am' && hour === 12 ? 0 : hour
  return hours > 23 || minute > 59 || second > 59 ? undefined : [hours, minute, second].map(twoDigits).join(':')
}

/** A number of people; may have separators for thousands and its unit. */
export function countOf(cell: string): number | Sentence {
  const text = tidy(cell)
    .replace(/人次?$/, '')
    .trimEnd()
  if (/^-?\d+(\.0+)?$/.test(text)) return Number(text)
  return /^\d{1,3}(,\d{3})+$/.test(text) ? Number(text.replaceAll(',', '')) : expected('expects_count')
}

const VENUES = new Map<string, 'indoor' | 'outdoor'>([
  ...['室内', '室内固定', 'indoor'].map((name) => [name, 'indoor'] as const),
  ...['室外', '室外流动', 'outdoor'].map((name) => [name, 'outdoor'] as const),
])
export const VENUE_CHOICES = ['室内', '室外']

export const venueOf = (cell: string): 'indoor' | 'outdoor' | Sentence =>
  VENUES.get(tidy(cell).toLowerCase()) ?? { key: 'field_choice', facts: { values: VENUE_CHOICES.join('、') } }

/** 太行山上、地道战 or 《太行山上》《地道战》, a line each, with / or +. */
export const filmTitles = (cell: string): string[] =>
  cell
    .normalize('NFKC')
    .split(/[、,;/+\n\r]|》\s*《/u)
    .map((title) => title.replace(/^\s*《|》\s*$/gu, '').trim())
    .filter((title) => title !== '')

/** Line breaks are usual where a cell holds several lines; anything else of the kind is a slip or worse. */
export const hasControls = (text: string, mayBreakLines: boolean): boolean =>
  mayBreakLines ? !isSeen(text, true) || /[\u2028\u2029]/.test(text) : !isSeen(text.trim())
