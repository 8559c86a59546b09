/** Shows that cannot both be true: the same one twice, one team in two places, one receipt for two evenings. */
import { addDays, msOf as ms } from '../period.ts'
import { metresBetween, type Point } from '../register/place.ts'
import type { DeclaredPhoto } from './photo.ts'

/** Two positions as near as this may be one village. */
export const FAR_METRES = 1500
const MINUTE = 60_000
const DUPLICATE_MINUTES = 90
const OVERLAP_MINUTES = 10
const TRAVEL_KM_PER_HOUR = 60
/** Of more logs with the same receipt or photo the newest and plainest are named: one tells as much as a thousand. */
export const MOST_NAMED = 3

/** A show as the findings see it: the one that arrived, or one that is kept already. */
export interface Show {
  id: string
  teamCode: string
  villageCode: string
  screenedOn: string
  startedAt: string
  endedAt: string
  filmCodes: string[]
  receiptNo?: string | undefined
  position?: (Point & { accuracyM: number; fixedAt?: string }) | undefined
  photos?: DeclaredPhoto[] | undefined
}
export interface KnownShow extends Show {
  /** A manager found that it did not happen: it takes up no evening, but to send it again, or its receipt, is a sign. */
  isRejected?: boolean
  teamName: string
  villageName: string
}

type Clash = 'duplicate' | 'overlap' | 'impossible_travel' | 'receipt_reused'
type Make<F> = (code: Clash, facts: Record<string, string | number>, other: KnownShow) => F

/** Days next to a day: a team's other shows that could overlap or be too far away. */
export const daysAround = (day: string): { from: string; to: string } => ({
  from: addDays(day, -1),
  to: addDays(day, 1),
})

/** What speaks against a show because of another one; `finding` makes the finding. */
export function clashes<F>(show: Show, others: KnownShow[], finding: Make<F>): F[] {
  const found: F[] = []
  const near = daysAround(show.screenedOn)
  for (const other of others) {
    if (isDuplicate(show, other)) found.push(finding('duplicate', {}, other))
    const isSameTeamNear =
      !other.isRejected &&
      other.teamCode === show.teamCode &&
      other.screenedOn >= near.from &&
      other.screenedOn <= near.to
    if (isSameTeamNear) found.push(...ofOneTeam(show, other, finding))
  }
  return [...found, ...ofOneReceipt(show, others, finding)]
}

function ofOneReceipt<F>({ receiptNo }: Show, others: KnownShow[], finding: Make<F>): F[] {
  if (!receiptNo) return []
  return others
    .filter((other) => other.receiptNo === receiptNo)
    .sort(newestFirst)
    .slice(0, MOST_NAMED)
    .map((other) => finding('receipt_reused', { receiptNo }, other))
}

export const newestFirst = (a: Show, b: Show): number => b.startedAt.localeCompare(a.startedAt)

/** A team cannot be in two places at once, nor get from one to the other faster than the roads allow. */
function ofOneTeam<F>(show: Show, other: KnownShow, finding: Make<F>): F[] {
  const minutes = overlapMinutes(show, other)
  if (minutes > OVERLAP_MINUTES) return [finding('overlap', { minutes: Math.round(minutes) }, other)]
  if (!isTooFast(show, other)) return []
  return [
    finding('impossible_travel', { km: kmBetween(show, other), minutes: Math.round(gapMinutes(show, other)) }, other),
  ]
}

/** The same film in the same village on the same day, starting within 90 minutes: it looks like the same show. */
export const isDuplicate = (show: Show, other: Show): boolean =>
  other.villageCode === show.villageCode &&
  other.screenedOn === show.screenedOn &&
  other.filmCodes.some((film) => show.filmCodes.includes(film)) &&
  Math.abs(ms(other.startedAt) - ms(show.startedAt)) <= DUPLICATE_MINUTES * MINUTE

const gapMinutes = (a: Show, b: Show): number =>
  Math.max(0, Math.max(ms(a.startedAt), ms(b.startedAt)) - Math.min(ms(a.endedAt), ms(b.endedAt))) / MINUTE
const overlapMinutes = (a: Show, b: Show): number =>
  (Math.min(ms(a.endedAt), ms(b.endedAt)) - Math.max(ms(a.startedAt), ms(b.startedAt))) / MINUTE
const kmBetween = (a: Show, b: Show): number =>
  a.position && b.position ? Math.round(metresBetween(a.position, b.position) / 100) / 10 : 0

/** Faster than 60 km/h, the phones’ own uncertainty taken off; what may be the same village is no journey. */
function isTooFast(a: Show, b: Show): boolean {
  if (!a.position || !b.position) return false
  const metres = metresBetween(a.position, b.position) - a.position.accuracyM - b.position.accuracyM
  return metres > Math.max(FAR_METRES, (gapMinutes(a, b) * TRAVEL_KM_PER_HOUR * 1000) / 60)
}
