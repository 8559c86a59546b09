/** The schematic map: townships as tiles, villages as dots, coloured by band or by months missed; and the same as a list. */
import { useMemo } from 'preact/hooks'
import { Overview } from '../../../domain/overview.ts'
import type { Village } from '../../../domain/place.ts'
import type { VillagePosition } from '../../../domain/village-position.ts'
import { readBy } from '../../shared/api.ts'
import { figure, longDay } from '../../shared/format.ts'
import { type Loaded, useLoad } from '../../shared/load.ts'
import { isEarlier } from '../../shared/load-state.ts'
import { go } from '../../shared/place.ts'
import type { Listed, VillageMonths } from '../../shared/replies.ts'
import { useToday } from '../../shared/today.ts'
import { t } from '../words.ts'
import { DayPicker } from '../day-picker.tsx'
import { monthsRequest } from '../grid/grid-query.ts'
import { overviewRequest } from '../home/home-query.ts'
import { Empty, Failure, Skeleton, usePageTitle } from '../states.tsx'
import { columnsFor, withPositions } from './map-layout.ts'
import { MapList } from './map-list.tsx'
import { type MapQuery, mapPath, readMapQuery } from './map-query.ts'
import { bandStates, gapStates, stateCounts, type VillageState } from './map-state.ts'
import { DotSign, type MapVillage, stateName, Tiles } from './tiles.tsx'

const EVERY_MINUTE = 60_000
const read = readBy(Overview)

export function MapPage({ search }: { search: string }) {
  usePageTitle(t('map_title'))
  const query = readMapQuery(search)
  const isBand = query.by === 'band'
  const today = useToday()
  const villages = useLoad<Listed<Village>>('/api/villages?limit=500')
  const overview = useLoad(isBand ? overviewRequest(query.asOf) : null, { read, every: EVERY_MINUTE })
  const months = useLoad<VillageMonths>(isBand ? null : monthsRequest(query.asOf), { every: EVERY_MINUTE })
  const facts: Loaded<{ asOf: string }> = isBand ? overview : months
  const positions = useLoad<Listed<VillagePosition>>('/api/village-positions')
  const places = useMemo(
    () => withPositions(villages.data?.items, positions.data?.items),
    [villages.data, positions.data],
  )
  const states = useMemo(() => {
    if (isBand) return places && overview.data && bandStates(places, overview.data)
    return months.data && gapStates(months.data)
  }, [isBand, places, overview.data, months.data])
  const failed = [villages, positions, facts].find((one) => one.problem)
  return (
    <div class="map-page">
      <Head query={query} asOf={facts.data?.asOf} today={today} />
      {failed?.problem && <Failure problem={failed.problem} retry={failed.reload} />}
      {!(places && states) && !failed && <Skeleton lines={14} />}
      {places?.length === 0 && <Empty>{t('map_none')}</Empty>}
      {places && places.length > 0 && states && (
        <div class={isEarlier(facts) ? 'waiting' : undefined} aria-busy={isEarlier(facts)}>
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
        <span>
          {t('as_of')} <strong>{asOf ? longDay(asOf) : '…'}</strong>
        </span>
        <a href="/grid">{t('map_see_grid')}</a>
      </p>
    </div>
  )
}

interface BodyProps {
  villages: MapVillage[]
  states: ReadonlyMap<string, VillageState>
  query: MapQuery
}

function MapBody({ villages, states, query }: BodyProps) {
  const columns = columnsFor(new Set(villages.map(({ townshipCode }) => townshipCode)).size)
  const placed = villages.filter(({ source }) => source === 'logs' || source === 'register').length
  return (
    <>
      <ul class="map-legend" data-list="legend">
        {stateCounts(states, query.by).map(({ state, count }) => (
          <li key={state} data-state={state}>
            <svg viewBox="0 0 16 16" width="20" height="20" aria-hidden="true">
              <DotSign state={state} />
            </svg>
            <span>
              {stateName(state)} <strong>{figure(count)}</strong>
            </span>
          </li>
        ))}
      </ul>
      <p class="soft">
        {t('map_hint')}{' '}
        {placed === 0 ? t('map_unplaced') : t('map_placed', { placed: figure(placed), total: figure(villages.length) })}
      </p>
      <div class="map-beside">
        <Tiles villages={villages} states={states} columns={columns} />
        <MapList villages={villages} states={states} by={query.by} />
      </div>
    </>
  )
}
