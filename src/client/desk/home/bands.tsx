/** Audibility through time on the managers' page: how many villages were in which state at each month's end. */
import type { AudibilityTrend } from '../../../domain/audibility/audibility-trend.ts'
import { figure } from '../../shared/format.ts'
import { useLoad } from '../../shared/load.ts'
import { t } from '../words.ts'
import { Answered } from '../kit/answered.tsx'
import { broadcastPath, trendRequest } from '../broadcast/broadcast-query.ts'
import { sinceFirstTest } from '../broadcast/trend-lines.ts'
import { Empty, TableRoom } from '../kit/states.tsx'
import { bandBars, unheardIn } from '../kit/chart/bars.ts'
import { ChartRoom } from '../kit/chart/chart-room.tsx'
import { bandSheet } from '../kit/chart/sheets.ts'

const EVERY_MINUTE = 60_000

export function BandsThroughTime({ asOf }: { asOf: string }) {
  const trend = useLoad<AudibilityTrend>(trendRequest({ asOf, scope: 'designated' }), { every: EVERY_MINUTE })
  return (
    <>
      <h3 id="bands">{t('chart_bands')}</h3>
      <Answered load={trend} lines={10}>
        {(data) => <Bands trend={data} />}
      </Answered>
    </>
  )
}

function Bands({ trend }: { trend: AudibilityTrend }) {
  const bars = bandBars(trend)
  if (!bars) return <Empty>{t('chart_bands_none')}</Empty>
  const points = sinceFirstTest(trend.points)
  const last = points.at(-1)
  return (
    <ChartRoom
      picture={bars}
      title={t('chart_bands')}
      day={trend.asOf}
      sheet={bandSheet({ points })}
      label={t('chart_bands_label', {
        ...{ from: points[0]?.day ?? '', to: last?.day ?? '', villages: last?.villages ?? 0 },
        ...{ pass: last?.pass ?? 0, low: last?.low ?? 0, severe: last?.severe ?? 0 },
        unheard: last ? unheardIn(last) : 0,
      })}
    >
      <BandTable points={points} />
    </ChartRoom>
  )
}

const BandTable = ({ points }: Pick<AudibilityTrend, 'points'>) => (
  <details>
    <summary>{t('chart_bands_table')}</summary>
    <TableRoom label={t('chart_bands')}>
      <table class="numbers" data-table="bands">
        <thead>
          <tr>
            <th scope="col">{t('as_of')}</th>
            <th scope="col">{t('band_pass')}</th>
            <th scope="col">{t('band_low')}</th>
            <th scope="col">{t('band_severe')}</th>
            <th scope="col">{t('chart_unheard')}</th>
          </tr>
        </thead>
        <tbody>
          {points.map((point) => (
            <tr key={point.day}>
              <th scope="row">
                <a href={broadcastPath({ asOf: point.day, scope: 'designated' })}>{point.day}</a>
              </th>
              <td>{figure(point.pass)}</td>
              <td>{figure(point.low)}</td>
              <td>{figure(point.severe)}</td>
              <td>{figure(unheardIn(point))}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </TableRoom>
  </details>
)
