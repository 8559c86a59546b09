/** The way to the queue in the rail, with how many logs are held; phones have it in the menu, and on the page of the logs. */
import { figure } from '../../shared/format.ts'
import { Icon } from '../marks.tsx'
import { t } from '../words.ts'
import { useWaiting } from './waiting.ts'

export function ReviewPlace({ isHere }: { isHere: boolean }) {
  const waiting = useWaiting()
  return (
    <a href="/review" class="place place-of-desks" aria-current={isHere ? 'page' : undefined}>
      <Icon name="review" />
      <span>{t('nav_review')}</span>
      {waiting !== null && waiting > 0 && (
        <span class="count" data-figure="held">
          <span aria-hidden="true">{figure(waiting)}</span>
          <span class="unseen">{t('nav_review_count', { count: figure(waiting) })}</span>
        </span>
      )}
    </a>
  )
}

export function ReviewLink({ isHere = false }: { isHere?: boolean }) {
  const waiting = useWaiting()
  return (
    <>
      <a href="/review" aria-current={isHere ? 'page' : undefined}>
        {t('review_queue_title')}
      </a>{' '}
      <span class="soft">{t('nav_review_count', { count: waiting === null ? '–' : figure(waiting) })}</span>
    </>
  )
}
