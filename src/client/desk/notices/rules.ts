/** Which villages are given a notice, and which shows it lists. */
import type { Log } from '../../../contract/screenings.ts'
import type { Village } from '../../../domain/register/place.ts'
import { livesOn } from '../../../domain/register/village-facts.ts'

export interface Notice<S = Log> {
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

/** One for each village that is there on the day, in the order given, its shows in the order of the evenings. */
export function noticesOf<S extends Show>(villages: readonly Village[], shows: readonly S[], day: string): Notice<S>[] {
  const of = Map.groupBy(shows, ({ villageCode }) => villageCode)
  return villages
    .filter((village) => livesOn(village, day))
    .map((village) => {
      const own = (of.get(village.code) ?? []).toSorted((a, b) => (a.startedAt < b.startedAt ? -1 : 1))
      const shown = own.slice(0, MOST_SHOWS)
      return {
        village,
        shows: shown,
        more: own.length - shown.length,
        blanks: Math.max(LEAST_BLANKS, LINES - shown.length),
      }
    })
}
