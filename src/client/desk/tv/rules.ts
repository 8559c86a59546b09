/** What the TV page decides without a screen: its address, the order of its tables, and whether what is typed adds up. */
import { MOST_A_PAGE } from '../../../contract/list.ts'
import type { TvVillage } from '../../../contract/audibility.ts'
import { NewTvCoverage } from '../../../domain/audibility/tv-coverage.ts'
import { issuesOf } from '../../../domain/issues.ts'
import { say } from '../../../domain/language.ts'
import type { Problem } from '../../shared/api.ts'
import { language } from '../../shared/words.ts'
import { anyDay, anyText, type Order, orderBy, sorted, viewsAt } from '../kit/address.ts'
import { type Fields, numberIn } from '../kit/form-draft.ts'
import { t } from '../words.ts'

export const tvAsked = (asOf: string | undefined) => ({ query: { designated: true, limit: MOST_A_PAGE, asOf } })

const FIGURES = ['households', 'connected', 'verified', 'lost', 'noSignal', 'noSet'] as const
/** Of these one looks for the lowest first. */
export const RISING = ['connectedPercent', 'villageName', 'asOf'] as const
type TvColumn = (typeof RISING)[number] | (typeof FIGURES)[number]

/** `village` is chosen in the form. */
export const { read: readTvQuery, path: tvPath } = viewsAt('/tv', {
  asOf: anyDay,
  order: orderBy<TvColumn>([...RISING, ...FIGURES]),
  village: anyText,
})
export type TvQuery = ReturnType<typeof readTvQuery>

/** The order of the villages' codes is also that of their names. */
export const inTvOrder = (villages: readonly TvVillage[], { sort, isDescending }: Order<TvColumn>): TvVillage[] =>
  sorted(
    villages,
    isDescending,
    (village) => (sort === 'villageName' ? village.villageCode : village[sort]),
    ({ villageCode }) => villageCode,
  )

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

/** As they are entered. */
export const COUNTS = ['households', 'connected', 'lost', 'noSignal', 'noSet', 'verified'] as const
type CountName = (typeof COUNTS)[number]

export const coverageFields = (): Fields<'villageCode' | 'asOf' | CountName | 'note'> => ({
  villageCode: t('village'),
  asOf: t('tv_as_of'),
  households: t('tv_households'),
  connected: t('tv_connected'),
  lost: t('tv_lost'),
  noSignal: t('tv_no_signal'),
  noSet: t('tv_no_set'),
  verified: t('tv_verified'),
  note: t('note_optional'),
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
