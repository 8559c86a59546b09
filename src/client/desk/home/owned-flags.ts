/** Who sees to the flags of the page: asked beside it for today, and quietly absent otherwise. */
import { useMemo } from 'preact/hooks'
import { flagKey, type KeptFlag } from '../../../domain/flag/flag-life.ts'
import type { Overview } from '../../../domain/report/overview.ts'
import { dayOf } from '../../shared/format.ts'
import { OWNED_FLAGS } from '../flags/flag-query.ts'
import { useWhole } from '../kit/whole-list.ts'

type Flag = Overview['flags'][number]
export type OwnerOf = (flag: Flag) => KeptFlag | undefined

const EVERY_MINUTE = 60_000

/** What somebody sees to is of today: of a past day's flags nobody can say who will. */
export const isToday = ({ asOf, generatedAt }: Pick<Overview, 'asOf' | 'generatedAt'>): boolean =>
  asOf === dayOf(generatedAt)

export function useOwners(overview: Overview): OwnerOf {
  const path = isToday(overview) ? OWNED_FLAGS : null
  const { data, of } = useWhole<KeptFlag>(path, { every: EVERY_MINUTE })
  return useMemo(() => (path && of ? ownersBy(data?.items ?? []) : () => undefined), [path, of, data])
}

/** Kind and subject together name at most one open flag. */
export function ownersBy(kept: KeptFlag[]): OwnerOf {
  const byKey = new Map(kept.map((flag) => [flagKey(flag), flag]))
  return (flag) => byKey.get(flagKey(flag))
}
