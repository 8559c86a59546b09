/** The map itself: a tile for each township, a dot for each village; one tab stop, arrow keys within. */
import { useEffect, useMemo, useRef, useState } from 'preact/hooks'
import type { VillagePosition } from '../../../domain/village-position.ts'
import { SHAPES } from '../../shared/shapes.ts'
import { go } from '../../shared/place.ts'
import { t } from '../words.ts'
import { villagePath } from '../routes.ts'
import { type Dot, mapTiles, nextDot, type Placed, SLOTS, type Tile } from './map-layout.ts'
import { DOT_LOOK, type DotState, type VillageState } from './map-state.ts'

export interface MapVillage extends Placed {
  townshipName: string
  source: PositionSource
}
type PositionSource = VillagePosition['source']
type States = ReadonlyMap<string, VillageState>
interface Props {
  villages: readonly MapVillage[]
  states: States
  columns: number
}

/** Of a slot for a dot, in the drawing's own measure. */
const SLOT = 20
const DOT = 16

export function Tiles({ villages, states, columns }: Props) {
  const room = useRef<HTMLDivElement>(null)
  const tiles = useMemo(() => mapTiles(villages, columns), [villages, columns])
  const first = tiles[0]?.dots[0]?.village.code
  const drawn = useMemo(
    () => tiles.map((tile) => <TileView key={tile.code} tile={tile} states={states} first={first} />),
    [tiles, states, first],
  )
  useEffect(() => {
    const box = room.current
    const walk = (event: KeyboardEvent) => walkDots(event, tiles)
    box?.addEventListener('keydown', walk)
    return () => box?.removeEventListener('keydown', walk)
  }, [tiles])
  return (
    <div class="map-room" ref={room}>
      <div class="map-tiles" role="group" aria-label={t('map_title')} style={{ '--columns': columns }}>
        {drawn}
      </div>
      <Tip room={room} />
    </div>
  )
}

interface TileProps {
  tile: Tile<MapVillage>
  states: States
  first: string | undefined
}

function TileView({ tile: { rows, dots }, states, first }: TileProps) {
  const name = dots[0]?.village.townshipName ?? ''
  return (
    <div class="map-tile">
      <p class="map-name">{name}</p>
      <svg viewBox={`0 0 ${SLOTS * SLOT} ${rows * SLOT}`} role="group" aria-label={name}>
        {dots.map((dot) => (
          <DotLink
            key={dot.village.code}
            dot={dot}
            state={states.get(dot.village.code)}
            isFirst={first === dot.village.code}
          />
        ))}
      </svg>
    </div>
  )
}

function DotLink({ dot, state, isFirst }: { dot: Dot<MapVillage>; state: VillageState | undefined; isFirst: boolean }) {
  const { village, column, row } = dot
  const says = dotSays(village, state)
  const shift = (SLOT - DOT) / 2
  return (
    <a
      class="map-link"
      href={villagePath(village.code)}
      data-village={village.code}
      data-state={state?.state}
      aria-label={says}
      tabIndex={isFirst ? 0 : -1}
      onClick={follow}
    >
      <g transform={`translate(${column * SLOT + shift} ${row * SLOT + shift})`}>
        <DotSign state={state?.state ?? 'outside'} />
      </g>
    </a>
  )
}

/** Colour, and in it a shape or a number: it can be read without the colour. */
export function DotSign({ state }: { state: DotState }) {
  const [tone, sign] = DOT_LOOK[state]
  const path = sign === '1' || sign === '2' || sign === '3+' ? undefined : SHAPES[sign]
  return (
    <g class={`dot dot-${tone}`}>
      <rect width={DOT} height={DOT} rx={3} />
      {path ? (
        <path d={path} />
      ) : (
        <text x={DOT / 2} y={12} text-anchor="middle">
          {sign}
        </text>
      )}
    </g>
  )
}

export function stateSays(state: VillageState | undefined): string {
  const { state: key = 'outside', value } = state ?? {}
  if (key === 'low' || key === 'severe') return t('map_rate', { band: t(`band_${key}`), rate: value ?? t('unknown') })
  if (key === 'gaps_many') return t('map_gaps_many_says', { count: value ?? 3 })
  return stateName(key)
}

export const stateName = (state: DotState): string =>
  state.startsWith('gaps_') || state === 'outside'
    ? t(`map_${state as 'gaps_one'}`)
    : t(`band_${state as 'pass' | 'low' | 'severe' | 'stale' | 'untested'}`)

const dotSays = ({ name, townshipName }: MapVillage, state: VillageState | undefined): string =>
  t('map_says', { village: name, township: townshipName, state: stateSays(state) })

/** A link in a drawing is not an ordinary one: it is followed here, unless it is to open elsewhere. */
function follow(event: MouseEvent): void {
  const link = dotAt(event.currentTarget)
  if (!link || event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return
  event.preventDefault()
  go(link.getAttribute('href') ?? '/')
}

function walkDots(event: KeyboardEvent, tiles: readonly Tile<MapVillage>[]): void {
  const from = dotAt(event.target)
  const next = from && nextDot(tiles, from.dataset.village ?? '', event.key)
  const map = from?.closest('.map-tiles')
  const link = next && map?.querySelector<SVGAElement>(`a[data-village="${CSS.escape(next)}"]`)
  if (!link) return
  event.preventDefault()
  for (const stop of map?.querySelectorAll('a[tabindex="0"]') ?? []) stop.setAttribute('tabindex', '-1')
  link.setAttribute('tabindex', '0')
  link.focus()
}

const dotAt = (target: EventTarget | null): SVGAElement | null =>
  target instanceof Element ? target.closest<SVGAElement>('a[data-village]') : null

interface TipShown {
  says: string
  x: number
  y: number
}

/** What the dot under the pointer or the focus says; a reader hears it as the link's name. Escape takes it away. */
function Tip({ room }: { room: { current: HTMLDivElement | null } }) {
  const [tip, setTip] = useState<TipShown | null>(null)
  useEffect(() => {
    const box = room.current
    if (!box) return
    const over = ({ target }: Event) => {
      const dot = dotAt(target)
      if (!dot) return setTip(null)
      const [at, within] = [dot.getBoundingClientRect(), box.getBoundingClientRect()]
      setTip({
        says: dot.getAttribute('aria-label') ?? '',
        x: Math.min(Math.max(at.left + at.width / 2 - within.left, 90), Math.max(90, within.width - 90)),
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
