/** A chart, what it says to those who cannot see it, its buttons, and the table behind it. */
import type { ComponentChildren } from 'preact'
import { useEffect, useRef, useState } from 'preact/hooks'
import { isSampleOffice, officeName } from '../../../shared/office.ts'
import { useColours } from '../../../shared/theme.ts'
import { language } from '../../../shared/words.ts'
import { t } from '../../words.ts'
import { Empty } from '../states.tsx'
import type { Picture } from './chart.ts'
import { csvOf, fileName, type Sheet, withDay } from './sheets.ts'

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
