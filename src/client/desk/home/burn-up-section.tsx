/** The burn-up chart of the county's screenings, and the table behind it. */
import { useEffect, useRef, useState } from 'preact/hooks'
import type { Overview } from '../../../domain/overview.ts'
import { figure, longDay, shortDay } from '../../shared/format.ts'
import { useColours } from '../../shared/theme.ts'
import { language } from '../../shared/words.ts'
import { t } from '../words.ts'
import { Empty, TableRoom } from '../states.tsx'
import { burnUpOf, burnUpRows, type BurnUp, countyTarget } from './burn-up.ts'
import type { BurnUpChart } from './chart.ts'
import { monthLogs } from './figure-links.ts'

export function BurnUpSection({ overview }: { overview: Overview }) {
  const target = countyTarget(overview)
  const burnUp = target && burnUpOf(overview, target)
  const pace = target?.bases[0]
  return (
    <section id="progress" aria-labelledby="progress-title">
      <h2 id="progress-title">{t('chart_title')}</h2>
      {burnUp && pace ? (
        <>
          <Canvas
            burnUp={burnUp}
            label={t('chart_label', {
              ...{ day: longDay(overview.asOf), deadline: shortDay(pace.deadline) },
              ...{ done: figure(target.done), amount: figure(target.amount) },
              ...{ expected: figure(pace.expected), projected: figure(pace.projected ?? 0) },
            })}
          />
          {burnUp.high.length > 0 && <p class="soft">{t('chart_band')}</p>}
          <BurnUpTable overview={overview} />
        </>
      ) : (
        <Empty>{t('no_county_target')}</Empty>
      )}
    </section>
  )
}

/** The chart's code comes after the numbers are painted; until then its room is kept. */
function Canvas({ burnUp, label }: { burnUp: BurnUp; label: string }) {
  const canvas = useRef<HTMLCanvasElement>(null)
  const chart = useRef<BurnUpChart>(null)
  const [isLost, setLost] = useState(false)
  const draw = useRef<() => void>(null)
  const colours = useColours()
  const spoken = language()
  // compared by what they say: the figures come anew every minute, mostly the same
  const shape = JSON.stringify(burnUp)
  useEffect(() => {
    let isGone = false
    const drawn = import('./chart.ts').then(({ drawBurnUp }) => {
      draw.current = () => {
        if (isGone || !canvas.current) return
        chart.current?.destroy()
        chart.current = drawBurnUp(canvas.current, JSON.parse(shape) as BurnUp)
      }
      draw.current()
    })
    drawn.catch(() => isGone || setLost(true))
    return () => {
      isGone = true
    }
  }, [shape, colours, spoken])
  useEffect(() => {
    // the printer waits for no effect: what was drawn for the dark is drawn anew at once
    const redraw = () => draw.current?.()
    addEventListener('beforeprint', redraw)
    return () => {
      removeEventListener('beforeprint', redraw)
      chart.current?.destroy()
    }
  }, [])
  if (isLost) return <Empty>{t('chart_not_fetched')}</Empty>
  return (
    <div class="chart-room">
      <canvas ref={canvas} role="img" aria-label={label} />
    </div>
  )
}

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
