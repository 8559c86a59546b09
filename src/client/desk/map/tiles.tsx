/** The townships as tiles, with a dot for each village; folded on a phone. */
import { useEffect, useMemo, useRef, useState } from 'preact/hooks'
import type { VillagePosition } from '../../../domain/register/village-position.ts'
import { figure, longDay } from '../../shared/format.ts'
import { useKeyPress } from '../kit/keys-on.ts'
import { t } from '../later-words.ts'
import { type MapBy, villagePath } from '../routes.ts'
import {
  type Dot,
  DOT_LOOK,
  type DotState,
  mapTiles,
  nextDot,
  type Placed,
  stateCounts,
  type Tile,
  type VillageState,
  worstFirst,
} from './rules.ts'

/** What is known of all villages, and what of it the dots say. */
export interface Known {
  villages: readonly MapVillage[]
  states: States
  by: MapBy
}

export function Tiles({ villages, states, columns }: Omit<Known, 'by'> & { columns: number }) {
  const room = useRef<HTMLDivElement>(null)
  const tiles = useMemo(() => mapTiles(villages, columns), [villages, columns])
  const drawn = useMemo(() => {
    const first = tiles[0]?.dots[0]?.village.code
    const isAnyPlaced = villages.some(isPlaced)
    return tiles.map(({ code, rows, dots }) => (
      <div key={code} class="map-tile" role="group" aria-label={dots[0]?.village.townshipName}>
        <p class="map-name">{dots[0]?.village.townshipName}</p>
        <div class="map-dots" style={{ '--rows': rows }}>
          {dots.map((dot) => dotLink(dot, states, isAnyPlaced, dot.village.code === first))}
        </div>
      </div>
    ))
  }, [tiles, states, villages])
  useKeyPress((event) => walkDots(event, tiles), room)
  return (
    <div class="map-room" ref={room}>
      <div class="map-tiles" role="group" aria-label={t('map_title')} style={{ '--columns': columns }}>
        {drawn}
      </div>
      <Tip room={room} />
    </div>
  )
}

/** No component of its own: there are hundreds. */
function dotLink({ village, column, row }: Dot<MapVillage>, states: States, isAnyPlaced: boolean, isFirst: boolean) {
  const state = states.get(village.code)
  return (
    <a
      key={village.code}
      class={`map-link ${dotClass(state?.state)}${village.designated ? ' dot-watched' : ''}`}
      href={villagePath(village.code)}
      data-village={village.code}
      data-state={state?.state}
      aria-label={villageSays(village, state, isAnyPlaced)}
      tabIndex={isFirst ? 0 : -1}
      style={{ gridArea: `${row + 1} / ${column + 1}` }}
    >
      {dotText(state?.state)}
    </a>
  )
}

function walkDots(event: KeyboardEvent, tiles: readonly Tile<MapVillage>[]): void {
  const from = dotAt(event.target)
  const next = from && nextDot(tiles, from.dataset.village ?? '', event.key)
  const map = from?.closest('.map-tiles')
  const link = next && map?.querySelector<HTMLAnchorElement>(`a[data-village="${CSS.escape(next)}"]`)
  if (!link) return
  event.preventDefault()
  for (const stop of map?.querySelectorAll('a[tabindex="0"]') ?? []) stop.setAttribute('tabindex', '-1')
  link.tabIndex = 0
  link.focus()
}

/** Beside each other on a phone. */
const COLUMNS = 3

export function FoldedTiles({ villages, states, by }: Known) {
  const tiles = useMemo(() => mapTiles(villages, COLUMNS), [villages])
  return (
    <div class="map-folds" role="group" aria-label={t('map_title')}>
      {tiles.map((tile) => (
        <FoldedTile key={tile.code} tile={tile} states={states} by={by} />
      ))}
    </div>
  )
}

function FoldedTile({ tile: { dots }, states, by }: Omit<Known, 'villages'> & { tile: Tile<MapVillage> }) {
  const [isOpen, setOpen] = useState(false)
  const villages = dots.map(({ village }) => village)
  const counts = stateCounts(villages, states, by).filter(({ count }) => count > 0)
  return (
    <details class="map-fold" onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
      <summary>
        <span class="map-name">{villages[0]?.townshipName}</span>{' '}
        <span class="map-counts">
          {counts.map(({ state, count }) => (
            <span key={state}>
              <DotSign state={state} />
              <span class="unseen">{stateName(state)} </span>
              {figure(count)}
            </span>
          ))}
        </span>
      </summary>
      {isOpen && (
        <ul>
          {worstFirst(villages, states, by).map(({ code, name }) => (
            <li key={code}>
              <a class="map-row" href={villagePath(code)} data-village={code}>
                <DotSign state={states.get(code)?.state} />
                <span>{name}</span>
                <span class="soft">{stateSays(states.get(code))}</span>
              </a>
            </li>
          ))}
        </ul>
      )}
    </details>
  )
}

export interface MapVillage extends Placed {
  townshipName: string
  designated: boolean
  source: VillagePosition['source']
}
type States = ReadonlyMap<string, VillageState>

const isWritten = (sign: string): boolean => sign === '1' || sign === '2' || sign === '3+'

/** One element: there are hundreds of them. Its shape is the stylesheet's. */
function dotClass(state: DotState | undefined): string {
  if (!state) return 'dot'
  const [tone, sign] = DOT_LOOK[state]
  return isWritten(sign) ? `dot dot-${tone}` : `dot dot-${tone} sign sign-${sign}`
}
const dotText = (state: DotState | undefined): string => {
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
const dotAt = (target: EventTarget | null): HTMLAnchorElement | null =>
  target instanceof Element ? target.closest<HTMLAnchorElement>('a[data-village]') : null

export const isPlaced = ({ source }: Pick<MapVillage, 'source'>): boolean => source === 'logs' || source === 'register'

export function villageSays(village: MapVillage, state: VillageState | undefined, isAnyPlaced: boolean): string {
  const { name, townshipName, designated } = village
  const says = t('map_says', { village: name, township: townshipName, state: stateSays(state) })
  const tested = state?.testedOn && t('map_tested', { day: longDay(state.testedOn) })
  const unplaced = isAnyPlaced && !isPlaced(village) && t('map_place_unknown')
  return [says, tested, designated && t('designated_village'), unplaced].filter(Boolean).join(t('map_and'))
}

/** Half of the widest tip: it never leaves the map. */
const HALF = 130

/** What is said of the village that is pointed at. */
function Tip({ room }: { room: { current: HTMLDivElement | null } }) {
  const [tip, setTip] = useState<{ says: string; x: number; y: number } | null>(null)
  useEffect(() => {
    const box = room.current
    if (!box) return
    const over = ({ target }: Event) => {
      const dot = dotAt(target)
      if (!dot) return setTip(null)
      const [at, within] = [dot.getBoundingClientRect(), box.getBoundingClientRect()]
      setTip({
        says: dot.getAttribute('aria-label') ?? '',
        x: Math.min(Math.max(at.left + at.width / 2 - within.left, HALF), Math.max(HALF, within.width - HALF)),
        y: at.top - within.top,
      })
    }
    const hide = (event: Event) => {
      if (!(event instanceof KeyboardEvent) || event.key === 'Escape') setTip(null)
    }
    const listened = [
      ['pointerover', over],
      ['focusin', over],
      ['pointerleave', hide],
      ['focusout', hide],
      ['keydown', hide],
    ] as const
    for (const [name, listener] of listened) box.addEventListener(name, listener)
    return () => {
      for (const [name, listener] of listened) box.removeEventListener(name, listener)
    }
  }, [room])
  if (!tip) return null
  return (
    <p class="map-tip" aria-hidden="true" style={{ left: `${tip.x}px`, top: `${tip.y}px` }}>
      {tip.says}
    </p>
  )
}
