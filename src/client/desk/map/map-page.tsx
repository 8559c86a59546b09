/** The schematic map: townships as tiles, villages as dots, coloured by band or by months missed; and the same as a list. */
import { useEffect, useMemo, useState } from 'preact/hooks'
import { figures } from '../../../contract/figures.ts'
import { villages as villagesOf } from '../../../contract/register.ts'
import { figure } from '../../shared/format.ts'
import { EVERY_MINUTE, isEarlier, useAll, useAsk, useToday } from '../../shared/load.ts'
import { go } from '../../shared/place.ts'
import { gridPath, monthsOf } from '../grid/rules.ts'
import { VillageLink } from '../kit/place-names.tsx'
import { DayHead, Freshness, type PageProps } from '../kit/page.tsx'
import { Empty, Failure, Section, Skeleton } from '../kit/section.tsx'
import { Table } from '../kit/table.tsx'
import { t } from '../later-words.ts'
import { MAP_BY, type MapBy, mapPath, readMapQuery } from '../routes.ts'
import {
  bandStates,
  columnsFor,
  type DotState,
  gapStates,
  stateCounts,
  statesBy,
  withPositions,
  worstFirst,
} from './rules.ts'
import { DotSign, FoldedTiles, isPlaced, type Known, type MapVillage, stateName, stateSays, Tiles } from './tiles.tsx'

export function Page({ search }: PageProps) {
  const query = readMapQuery(search)
  const isBand = query.by === 'band'
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
  const asOf = isBand ? positions.data?.asOf : months.data?.asOf
  const show = (changes: Partial<typeof query>) => go(mapPath({ ...query, ...changes }), { replace: true })
  return (
    <div class="map-page">
      <DayHead
        title={t('map_title')}
        asked={query.asOf}
        shown={asOf}
        today={useToday()}
        show={(day) => show({ asOf: day })}
        before={<BySwitch chosen={query.by} choose={(by) => show({ by })} />}
      >
        <Freshness day={asOf}>
          <a href={gridPath({ asOf: query.asOf, order: 'township' })}>{t('map_see_grid')}</a>
        </Freshness>
      </DayHead>
      {failed?.problem && <Failure problem={failed.problem} retry={failed.reload} />}
      {places?.length === 0 && <Empty>{t('map_none')}</Empty>}
      {places?.length !== 0 && (places && states ? true : !failed) && (
        <div class={isOld ? 'map-body waiting' : 'map-body'} aria-busy={isOld}>
          {places && states ? <MapBody villages={places} states={states} by={query.by} /> : <Shape by={query.by} />}
        </div>
      )}
    </div>
  )
}

const BySwitch = ({ chosen, choose }: { chosen: MapBy; choose: (by: MapBy) => void }) => (
  <fieldset class="map-switch">
    <legend class="unseen">{t('map_by')}</legend>
    {MAP_BY.map((by) => (
      <label key={by}>
        <input type="radio" name="by" checked={chosen === by} onChange={() => choose(by)} />
        <span>{t(`map_by_${by}`)}</span>
      </label>
    ))}
  </fieldset>
)

/** The page before anything is known. */
const Shape = ({ by }: { by: MapBy }) => (
  <>
    <Legend entries={statesBy(by).map((state) => ({ state }))} />
    <p class="soft keys-hint">{t('map_hint')}</p>
    <div class="map-shape">
      <Skeleton lines={20} />
    </div>
  </>
)

function MapBody(known: Known) {
  const { villages, states, by } = known
  const isNarrow = useIsNarrow()
  const columns = columnsFor(new Set(villages.map(({ townshipCode }) => townshipCode)).size)
  return (
    <>
      <Legend entries={stateCounts(villages, states, by)} />
      <p class="soft keys-hint">{t('map_hint')}</p>
      <div class="map-beside">
        {isNarrow ? (
          <>
            <FoldedTiles {...known} />
            <FoldedList {...known} />
          </>
        ) : (
          <>
            <Tiles villages={villages} states={states} columns={columns} />
            <Section id="map-list-title" class="map-list" title={t('map_list_title')}>
              <List {...known} />
            </Section>
          </>
        )}
      </div>
      <p class="soft" data-figure="places">
        {placesSay(villages)} {byLogsSay(villages)}
      </p>
    </>
  )
}

function placesSay(villages: readonly MapVillage[]): string {
  const placed = villages.filter(isPlaced).length
  if (placed === 0) return t('map_unplaced')
  if (placed === villages.length) return t('map_all_placed')
  return t('map_placed', { placed: figure(placed), unplaced: figure(villages.length - placed) })
}

function byLogsSay(villages: readonly MapVillage[]): string {
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
    {entries.map(({ state, count, designated = 0 }) => (
      <li key={state} data-state={state}>
        <DotSign state={state} />
        <span>
          {stateName(state)} <strong>{count === undefined ? '…' : figure(count)}</strong>{' '}
          {designated > 0 && <span class="soft">{t('map_designated', { count: figure(designated) })}</span>}
        </span>
      </li>
    ))}
  </ul>
)

/** On a phone the tiles are lists themselves: all in one list only for who asks. */
function FoldedList(known: Known) {
  const [isOpen, setOpen] = useState(false)
  return (
    <details class="map-list" onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
      <summary>{t('map_list_open')}</summary>
      {isOpen && <List {...known} />}
    </details>
  )
}

/** The worst first. */
const List = ({ villages, states, by }: Known) => (
  <Table
    name="map"
    label={t('map_list_title')}
    isPlain
    isTall
    rows={worstFirst(villages, states, by)}
    keyOf={({ code }) => code}
    columns={[
      { head: t('village'), isRowHead: true, cell: VillageLink },
      {
        head: t('status'),
        cell: ({ code }) => (
          <>
            <DotSign state={states.get(code)?.state} /> {stateSays(states.get(code))}{' '}
            <span class="soft">{states.get(code)?.testedOn}</span>
          </>
        ),
      },
    ]}
  />
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
