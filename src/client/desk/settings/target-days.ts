/** The days of a target as they are said: every year's without a year, one year's with it. */
import { isDay } from '../../../domain/period.ts'
import { longDay } from '../../shared/format.ts'
import { language } from '../../shared/words.ts'
import { t } from '../later-words.ts'

/** Any year with a 29 February; what is said of it is taken away again. */
const LEAP = '2000'
const isYearly = (day: string): boolean => isDay(`${LEAP}-${day}`)

/** Without the year where every year is meant; what is no day yet, as it was typed. */
export function targetDaySaid(day: string): string {
  if (!isYearly(day)) return isDay(day) ? longDay(day) : day
  const said = longDay(`${LEAP}-${day}`)
  return language() === 'zh' ? said.slice(LEAP.length + 1) : said.slice(0, -LEAP.length - 1)
}

export function periodSaid(from: string, to: string): string {
  const days = { from: targetDaySaid(from), to: targetDaySaid(to) }
  return isYearly(from) && isYearly(to) ? t('period_yearly', days) : t('period_once', days)
}
