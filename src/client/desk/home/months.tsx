/** Month by month: what was done against its share of the plan. */
import type { Overview } from '../../../domain/report/overview.ts'
import { figure, longDay, signed } from '../../shared/format.ts'
import { t } from '../words.ts'
import { TableRoom } from '../kit/states.tsx'
import { monthBars } from '../kit/chart/bars.ts'
import { burnUpRows, countyTarget } from '../kit/chart/burn-up.ts'
import { ChartRoom } from '../kit/chart/chart-room.tsx'
import { monthLogs } from './figure-links.ts'
import { monthSheet } from '../kit/chart/sheets.ts'

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
  <details>
    <summary>{t('chart_table')}</summary>
    <TableRoom label={t('chart_months')}>
      <table class="numbers" data-table="months">
        <thead>
          <tr>
            <th scope="col">{t('month')}</th>
            <th scope="col">{t('month_done')}</th>
            <th scope="col">{t('month_planned')}</th>
            <th scope="col">{t('month_difference')}</th>
          </tr>
        </thead>
        <tbody>
          {burnUpRows(overview).map(({ month, done, planned, difference }) => (
            <tr key={month}>
              <th scope="row">{month}</th>
              <td>{done ? <a href={monthLogs(month, overview.asOf)}>{figure(done)}</a> : (done ?? '')}</td>
              <td>{figure(planned, 1)}</td>
              <td>{difference === null ? '' : signed(difference)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </TableRoom>
  </details>
)
