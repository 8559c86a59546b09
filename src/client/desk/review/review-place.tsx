/** How many logs are held, beside the ways to the queue. */
import { figure } from '../../shared/format.ts'
import { t } from '../words.ts'
import { useWaiting } from './waiting.ts'

/** Beside the place in the rail. */
export function HeldCount() {
  const waiting = useWaiting()
  if (waiting === null || waiting === 0) return null
  return (
    <span class="count" data-figure="held">
      <span aria-hidden="true">{figure(waiting)}</span>
      <span class="unseen">{t('nav_review_count', { count: figure(waiting) })}</span>
    </span>
  )
}

export function ReviewLink() {
  const waiting = useWaiting()
  return (
    <>
      <a href="/review">{t('review_queue_title')}</a>{' '}
      <span class="soft">{t('nav_review_count', { count: waiting === null ? '–' : figure(waiting) })}</span>
    </>
  )
}
