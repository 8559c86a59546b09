/** Days that a report names: 6月30日, 9月底前, 11月中旬, 2017年6月; and which day it tells of. */
import { daysInMonth, isDay, lastDayOf } from '../../period.ts'
import { type Place, type ReportText, sentenceAt } from './report-text.ts'

export interface NamedDay extends Place {
  text: string
  year: number | undefined
  month: number
  date: number | undefined
  /** 底, 初, 中旬 …; a month alone has none. */
  part: string | undefined
}

const NAMED_DAY =
  /(?<=^\s{0,8}\d{1,2}\.|^|[^\d.])(?:(\d{4})年)?(\d{1,2})月(?:(\d{1,3})[日号]|(底|末|初|上旬|中旬|下旬))?|(?<![\d.-])(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?![\d.-])/gm

export function daysIn(report: ReportText): NamedDay[] {
  return Array.from(report.plain.slice(0, report.end).matchAll(NAMED_DAY), (found) => {
    const [text, year, month, date, part, fullYear, fullMonth, fullDate] = found
    const number = (one: string | undefined, other: string | undefined): number | undefined => {
      const digits = one ?? other
      return digits === undefined ? undefined : Number(digits)
    }
    return {
      from: found.index,
      to: found.index + text.length,
      text,
      year: number(year, fullYear) ?? yearAround(report, found.index),
      month: number(month, fullMonth) ?? 0,
      date: number(date, fullDate),
      part,
    }
  })
}

/** The year that its sentence begins with, or a heading above it names: 四、2021年打算. */
function yearAround({ sentences }: ReportText, at: number): number | undefined {
  const sentence = sentenceAt(sentences, at)
  const said = /^\s{0,8}(20\d\d)年/.exec(sentence?.text ?? '') ?? /.*(20\d\d)年/s.exec(sentence?.topic ?? '')
  return said?.[1] === undefined ? undefined : Number(said[1])
}

/** No day of any year; 29 February is one of some. */
export function isNoDay({ year, month, date }: NamedDay): boolean {
  if (month < 1 || month > 12) return true
  if (date === undefined) return false
  return date < 1 || date > daysInMonth(`${year ?? 2016}-${String(month).padStart(2, '0')}`)
}

const PART_ENDS: Record<string, number> = { 初: 10, 上旬: 10, 中旬: 20 }

/** The last day that is meant. */
export function lastDayMeant(named: NamedDay, year: number | undefined): string | undefined {
  const inYear = named.year ?? year
  if (inYear === undefined || isNoDay(named)) return undefined
  const month = `${inYear}-${String(named.month).padStart(2, '0')}`
  const date = named.date ?? PART_ENDS[named.part ?? ''] ?? daysInMonth(month)
  const day = `${month}-${String(date).padStart(2, '0')}`
  return isDay(day) ? day : undefined
}

/** The year that is named most often. */
export function yearTold(report: ReportText): number | undefined {
  return mostOften(
    Array.from(report.plain.slice(0, report.end).matchAll(/(?<!\d)(20\d\d)年/g), ([, year]) => Number(year)),
  )
}

/** 1至9月 */
const SINCE_JANUARY = /(?<!\d)1月?[至—\-到~～–](\d{1,2})月/g
const AS_OF = /(?:截至|截止|截止到|截至到)\s?$/

/** The day it tells of: 截至…; of a half-year its last day. */
export function dayTold(report: ReportText, days: NamedDay[], year: number | undefined): string | undefined {
  const told = days
    .filter(({ from }) => AS_OF.test(report.plain.slice(Math.max(0, from - 5), from)))
    .flatMap((named) => lastDayMeant(named, year) ?? [])
  const day = mostOften(told)
  if (day !== undefined || year === undefined) return day
  const month = mostOften(
    Array.from(report.plain.slice(0, report.end).matchAll(SINCE_JANUARY), ([, last]) => Number(last)),
  )
  if (month !== undefined && month <= 12) return lastDayOf(`${year}-${String(month).padStart(2, '0')}`)
  return report.plain.slice(0, 400).includes('上半年') ? `${year}-06-30` : undefined
}

/** The last line that is a day and nothing else. */
export function daySigned({ paragraphs }: ReportText, days: NamedDay[]): string | undefined {
  const lines = paragraphs.filter(({ text }) => /^\s*20\d\d年\d{1,2}月\d{1,2}日\s*$/.test(text)).slice(-1)
  const day = days.findLast(({ from }) => lines.some((line) => isWithin({ from, to: from }, line)))
  return day && lastDayMeant(day, undefined)
}

function mostOften<T>(all: T[]): T | undefined {
  const times = new Map<T, number>()
  for (const one of all) times.set(one, (times.get(one) ?? 0) + 1)
  return [...times].sort(([, a], [, b]) => b - a)[0]?.[0]
}

export const isWithin = (one: Place, { from, to }: Place): boolean => one.from >= from && one.to <= to
