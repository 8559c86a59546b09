/** What was said not to have been held goes out by itself once nobody took it back in time. */
import { useEffect } from 'preact/hooks'
import { phoneNow } from '../../shared/phone/device.ts'
import type { Entry, OutboxEvent } from '../../shared/phone/outbox-entry.ts'
import { usePhone } from '../phone/phone.ts'

/** The one who queues what was not taken back; stands in the frame, so that it works in every view. */
export function useMissedQueue(): void {
  const { entries, change, isOnline } = usePhone()
  useEffect(() => {
    // without signal nothing is sent, and all can still be taken back
    if (!isOnline) return
    const wait = untilMissed(entries, phoneNow())
    if (wait === null) return
    const timer = setTimeout(() => void change(missedToQueue(entries, phoneNow())), wait + 50)
    return () => clearTimeout(timer)
  }, [entries, change, isOnline])
}

/** So long a slip of the thumb can be undone. */
export const UNDO_MS = 8000

/** What nobody took back in time, also when the app was closed meanwhile. */
export const missedToQueue = (entries: readonly Entry[], now: number): OutboxEvent[] =>
  entries.flatMap(({ kind, state, madeAt, key, body }) =>
    kind === 'missed_show' && state === 'draft' && now - madeAt >= UNDO_MS ? [{ kind: 'queued', key, body }] : [],
  )

/** Milliseconds until the next one is due; null when none waits. */
export function untilMissed(entries: readonly Entry[], now: number): number | null {
  const left = entries.flatMap(({ kind, state, madeAt }) =>
    kind === 'missed_show' && state === 'draft' ? [Math.max(0, madeAt + UNDO_MS - now)] : [],
  )
  return left.length > 0 ? Math.min(...left) : null
}
