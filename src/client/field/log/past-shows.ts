/** Past shows by month and village: those on this phone, those of the office's copy, and older ones it was asked for. */
import type { FieldLog } from '../../../domain/screening/field-copy.ts'
import type { ScreeningStatus } from '../../../domain/screening/screening.ts'
import { dayOf } from '../../shared/format.ts'
import type { Entry } from '../../shared/phone/outbox-entry.ts'

export interface PastShow {
  id: string
  villageCode: string
  startedAt: string
  /** What the office makes of it; of one that only this phone has, its entry says more. */
  status?: ScreeningStatus
  entry?: Entry
}
export interface PastQuery {
  /** 2017-06; all of them when it is empty. */
  month: string
  village: string
}
type Known = Pick<FieldLog['content'], 'id' | 'villageCode' | 'startedAt'> & { status: ScreeningStatus }

/** Each show once, the newest first; the phone's own word on it goes before the office's. */
export function pastShows(
  entries: readonly Entry[],
  known: readonly Known[],
  { month, village }: PastQuery,
): PastShow[] {
  const shows = new Map<string, PastShow>()
  for (const { id, villageCode, startedAt, status } of known) shows.set(id, { id, villageCode, startedAt, status })
  for (const entry of [...entries].sort((a, b) => a.madeAt - b.madeAt)) {
    const { villageCode, startedAt } = entry.body as Partial<PastShow>
    if (typeof villageCode !== 'string' || typeof startedAt !== 'string') continue
    shows.set(entry.about, { id: entry.about, villageCode, startedAt, entry })
  }
  return [...shows.values()]
    .filter((show) => (village === '' || show.villageCode === village) && dayOf(show.startedAt).startsWith(month))
    .sort((a, b) => Date.parse(b.startedAt) - Date.parse(a.startedAt))
}

/** The month today is of, and the eleven before it. */
export function monthsUpTo(today: string): string[] {
  const [year = 0, month = 0] = today.split('-').map(Number)
  return Array.from({ length: 12 }, (_, back) => {
    const count = year * 12 + month - 1 - back
    return `${Math.floor(count / 12)}-${String((count % 12) + 1).padStart(2, '0')}`
  })
}
