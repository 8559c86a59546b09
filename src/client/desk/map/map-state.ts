/** What each village's dot says: its band, or how many months it missed. */
import type { Overview } from '../../../domain/overview.ts'
import type { VillageMonths } from '../../shared/replies.ts'
import type { Shape, Tone } from '../../shared/shapes.ts'
import { gapsOf } from '../home/grid-rows.ts'

export const BAND_STATES = ['severe', 'low', 'stale', 'untested', 'outside', 'pass'] as const
export const GAP_STATES = ['gaps_many', 'gaps_two', 'gaps_one', 'gaps_none'] as const
export type DotState = (typeof BAND_STATES)[number] | (typeof GAP_STATES)[number]
export type MapBy = 'band' | 'gaps'

export interface VillageState {
  state: DotState
  /** Audibility in per cent where it is known to be low, or months missed. */
  value?: number | null
}

/** Colour and shape; months missed are written as a number. */
export const DOT_LOOK: Record<DotState, readonly [Tone, Shape | '1' | '2' | '3+']> = {
  severe: ['bad', 'cross'],
  low: ['watch', 'down'],
  stale: ['unknown', 'clock'],
  untested: ['unknown', 'ring'],
  outside: ['info', 'dot'],
  pass: ['good', 'check'],
  gaps_many: ['bad', '3+'],
  gaps_two: ['watch', '2'],
  gaps_one: ['watch', '1'],
  gaps_none: ['good', 'check'],
}

/**
 * Of the designated villages the overview says all: which are low, which flags call untested or stale; the others
 * pass. Of the others it says only which are low.
 */
export function bandStates(villages: readonly { code: string; designated: boolean }[], { below, flags }: BandFacts) {
  const known = new Map<string, VillageState>()
  for (const { kind, subject } of flags) {
    if (kind === 'audibility_stale') known.set(subject.code, { state: 'stale' })
    if (kind === 'audibility_untested') known.set(subject.code, { state: 'untested' })
  }
  for (const { code, band, ratePercent } of below) {
    if (band === 'low' || band === 'severe') known.set(code, { state: band, value: ratePercent })
  }
  return new Map(
    villages.map(({ code, designated }): [string, VillageState] => [
      code,
      known.get(code) ?? { state: designated ? 'pass' : 'outside' },
    ]),
  )
}
type BandFacts = Pick<Overview, 'below' | 'flags'>

export const gapStates = (months: VillageMonths): Map<string, VillageState> =>
  new Map(
    months.villages.map((village) => {
      const value = gapsOf(village, months)
      return [village.code, { state: GAP_STATES[3 - Math.min(3, value)] ?? 'gaps_many', value }]
    }),
  )

export interface StateCount {
  state: DotState
  count: number
}

/** The worst first; what no village is in is left out. */
export function stateCounts(states: ReadonlyMap<string, VillageState>, by: MapBy): StateCount[] {
  const order: readonly DotState[] = by === 'band' ? BAND_STATES : GAP_STATES
  return order
    .map((state) => ({ state, count: [...states.values()].filter((one) => one.state === state).length }))
    .filter(({ count }) => count > 0)
}

/** The worst first, then those with the worse figure, then as they came. */
export function worstFirst<V extends { code: string }>(
  villages: readonly V[],
  states: ReadonlyMap<string, VillageState>,
  by: MapBy,
): V[] {
  const order: readonly DotState[] = by === 'band' ? BAND_STATES : GAP_STATES
  const rank = ({ code }: V): number => order.indexOf(states.get(code)?.state ?? 'outside')
  // a low rate is bad, a high number of months is
  const figureOf = ({ code }: V): number => (by === 'band' ? 1 : -1) * (states.get(code)?.value ?? 0)
  return [...villages].sort((a, b) => rank(a) - rank(b) || figureOf(a) - figureOf(b))
}
