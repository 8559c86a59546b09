/** Which villages the grid shows, and in which order; folded where there is little room. */
import { t } from '../words.ts'
import { Choice, Named as Options } from '../kit/filter-fields.tsx'
import { GRID_ORDERS, type GridFilter, type GridOrder, UNSEEN } from './grid-rows.ts'
import type { Named } from './grid-view.tsx'

interface Props {
  townships: string[]
  teams: Named[]
  filter: GridFilter
  order: GridOrder | undefined
  show: (changes: Partial<GridFilter> & { order?: GridOrder }) => void
}

export function GridFilters({ townships, teams, filter, order, show }: Props) {
  const count = [filter.township, filter.team, filter.onlyGaps, filter.unseen].filter(Boolean).length
  return (
    <details class="filter-room grid-filters" open={matchMedia('(min-width: 60rem)').matches}>
      <summary>{count > 0 ? t('filters_count', { count }) : t('filters')}</summary>
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
          <Options things={known(townships)} chosen={filter.township} />
        </Choice>
        <Choice label={t('team')} value={filter.team} set={(team) => show({ team })}>
          <option value="">{t('all_teams')}</option>
          <Options things={teams.length > 0 ? inOrder(teams) : undefined} chosen={filter.team} />
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
          <Choice
            label={t('grid_unseen')}
            value={filter.unseen}
            set={(value) => show({ unseen: UNSEEN.find((which) => which === value) })}
          >
            <option value="">{t('grid_unseen_all')}</option>
            {UNSEEN.map((which) => (
              <option key={which} value={which}>
                {t(`grid_unseen_${which}`)}
              </option>
            ))}
          </Choice>
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
