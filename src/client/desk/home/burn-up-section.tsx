/** The burn-up chart of the county's screenings, and the table behind it. */
import type { Overview } from '../../../domain/report/overview.ts'
import { figure, longDay, shortDay } from '../../shared/format.ts'
import { t } from '../words.ts'
import { Empty, TableRoom } from '../kit/states.tsx'
import { burnUpOf, burnUpRows, countyTarget } from '../kit/chart/burn-up.ts'
import { ChartRoom } from '../kit/chart/chart-room.tsx'
import { monthLogs } from './figure-links.ts'
import { burnUpSheet } from '../kit/chart/sheets.ts'

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
              ...{ day: longDay(overview.asOf), deadline: shortDay(pace.deadline) },
              ...{ done: figure(target.done), amount: figure(target.amount) },
              ...{ expected: figure(pace.expected), projected: figure(pace.projected ?? 0) },
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

function BurnUpTable({ overview }: { overview: Overview }) {
  const orBlank = (value: number | null): string => (value === null ? '' : figure(value))
  return (
    <details>
      <summary>{t('chart_table')}</summary>
      <TableRoom label={t('chart_table')}>
        <table class="numbers">
          <thead>
            <tr>
              <th scope="col">{t('month')}</th>
              <th scope="col">{t('month_done')}</th>
              <th scope="col">{t('month_planned')}</th>
              <th scope="col">{t('total_done')}</th>
              <th scope="col">{t('total_planned')}</th>
            </tr>
          </thead>
          <tbody>
            {burnUpRows(overview).map(({ month, done, planned, totalDone, totalPlanned }) => (
              <tr key={month}>
                <th scope="row">{month}</th>
                <td>{done ? <a href={monthLogs(month, overview.asOf)}>{figure(done)}</a> : orBlank(done)}</td>
                <td>{figure(planned, 1)}</td>
                <td>{orBlank(totalDone)}</td>
                <td>{figure(totalPlanned, 1)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </TableRoom>
    </details>
  )
}
