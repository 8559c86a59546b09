/** What each village's dot says: its band, or how many months it missed. */
import type { VillagePosition } from '../../../domain/register/village-position.ts'

import { BAND_LOOK, type Shape, type Tone } from '../../shared/shapes.ts'
import { gapsOf, type GridMonths, monthsOver } from '../grid/grid-rows.ts'

export const BAND_STATES = ['severe', 'low', 'stale', 'untested', 'pass'] as const
export const GAP_STATES = ['gaps_many', 'gaps_two', 'gaps_one', 'gaps_none'] as const
export type DotState = (typeof BAND_STATES)[number] | (typeof GAP_STATES)[number]
export type MapBy = 'band' | 'gaps'

export interface VillageState {
  state: DotState
  /** Audibility in per cent, null where it is unknown; or months missed. */
  value: number | null
  /** Of a band: when it was tested, and whether a part test proves it; then the rate is the most it could be. */
  testedOn?: string | null
  partial?: boolean
}

/** Colour and shape; months missed are written as a number. */
export const DOT_LOOK: Record<DotState, readonly [Tone, Shape | '1' | '2' | '3+']> = {
  ...BAND_LOOK,
  gaps_many: ['bad', '3+'],
  gaps_two: ['watch', '2'],
  gaps_one: ['watch', '1'],
  gaps_none: ['good', 'check'],
}

type BandOnDay = Pick<VillagePosition, 'code' | 'band' | 'ratePercent' | 'testedOn' | 'partial'>

export const bandStates = (villages: readonly BandOnDay[]): Map<string, VillageState> =>
  new Map(
    villages.map(({ code, band, ratePercent, testedOn, partial }) => [
      code,
      { state: band, value: ratePercent, testedOn, partial },
    ]),
  )

export function gapStates(months: GridMonths): Map<string, VillageState> {
  const over = monthsOver(months)
  return new Map(
    months.villages.map((village) => {
      const value = gapsOf(village, months, over)
      return [village.code, { state: GAP_STATES[3 - Math.min(3, value)] ?? 'gaps_many', value }]
    }),
  )
}

export interface StateCount {
  state: DotState
  count: number
  /** Of them, the villages under special watch. */
  designated: number
}

const orderOf = (by: MapBy): readonly DotState[] => (by === 'band' ? BAND_STATES : GAP_STATES)

/** The worst first, also those no village is in. */
export function stateCounts(
  villages: readonly { code: string; designated: boolean }[],
  states: ReadonlyMap<string, VillageState>,
  by: MapBy,
): StateCount[] {
  return orderOf(by).map((state) => {
    const of = villages.filter(({ code }) => states.get(code)?.state === state)
    return { state, count: of.length, designated: of.filter(({ designated }) => designated).length }
  })
}

/** The worst first, then those with the worse figure, then as they came; what is not known yet comes last. */
export function worstFirst<V extends { code: string }>(
  villages: readonly V[],
  states: ReadonlyMap<string, VillageState>,
  by: MapBy,
): V[] {
  const order = new Map(orderOf(by).map((state, i) => [state, i]))
  const rank = ({ code }: V): number => order.get(states.get(code)?.state as DotState) ?? order.size
  // a low rate is bad, a high number of months is
  const figureOf = ({ code }: V): number => (by === 'band' ? 1 : -1) * (states.get(code)?.value ?? 0)
  return [...villages].sort((a, b) => rank(a) - rank(b) || figureOf(a) - figureOf(b))
}
