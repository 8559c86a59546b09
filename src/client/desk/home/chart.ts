/** Draws the charts of the managers' page: the only file that is asked for Chart.js, after the numbers are painted. */
import {
  BarController,
  BarElement,
  CategoryScale,
  Chart,
  Filler,
  LinearScale,
  LineController,
  LineElement,
  PointElement,
  Tooltip,
} from 'chart.js'
import type { Bars } from './bars.ts'
import type { BurnUp } from './burn-up.ts'
import { barsConfig } from './chart-bars.ts'
import { burnUpConfig } from './chart-burn-up.ts'
import { chartFont, type Colours, coloursIn } from './chart-paint.ts'

Chart.register(LineController, LineElement, PointElement, LinearScale, Filler, Tooltip)
Chart.register(BarController, BarElement, CategoryScale)

export type Picture = BurnUp | Bars

export function drawPicture(canvas: HTMLCanvasElement, picture: Picture): { destroy: () => void } {
  const colours = coloursIn(canvas.parentElement ?? document.body)
  return picture.kind === 'bars'
    ? new Chart(canvas, barsConfig(picture, colours, chartFont()))
    : new Chart(canvas, burnUpConfig(picture, colours, chartFont()))
}

const WIDE = 1200
const HIGH = 600
const TITLE = 56

/** The picture as a file: on white paper whatever the screen wears, with its title, sharp enough to print. */
export async function pngOf(picture: Picture, title: string, height = HIGH): Promise<Blob> {
  const room = document.body.appendChild(document.createElement('div'))
  room.style.cssText = `color-scheme: light; position: fixed; left: -9999px; width: ${WIDE}px; height: ${height}px`
  const canvas = room.appendChild(document.createElement('canvas'))
  const chart = drawPicture(canvas, picture)
  try {
    return await titled(canvas, title, coloursIn(room))
  } finally {
    chart.destroy()
    room.remove()
  }
}

function titled(drawn: HTMLCanvasElement, title: string, { ink }: Colours): Promise<Blob> {
  const scale = drawn.width / WIDE
  const sheet = document.createElement('canvas')
  sheet.width = drawn.width
  sheet.height = drawn.height + TITLE * scale
  const pen = sheet.getContext('2d')
  if (!pen) throw new Error('nothing to draw with')
  pen.fillStyle = '#fff'
  pen.fillRect(0, 0, sheet.width, sheet.height)
  pen.fillStyle = ink
  pen.font = `600 ${20 * scale}px ${chartFont().family}`
  pen.fillText(title, 16 * scale, 36 * scale)
  pen.drawImage(drawn, 0, TITLE * scale)
  return new Promise((resolve, reject) => {
    sheet.toBlob((blob) => (blob ? resolve(blob) : reject(new Error('the picture is too large'))), 'image/png')
  })
}
