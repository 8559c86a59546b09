/** Audibility through time on the managers' page: how many villages were in which state at each month's end. */
import type { AudibilityTrend } from '../../../domain/audibility/audibility-figures.ts'
import { figure } from '../../shared/format.ts'
import { figures } from '../../../contract/figures.ts'
import { EVERY_MINUTE, useAsk } from '../../shared/load.ts'
import { t } from '../words.ts'
import { Answered, Empty } from '../kit/states.tsx'
import { broadcastPath, sinceFirstTest } from '../broadcast/rules.ts'
import { TableBehind } from '../kit/table.tsx'
import { bandBars, unheardIn } from '../kit/chart/pictures.ts'
import { bandSheet, ChartRoom } from '../kit/chart/chart-room.tsx'

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
        from: points[0]?.day ?? '',
        to: last?.day ?? '',
        villages: last?.villages ?? 0,
        pass: last?.pass ?? 0,
        low: last?.low ?? 0,
        severe: last?.severe ?? 0,
        unheard: last ? unheardIn(last) : 0,
      })}
    >
      <BandTable points={points} />
    </ChartRoom>
  )
}

const BandTable = ({ points }: Pick<AudibilityTrend, 'points'>) => (
  <TableBehind
    name="bands"
    summary={t('chart_bands_table')}
    label={t('chart_bands')}
    rows={points}
    keyOf={({ day }) => day}
    columns={[
      {
        head: t('as_of'),
        cell: ({ day }) => <a href={broadcastPath({ asOf: day, scope: 'designated' })}>{day}</a>,
        isRowHead: true,
      },
      { head: t('band_pass'), cell: ({ pass }) => figure(pass) },
      { head: t('band_low'), cell: ({ low }) => figure(low) },
      { head: t('band_severe'), cell: ({ severe }) => figure(severe) },
      { head: t('chart_unheard'), cell: (point) => figure(unheardIn(point)) },
    ]}
  />
)
