/** The schematic map: townships as tiles, villages as dots, coloured by band or by months missed; and the same as a list. */
import { useEffect, useMemo, useState } from 'preact/hooks'
import { figures } from '../../../contract/figures.ts'
import { villages as villagesOf } from '../../../contract/register.ts'
import { figure } from '../../shared/format.ts'
import { EVERY_MINUTE, isEarlier, useAll, useAsk, useToday } from '../../shared/load.ts'
import { go } from '../../shared/place.ts'
import { t } from '../later-words.ts'
import type { PageProps } from '../kit/lazy.tsx'
import { AsOfDay, DayPicker } from '../kit/page.tsx'
import { gridPath, monthsOf } from '../grid/rules.ts'
import { Empty, Failure, Skeleton, usePageTitle } from '../kit/states.tsx'
import { DotSign, FoldedTiles, isPlaced, type MapVillage, stateName, type States, Tiles } from './tiles.tsx'
import {
  BAND_STATES,
  bandStates,
  columnsFor,
  type DotState,
  GAP_STATES,
  gapStates,
  stateCounts,
  withPositions,
} from './rules.ts'
import { FoldedList, MapList } from './map-list.tsx'
import { mapPath, type MapQuery, readMapQuery } from './map-query.ts'

export function Page({ search }: PageProps) {
  usePageTitle(t('map_title'))
  const query = readMapQuery(search)
  const isBand = query.by === 'band'
  const today = useToday()
  const villages = useAll(villagesOf.list, { query: { limit: 500 } })
  const positions = useAll(figures.villagePositions, { query: { asOf: query.asOf } }, EVERY_MINUTE)
  const months = useAsk(figures.villageMonths, isBand ? null : monthsOf(query.asOf), EVERY_MINUTE)
  const places = useMemo(
    () => withPositions(villages.data?.items, positions.data?.items),
    [villages.data, positions.data],
  )
  const states = useMemo(
    () => (isBand ? positions.data && bandStates(positions.data.items) : months.data && gapStates(months.data)),
    [isBand, positions.data, months.data],
  )
  const failed = [villages, positions, months].find((one) => one.problem)
  const isOld = isEarlier(isBand ? positions : months)
  return (
    <div class="map-page">
      <Head query={query} asOf={isBand ? positions.data?.asOf : months.data?.asOf} today={today} />
      {failed?.problem && <Failure problem={failed.problem} retry={failed.reload} />}
      {places?.length === 0 && <Empty>{t('map_none')}</Empty>}
      {places?.length !== 0 && (places && states ? true : !failed) && (
        <div class={isOld ? 'map-body waiting' : 'map-body'} aria-busy={isOld}>
          <MapBody villages={places} states={states} query={query} />
        </div>
      )}
    </div>
  )
}

function Head({ query, asOf, today }: { query: MapQuery; asOf: string | undefined; today: string | undefined }) {
  const show = (changes: Partial<MapQuery>) => go(mapPath({ ...query, ...changes }), { replace: true })
  return (
    <div class="headline">
      <h1>{t('map_title')}</h1>
      <div class="headline-tools">
        <fieldset class="map-switch">
          <legend class="unseen">{t('map_by')}</legend>
          {(['band', 'gaps'] as const).map((by) => (
            <label key={by}>
              <input type="radio" name="by" checked={query.by === by} onChange={() => show({ by })} />
              <span>{t(`map_by_${by}`)}</span>
            </label>
          ))}
        </fieldset>
        <DayPicker
          shown={query.asOf ?? asOf ?? ''}
          today={today}
          isChosen={query.asOf !== undefined}
          show={(day) => show({ asOf: day })}
        />
      </div>
      <p class="freshness">
        <AsOfDay day={asOf} />
        <a href={gridPath({ asOf: query.asOf, order: 'township', onlyGaps: false })}>{t('map_see_grid')}</a>
      </p>
    </div>
  )
}

interface BodyProps {
  /** Both absent until they are known: then the page has its shape. */
  villages: MapVillage[] | undefined
  states: States | undefined
  query: MapQuery
}

function MapBody({ villages, states, query: { by } }: BodyProps) {
  const isNarrow = useIsNarrow()
  if (!villages || !states) {
    return (
      <>
        <Legend entries={(by === 'band' ? BAND_STATES : GAP_STATES).map((state) => ({ state }))} />
        <p class="soft keys-hint">{t('map_hint')}</p>
        <div class="map-shape">
          <Skeleton lines={20} />
        </div>
      </>
    )
  }
  const columns = columnsFor(new Set(villages.map(({ townshipCode }) => townshipCode)).size)
  return (
    <>
      <Legend entries={stateCounts(villages, states, by)} />
      <p class="soft keys-hint">{t('map_hint')}</p>
      <div class="map-beside">
        {isNarrow ? (
          <>
            <FoldedTiles villages={villages} states={states} by={by} />
            <FoldedList villages={villages} states={states} by={by} />
          </>
        ) : (
          <>
            <Tiles villages={villages} states={states} columns={columns} />
            <MapList villages={villages} states={states} by={by} />
          </>
        )}
      </div>
      <p class="soft" data-figure="places">
        {placesSay(villages)} {byLogsSay(villages)}
      </p>
    </>
  )
}

function placesSay(villages: MapVillage[]): string {
  const placed = villages.filter(isPlaced).length
  if (placed === 0) return t('map_unplaced')
  if (placed === villages.length) return t('map_all_placed')
  return t('map_placed', { placed: figure(placed), unplaced: figure(villages.length - placed) })
}

function byLogsSay(villages: MapVillage[]): string {
  const count = villages.filter(({ source }) => source === 'logs').length
  return count === 0 ? '' : t('map_by_logs', { count: figure(count) })
}

interface Entry {
  state: DotState
  count?: number
  designated?: number
}

const Legend = ({ entries }: { entries: Entry[] }) => (
  <ul class="map-legend" data-list="legend">
    {entries.map(({ state, count, designated }) => (
      <li key={state} data-state={state}>
        <DotSign state={state} />
        <span>
          {stateName(state)} <strong>{count === undefined ? '…' : figure(count)}</strong>{' '}
          {designated !== undefined && designated > 0 && (
            <span class="soft">{t('map_designated', { count: figure(designated) })}</span>
          )}
        </span>
      </li>
    ))}
  </ul>
)

/** A screen too narrow for dots that a finger can hit; paper has no fingers. */
function useIsNarrow(): boolean {
  const asked = useMemo(() => matchMedia('screen and (max-width: 59.99rem)'), [])
  const [isNarrow, setNarrow] = useState(asked.matches)
  useEffect(() => {
    const look = () => setNarrow(asked.matches)
    asked.addEventListener('change', look)
    return () => asked.removeEventListener('change', look)
  }, [asked])
  return isNarrow
}
