/** The way to the queue, in the rail and below a phone's page, with how many logs are held. */
import { figure } from '../../shared/format.ts'
import { Icon } from '../kit/marks.tsx'
import { t } from '../words.ts'
import { useWaiting } from './waiting.ts'

export function ReviewPlace({ isHere }: { isHere: boolean }) {
  const waiting = useWaiting()
  return (
    <a href="/review" class="place" aria-current={isHere ? 'page' : undefined}>
      <Icon name="review" />
      <span>{t('review_title')}</span>
      {waiting !== null && waiting > 0 && (
        <span class="count" data-figure="held">
          <span aria-hidden="true">{figure(waiting)}</span>
          <span class="unseen">{t('nav_review_count', { count: figure(waiting) })}</span>
        </span>
      )}
    </a>
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
