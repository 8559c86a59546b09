/** What a target is called and counted in, and how its days, its needs and its chance are said. */
import { addDays, daysBetween } from '../../../domain/period.ts'
import type { Pace } from '../../../domain/target/pace.ts'
import type { Indicator } from '../../../domain/target/target.ts'
import { unitInEnglish } from '../../../domain/target/unit.ts'
import { figure, monthName, percent, shortDay } from '../../shared/format.ts'
import { language } from '../../shared/words.ts'
import { t } from '../words.ts'

interface Named {
  name: string
  nameEn?: string | undefined
}
export const targetName = ({ name, nameEn }: Named): string => (language() === 'en' ? (nameEn ?? name) : name)

/** A name that stayed Chinese says so to whoever hears it. */
export const langOf = (target: Named): 'zh-CN' | undefined => (targetName(target) === target.name ? 'zh-CN' : undefined)

export function unitOf({ indicator, unit }: { indicator: Indicator; unit: string }): string {
  if (language() === 'zh') return unit
  return indicator === 'manual' ? unitInEnglish(unit) : t(`unit_${indicator}`)
}

/** Of an item of a checklist. */
export const unitSaid = (unit: string): string => (language() === 'en' ? unitInEnglish(unit) : unit)

type ChanceFacts = Pick<Pace, 'deadline' | 'verdict' | 'daysLeft' | 'chance' | 'pacePerDay'>

/** A chance is known to a thousandth; nearer to 0 or 1 than that it is only "under" or "over". */
const LEAST = 0.001
const rounded = (chance: number): string => percent(Math.round(1000 * chance) / 10)

export function chanceSentence({ deadline, verdict, daysLeft, chance, pacePerDay }: ChanceFacts): string {
  const day = shortDay(deadline)
  if (verdict === 'done' || verdict === 'exceeded') return t('chance_done', { day })
  if (verdict === 'overdue') return t('chance_past', { day })
  if (daysLeft === 0) return t('chance_last_day', { day })
  if (chance === null) return t(pacePerDay === 0 ? 'chance_nothing' : 'chance_too_early', { day })
  if (chance < LEAST) return t('chance_below', { day, chance: percent(100 * LEAST) })
  if (chance > 1 - LEAST) return t('chance_above', { day, chance: percent(100 * (1 - LEAST)) })
  return t('chance_sentence', { day, chance: rounded(chance) })
}

/** The same in a word, for a column of its own. */
export function chanceFigure({ verdict, daysLeft, chance }: ChanceFacts): string {
  if (verdict === 'done' || verdict === 'exceeded') return t('steer_chance_done')
  if (verdict === 'overdue') return t('steer_chance_past')
  if (daysLeft === 0) return t('milestone_due_today')
  if (chance === null) return t('steer_chance_unknown')
  if (chance < LEAST) return t('steer_chance_below', { chance: percent(100 * LEAST) })
  if (chance > 1 - LEAST) return t('steer_chance_above', { chance: percent(100 * (1 - LEAST)) })
  return rounded(chance)
}

export function daysLeftSentence({ deadline, daysLeft }: Pick<Pace, 'deadline' | 'daysLeft'>, asOf: string): string {
  const past = daysBetween(deadline, asOf)
  return past > 0 ? t('days_past', { days: past }) : t('days_remaining', { days: daysLeft })
}

type Need = Pick<Pace, 'deadline' | 'daysLeft' | 'neededPerDay' | 'neededPerDayThisMonth'>

/** Of the month of the first day left, which it names; null without a plan, and where nothing is needed or no day is left. */
export function neededByPlan({ deadline, daysLeft, neededPerDay, neededPerDayThisMonth: count }: Need): string | null {
  if (count == null || neededPerDay === 0) return null
  const month = monthName(Number(addDays(deadline, 1 - daysLeft).slice(5, 7)) - 1)
  return t('needed_by_plan', { month, count: figure(count, 2) })
}
