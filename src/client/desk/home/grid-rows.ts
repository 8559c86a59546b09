/** The village × month grid: what each cell says, and which villages are shown. */
import { lastDayOf, monthOf, monthsOfYear } from '../../../domain/period.ts'
import type { VillageMonths, VillageYear } from '../../shared/replies.ts'

/** `gap`: the month is over and the village saw nothing; `pending`: it isn't over yet; `blank`: to come, or nothing owed. */
export type Cell = 'seen' | 'gap' | 'pending' | 'blank'

export function cellOf(count: number, month: string, asOf: string, quota: number): Cell {
  if (count > 0) return 'seen'
  if (month > monthOf(asOf) || quota === 0) return 'blank'
  return lastDayOf(month) <= asOf ? 'gap' : 'pending'
}

export interface GridFilter {
  township?: string | undefined
  team?: string | undefined
  onlyGaps: boolean
}

export function shownVillages({ villages, year, asOf }: VillageMonths, filter: GridFilter): VillageYear[] {
  const months = monthsOfYear(year)
  const hasGap = (village: VillageYear): boolean =>
    months.some((month, i) => cellOf(village.months[i] ?? 0, month, asOf, village.quota) === 'gap')
  return villages.filter(
    (village) =>
      (!filter.township || village.townshipName === filter.township) &&
      (!filter.team || village.teamCode === filter.team) &&
      (!filter.onlyGaps || hasGap(village)),
  )
}

/** How many of the villages saw a film in each month; null for months to come. */
export function villagesSeen(villages: VillageYear[], year: number, asOf: string): (number | null)[] {
  return monthsOfYear(year).map((month, i) =>
    month > monthOf(asOf) ? null : villages.filter((village) => (village.months[i] ?? 0) > 0).length,
  )
}

export const townshipsOf = (villages: VillageYear[]): string[] => [
  ...new Set(villages.map(({ townshipName }) => townshipName)),
]

const STEPS: Record<string, readonly [rows: number, columns: number]> = {
  ArrowRight: [0, 1],
  ArrowLeft: [0, -1],
  ArrowDown: [1, 0],
  ArrowUp: [-1, 0],
}

/** Where an arrow key leads: the next cell that way that can be entered; null at the edge or for another key. */
export function nextCell(
  [row, column]: readonly [row: number, column: number],
  key: string,
  canEnter: (row: number, column: number) => boolean | undefined,
): [row: number, column: number] | null {
  const [rows, columns] = STEPS[key] ?? [0, 0]
  if (rows === 0 && columns === 0) return null
  for (let r = row + rows, c = column + columns; ; r += rows, c += columns) {
    const can = canEnter(r, c)
    if (can === undefined) return null
    if (can) return [r, c]
  }
}
