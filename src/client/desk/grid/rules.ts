/** The village × month grid: what its address says, what each cell says, which villages are shown, and in which order. */
import type { VillageMonths, VillageYear } from '../../../contract/figures.ts'
import { isWholeMonth, type WholeMonths } from '../../../domain/register/village-facts.ts'
import { lastDayOf, monthOf, monthsOfYear } from '../../../domain/period.ts'
import { anyDay, anyText, flagAs, oneOf, viewsAt } from '../kit/address.ts'
import { FULL_CREDIT } from '../../../domain/register/film.ts'

export const GRID_ORDERS = ['gaps', 'township', 'team'] as const
export type GridOrder = (typeof GRID_ORDERS)[number]

/** Only those without a whole screening yet in the month of the as-of day, or in that one and the one before. */
export const UNSEEN = ['month', 'two_months'] as const
type Unseen = (typeof UNSEEN)[number]
const UNSEEN_AS = { month: '1', two_months: '2' } as const

export const { read: readGridQuery, path: gridPath } = viewsAt('/grid', {
  asOf: anyDay,
  order: oneOf(GRID_ORDERS),
  township: anyText,
  team: anyText,
  onlyGaps: flagAs('gaps'),
  unseen: {
    read: (said): Unseen | undefined => UNSEEN.find((which) => said === UNSEEN_AS[which]),
    print: (which: Unseen | undefined) => which && UNSEEN_AS[which],
  },
})
export type GridQuery = ReturnType<typeof readGridQuery>
export type GridFilter = Partial<Pick<GridQuery, 'township' | 'team' | 'onlyGaps' | 'unseen'>>

/** The year of the day, or this year’s so far. */
export const monthsOf = (asOf: string | undefined) => ({ query: { year: asOf?.slice(0, 4), asOf } })

/**
 * `part`: shorts that make less than a screening; `gap`: the month is over and the village saw nothing; `pending`: it
 * isn't over yet; `blank`: to come, nothing owed, or the village had not begun or had ended.
 */
type Cell = 'seen' | 'part' | 'gap' | 'pending' | 'blank'

/** By the month's credit in sixtieths. */
export function cellOf(credit: number, month: string, asOf: string, quota: number, whole: WholeMonths = {}): Cell {
  if (credit >= FULL_CREDIT) return 'seen'
  if (credit > 0) return 'part'
  if (month > monthOf(asOf) || quota === 0 || !isWholeMonth(whole, month)) return 'blank'
  return lastDayOf(month) <= asOf ? 'gap' : 'pending'
}

export interface Named {
  code: string
  name: string
}

type Year = Pick<VillageMonths, 'year' | 'asOf'>
export type GridMonths = Pick<VillageMonths, 'year' | 'asOf' | 'villages'>
export type PlannedYear = Pick<VillageMonths, 'year' | 'asOf' | 'planned'>

const monthAt = ({ year }: Year, i: number): string => `${year}-${String(i + 1).padStart(2, '0')}`

/** How many of the year's months are over on the day. */
export const monthsOver = ({ year, asOf }: Year): number =>
  monthsOfYear(year).filter((month) => lastDayOf(month) <= asOf).length

/** In how many months that are over the village had no whole screening; `over` is known where many villages are asked. */
export function gapsOf({ months, quota, whole = {} }: VillageYear, year: Year, over = monthsOver(year)): number {
  if (quota === 0) return 0
  let gaps = 0
  for (let i = 0; i < over; i++) if (!months[i] && isWholeMonth(whole, monthAt(year, i))) gaps++
  return gaps
}

/** No whole screening in the month of the as-of day, though one is owed. */
const isUnseen = ({ months, quota, whole = {} }: VillageYear, year: Year, unseen: Unseen): boolean => {
  const month = Number(year.asOf.slice(5, 7)) - 1
  const misses = (i: number): boolean => !months[i] && isWholeMonth(whole, monthAt(year, i))
  return quota > 0 && misses(month) && (unseen === 'month' || (month > 0 && misses(month - 1)))
}

export function shownVillages(data: GridMonths, filter: GridFilter): VillageYear[] {
  const over = monthsOver(data)
  return data.villages.filter(
    (village) =>
      (!filter.township || village.townshipName === filter.township) &&
      (!filter.team || village.teamCode === filter.team) &&
      (!filter.onlyGaps || gapsOf(village, data, over) > 0) &&
      (!filter.unseen || isUnseen(village, data, filter.unseen)),
  )
}

export interface GridGroup {
  /** The number of gaps, the township's name, or the team's code; empty for villages without a team. */
  key: string
  gaps: number
  villages: VillageYear[]
}

/** The most gaps first; so are the villages in a group. Townships and teams come in the order of their codes. */
export function gridGroups(villages: VillageYear[], year: Year, order: GridOrder): GridGroup[] {
  const over = monthsOver(year)
  const gaps = new Map(villages.map((village) => [village, gapsOf(village, year, over)]))
  const sorted = [...villages].sort((a, b) => (gaps.get(b) ?? 0) - (gaps.get(a) ?? 0) || (a.code < b.code ? -1 : 1))
  const keyOf = (village: VillageYear): string =>
    order === 'gaps' ? String(gaps.get(village)) : order === 'team' ? (village.teamCode ?? '') : village.townshipName
  const groups = [...Map.groupBy(sorted, keyOf)].map(([key, of]) => ({
    key,
    villages: of,
    gaps: of.reduce((sum, village) => sum + (gaps.get(village) ?? 0), 0),
  }))
  if (order === 'gaps') return groups
  const placeOf = ({ key, villages: of }: GridGroup): string =>
    order === 'team' ? key || '\uffff' : of.reduce((first, { code }) => (code < first ? code : first), '\uffff')
  return groups.sort((a, b) => (placeOf(a) < placeOf(b) ? -1 : 1))
}

/** How many of the villages had a whole screening in each month; null for months to come. */
export function villagesSeen(villages: VillageYear[], year: number, asOf: string): (number | null)[] {
  return monthsOfYear(year).map((month, i) =>
    month > monthOf(asOf) ? null : villages.filter((village) => (village.months[i] ?? 0) > 0).length,
  )
}

export const townshipsOf = (villages: VillageYear[]): string[] => [
  ...new Set(villages.map(({ townshipName }) => townshipName)),
]
