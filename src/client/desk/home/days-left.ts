/** How long it is to a deadline; one that has passed says by how much, for no days left is its last day. */
import type { Pace } from '../../../domain/target/pace.ts'
import { daysBetween } from '../../../domain/period.ts'
import { t } from '../words.ts'

export function daysLeftSentence({ deadline, daysLeft }: Pick<Pace, 'deadline' | 'daysLeft'>, asOf: string): string {
  const past = daysBetween(deadline, asOf)
  return past > 0 ? t('days_past', { days: past }) : t('days_remaining', { days: daysLeft })
}
