/** Where and when a film was shown, and which villages saw it more than once. */
import { addDays, earlierOf, lastDayOf, monthOf } from '../../../domain/period.ts'
import type { Log } from '../../../contract/screenings.ts'

type Show = Pick<Log, 'villageCode' | 'screenedOn' | 'attendance' | 'teamCode' | 'teamName'>

export const YEAR_DAYS = 365
/** The first of the twelve months that end on a day. */
export const yearBefore = (day: string): string => addDays(day, 1 - YEAR_DAYS)

export interface ShowSums {
  count: number
  villages: number
  people: number
}
export const showSums = (shows: readonly Pick<Show, 'villageCode' | 'attendance'>[]): ShowSums => ({
  count: shows.length,
  villages: new Set(shows.map(({ villageCode }) => villageCode)).size,
  people: shows.reduce((sum, { attendance }) => sum + attendance, 0),
})

/**
 * Villages that saw it at least twice, the most often first, each with its shows, oldest first; the shows given lie
 * within twelve months.
 */
export const repeatsOf = <S extends Pick<Show, 'villageCode' | 'screenedOn'>>(shows: readonly S[]) =>
  [...Map.groupBy(shows, ({ villageCode }) => villageCode)]
    .filter(([, of]) => of.length > 1)
    .map(([villageCode, of]) => ({ villageCode, shows: of.sort((a, b) => (a.screenedOn < b.screenedOn ? -1 : 1)) }))
    .sort((a, b) => b.shows.length - a.shows.length || (a.villageCode < b.villageCode ? -1 : 1))

/** Every month (YYYY-MM) from the first show to the last day, also those without one: what was before it may not be known. */
export function showsByMonth(shows: readonly Omit<Show, 'teamCode' | 'teamName'>[], from: string, to: string) {
  const months: (ShowSums & { month: string; from: string; to: string })[] = []
  const first = shows.reduce((day, { screenedOn }) => earlierOf(day, screenedOn), to)
  const start = `${monthOf(first)}-01`
  for (let day = start < from ? from : start; day <= to; day = addDays(lastDayOf(monthOf(day)), 1)) {
    const month = monthOf(day)
    const of = shows.filter(({ screenedOn }) => monthOf(screenedOn) === month)
    months.push({ month, from: day, to: earlierOf(lastDayOf(month), to), ...showSums(of) })
  }
  return months
}

/** The team that showed it most often first. */
export const showsByTeam = (shows: readonly Omit<Show, 'screenedOn'>[]) =>
  [...Map.groupBy(shows, ({ teamCode }) => teamCode)]
    .map(([code, of]) => ({ code, name: of[0]?.teamName ?? code, ...showSums(of) }))
    .sort((a, b) => b.count - a.count || (a.code < b.code ? -1 : 1))
