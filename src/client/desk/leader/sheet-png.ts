/**
 * The sheet as a picture. The browser draws it as it draws the page: the sheet and the stylesheet go into an image as they
 * are, and that image onto a canvas. Everything is ours and inside it: nothing is fetched, and the canvas may be read.
 */
import type { Gap } from '../kit/chart/pictures.ts'

/** An A4 in the page's pixels, and how many of the picture's each is: 288 an inch. */
const WIDE = 794
const HIGH = 1123
const SHARP = 3
/** The image is as wide as a desk, for which the stylesheet then lays the sheet out. */
const DESK = 1366

export async function sheetPng(sheet: HTMLElement, gap: Gap | null): Promise<Blob> {
  const height = Math.max(HIGH, heightOf(sheet))
  const image = new Image()
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svgOf(copyOf(sheet, await chartOf(gap)), height))}`
  await image.decode()
  const canvas = document.createElement('canvas')
  canvas.width = WIDE * SHARP
  canvas.height = HIGH * SHARP
  const pen = canvas.getContext('2d')
  if (!pen) throw new Error('nothing to draw with')
  pen.fillStyle = '#fff'
  pen.fillRect(0, 0, canvas.width, canvas.height)
  // one that is longer than an A4 is made smaller, as a printer does
  const scale = (SHARP * HIGH) / height
  pen.drawImage(image, (canvas.width - WIDE * scale) / 2, 0, DESK * scale, height * scale)
  return new Promise((resolve, reject) => {
    canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error('the sheet is too large'))), 'image/png')
  })
}

/** Where it is as wide as on paper, what it takes; a phone has it otherwise, and there it is one A4. */
const heightOf = (sheet: HTMLElement): number => (sheet.clientWidth >= WIDE - 2 ? sheet.scrollHeight : 0)

/** In its room on the paper. */
const chartOf = async (gap: Gap | null): Promise<string> =>
  gap ? (await import('../kit/chart/chart.ts')).pictureUrl(gap, { width: 672, height: 185, ratio: SHARP }) : ''

/** As it stands, with pictures in place of what is drawn. */
function copyOf(sheet: HTMLElement, chart: string): HTMLElement {
  const copy = sheet.cloneNode(true) as HTMLElement
  copy.style.cssText = `width: ${WIDE}px; border: 0`
  for (const canvas of copy.querySelectorAll('canvas')) {
    const picture = document.createElement('img')
    picture.src = chart
    picture.style.cssText = 'display: block; width: 100%; height: 100%'
    canvas.replaceWith(picture)
  }
  // what the stylesheet says of a whole page holds there, too
  const page = document.createElement('html')
  page.lang = document.documentElement.lang
  page.style.background = '#fff'
  page.append(document.createElement('body'))
  page.firstElementChild?.append(copy)
  return page
}

function svgOf(page: HTMLElement, height: number): string {
  const said = new XMLSerializer().serializeToString(page)
  const size = `width="${DESK}" height="${height}"`
  return `<svg xmlns="http://www.w3.org/2000/svg" ${size}><style>${stylesheet()}</style><foreignObject ${size}>${said}</foreignObject></svg>`
}

/** All that the page is drawn by, as a text that stands in XML. */
const stylesheet = (): string =>
  [...document.styleSheets]
    .flatMap(({ cssRules }) => [...cssRules])
    .map(({ cssText }) => cssText)
    .join('\n')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
