/** A log that is open and not in the queue: somebody decided on it meanwhile, or the filter leaves it out. */
import { dayTimeOf } from '../../shared/format.ts'
import type { LogWithHistory } from '../../shared/replies.ts'
import { ReviewDecision } from '../../../domain/screening/screening.ts'
import { Mark, statusWord } from '../kit/marks.tsx'
import { t } from '../words.ts'

export function Elsewhere({ log }: { log: LogWithHistory }) {
  return (
    <p class="notice notice-watch" role="status" data-figure="elsewhere">
      <Mark look={['watch', 'alert']}>{elsewhereSaid(log)}</Mark>
    </p>
  )
}

function elsewhereSaid({ status, history }: LogWithHistory): string {
  const review = history.at(-1)
  const isReview = ReviewDecision.options.some((decision) => decision === review?.action)
  if (!review || !isReview) return t('elsewhere', { status: statusWord(status) })
  return t('elsewhere_decided', { name: review.by, at: dayTimeOf(review.at), status: statusWord(status) })
}
