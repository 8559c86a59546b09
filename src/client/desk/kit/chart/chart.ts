/** Draws the charts of the managers' page: the only file that is asked for Chart.js, after the numbers are painted. */
import {
  BarController,
  BarElement,
  CategoryScale,
  Chart,
  type ChartConfiguration,
  Filler,
  LinearScale,
  LineController,
  LineElement,
  PointElement,
  Tooltip,
} from 'chart.js'
import { inLight } from '../../../shared/theme.ts'
import type { Bars } from './bars.ts'
import type { BurnUp } from './burn-up.ts'
import { barsConfig } from './chart-bars.ts'
import { burnUpConfig } from './chart-burn-up.ts'
import { chartFont, type Colours, coloursIn } from './chart-paint.ts'

Chart.register(LineController, LineElement, PointElement, LinearScale, Filler, Tooltip)
Chart.register(BarController, BarElement, CategoryScale)

export type Picture = BurnUp | Bars

interface Drawn {
  destroy: () => void
}

export const drawPicture = (canvas: HTMLCanvasElement, picture: Picture): Drawn =>
  drawIn(canvas, picture, coloursIn(canvas.parentElement ?? document.body))

/** `ratio`: the canvas's pixels for one of the page's; the screen's own unless given. */
function drawIn(canvas: HTMLCanvasElement, picture: Picture, colours: Colours, ratio = devicePixelRatio): Drawn {
  const font = chartFont()
  const config = picture.kind === 'bars' ? barsConfig(picture, colours, font) : burnUpConfig(picture, colours, font)
  Object.assign(config.options ?? {}, { devicePixelRatio: ratio })
  return new Chart(canvas, config as ChartConfiguration)
}

/** A report's page is about this wide, so that the words are as large there as on the screen. */
const WIDE = 840
const HIGH = 440
const HEAD = 76
const SHARP = 2

export interface Caption {
  title: string
  /** Whose figures these are. */
  below: string
}

/** The picture as a file: on white paper whatever the screen wears, with its title, sharp enough to print. */
export async function pngOf(picture: Picture, caption: Caption, height = HIGH): Promise<Blob> {
  const room = document.body.appendChild(document.createElement('div'))
  room.style.cssText = `position: fixed; left: -9999px; width: ${WIDE}px; height: ${height}px`
  const canvas = room.appendChild(document.createElement('canvas'))
  const colours = { ...inLight(() => coloursIn(room)), paper: '#fff' }
  const chart = drawIn(canvas, picture, colours, SHARP)
  try {
    return await captioned(canvas, caption, colours)
  } finally {
    chart.destroy()
    room.remove()
  }
}

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
