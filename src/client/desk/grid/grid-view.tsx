/** The grid with what is asked of it: the filters, what the cells mean, and the table; its shape before it is known. */
import { useMemo } from 'preact/hooks'
import type { VillageYear } from '../../../contract/figures.ts'
import { figure } from '../../shared/format.ts'
import { FractionsNote } from '../kit/figures.tsx'
import { Check, Choice, namedChoices } from '../kit/filter-fields.tsx'
import { Empty, Skeleton } from '../kit/states.tsx'
import { t } from '../words.ts'
import { GridTable } from './grid-table.tsx'
import {
  GRID_ORDERS,
  type GridFilter,
  type GridGroup,
  gridGroups,
  type GridMonths,
  type GridOrder,
  type Named,
  shownVillages,
  townshipsOf,
  UNSEEN,
} from './rules.ts'

interface Props {
  /** Absent until it is known. */
  data: GridMonths | undefined
  teams: Named[]
  filter: GridFilter
  /** Absent where all stand together, those with the most gaps first. */
  order?: GridOrder
  show: (changes: Partial<GridFilter> & { order?: GridOrder }) => void
}

export function GridView({ data, teams, filter, order, show }: Props) {
  const townships = useMemo(() => townshipsOf(data?.villages ?? []), [data])
  return (
    <>
      <GridFilters townships={townships} teams={teams} filter={filter} order={order} show={show} />
      {data ? <Shown data={data} teams={teams} filter={filter} order={order} /> : <Shape />}
    </>
  )
}

function Shown({ data, teams, filter, order }: Omit<Props, 'data' | 'show'> & { data: GridMonths }) {
  const { township, team, onlyGaps, unseen } = filter
  const shown = useMemo(
    () => shownVillages(data, { township, team, onlyGaps, unseen }),
    [data, township, team, onlyGaps, unseen],
  )
  const groups = useMemo(() => groupsOf(shown, data, order), [shown, data, order])
  const counts = { shown: figure(shown.length), total: figure(data.villages.length) }
  return (
    <>
      <Legend says={t('grid_shown', counts)} />
      {shown.length === 0 ? (
        <Empty>{t('grid_empty')}</Empty>
      ) : (
        <GridTable data={data} shown={shown} groups={groups} order={order} teams={teams} />
      )}
      <FractionsNote credits={shown.map(({ credit }) => credit)} />
    </>
  )
}

/** As high as the table will be, so that nothing moves when it comes. */
const Shape = () => (
  <>
    <Legend says={t('loading')} />
    <div class="table-room-tall grid-shape">
      <Skeleton lines={20} />
    </div>
  </>
)

const Legend = ({ says }: { says: string }) => (
  <>
    <p class="legend">
      <span role="status">{says}</span>
      <span>
        <span class="cell-seen">1</span> {t('grid_legend_seen')}
      </span>
      <span>
        <span class="cell-part">0.67</span> {t('grid_legend_part')}
      </span>
      <span>
        <span class="cell-gap">{t('grid_gap')}</span> {t('grid_legend_gap')}
      </span>
      <span>
        <span class="cell-pending">{t('grid_pending')}</span> {t('grid_legend_pending')}
      </span>
    </p>
    <p class="soft keys-hint">{t('grid_hint')}</p>
  </>
)

/** Without an order, one group and no heads. */
function groupsOf(shown: VillageYear[], data: GridMonths, order: GridOrder | undefined): GridGroup[] {
  if (order) return gridGroups(shown, data, order)
  const villages = gridGroups(shown, data, 'gaps').flatMap((group) => group.villages)
  return [{ key: '', gaps: 0, villages }]
}

interface FiltersProps {
  townships: string[]
  teams: Named[]
  filter: GridFilter
  order: GridOrder | undefined
  show: (changes: Partial<GridFilter> & { order?: GridOrder }) => void
}

function GridFilters({ townships, teams, filter, order, show }: FiltersProps) {
  const count = [filter.township, filter.team, filter.onlyGaps, filter.unseen].filter(Boolean).length
  return (
    <details class="filter-room grid-filters" open={matchMedia('(min-width: 60rem)').matches}>
      <summary>{count > 0 ? t('filters_count', { count }) : t('filters')}</summary>
      <div class="filters">
        {order && (
          <Choice
            label={t('grid_order')}
            value={order}
            set={(value) => show({ order: orderNamed(value) })}
            choices={GRID_ORDERS.map((one) => [one, t(`grid_order_${one}`)])}
          />
        )}
        <Choice
          label={t('township')}
          none={t('all_townships')}
          value={filter.township}
          set={(township) => show({ township })}
          choices={namedChoices(known(townships), filter.township)}
        />
        <Choice
          label={t('team')}
          none={t('all_teams')}
          value={filter.team}
          set={(team) => show({ team })}
          choices={namedChoices(teams.length > 0 ? inOrder(teams) : undefined, filter.team)}
        />
        <Check label={t('only_gaps')} isOn={filter.onlyGaps} set={(onlyGaps) => show({ onlyGaps })} />
        {order && (
          <Choice
            label={t('grid_unseen')}
            none={t('grid_unseen_all')}
            value={filter.unseen}
            set={(value) => show({ unseen: UNSEEN.find((which) => which === value) })}
            choices={UNSEEN.map((which) => [which, t(`grid_unseen_${which}`)])}
          />
        )}
      </div>
    </details>
  )
}

/** Townships are chosen by their names. */
const known = (names: string[]): Named[] | undefined =>
  names.length > 0 ? names.map((name) => ({ code: name, name })) : undefined

const inOrder = (teams: Named[]): Named[] => [...teams].sort((a, b) => (a.code < b.code ? -1 : 1))

const orderNamed = (value: string): GridOrder => GRID_ORDERS.find((order) => order === value) ?? 'gaps'
