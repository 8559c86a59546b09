/** The grid with what is asked of it: the filters, what the cells mean, and the table; its shape before it is known. */
import { useMemo } from 'preact/hooks'
import { figure } from '../../shared/format.ts'
import type { VillageYear } from '../../../contract/figures.ts'
import { t } from '../words.ts'
import { FractionsNote } from '../kit/exact.tsx'
import { Empty, Skeleton } from '../kit/states.tsx'
import { GridFilters } from './grid-filters.tsx'
import {
  type GridFilter,
  type GridGroup,
  gridGroups,
  type GridOrder,
  shownVillages,
  townshipsOf,
  type GridMonths,
} from './grid-rows.ts'
import { GridTable } from './grid-table.tsx'

export interface Named {
  code: string
  name: string
}
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
