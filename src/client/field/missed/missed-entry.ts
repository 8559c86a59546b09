/** A show that did not happen, from one tap: a draft for as long as it may be taken back, then queued like all else. */
import { MISSED_DAYS, type MissedReason } from '../../../domain/screening/missed-show.ts'
import { addDays, localDay } from '../../../domain/period.ts'
import type { Entry, OutboxEvent } from '../../shared/phone/outbox-entry.ts'
import type { Outbox } from '../../shared/phone/outbox.ts'

/** So long a slip of the thumb can be undone. */
export const UNDO_MS = 8000
const NIGHT_HOURS_MS = 5 * 3_600_000

/** After midnight it is still the evening before. */
export const eveningOf = (now: Date, timeZone: string): string =>
  localDay(new Date(now.getTime() - NIGHT_HOURS_MS), timeZone)

/** The evenings of which it can still be said, this one first. */
export const missedDays = (evening: string): string[] =>
  Array.from({ length: MISSED_DAYS }, (_, ago) => addDays(evening, -ago))

interface Missed {
  id: string
  person: string
  teamCode: string
  villageCode: string
  on: string
  reason: MissedReason
  recordedAt: string
  madeAt: number
}
export const missedEntry = ({ person, madeAt, ...body }: Missed): Entry => ({
  ...{ key: `missed:${body.id}`, person, kind: 'missed_show', about: body.id, state: 'draft', body, after: [] },
  ...{ madeAt, nextAt: 0, tries: 0 },
})

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

/** Not taken back yet, and so not sent either. */
export const missedIn = (box: Outbox): Entry[] =>
  [...box.entries.values()].filter(({ kind, state }) => kind === 'missed_show' && state === 'draft')
