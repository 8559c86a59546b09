/** A month proposed for a team: its villages without a show, the longest wait first, spread over the evenings on which it mostly shows. */
import { addDays, countDays, lastDayOf } from '../period.ts'

export interface Waiting {
  villageCode: string
  /** Null of one that never saw a film. */
  lastShownOn: string | null
}
interface Asked {
  month: string
  /** No evening before it. */
  from: string
  waiting: readonly Waiting[]
  /** Evenings that are planned already. */
  taken: readonly string[]
  /** How often it showed on each weekday lately, Sunday first. */
  byWeekday: readonly number[]
}
export interface Proposed {
  villageCode: string
  on: string
}

/** Weekdays on which fewer than one show in twenty falls are no usual ones. Ours. */
const USUAL_SHARE = 0.05

export function proposedEvenings({ month, from, waiting, taken, byWeekday }: Asked): Proposed[] {
  const first = from > `${month}-01` ? from : `${month}-01`
  const days = Array.from({ length: countDays(first, lastDayOf(month)) }, (_, i) => addDays(first, i))
  const free = days.filter((day) => !taken.includes(day))
  const usual = free.filter((day) => isUsual(day, byWeekday))
  // where the usual evenings do not do, the others have to
  const evenings = usual.length >= waiting.length ? usual : free.length > 0 ? free : days
  if (evenings.length === 0) return []
  const inOrder = [...waiting].sort(
    (a, b) => (a.lastShownOn ?? '').localeCompare(b.lastShownOn ?? '') || a.villageCode.localeCompare(b.villageCode),
  )
  const step = Math.max(1, evenings.length / inOrder.length)
  return inOrder
    .map(({ villageCode }, i) => ({ villageCode, on: evenings[Math.floor(i * step) % evenings.length] ?? first }))
    .sort((a, b) => a.on.localeCompare(b.on))
}

function isUsual(day: string, byWeekday: readonly number[]): boolean {
  const all = byWeekday.reduce((sum, count) => sum + count, 0)
  return all === 0 || (byWeekday[new Date(day).getUTCDay()] ?? 0) >= USUAL_SHARE * all
}
