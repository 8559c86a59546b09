/** A chart, what it says to those who cannot see it, its buttons, and the table behind it. */
import type { ComponentChildren } from 'preact'
import { useEffect, useRef, useState } from 'preact/hooks'
import { isSampleOffice, officeName } from '../../../shared/office.ts'
import { useColours } from '../../../shared/theme.ts'
import { language } from '../../../shared/words.ts'
import { offer } from '../export.tsx'
import { t } from '../../words.ts'
import { Empty } from '../section.tsx'
import { safeCell } from '../../../../domain/sheet-cell.ts'
import { dayOfNumber } from '../../../../domain/period.ts'
import type { Overview } from '../../../../domain/report/overview.ts'
import { burnUpRows, type Gap } from './pictures.ts'

interface Props {
  picture: Gap
  /** Also the name of its files, with the day. */
  title: string
  day: string
  label: string
  sheet: Sheet
  /** In pixels, where the usual height is not enough. */
  height?: number
  /** It stands on white paper, also on the screen. */
  isOnPaper?: boolean
  /** The table, unless it stands on the page anyway. */
  children?: ComponentChildren
}

export function ChartRoom({ picture, title, day, label, sheet, height, isOnPaper, children }: Props) {
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
      <ChartCanvas picture={picture} label={label} height={height} isOnPaper={isOnPaper} />
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

interface CanvasProps extends Pick<Props, 'picture' | 'label' | 'height' | 'isOnPaper'> {
  isLarge?: boolean
}

/** The chart's code comes after the numbers are painted; until then its room is kept. */
export function ChartCanvas({ picture, label, height, isOnPaper, isLarge }: CanvasProps) {
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
        drawn.current = drawPicture(canvas.current, JSON.parse(shape) as Gap, { isOnPaper, isLarge })
      }
      draw.current()
    })
    drawing.catch(() => isGone || setLost(true))
    return () => {
      isGone = true
    }
  }, [shape, colours, spoken, isOnPaper, isLarge])
  useEffect(() => {
    // the printer waits for no effect: what was drawn for the dark is drawn anew at once
    const redraw = () => draw.current?.()
    addEventListener('beforeprint', redraw)
    // what is large is drawn for the room it has
    const room = isLarge ? canvas.current?.parentElement : null
    const resized = new ResizeObserver(redraw)
    if (room) resized.observe(room)
    return () => {
      resized.disconnect()
      removeEventListener('beforeprint', redraw)
      drawn.current?.destroy()
    }
  }, [isLarge])
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

/** By month, and below it day by day how far from the plan; week by week where the band runs. */
export function gapSheet(overview: Overview, { done, low, high }: Gap): Sheet {
  const months = burnUpRows(overview).map(({ month, done: inMonth, planned, totalDone, totalPlanned }) => [
    month,
    inMonth,
    planned,
    totalDone,
    totalPlanned,
    null,
    null,
    null,
  ])
  const rest = [null, null, null, null] as const
  const one = (value: number | undefined): number | null => (value === undefined ? null : Math.round(10 * value) / 10)
  const days = done.map(({ x, y }) => [dayOfNumber(x), ...rest, one(y), null, null])
  const band = low.map(({ x, y }, i) => [dayOfNumber(x), ...rest, null, one(y), one(high[i]?.y)])
  const head = [t('month'), t('month_done'), t('month_planned'), t('total_done'), t('total_planned')]
  return { head: [...head, t('gap_of_plan'), t('chart_low'), t('chart_high')], rows: [...months, ...days, ...band] }
}
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
