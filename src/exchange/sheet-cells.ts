/** What the cells of a sheet mean: days, times, numbers, as people write them and as Excel counts them. */
import { isDay } from '../domain/period.ts'
import { isSeen } from '../domain/register/place.ts'
import type { Sentence } from '../domain/language.ts'
import { dayOfSerial } from './excel-dates.ts'

/** Full-width digits, letters and colons become half-width ones. */
export const tidy = (text: string): string => (ASCII.test(text) ? text : text.normalize('NFKC')).trim()
// most cells are dates and numbers, and normalizing one takes longer than looking at it
const ASCII = /^[\x20-\x7e]*$/
export const expected = (key: Sentence['key']): Sentence => ({ key: 'field_format', facts: { expected: { key } } })
const twoDigits = (number: number | string): string => String(number).padStart(2, '0')
export const isSentence = (result: unknown): result is Sentence =>
  typeof result === 'object' && result !== null && 'key' in result

const [FIRST_YEAR, LAST_YEAR] = ['1970', '2099']
const DAY = /^(\d{4})(?:([-/.])(\d{1,2})\2(\d{1,2})|年(\d{1,2})月(\d{1,2})[日号]?|(\d{2})(\d{2}))$/
/** 5.3 is 5 March, or what Excel made of 5.30: it is asked for. */
const YEARLESS = /^(\d{1,2})(?:月(\d{1,2})[日号]?|[-/](\d{1,2})|\.(\d{2}))$/
const MIDNIGHT = /[ T]0?0[:时]00?([:分]00?)?秒?$/
const WEEKDAY = /\s*\(?(?:周|星期|礼拜)[一二三四五六日天]\)?/

/**
 * `YYYY-MM-DD`, or what is wrong with the cell; one without a year is of the given one. A time of day in it must be
 * midnight, as Excel adds it.
 */
export function dayOf(cell: string, year?: number): string | Sentence {
  const text = tidy(cell).replace(MIDNIGHT, '').replace(WEEKDAY, '')
  if (/^\d{5}(\.0+)?$/.test(text)) return dayOfSerial(Number(text)) ?? expected('expects_day_cell')
  const found = DAY.exec(text)
  if (found) return realDay(found[1] ?? '', found[3] ?? found[5] ?? found[7], found[4] ?? found[6] ?? found[8])
  const [, month, ...dates] = YEARLESS.exec(text) ?? []
  if (month === undefined) return expected('expects_day_cell')
  const date = dates.find(Boolean)
  if (year !== undefined) return realDay(String(year), month, date)
  // whatever the year is: 29 February is of some
  const day = realDay('2000', month, date)
  return isSentence(day) ? day : { key: 'day_without_year' }
}

function realDay(year: string, month = '', date = ''): string | Sentence {
  const day = `${year}-${twoDigits(month)}-${twoDigits(date)}`
  if (year < FIRST_YEAR || year > LAST_YEAR) return { key: 'day_out_of_range' }
  return isDay(day) ? day : { key: 'day_not_real' }
}

/** The year that a cell with a day says; `none` of a day without one, undefined of what is no day. */
export function yearIn(cell: string): number | 'none' | undefined {
  const { day } = parted(tidy(cell))
  const said = dayOf(day)
  if (!isSentence(said)) return Number(said.slice(0, 4))
  return said.key === 'day_without_year' ? 'none' : undefined
}

interface Clock {
  /** `HH:MM:SS` */
  time: string
  /** When the cell says the day as well. */
  day?: string
}

/** 5月3日19点半, 2017-05-03 19:30, but not 8:30 pm */
const PARTED = /^(\d{1,4}[-/.年月].*?\d(?:[日号]|(?=[ tT]))(?:\s*\(?(?:周|星期)[一二三四五六日天]\)?)?)[ tT]*([^\s].*)$/
function parted(text: string): { day: string; time?: string } {
  const [, day, time] = PARTED.exec(text.replace(MIDNIGHT, '')) ?? []
  return day !== undefined && time !== undefined && time !== '' ? { day, time } : { day: text }
}

/** A day, with the time of day where the cell has one; or what is wrong with it. */
export function momentOf(cell: string, year?: number): { day: string; time?: string } | Sentence {
  const day = dayOf(cell, year)
  if (!isSentence(day)) return { day }
  const text = tidy(cell)
  const { day: first, time } = parted(text)
  if (time === undefined && !SERIAL.test(text)) return day
  const beside = time === undefined ? text : dayOf(first, year)
  if (isSentence(beside)) return beside
  const clock = clockOf(cell, year)
  if (isSentence(clock)) return clock
  return clock.day === undefined ? day : { day: clock.day, time: clock.time }
}

const CLOCK =
  /^(上午|早上|早晨|早|凌晨|中午|下午|傍晚|晚上|晚间|晚|夜里|夜间|夜|am|pm)?(\d{1,2})(?::(\d{2})(?::(\d{2}))?|[时点](?:整|(半|一刻|三刻)|(\d{1,2})分?(?:(\d{1,2})秒)?)?)(am|pm)?$/
const SERIAL = /^\d*\.\d+$|^0$/
const QUARTERS: Record<string, number> = { 一刻: 15, 半: 30, 三刻: 45 }

/** A time of day, with its day where the cell has one; or what is wrong with the cell. */
export function clockOf(cell: string, year?: number): Clock | Sentence {
  const text = tidy(cell).toLowerCase()
  if (SERIAL.test(text)) return clockOfSerial(Number(text))
  const { day: first, time: second } = parted(text)
  const time = timeOf(inDigits((second ?? first).replace(/\s+/g, '')))
  if (time === undefined) return expected('expects_clock')
  if (second === undefined) return { time }
  const day = dayOf(first, year)
  return isSentence(day) ? day : { time, day }
}

/** 19:30—21:20, as one cell has it where there is none for the end. */
export function clocksOf(cell: string, year?: number): { started: Clock; ended: Clock } | undefined {
  const parts = tidy(cell).split(/\s*(?:--?|[—–~至到])\s*(?=[^—–~至到]*$)/u)
  const [started, ended] = parts.map((part) => clockOf(part, year))
  if (parts.length !== 2 || !started || !ended || isSentence(started) || isSentence(ended)) return undefined
  return { started, ended }
}

function clockOfSerial(serial: number): Clock | Sentence {
  const seconds = Math.round(serial * 86_400)
  const time = new Date((seconds % 86_400) * 1000).toISOString().slice(11, 19)
  if (seconds < 86_400) return { time }
  const day = dayOfSerial(seconds / 86_400)
  return day === undefined ? expected('expects_clock') : { time, day }
}

const DIGITS = '一二三四五六七八九'
/** 七点半, 十九点 */
function inDigits(text: string): string {
  return text.replace(/(二?十)?([一二两三四五六七八九])?(?=[点时])/u, (found, tens?: string, one?: string) => {
    if (found === '') return ''
    const unit = one === undefined ? 0 : one === '两' ? 2 : DIGITS.indexOf(one) + 1
    return String((tens === undefined ? 0 : tens === '十' ? 10 : 20) + unit)
  })
}

const EVENING = /^(晚|夜)/u
const LATE = ['下午', '傍晚', 'pm']

function timeOf(text: string): string | undefined {
  const found = CLOCK.exec(text)
  if (!found) return undefined
  const [, before = '', , , , quarter = '', , , after = ''] = found
  const [hour, minute, second] = [found[2], found[3] ?? found[6], found[4] ?? found[7]].map((part) => Number(part ?? 0))
  const half = before || after
  const hours = hourOf(half, hour ?? 0)
  const minutes = QUARTERS[quarter] ?? minute ?? 0
  if (hours === undefined || hours > 23 || minutes > 59 || (second ?? 0) > 59) return undefined
  return [hours, minutes, second ?? 0].map(twoDigits).join(':')
}

/** 晚上12:30 is of the next day for some and a slip for others, and so is 夜里1点. */
function hourOf(half: string, hour: number): number | undefined {
  if (EVENING.test(half)) return hour === 12 || hour < 5 ? undefined : hour < 12 ? hour + 12 : hour
  if (LATE.includes(half) || (half === '中午' && hour < 3)) return hour < 12 ? hour + 12 : hour
  return half === 'am' && hour === 12 ? 0 : hour
}

const DIGITS_ONLY = /^\d{1,9}$/
const ABOUT = /^(约|大约|大概|近)?(.*?)(余|多|来)?(人次|场次|[人名个位户只套台])?(左右|上下)?$/u

/** A number of people or things; may have separators for thousands, its unit, and say that it is about so many. */
export function countOf(cell: string): number | Sentence {
  if (DIGITS_ONLY.test(cell)) return Number(cell)
  const [, , number = ''] = ABOUT.exec(tidy(cell).replace(/\s+/g, '')) ?? []
  if (/^-?\d+(\.0+)?$/.test(number)) return Number(number)
  return /^\d{1,3}(,\d{3})+$/.test(number) ? Number(number.replaceAll(',', '')) : expected('expects_count')
}
export function isAbout(cell: string): boolean {
  if (DIGITS_ONLY.test(cell)) return false
  const [, before, , more, , after] = ABOUT.exec(tidy(cell).replace(/\s+/g, '')) ?? []
  return before !== undefined || more !== undefined || after !== undefined
}

/** 太行山上、地道战 or 《太行山上》《地道战》, a line each, with / or +; what stands in brackets behind a title is none. */
export const filmTitles = (cell: string): string[] =>
  cell
    .normalize('NFKC')
    .replace(/》\s*[([【][^()[\]【】]*[)\]】]/gu, '》')
    .split(/[、,;/+|\n\r]|》\s*《/u)
    .map((title) => title.replace(/^\s*《|》\s*$/gu, '').trim())
    .filter((title) => title !== '')

/** 故事片《太行山上》等, 太行山上(国语版): the title alone. */
export function bareTitle(title: string): string {
  const [, quoted] = /《?([^《》]+)》/u.exec(title.replace(/^[^《》]*《/u, '')) ?? []
  if (quoted !== undefined) return quoted.trim()
  return title
    .replace(/^[^《》]*《/u, '')
    .replace(/\s*[([【][^()[\]【】]*[)\]】]\s*$/u, '')
    .replace(/^(?:\d{1,2}[.)]|电影|影片|故事片|科教片|纪录片|戏曲片|动画片)[::\s]*/u, '')
    .replace(/\s*(?:等|等影片|[23]D|国语版|普通话版|川话版|数字电影)$/iu, '')
    .trim()
}

/** Line breaks are usual where a cell holds several lines; anything else of the kind is a slip or worse. */
export const hasControls = (text: string, mayBreakLines: boolean): boolean =>
  mayBreakLines ? !isSeen(text, true) || /[\u2028\u2029]/.test(text) : !PLAIN.test(text) && !isSeen(text.trim())
const PLAIN = /^[\x20-\x7e\u4e00-\u9fff]*$/
