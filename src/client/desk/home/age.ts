/** How old figures are that could not be refreshed. */
import { t } from '../words.ts'

const HOUR = 60
const DAY = 24 * HOUR

/** Null while they are as fresh as figures that are asked for every minute can be. */
export function ageSentence(minutes: number): string | null {
  if (minutes < 2) return null
  if (minutes < HOUR) return t('age_minutes', { count: minutes })
  if (minutes < DAY) return t('age_hours', { count: Math.floor(minutes / HOUR) })
  return t('age_days', { count: Math.floor(minutes / DAY) })
}
