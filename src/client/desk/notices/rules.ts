/** Which villages are given a notice, and which shows it lists. */
import type { Plan } from '../../../domain/plan/plan.ts'
import type { Log } from '../../../contract/screenings.ts'
import type { Village } from '../../../domain/register/place.ts'
import { livesOn } from '../../../domain/register/village-facts.ts'

export interface Notice<S = NoticeRow> {
  village: Village
  shows: S[]
  /** Those that the sheet has no room for. */
  more: number
  /** Lines to be filled in by hand. */
  blanks: number
}

/** As many lines as one A4 has, also where each show has several films. */
const MOST_SHOWS = 9
const LINES = 10
/** However much was shown, another evening can be written in. */
const LEAST_BLANKS = 2

type Show = Pick<Log, 'villageCode' | 'startedAt'>
type Evening = Pick<Plan, 'villageCode' | 'on' | 'outcome'>
/** A show that took place, or one that is planned. */
export type NoticeRow<S = Log, P = Plan> = { show: S } | { plan: P }

/**
 * One for each village that is there on the day, in the order given: what it was shown in the order of the evenings, then
 * what is planned for those to come.
 */
export function noticesOf<S extends Show, P extends Evening>(
  villages: readonly Village[],
  { shows, plans }: { shows: readonly S[]; plans: readonly P[] },
  day: string,
): Notice<NoticeRow<S, P>>[] {
  const shownIn = Map.groupBy(shows, ({ villageCode }) => villageCode)
  const plannedIn = Map.groupBy(
    plans.filter(({ outcome }) => outcome === 'to_come'),
    ({ villageCode }) => villageCode,
  )
  return villages
    .filter((village) => livesOn(village, day))
    .map((village) => {
      const seen = (shownIn.get(village.code) ?? []).toSorted((a, b) => (a.startedAt < b.startedAt ? -1 : 1))
      const coming = (plannedIn.get(village.code) ?? []).toSorted((a, b) => (a.on < b.on ? -1 : 1))
      const own = [...seen.map((show) => ({ show })), ...coming.map((plan) => ({ plan }))]
      const shown = own.slice(0, MOST_SHOWS)
      return {
        village,
        shows: shown,
        more: own.length - shown.length,
        blanks: Math.max(LEAST_BLANKS, LINES - shown.length),
      }
    })
}
