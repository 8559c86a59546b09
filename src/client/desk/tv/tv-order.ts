/** The order of the villages' TV figures, and of what changed since the snapshots before. */
import type { TvVillage } from '../../shared/replies-tv.ts'

export const TV_COLUMNS = [
  'villageName',
  'households',
  'connected',
  'verified',
  'lost',
  'noSignal',
  'noSet',
  'connectedPercent',
  'asOf',
] as const
export type TvColumn = (typeof TV_COLUMNS)[number]

/** Unknown comes last, whichever way round; equals keep the order of their codes, which is also that of the names. */
export function inTvOrder(villages: TvVillage[], column: TvColumn, isDescending: boolean): TvVillage[] {
  const sign = isDescending ? -1 : 1
  return [...villages].sort((a, b) => {
    const [x, y] = [valueOf(a, column), valueOf(b, column)]
    if (x === y) return a.villageCode < b.villageCode ? -1 : 1
    if (x === null || y === null) return x === null ? 1 : -1
    return sign * (x < y ? -1 : 1)
  })
}

const valueOf = (village: TvVillage, column: TvColumn): string | number | null =>
  column === 'villageName' ? village.villageCode : village[column]

/** A click on a head: the other way round, or first what one looks for: the lowest share, the highest numbers. */
export function nextTvOrder(
  column: TvColumn,
  now: { sort: TvColumn; isDescending: boolean },
): { sort: TvColumn; isDescending: boolean } {
  if (column === now.sort) return { sort: column, isDescending: !now.isDescending }
  return { sort: column, isDescending: !['connectedPercent', 'villageName', 'asOf'].includes(column) }
}

export type TvChange = TvVillage & { change: NonNullable<TvVillage['change']> }

/** Those that changed: most households lost again first, then the most cut off, then the most newly connected. */
export function changedVillages(villages: TvVillage[]): TvChange[] {
  return villages
    .filter(
      (village): village is TvChange =>
        !!village.change && (village.change.connected !== 0 || village.change.lost !== 0),
    )
    .sort(
      (a, b) =>
        Math.max(0, b.change.lost) - Math.max(0, a.change.lost) ||
        Math.min(0, a.change.connected) - Math.min(0, b.change.connected) ||
        b.change.connected - a.change.connected ||
        (a.villageCode < b.villageCode ? -1 : 1),
    )
}
