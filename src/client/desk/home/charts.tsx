/** The charts of the managers’ page, each with the table behind it. */
import { figures } from '../../../contract/figures.ts'
import type { AudibilityTrend } from '../../../domain/audibility/audibility-figures.ts'
import type { Overview } from '../../../domain/report/overview.ts'
import { figure, longDay, percent, shortDay, signed } from '../../shared/format.ts'
import { EVERY_MINUTE, useAsk } from '../../shared/load.ts'
import { broadcastPath, sinceFirstTest } from '../broadcast/rules.ts'
import { bandSheet, burnUpSheet, ChartRoom, monthSheet, teamSheet } from '../kit/chart/chart-room.tsx'
import { bandBars, burnUpOf, burnUpRows, countyTarget, monthBars, teamBars, unheardIn } from '../kit/chart/pictures.ts'
import { monthLogs } from '../kit/figures.tsx'
import { Section } from '../kit/section.tsx'
import { Answered, Empty } from '../kit/states.tsx'
import { type Column, number, TableBehind, text } from '../kit/table.tsx'
import { t } from '../words.ts'
import { teamsInOrder } from './rules.ts'

export function BurnUpSection({ overview }: { overview: Overview }) {
  const target = countyTarget(overview)
  const burnUp = target && burnUpOf(overview, target)
  const pace = target?.bases[0]
  if (!burnUp || !pace) {
    return (
      <Section name="progress" title={t('chart_title')}>
        <Empty>{t('no_county_target')}</Empty>
      </Section>
    )
  }
  const [low, high] = [burnUp.low.at(-1), burnUp.high.at(-1)]
  return (
    <Section name="progress" title={t('chart_title')}>
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
      {low && high && (
        <p class="soft" data-figure="band">
          {t('chart_band', { low: figure(low.y, 0), high: figure(high.y, 0) })}
        </p>
      )}
      <TableBehind
        summary={t('chart_table')}
        label={t('chart_table')}
        rows={burnUpRows(overview)}
        keyOf={({ month }) => month}
        columns={[
          ...monthColumns(overview),
          { head: t('total_done'), cell: ({ totalDone: done }) => (done === null ? '' : figure(done)) },
          { head: t('total_planned'), cell: ({ totalPlanned }) => figure(totalPlanned, 1) },
        ]}
      />
    </Section>
  )
}

const monthColumns = ({ asOf }: Overview): Column<ReturnType<typeof burnUpRows>[number]>[] => [
  text('month', t('month'), { isRowHead: true }),
  {
    head: t('month_done'),
    cell: ({ month, done }) => (done ? <a href={monthLogs(month, asOf)}>{figure(done)}</a> : (done ?? '')),
  },
  { head: t('month_planned'), cell: ({ planned }) => figure(planned, 1) },
]

/** Without a target for the county there is no plan to set a month against. */
export function MonthSection({ overview }: { overview: Overview }) {
  if (!countyTarget(overview)) return null
  return (
    <Section name="months" title={t('chart_months')}>
      <ChartRoom
        picture={monthBars(overview)}
        title={t('chart_months')}
        day={overview.asOf}
        sheet={monthSheet(overview)}
        label={t('chart_months_label', { day: longDay(overview.asOf) })}
      >
        <TableBehind
          name="months"
          summary={t('chart_table')}
          label={t('chart_months')}
          rows={burnUpRows(overview)}
          keyOf={({ month }) => month}
          columns={[
            ...monthColumns(overview),
            { head: t('month_difference'), cell: ({ difference: by }) => (by === null ? '' : signed(by)) },
          ]}
        />
      </ChartRoom>
    </Section>
  )
}

const BAR_HEIGHT = 26
const REST = 100

/** Always by rank: the table can be turned about, a picture that is sent on should not depend on that. */
export function TeamChart({ overview }: { overview: Overview }) {
  const teams = teamsInOrder(overview.teams, { sort: 'rank', isDescending: false })
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

/** Audibility through time: how many villages were in which state at each month's end. */
export function BandsThroughTime({ asOf }: { asOf: string }) {
  const trend = useAsk(figures.audibilityTrend, { query: { asOf, scope: 'designated' } }, EVERY_MINUTE)
  return (
    <>
      <h3 id="bands">{t('chart_bands')}</h3>
      <Answered load={trend} lines={10}>
        {(data) => <BandChart trend={data} />}
      </Answered>
    </>
  )
}

function BandChart({ trend }: { trend: AudibilityTrend }) {
  const bars = bandBars(trend)
  const points = sinceFirstTest(trend.points)
  const last = points.at(-1)
  if (!bars || !last) return <Empty>{t('chart_bands_none')}</Empty>
  const { day: to, villages, pass, low, severe } = last
  return (
    <ChartRoom
      picture={bars}
      title={t('chart_bands')}
      day={trend.asOf}
      sheet={bandSheet({ points })}
      label={t('chart_bands_label', {
        from: points[0]?.day ?? '',
        to,
        villages,
        pass,
        low,
        severe,
        unheard: unheardIn(last),
      })}
    >
      <TableBehind
        name="bands"
        summary={t('chart_bands_table')}
        label={t('chart_bands')}
        rows={points}
        keyOf={({ day }) => day}
        columns={[
          {
            head: t('as_of'),
            isRowHead: true,
            cell: ({ day }) => <a href={broadcastPath({ asOf: day, scope: 'designated' })}>{day}</a>,
          },
          number('pass', t('band_pass')),
          number('low', t('band_low')),
          number('severe', t('band_severe')),
          { head: t('chart_unheard'), cell: (point) => figure(unheardIn(point)) },
        ]}
      />
    </ChartRoom>
  )
}
