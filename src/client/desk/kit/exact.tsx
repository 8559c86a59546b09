/** Sums of credits: whole screenings are shown, rounded down, and what is exact stands beside them where it is more. */
import { FULL_CREDIT, wholeScreenings } from '../../../domain/screening/credit.ts'
import { figure, screeningsOf } from '../../shared/format.ts'
import { t } from '../words.ts'

export const isExactMore = (credit: number): boolean => credit % FULL_CREDIT !== 0

export const exactSaid = (credit: number): string => t('exact_of', { count: screeningsOf(credit) })

export const Exact = ({ credit }: { credit: number | null }) =>
  credit !== null && isExactMore(credit) ? (
    <span class="soft" data-figure="exact">
      {exactSaid(credit)}
    </span>
  ) : null

/** Rows of whole screenings may make less together than what they were rounded down from; then it is said. */
export function FractionsNote({ credits }: { credits: number[] }) {
  const rows = credits.reduce((sum, credit) => sum + wholeScreenings(credit), 0)
  const credit = credits.reduce((sum, one) => sum + one, 0)
  if (rows * FULL_CREDIT === credit) return null
  return (
    <p class="soft" data-figure="fractions">
      {t('fractions_note', { rows: figure(rows), count: screeningsOf(credit) })}
    </p>
  )
}
