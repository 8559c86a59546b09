/** How a chance is said: never a certainty while anything is open. */
import type { Pace } from '../../../domain/target/pace.ts'
import { percent, shortDay } from '../../shared/format.ts'
import { t } from '../words.ts'

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
