/** In which village a show is that nobody has named: the second one of an evening, and one that is written down afterwards. */
import { isStanding } from '../../../domain/plan/standing.ts'
import { metresBetween } from '../../../domain/register/place.ts'
import type { FieldCopy } from '../../../domain/screening/field-copy.ts'
import type { Entry } from '../../shared/phone/outbox-entry.ts'
import { byNeed, eveningOf } from '../home/tonight.ts'
import { villageRows } from '../home/village-rows.ts'
import type { LogContent } from '../log/log-draft.ts'
import { ownPlans } from '../plan/own-plans.ts'
import { filmMinutesOf } from './show-time.ts'

interface Around {
  copy: FieldCopy
  entries: readonly Entry[]
  now: Date
}

/** Where an evening was planned of which nothing was told. */
export function plannedOn(evening: string, { copy, entries }: Omit<Around, 'now'>): string | undefined {
  const rows = villageRows(copy, entries, evening)
  const isOpen = (code: string): boolean =>
    rows.some((row) => row.code === code && (row.lastScreenedOn ?? '') < evening && row.missed?.on !== evening)
  return ownPlans(copy, entries).find((plan) => isStanding(plan) && plan.on === evening && isOpen(plan.villageCode))
    ?.villageCode
}

const SHORT_MINUTES = 60
/** Where the next show of the evening is: again here after a short film, else where one is planned, else in the nearest village that waits, or of all. */
export function villageAfter(last: LogContent, { copy, entries, now }: Around): string | undefined {
  const evening = eveningOf(now, copy.timeZone)
  if (filmMinutesOf(last, copy) < SHORT_MINUTES) return last.villageCode
  const planned = plannedOn(evening, { copy, entries })
  if (planned !== undefined && planned !== last.villageCode) return planned
  const rows = villageRows(copy, entries, evening)
  const others = rows.filter(({ code, isTonight }) => code !== last.villageCode && !isTonight)
  const waiting = byNeed(others, evening)
  const from = copy.villages.find(({ code }) => code === last.villageCode)
  const metresTo = (code: string): number => {
    const to = copy.villages.find((village) => village.code === code)
    return isPlaced(from) && isPlaced(to) ? metresBetween(from, to) : Number.POSITIVE_INFINITY
  }
  const codes = (waiting.length > 0 ? waiting : others).map(({ code }) => code)
  return codes.sort((a, b) => compared(metresTo(a), metresTo(b)))[0]
}

const compared = (a: number, b: number): number => (a === b ? 0 : a - b)
const isPlaced = <V extends { latitude?: number | undefined; longitude?: number | undefined }>(
  village: V | undefined,
): village is V & { latitude: number; longitude: number } =>
  village?.latitude !== undefined && village.longitude !== undefined
