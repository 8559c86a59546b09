/** The charts of the managers’ page, each with the table behind it. */
import type { Overview } from '../../../domain/report/overview.ts'
import { figure, longDay, percent, shortDay, signed } from '../../shared/format.ts'
import { burnUpOf, burnUpRows, countyTarget, monthBars, teamBars } from '../kit/chart/pictures.ts'
import { burnUpSheet, ChartRoom, monthSheet, teamSheet } from '../kit/chart/chart-room.tsx'
import { monthLogs } from '../kit/figures.tsx'
import { Empty } from '../kit/states.tsx'
import { type Column, TableBehind } from '../kit/table.tsx'
import { t } from '../words.ts'
import { inOrder } from './home-query.ts'

export function BurnUpSection({ overview }: { overview: Overview }) {
  const target = countyTarget(overview)
  const burnUp = target && burnUpOf(overview, target)
  const pace = target?.bases[0]
  return (
    <section id="progress" aria-labelledby="progress-title">
      <h2 id="progress-title">{t('chart_title')}</h2>
      {burnUp && pace ? (
        <>
          <ChartRoom
            picture={burnUp}
            title={t('chart_title')}
            day={overview.asOf}
            sheet={burnUpSheet(overview, burnUp)}
            label={t('chart_label', {
              day: longDay(overview.asOf),
              deadline: shortDay(pace.deadline),
              done: figure(target.done),
              amount: figure(target.amount),
              expected: figure(pace.expected),
              projected: figure(pace.projected ?? 0),
            })}
          />
          {burnUp.high.length > 0 && <BandSentence low={burnUp.low.at(-1)?.y} high={burnUp.high.at(-1)?.y} />}
          <BurnUpTable overview={overview} />
        </>
      ) : (
        <Empty>{t('no_county_target')}</Empty>
      )}
    </section>
  )
}

const BandSentence = ({ low = 0, high = 0 }: { low: number | undefined; high: number | undefined }) => (
  <p class="soft" data-figure="band">
    {t('chart_band', { low: figure(low, 0), high: figure(high, 0) })}
  </p>
)

const orBlank = (value: number | null): string => (value === null ? '' : figure(value))

type MonthRow = ReturnType<typeof burnUpRows>[number]

const monthColumns = ({ asOf }: Overview): Column<MonthRow>[] => [
  { head: t('month'), cell: ({ month }) => month, isRowHead: true },
  {
    head: t('month_done'),
    cell: ({ month, done }) => (done ? <a href={monthLogs(month, asOf)}>{figure(done)}</a> : (done ?? '')),
  },
  { head: t('month_planned'), cell: ({ planned }) => figure(planned, 1) },
]

const BurnUpTable = ({ overview }: { overview: Overview }) => (
  <TableBehind
    summary={t('chart_table')}
    label={t('chart_table')}
    rows={burnUpRows(overview)}
    keyOf={({ month }) => month}
    columns={[
      ...monthColumns(overview),
      { head: t('total_done'), cell: ({ totalDone }) => orBlank(totalDone) },
      { head: t('total_planned'), cell: ({ totalPlanned }) => figure(totalPlanned, 1) },
    ]}
  />
)

/** Without a target for the county there is no plan to set a month against. */
export function MonthSection({ overview }: { overview: Overview }) {
  if (!countyTarget(overview)) return null
  return (
    <section id="months" aria-labelledby="months-title">
      <h2 id="months-title">{t('chart_months')}</h2>
      <ChartRoom
        picture={monthBars(overview)}
        title={t('chart_months')}
        day={overview.asOf}
        sheet={monthSheet(overview)}
        label={t('chart_months_label', { day: longDay(overview.asOf) })}
      >
        <MonthTable overview={overview} />
      </ChartRoom>
    </section>
  )
}

const MonthTable = ({ overview }: { overview: Overview }) => (
  <TableBehind
    name="months"
    summary={t('chart_table')}
    label={t('chart_months')}
    rows={burnUpRows(overview)}
    keyOf={({ month }) => month}
    columns={[
      ...monthColumns(overview),
      {
        head: t('month_difference'),
        cell: ({ difference }) => (difference === null ? '' : signed(difference)),
      },
    ]}
  />
)

const BAR_HEIGHT = 26
const REST = 100

/** Always by rank: the table can be turned about, a picture that is sent on should not depend on that. */
export function TeamChart({ overview }: { overview: Overview }) {
  const teams = inOrder(overview.teams, 'rank', false)
  const pace = countyTarget(overview)?.bases[0]
  return (
    <ChartRoom
      picture={teamBars(teams, overview)}
      title={t('chart_teams')}
      day={overview.asOf}
      sheet={teamSheet(teams)}
      height={BAR_HEIGHT * teams.length + REST}
      label={t('chart_teams_label', {
        teams: teams.length,
        percent: pace ? percent(pace.timeProgressPercent, 2) : t('unknown'),
      })}
    />
  )
}
