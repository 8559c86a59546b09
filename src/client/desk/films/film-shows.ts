/** Where and when a film was shown, and which villages saw it more than once. */
import { addDays } from '../../../domain/period.ts'
import type { Log } from '../../shared/replies.ts'

type Show = Pick<Log, 'id' | 'filmCodes' | 'villageCode' | 'villageName' | 'townshipName' | 'screenedOn' | 'attendance'>

export const YEAR_DAYS = 365
/** The first of the twelve months that end on a day. */
export const yearBefore = (day: string): string => addDays(day, 1 - YEAR_DAYS)

export const showsOf = <S extends Pick<Show, 'filmCodes'>>(logs: readonly S[], film: string): S[] =>
  logs.filter(({ filmCodes }) => filmCodes.includes(film))

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

export interface Repeat<S> {
  villageCode: string
  /** Oldest first. */
  shows: S[]
}

/** Villages that saw it at least twice, the most often first; the shows given lie within twelve months. */
export function repeatsOf<S extends Pick<Show, 'villageCode' | 'screenedOn'>>(shows: readonly S[]): Repeat<S>[] {
  return [...Map.groupBy(shows, ({ villageCode }) => villageCode)]
    .filter(([, of]) => of.length > 1)
    .map(([villageCode, of]) => ({
      villageCode,
      shows: of.sort((a, b) => (a.screenedOn < b.screenedOn ? -1 : 1)),
    }))
    .sort((a, b) => b.shows.length - a.shows.length || (a.villageCode < b.villageCode ? -1 : 1))
}
