/** Charts, drawn: their code comes when the numbers are painted. */
import {
  Chart,
  type ChartConfiguration,
  type ChartDataset,
  type ChartOptions,
  Filler,
  LinearScale,
  LineController,
  LineElement,
  PointElement,
  Tooltip,
} from 'chart.js'
import { dayOfNumber } from '../../../../domain/period.ts'
import { monthName } from '../../../shared/format.ts'
import { gapWord } from '../gap.ts'
import { inLight } from '../../../shared/theme.ts'
import { t } from '../../words.ts'
import type { Gap, Point } from './pictures.ts'
import { chartFont, type Colours, coloursIn, type Font } from './chart-paint.ts'
import { labelsOf } from './chart-labels.ts'

Chart.register(LineController, LineElement, PointElement, LinearScale, Filler, Tooltip)

interface Drawn {
  destroy: () => void
}

export interface DrawnFor {
  /** As by day, whatever the screen wears. */
  isOnPaper?: boolean | undefined
  /** To be read from afar: words, lines and all are as much larger as the type is where it stands. */
  isLarge?: boolean | undefined
}

export function drawPicture(canvas: HTMLCanvasElement, picture: Gap, { isOnPaper, isLarge }: DrawnFor): Drawn {
  const room = canvas.parentElement ?? document.body
  const colours = isOnPaper ? inLight(() => coloursIn(room)) : coloursIn(room)
  return isLarge ? drawLarge(canvas, picture, colours) : drawIn(canvas, picture, colours)
}

/** `ratio`: the canvas's pixels for one of the page's; the screen's own unless given. */
function drawIn(canvas: HTMLCanvasElement, picture: Gap, colours: Colours, ratio = devicePixelRatio): Drawn {
  const font = chartFont()
  const config = configOf(picture, colours, font)
  Object.assign(config.options ?? {}, { devicePixelRatio: ratio })
  return new Chart(canvas, config)
}

/** The picture as on a page, shown several times as large, with so many more pixels; nothing where it has no room. */
function drawLarge(canvas: HTMLCanvasElement, picture: Gap, colours: Colours): Drawn {
  const { clientWidth, clientHeight } = canvas.parentElement ?? document.body
  if (clientWidth === 0) return { destroy: () => undefined }
  const font = chartFont()
  const times = Number.parseFloat(getComputedStyle(canvas).fontSize) / font.size
  canvas.width = clientWidth / times
  canvas.height = clientHeight / times
  // its size is the stylesheet's
  Object.assign(canvas.style, { width: '100%', height: '100%' })
  const config = configOf(picture, colours, font)
  Object.assign(config.options ?? {}, { devicePixelRatio: devicePixelRatio * times, responsive: false, events: [] })
  return new Chart(canvas, config)
}

/** A report's page is about this wide, so that the words are as large there as on the screen. */
const WIDE = 840
const HIGH = 440
const HEAD = 76
const SHARP = 2

interface Caption {
  title: string
  /** Whose figures these are. */
  below: string
}

/** Of a picture in the page's pixels, and how many of its own each of them has. */
type Size = Record<'width' | 'height' | 'ratio', number>

/** Drawn aside, on white paper whatever the screen wears, sharp enough to print; gone once it is read. */
async function apart<T>(
  picture: Gap,
  { width, height, ratio }: Size,
  read: (canvas: HTMLCanvasElement, colours: Colours) => T,
): Promise<Awaited<T>> {
  const room = document.body.appendChild(document.createElement('div'))
  room.style.cssText = `position: fixed; left: -9999px; width: ${width}px; height: ${height}px`
  const canvas = room.appendChild(document.createElement('canvas'))
  const colours = { ...inLight(() => coloursIn(room)), paper: '#fff' }
  const chart = drawIn(canvas, picture, colours, ratio)
  try {
    return await read(canvas, colours)
  } finally {
    chart.destroy()
    room.remove()
  }
}

/** The picture as a file, with its title. */
export const pngOf = (picture: Gap, caption: Caption, height = HIGH): Promise<Blob> =>
  apart(picture, { width: WIDE, height, ratio: SHARP }, (canvas, colours) => captioned(canvas, caption, colours))

/** The picture alone, as an address. */
export const pictureUrl = (picture: Gap, size: Size): Promise<string> =>
  apart(picture, size, (canvas) => canvas.toDataURL())

function captioned(drawn: HTMLCanvasElement, { title, below }: Caption, { ink, soft, paper }: Colours): Promise<Blob> {
  const sheet = document.createElement('canvas')
  sheet.width = drawn.width
  sheet.height = drawn.height + HEAD * SHARP
  const pen = sheet.getContext('2d')
  if (!pen) throw new Error('nothing to draw with')
  pen.fillStyle = paper
  pen.fillRect(0, 0, sheet.width, sheet.height)
  const { family } = chartFont()
  const line = (text: string, font: string, colour: string, y: number) => {
    pen.font = `${font} ${family}`
    pen.fillStyle = colour
    pen.fillText(text, 16 * SHARP, y * SHARP, sheet.width - 32 * SHARP)
  }
  line(title, `600 ${20 * SHARP}px`, ink, 34)
  line(below, `${13 * SHARP}px`, soft, 58)
  pen.drawImage(drawn, 0, HEAD * SHARP)
  return new Promise((resolve, reject) => {
    sheet.toBlob((blob) => (blob ? resolve(blob) : reject(new Error('the picture is too large'))), 'image/png')
  })
}

type Line = ChartDataset<'line', Point[]>

const configOf = (gap: Gap, colours: Colours, font: Font): ChartConfiguration<'line', Point[]> => ({
  type: 'line',
  data: { datasets: linesOf(gap, colours) },
  options: optionsOf(gap, colours, font),
  plugins: [labelsOf(gap, colours, font)],
})

/** Told apart by dash and weight as well as by colour. */
function linesOf(gap: Gap, { accent, teal, tealTint, tint, band }: Colours): Line[] {
  const bare = { pointRadius: 0, pointHitRadius: 8, borderWidth: 2, fill: false } as const
  const edge = { ...bare, pointHitRadius: 0, borderWidth: 0 }
  return [
    {
      ...bare,
      data: gap.done,
      borderColor: accent,
      borderWidth: 2.5,
      fill: { target: 'origin', below: tint, above: tealTint },
      label: t('gap_of_plan'),
    },
    { ...bare, data: gap.projection, borderColor: accent, borderDash: [6, 4], label: t('projected') },
    { ...bare, data: gap.needed, borderColor: teal, borderWidth: 2.5, label: t('needed_per_day') },
    { ...edge, data: gap.low },
    { ...edge, data: gap.high, fill: '-1', backgroundColor: band },
  ]
}

/** Zero is always seen, with room above it for weeks ahead; of many thousands the lines are round numbers. */
function rangeOf({ done, projection, low, high }: Gap): { min: number; max: number } {
  const all = [...done, ...projection, ...low, ...high].map(({ y }) => y)
  const [least, most] = [Math.min(0, ...all), Math.max(0, ...all)]
  const room = Math.max(20, most - least)
  return { min: least - 0.08 * room, max: most + 0.06 * room }
}

function optionsOf(gap: Gap, colours: Colours, font: Font): ChartOptions<'line'> {
  const ticks = { color: colours.soft, font }
  return {
    animation: false,
    responsive: true,
    maintainAspectRatio: false,
    layout: { padding: { top: 22, right: 14 } },
    interaction: { mode: 'nearest', axis: 'x', intersect: false },
    scales: {
      x: {
        type: 'linear',
        min: gap.from,
        max: gap.to,
        grid: { display: false },
        border: { color: colours.line },
        ticks: {
          ...ticks,
          callback: (day) => monthName(Number(dayOfNumber(Number(day)).slice(5, 7)) - 1),
          maxRotation: 0,
        },
        afterBuildTicks: (axis) => {
          axis.ticks = gap.monthStarts.map((value) => ({ value }))
        },
      },
      y: {
        type: 'linear',
        ...rangeOf(gap),
        grid: { color: colours.line },
        border: { display: false },
        ticks: { ...ticks, maxTicksLimit: 6, callback: (value) => gapWord(Number(value)) },
        // the ends of the range are no round numbers
        afterBuildTicks: (axis) => {
          axis.ticks = axis.ticks.filter(({ value }) => Number.isInteger(value / 10))
        },
      },
    },
    plugins: { tooltip: tooltipOf(font) },
  }
}

const tooltipOf = (font: Font) => ({
  filter: ({ datasetIndex }: { datasetIndex: number }) => datasetIndex < 2,
  titleFont: font,
  bodyFont: font,
  callbacks: {
    title: (items: { parsed: { x: number | null } }[]) =>
      items[0]?.parsed.x == null ? '' : dayOfNumber(Math.round(items[0].parsed.x)),
    label: ({ dataset, parsed }: { dataset: { label?: string }; parsed: { y: number | null } }) =>
      `${dataset.label ?? ''} ${gapWord(parsed.y ?? 0)}`,
  },
})
