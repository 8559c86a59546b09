/** The map itself where there is room: a tile for each township, a dot for each village; one tab stop, arrow keys within. */
import { useEffect, useMemo, useRef } from 'preact/hooks'
import { t } from '../later-words.ts'
import { villagePath } from '../routes.ts'
import { dotAt, dotClass, dotText, isPlaced, type MapVillage, type States, villageSays } from './dot.tsx'
import { type Dot, mapTiles, nextDot, type Tile } from './map-layout.ts'
import { Tip } from './tip.tsx'

interface Props {
  villages: readonly MapVillage[]
  states: States
  columns: number
}

export function Tiles({ villages, states, columns }: Props) {
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
