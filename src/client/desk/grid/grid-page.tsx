/** The grid on a page of its own: every village by month, grouped by gaps, township or team. */
import { figures, type VillageMonths, type VillageYear } from '../../../contract/figures.ts'
import { teams as teamsOf } from '../../../contract/register.ts'
import { EVERY_MINUTE, isEarlier, useAll, useAsk, useToday } from '../../shared/load.ts'
import { monthOf } from '../../../domain/period.ts'
import { go } from '../../shared/place.ts'
import { DayHead, Freshness, type PageProps } from '../kit/page.tsx'
import { Export } from '../kit/export.tsx'
import { GRID_SHEET } from '../../../contract/sheets-logs.ts'
import { Empty, Failure, Skeleton } from '../kit/section.tsx'
import { mapPath, noticesPath, plansPath } from '../routes.ts'
import { t } from '../words.ts'
import {
  GRID_ORDERS,
  type GridFilter,
  type GridGroup,
  gridGroups,
  type GridOrder,
  gridPath,
  type GridQuery,
  monthsOf,
  type Named,
  readGridQuery,
  shownVillages,
  townshipsOf,
  UNSEEN,
} from './rules.ts'
import { useMemo } from 'preact/hooks'
import { figure } from '../../shared/format.ts'
import { AloneNote, FractionsNote } from '../kit/figures.tsx'
import { Check, Choice, namedChoices } from '../kit/filters.tsx'
import { GridTable } from './grid-table.tsx'

export function Page({ search }: PageProps) {
  const query = readGridQuery(search)
  const today = useToday()
  const months = useAsk(figures.villageMonths, monthsOf(query.asOf), EVERY_MINUTE)
  const teams = useAll(teamsOf.list, {})
  const show = (changes: Partial<GridQuery>) => go(gridPath({ ...query, ...changes }), { replace: true })
  const { data, problem } = months
  return (
    <div class="grid-page">
      <DayHead
        title={t('grid_title')}
        asked={query.asOf}
        shown={data?.asOf}
        today={today}
        show={(asOf) => show({ asOf })}
      >
        <Freshness day={data?.asOf}>
          <a href={mapPath({ by: 'gaps', asOf: query.asOf })}>{t('grid_see_map')}</a>
          <a href={noticesPath({ month: query.asOf && monthOf(query.asOf) })}>{t('notices_title')}</a>
          <a href={plansPath({})}>{t('plans_title')}</a>
        </Freshness>
      </DayHead>
      <Export of={GRID_SHEET} query={{ asOf: query.asOf }} />
      {problem && <Failure problem={problem} retry={months.reload} />}
      {(data || !problem) && (
        <div class={isEarlier(months) ? 'answered waiting' : 'answered'} aria-busy={isEarlier(months)}>
          <GridView
            data={data}
            teams={teams.data?.items ?? []}
            filter={query}
            order={query.order}
            isNow={query.asOf === undefined}
            show={show}
          />
        </div>
      )}
    </div>
  )
}

interface Props {
  /** Absent until it is known. */
  data: VillageMonths | undefined
  teams: Named[]
  filter: GridFilter
  /** Absent where all stand together, those with the most gaps first. */
  order?: GridOrder
  isNow: boolean
  show: (changes: GridFilter & { order?: GridOrder }) => void
}

/** What is asked of it, what the cells mean, and the table; its shape before it is known. */
const GridView = ({ data, teams, filter, order, isNow, show }: Props) => (
  <>
    <GridFilters data={data} teams={teams} filter={filter} order={order} show={show} />
    {data ? (
      <Shown data={data} teams={teams} filter={filter} order={order} isNow={isNow} />
    ) : (
      <>
        <Legend says={t('loading')} />
        {/* as high as the table will be, so that nothing moves when it comes */}
        <div class="table-room-tall grid-shape">
          <Skeleton lines={20} />
        </div>
      </>
    )}
  </>
)

type ShownProps = Omit<Props, 'data' | 'order' | 'show'> & { data: VillageMonths; order: GridOrder | undefined }

function Shown({ data, teams, filter, order, isNow }: ShownProps) {
  const { township, team, onlyGaps, unseen } = filter
  const shown = useMemo(
    () => shownVillages(data, { township, team, onlyGaps, unseen }),
    [data, township, team, onlyGaps, unseen],
  )
  const groups = useMemo(() => groupsOf(shown, data, order), [shown, data, order])
  return (
    <>
      <Legend says={t('grid_shown', { shown: figure(shown.length), total: figure(data.villages.length) })} />
      {shown.length === 0 ? (
        <Empty>{t('grid_empty')}</Empty>
      ) : (
        <GridTable data={data} shown={shown} groups={groups} order={order} teams={teams} isNow={isNow} />
      )}
      <FractionsNote credits={shown.map(({ credit }) => credit)} />
      <AloneNote rows={shown} />
    </>
  )
}

const Legend = ({ says }: { says: string }) => (
  <>
    <p class="legend">
      <span role="status">{says}</span>
      <Cell kind="seen" example="1" />
      <Cell kind="part" example="0.67" />
      <Cell kind="gap" example={t('grid_gap')} />
      <Cell kind="pending" example={t('grid_pending')} />
      <Cell kind="planned" example={t('grid_planned', { day: 5 })} />
    </p>
    <p class="soft keys-hint">{t('grid_hint')}</p>
  </>
)

const Cell = ({ kind, example }: { kind: 'seen' | 'part' | 'gap' | 'pending' | 'planned'; example: string }) => (
  <span>
    <span class={`cell-${kind}`}>{example}</span> {t(`grid_legend_${kind}`)}
  </span>
)

/** Without an order, one group and no heads. */
function groupsOf(shown: VillageYear[], data: VillageMonths, order: GridOrder | undefined): GridGroup[] {
  if (order) return gridGroups(shown, data, order)
  const villages = gridGroups(shown, data, 'gaps').flatMap((group) => group.villages)
  return [{ key: '', gaps: 0, villages }]
}

function GridFilters({ data, teams, filter, order, show }: Omit<Props, 'order' | 'isNow'> & Pick<ShownProps, 'order'>) {
  // townships are chosen by their names
  const townships = useMemo(() => townshipsOf(data?.villages ?? []).map((name) => ({ code: name, name })), [data])
  const teamsInOrder = teams.toSorted((a, b) => (a.code < b.code ? -1 : 1))
  const known = (things: Named[]) => (things.length > 0 ? things : undefined)
  const count = [filter.township, filter.team, filter.onlyGaps, filter.unseen].filter(Boolean).length
  return (
    <details class="filter-room grid-filters" open={matchMedia('(min-width: 60rem)').matches}>
      <summary>{count > 0 ? t('filters_count', { count }) : t('filters')}</summary>
      <div class="filters">
        {order && (
          <Choice
            label={t('grid_order')}
            value={order}
            set={(value) => show({ order: GRID_ORDERS.find((one) => one === value) ?? 'gaps' })}
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
          choices={namedChoices(known(teamsInOrder), filter.team)}
        />
        <Check label={t('only_gaps')} isOn={filter.onlyGaps ?? false} set={(onlyGaps) => show({ onlyGaps })} />
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
