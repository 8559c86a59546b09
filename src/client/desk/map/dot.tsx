/** A village's sign and what it says: a colour, in it a shape or a number, and the same in words. */
import type { VillagePosition } from '../../../domain/register/village-position.ts'
import { figure, longDay } from '../../shared/format.ts'
import { t } from '../later-words.ts'
import type { Placed } from './map-layout.ts'
import { DOT_LOOK, type DotState, type VillageState } from './map-state.ts'

export interface MapVillage extends Placed {
  townshipName: string
  designated: boolean
  source: VillagePosition['source']
}
export type States = ReadonlyMap<string, VillageState>

const isWritten = (sign: string): boolean => sign === '1' || sign === '2' || sign === '3+'

/** One element: there are hundreds of them. Its shape is the stylesheet's. */
export function dotClass(state: DotState | undefined): string {
  if (!state) return 'dot'
  const [tone, sign] = DOT_LOOK[state]
  return isWritten(sign) ? `dot dot-${tone}` : `dot dot-${tone} sign sign-${sign}`
}
export const dotText = (state: DotState | undefined): string => {
  const sign = state ? DOT_LOOK[state][1] : ''
  return isWritten(sign) ? sign : ''
}

export const DotSign = ({ state }: { state: DotState | undefined }) => (
  <span class={dotClass(state)} aria-hidden="true">
    {dotText(state)}
  </span>
)

export const stateName = (state: DotState): string =>
  state.startsWith('gaps_')
    ? t(`map_${state as 'gaps_one'}`)
    : t(`band_${state as 'pass' | 'low' | 'severe' | 'stale' | 'untested'}`)

/** 偏低 82.2%; of what nobody tested, no figure. */
export function stateSays(known: VillageState | undefined): string {
  if (!known) return t('unknown')
  const { state, value, partial } = known
  if (state === 'gaps_many') return t('map_gaps_many_says', { count: value ?? 3 })
  if (state.startsWith('gaps_') || value === null) return stateName(state)
  const said = { band: stateName(state), rate: figure(value, 1) }
  return partial ? t('map_rate_at_most', said) : t('map_rate', said)
}

/** The dot that something happened to. */
export const dotAt = (target: EventTarget | null): HTMLAnchorElement | null =>
  target instanceof Element ? target.closest<HTMLAnchorElement>('a[data-village]') : null

export const isPlaced = ({ source }: Pick<MapVillage, 'source'>): boolean => source === 'logs' || source === 'register'

export function villageSays(village: MapVillage, state: VillageState | undefined, isAnyPlaced: boolean): string {
  const { name, townshipName, designated } = village
  const says = t('map_says', { village: name, township: townshipName, state: stateSays(state) })
  const tested = state?.testedOn && t('map_tested', { day: longDay(state.testedOn) })
  const more = [
    tested,
    designated && t('designated_village'),
    isAnyPlaced && !isPlaced(village) && t('map_place_unknown'),
  ]
  return [says, ...more.filter(Boolean)].join(t('map_and'))
}
