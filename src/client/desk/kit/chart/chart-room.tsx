/** A chart, what it says to those who cannot see it, its buttons, and the table behind it. */
import type { ComponentChildren } from 'preact'
import { useEffect, useRef, useState } from 'preact/hooks'
import { isSampleOffice, officeName } from '../../../shared/office.ts'
import { useColours } from '../../../shared/theme.ts'
import { language } from '../../../shared/words.ts'
import { t } from '../../words.ts'
import { Empty } from '../states.tsx'
import type { Picture } from './chart.ts'
import { safeCell } from '../../../../domain/safe-cell.ts'
import type { AudibilityTrend } from '../../../../domain/audibility/audibility-figures.ts'
import { dayOfNumber } from '../../../../domain/period.ts'
import type { Overview } from '../../../../domain/report/overview.ts'
import { type BurnUp, burnUpRows, unheardIn } from './pictures.ts'

interface Props {
  picture: Picture
  /** Also the name of its files, with the day. */
  title: string
  day: string
  label: string
  sheet: Sheet
  /** In pixels, where the usual height is not enough. */
  height?: number
  /** The table, unless it stands on the page anyway. */
  children?: ComponentChildren
}

export function ChartRoom({ picture, title, day, label, sheet, height, children }: Props) {
  const [isFailed, setFailed] = useState(false)
  const savePng = async () => {
    setFailed(false)
    try {
      const { pngOf } = await import('./chart.ts')
      const below = [officeName(), ...(isSampleOffice() ? [t('sample_mark')] : [])].join(' · ')
      offer(
        await pngOf(picture, { title: `${title} · ${t('as_of')} ${day}`, below }, height),
        fileName(title, day, 'png'),
      )
    } catch {
      setFailed(true)
    }
  }
  const saveCsv = () => {
    const { head, rows } = withDay(sheet, day)
    offer(new Blob([csvOf(head, rows)], { type: 'text/csv;charset=utf-8' }), fileName(title, day, 'csv'))
  }
  return (
    <>
      <Canvas picture={picture} label={label} height={height} />
      <p class="actions chart-actions">
        <SaveButton word="save_png" title={title} save={() => void savePng()} />
        <SaveButton word="save_csv" title={title} save={saveCsv} />
      </p>
      {isFailed && <p role="alert">{t('chart_not_saved')}</p>}
      {children}
    </>
  )
}

const SaveButton = ({ word, title, save }: { word: 'save_png' | 'save_csv'; title: string; save: () => void }) => (
  <button type="button" class="quiet" onClick={save}>
    {t(word)}
    <span class="unseen"> {title}</span>
  </button>
)

function offer(file: Blob, name: string): void {
  const link = document.createElement('a')
  link.href = URL.createObjectURL(file)
  link.download = name
  link.click()
  // after the browser has begun to read it
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000)
}

/** The chart's code comes after the numbers are painted; until then its room is kept. */
function Canvas({ picture, label, height }: Pick<Props, 'picture' | 'label' | 'height'>) {
  const canvas = useRef<HTMLCanvasElement>(null)
  const drawn = useRef<{ destroy: () => void }>(null)
  const [isLost, setLost] = useState(false)
  const draw = useRef<() => void>(null)
  const colours = useColours()
  const spoken = language()
  // compared by what they say: the figures come anew every minute, mostly the same
  const shape = JSON.stringify(picture)
  useEffect(() => {
    let isGone = false
    const drawing = import('./chart.ts').then(({ drawPicture }) => {
      draw.current = () => {
        if (isGone || !canvas.current) return
        drawn.current?.destroy()
        drawn.current = drawPicture(canvas.current, JSON.parse(shape) as Picture)
      }
      draw.current()
    })
    drawing.catch(() => isGone || setLost(true))
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
      drawn.current?.destroy()
    }
  }, [])
  if (isLost) return <Empty>{t('chart_not_fetched')}</Empty>
  return (
    <div class="chart-room" style={height ? { '--chart-height': `${height}px` } : undefined}>
      <canvas ref={canvas} role="img" aria-label={label} />
    </div>
  )
}

interface Sheet {
  head: string[]
  rows: Cell[][]
}

/** A file is sent on without the page: each row says as of which day it is. */
export const withDay = ({ head, rows }: Sheet, day: string): Sheet => ({
  head: [...head, t('as_of')],
  rows: rows.map((row) => [...row, day]),
})

/** By month, and below it day by day where the line and its band run. */
export function burnUpSheet(overview: Overview, { low, high }: BurnUp): Sheet {
  const months = burnUpRows(overview).map(({ month, done, planned, totalDone, totalPlanned }) => [
    month,
    done,
    planned,
    totalDone,
    totalPlanned,
    null,
    null,
  ])
  const band = low.map(({ x, y }, i) => [dayOfNumber(x), null, null, null, null, y, high[i]?.y ?? null])
  const head = [t('month'), t('month_done'), t('month_planned'), t('total_done'), t('total_planned')]
  return { head: [...head, t('chart_low'), t('chart_high')], rows: [...months, ...band] }
}

export const monthSheet = (overview: Overview): Sheet => ({
  head: [t('month'), t('month_done'), t('month_planned'), t('month_difference')],
  rows: burnUpRows(overview).map(({ month, done, planned, difference }) => [month, done, planned, difference]),
})

export const teamSheet = (teams: Overview['teams']): Sheet => ({
  head: [t('rank'), t('team'), t('done'), t('quota'), t('completion_percent'), t('this_month'), t('last_screened')],
  rows: teams.map((team) => [
    team.rank,
    team.name,
    team.done,
    team.quota,
    team.completionPercent,
    team.thisMonth,
    team.lastScreenedOn,
  ]),
})

export const bandSheet = ({ points }: Pick<AudibilityTrend, 'points'>): Sheet => ({
  head: [
    t('day'),
    t('villages'),
    t('band_pass'),
    t('band_low'),
    t('band_severe'),
    t('chart_unheard'),
    t('band_stale'),
    t('band_untested'),
  ],
  rows: points.map((point) => [
    point.day,
    point.villages,
    point.pass,
    point.low,
    point.severe,
    unheardIn(point),
    point.stale,
    point.untested,
  ]),
})

type Cell = string | number | null

const MARK = '\uFEFF'

export const csvOf = (head: string[], rows: Cell[][]): string =>
  MARK + [head, ...rows].map((row) => `${row.map(printed).join(',')}\r\n`).join('')

function printed(cell: Cell): string {
  if (cell === null) return ''
  if (typeof cell === 'number') return String(cell)
  const text = safeCell(cell)
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}

/** What a file may be called anywhere. */
export const fileName = (title: string, day: string, ending: 'csv' | 'png'): string =>
  `${title.replace(/[\\/:*?"<>|\s]+/g, '-')}-${day}.${ending}`
