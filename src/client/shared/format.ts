/** Numbers, days and times as the screens print them, in the language now spoken. */
import { dayInWords } from '../../domain/sentence.ts'
import { localDateTime, localDay, localTime } from '../../domain/period.ts'
import { officeZone } from './office.ts'
import { language, t } from './words.ts'

const NARROW_SPACE = '\u202F'
const formats = new Map<string, Intl.NumberFormat>()

/** From five digits on in groups: a narrow space in Chinese, a comma in English. Without `decimals`, up to two as they are. */
export function figure(value: number, decimals?: number): string {
  const key = String(decimals)
  let format = formats.get(key)
  if (!format) {
    const digits = { minimumFractionDigits: decimals ?? 0, maximumFractionDigits: decimals ?? 2 }
    formats.set(key, (format = new Intl.NumberFormat('en', { useGrouping: 'min2', ...digits })))
  }
  const text = format.format(value).replace('-', '−')
  return language() === 'zh' ? text.replaceAll(',', NARROW_SPACE) : text
}

/** 100% is never reached by rounding, to however few decimals. */
export const percent = (value: number, decimals?: number): string => {
  const nearly = 100 - 10 ** -(decimals ?? 2)
  return `${figure(value < 100 ? Math.min(value, nearly) : value, decimals)}%`
}
/** +2.57, −2.03, 0.00 */
export const signed = (value: number): string => `${value > 0 ? '+' : ''}${figure(value, 2)}`

const monthNames = (): string[] => t('months_short').split(' ')
/** `index` from 0. */
export const monthName = (index: number): string => monthNames()[index] ?? ''

/** 11月30日, 30 Nov */
export function shortDay(day: string): string {
  const [, month = 1, date = 1] = day.split('-').map(Number)
  return t('day_short', { month: language() === 'zh' ? month : monthName(month - 1), date })
}
/** 2017年6月30日, 30 June 2017 */
/** 周三, Wed. */
export const weekdayOf = (day: string): string =>
  new Intl.DateTimeFormat(language() === 'zh' ? 'zh-CN' : 'en-GB', { weekday: 'short', timeZone: 'UTC' }).format(
    new Date(day),
  )

export const longDay = (day: string): string => dayInWords(day, language())

export const timeOf = (instant: string): string => localTime(instant, officeZone())
export const dayOf = (instant: string): string => localDay(instant, officeZone())
/** 2017-06-30 21:00 */
export const dayTimeOf = (instant: string): string => localDateTime(instant, officeZone()).slice(0, 16)

/** Whole screenings and the rest of a credit in sixtieths: 1, 0.33. */
export const screeningsOf = (credit: number): string => figure(credit / 60)

/** 130 0000 0412 */
export const phoneSaid = (phone: string): string => phone.replace(/^(1\d{2})(\d{4})(\d{4})$/, '$1 $2 $3')
/** Of several the first. */
export const telOf = (phone: string): string =>
  `tel:${/[+\d][\d\s()（）-]*/.exec(phone)?.[0].replaceAll(/[^\d+]/g, '') ?? ''}`

export function textIn(form: HTMLFormElement, name: string): string {
  const value = new FormData(form).get(name)
  return typeof value === 'string' ? value : ''
}
