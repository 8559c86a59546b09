/** What the TV page decides without a screen: its address, the order of its tables, and whether what is typed adds up. */
import { MOST_A_PAGE } from '../../../contract/list.ts'
import type { TvVillage } from '../../../contract/tv-coverage.ts'
import { NewTvCoverage } from '../../../domain/audibility/tv-coverage.ts'
import { issuesOf } from '../../../domain/issues.ts'
import { say } from '../../../domain/language.ts'
import type { Problem } from '../../shared/api.ts'
import { language } from '../../shared/words.ts'
import { readAsOf } from '../kit/address.ts'
import { numberIn } from '../kit/form-draft.ts'

export const tvAsked = (asOf: string | undefined) => ({ query: { designated: true, limit: MOST_A_PAGE, asOf } })

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

export interface TvQuery {
  asOf?: string | undefined
  sort: TvColumn
  isDescending: boolean
  /** Chosen in the form. */
  village?: string | undefined
}

export function readTvQuery(search: string): TvQuery {
  const given = new URLSearchParams(search)
  const [column = '', direction] = (given.get('sort') ?? '').split('.')
  return {
    asOf: readAsOf(search),
    sort: TV_COLUMNS.find((name) => name === column) ?? 'connectedPercent',
    isDescending: direction === 'desc',
    village: given.get('village') || undefined,
  }
}

export function tvPath({ asOf, sort, isDescending, village }: TvQuery): string {
  const params = new URLSearchParams()
  if (asOf) params.set('asOf', asOf)
  if (sort !== 'connectedPercent' || isDescending) params.set('sort', isDescending ? `${sort}.desc` : sort)
  if (village) params.set('village', village)
  const text = params.toString()
  return text ? `/tv?${text}` : '/tv'
}

const PARTS = ['connected', 'lost', 'noSignal', 'noSet'] as const
export const COUNTS = ['households', ...PARTS, 'verified'] as const
export type CountName = (typeof COUNTS)[number]

export interface CoverageDraft extends Record<CountName, string> {
  villageCode: string
  asOf: string
  note: string
}

export const blankDraft = (villageCode: string, asOf: string): CoverageDraft => ({
  villageCode,
  asOf,
  note: '',
  households: '',
  connected: '',
  lost: '',
  noSignal: '',
  noSet: '',
  verified: '',
})

export type SumState =
  | { kind: 'waiting' }
  | { kind: 'fits'; counts: Record<CountName, number> }
  | { kind: 'wrong'; issues: Problem['issues'] }

/** An id and a village nobody has: the numbers alone are judged. */
const NOBODY = { id: '00000000-0000-4000-8000-000000000000', villageCode: '0', asOf: '2000-01-01' }

/** Judged as soon as the whole and its four parts are in; what is not yet said of verified is taken for none. */
export function sumState(draft: Record<CountName, string>): SumState {
  const typed = COUNTS.map((name) => [
    name,
    draft[name].trim() === '' && name === 'verified' ? 0 : numberIn(draft[name]),
  ])
  const counts = Object.fromEntries(typed) as Record<CountName, number | null>
  if (Object.values(counts).includes(null)) return { kind: 'waiting' }
  const read = NewTvCoverage.safeParse({ ...NOBODY, ...counts })
  if (read.success) return { kind: 'fits', counts: counts as Record<CountName, number> }
  const issues = issuesOf(read.error).map(({ path, sentence }) => ({ path, message: say(language(), sentence) }))
  return { kind: 'wrong', issues }
}

/** Once nothing is empty and every count a number. */
export const coverageBody = (id: string, { villageCode, asOf, note, ...counts }: CoverageDraft): NewTvCoverage => {
  const count = (name: CountName): number => numberIn(counts[name]) ?? 0
  return {
    id,
    villageCode,
    asOf,
    households: count('households'),
    connected: count('connected'),
    lost: count('lost'),
    noSignal: count('noSignal'),
    noSet: count('noSet'),
    verified: count('verified'),
    ...(note.trim() && { note: note.trim() }),
  }
}
