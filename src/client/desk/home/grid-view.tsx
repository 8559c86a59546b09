/** The grid with what is asked of it: the filters, what the cells mean, and the table. */
import { useMemo } from 'preact/hooks'
import { figure } from '../../shared/format.ts'
import type { VillageMonths, VillageYear } from '../../shared/replies.ts'
import { t } from '../words.ts'
import { Choice } from '../filter-fields.tsx'
import { Empty } from '../states.tsx'
import { GRID_ORDERS, type GridFilter, type GridGroup, gridGroups, type GridOrder } from './grid-rows.ts'
import { shownVillages, townshipsOf } from './grid-rows.ts'
import { GridTable } from './grid-table.tsx'

export interface Named {
  code: string
  name: string
}
interface Props {
  data: VillageMonths
  teams: Named[]
  filter: GridFilter
  /** Absent where all stand together, those with the most gaps first. */
  order?: GridOrder
  show: (changes: Partial<GridFilter> & { order?: GridOrder }) => void
}

export function GridView({ data, teams, filter, order, show }: Props) {
  const { township, team, onlyGaps, onlyUnseen } = filter
  const shown = useMemo(
    () => shownVillages(data, { township, team, onlyGaps, onlyUnseen }),
    [data, township, team, onlyGaps, onlyUnseen],
  )
  const groups = useMemo(() => groupsOf(shown, data, order), [shown, data, order])
  const counts = { shown: figure(shown.length), total: figure(data.villages.length) }
  return (
    <>
      <GridFilters data={data} teams={teams} filter={filter} order={order} show={show} />
      <p class="legend">
        <span role="status">{t('grid_shown', counts)}</span>
        <span>
          <span class="cell-seen">1</span> {t('grid_legend_seen')}
        </span>
        <span>
          <span class="cell-gap">{t('grid_gap')}</span> {t('grid_legend_gap')}
        </span>
        <span>
          <span class="cell-pending">{t('grid_pending')}</span> {t('grid_legend_pending')}
        </span>
      </p>
      <p class="soft">{t('grid_hint')}</p>
      {shown.length === 0 ? (
        <Empty>{t('grid_empty')}</Empty>
      ) : (
        <GridTable data={data} shown={shown} groups={groups} order={order} teams={teams} />
      )}
    </>
  )
}

/** Without an order, one group and no heads. */
function groupsOf(shown: VillageYear[], data: VillageMonths, order: GridOrder | undefined): GridGroup[] {
  if (order) return gridGroups(shown, data, order)
  const villages = gridGroups(shown, data, 'gaps').flatMap((group) => group.villages)
  return [{ key: '', gaps: 0, villages }]
}

function GridFilters({ data, teams, filter, order, show }: Props) {
  const byCode = [...teams].sort((a, b) => (a.code < b.code ? -1 : 1))
  return (
    <div class="filters">
      {order && (
        <Choice label={t('grid_order')} value={order} set={(value) => show({ order: orderNamed(value) })}>
          {GRID_ORDERS.map((one) => (
            <option key={one} value={one}>
              {t(`grid_order_${one}`)}
            </option>
          ))}
        </Choice>
      )}
      <Choice label={t('township')} value={filter.township} set={(township) => show({ township })}>
        <option value="">{t('all_townships')}</option>
        {townshipsOf(data.villages).map((name) => (
          <option key={name}>{name}</option>
        ))}
      </Choice>
      <Choice label={t('team')} value={filter.team} set={(team) => show({ team })}>
        <option value="">{t('all_teams')}</option>
        {byCode.map(({ code, name }) => (
          <option key={code} value={code}>
            {name}
          </option>
        ))}
      </Choice>
      <label class="check">
        <input
          type="checkbox"
          checked={filter.onlyGaps}
          onChange={({ currentTarget }) => show({ onlyGaps: currentTarget.checked })}
        />
        <span>{t('only_gaps')}</span>
      </label>
      {order && (
        <label class="check">
          <input
            type="checkbox"
            checked={filter.onlyUnseen}
            onChange={({ currentTarget }) => show({ onlyUnseen: currentTarget.checked })}
          />
          <span>{t('only_unseen')}</span>
        </label>
      )}
    </div>
  )
}

const orderNamed = (value: string): GridOrder => GRID_ORDERS.find((order) => order === value) ?? 'gaps'
