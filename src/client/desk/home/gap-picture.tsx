/** The year against its plan: one picture, what it says to those who cannot see it, and the table behind it. */
import type { Overview } from '../../../domain/report/overview.ts'
import { dayOfNumber } from '../../../domain/period.ts'
import { figure, longDay, shortDay } from '../../shared/format.ts'
import { ChartRoom, gapSheet } from '../kit/chart/chart-room.tsx'
import { seasonSentence } from '../kit/chance.tsx'
import { whatIfPath } from '../routes.ts'
import { burnUpRows, countyTarget, gapOf } from '../kit/chart/pictures.ts'
import { useNotes } from '../kit/chart/notes.ts'
import { monthLogs } from '../kit/figures.tsx'
import { gapSaid } from '../kit/gap.ts'
import { Empty } from '../kit/section.tsx'
import { TableBehind, text } from '../kit/table.tsx'
import { t } from '../words.ts'
import { signed } from '../../shared/format.ts'

export function GapPicture({ overview }: { overview: Overview }) {
  const target = countyTarget(overview)
  const notes = useNotes(overview.asOf)
  const gap = target && gapOf(overview, target, notes)
  const pace = target?.bases[0]
  if (!gap || !pace) return <Empty>{t('no_county_target')}</Empty>
  const said = notes.map((note) => `${shortDay(dayOfNumber(note.x))} ${note.text}`).join(t('list_comma'))
  const [low, high] = [gap.low.at(-1), gap.high.at(-1)]
  return (
    <div id="progress">
      <ChartRoom
        picture={gap}
        title={t('chart_title')}
        day={overview.asOf}
        sheet={gapSheet(overview, gap)}
        label={`${said && `${said} · `}${t('chart_label', {
          day: longDay(overview.asOf),
          gap: gapSaid(gap.done.at(-1)?.y ?? 0),
          deadline: shortDay(pace.deadline),
          needed: pace.neededPerDay === null ? t('unknown') : figure(pace.neededPerDay, 2),
          pace: pace.pacePerDay === null ? t('unknown') : figure(pace.pacePerDay, 2),
        })}`}
      />
      {said && <p class="soft chart-notes">{said}</p>}
      {low && high && (
        <p class="soft" data-figure="band">
          {seasonSentence(target)}{' '}
          {t('chart_band', {
            day: shortDay(pace.deadline),
            low: figure(target.amount + low.y, 0),
            high: figure(target.amount + high.y, 0),
          })}{' '}
          <a href={whatIfPath({ asOf: overview.asOf })}>{t('what_if_this')}</a>
        </p>
      )}
      <TableBehind
        name="months"
        summary={t('chart_table')}
        label={t('chart_table')}
        rows={burnUpRows(overview)}
        keyOf={({ month }) => month}
        columns={[
          text('month', t('month'), { isRowHead: true }),
          {
            head: t('month_done'),
            cell: ({ month, done }) =>
              done ? <a href={monthLogs(month, overview.asOf)}>{figure(done)}</a> : (done ?? ''),
          },
          { head: t('month_planned'), cell: ({ planned }) => figure(planned, 1) },
          { head: t('month_difference'), cell: ({ difference: by }) => (by === null ? '' : signed(by)) },
          { head: t('total_done'), cell: ({ totalDone: done }) => (done === null ? '' : figure(done)) },
          { head: t('total_planned'), cell: ({ totalPlanned }) => figure(totalPlanned, 1) },
        ]}
      />
    </div>
  )
}
