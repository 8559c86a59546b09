/** How many logs wait for a manager: held ones, which count for nothing until they are decided. */
import { useLayoutEffect } from 'preact/hooks'
import { screenings } from '../../../contract/screenings.ts'
import { figure } from '../../shared/format.ts'
import { EVERY_MINUTE, useAsk } from '../../shared/load.ts'
import { t } from '../words.ts'

/** Its total is how many logs are held, of whatever day. */
const HELD = { query: { status: 'held', limit: 1 } }

const followers = new Set<() => void>()

/** Somebody here decided, or took it back: the number is asked anew. */
export function waitingChanged(): void {
  for (const follow of followers) follow()
}

/** Tells what is to be asked anew then. */
export function useWaitingChanges(follow: () => void): void {
  useLayoutEffect(() => {
    followers.add(follow)
    return () => void followers.delete(follow)
  }, [follow])
}

/** `null` while it is not known. */
function useWaiting(): number | null {
  const { data, reload } = useAsk(screenings.list, HELD, EVERY_MINUTE)
  useWaitingChanges(reload)
  return data?.total ?? null
}

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
