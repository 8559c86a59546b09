/** The map on a phone: a small tile for each township, which opens the list of its villages, high enough for a thumb. */
import { useMemo, useState } from 'preact/hooks'
import { figure } from '../../shared/format.ts'
import { t } from '../later-words.ts'
import { villagePath } from '../routes.ts'
import { DotSign, type MapVillage, stateName, type States, stateSays } from './dot.tsx'
import { mapTiles, type Tile } from './map-layout.ts'
import { type MapBy, stateCounts, worstFirst } from './map-state.ts'

interface Props {
  villages: readonly MapVillage[]
  states: States
  by: MapBy
}

/** Beside each other on a phone. */
const COLUMNS = 3

export function FoldedTiles({ villages, states, by }: Props) {
  const tiles = useMemo(() => mapTiles(villages, COLUMNS), [villages])
  return (
    <div class="map-folds" role="group" aria-label={t('map_title')}>
      {tiles.map((tile) => (
        <FoldedTile key={tile.code} tile={tile} states={states} by={by} />
      ))}
    </div>
  )
}

function FoldedTile({ tile: { dots }, states, by }: { tile: Tile<MapVillage>; states: States; by: MapBy }) {
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
