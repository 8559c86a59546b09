/** Colours, patterns and type of the charts, read from the stylesheet where the canvas stands. */
import type { BarLook } from './pictures.ts'

export interface Font {
  family: string
  size: number
}
export interface Colours {
  ink: string
  soft: string
  line: string
  accent: string
  accentText: string
  teal: string
  bad: string
  band: string
  paper: string
}

/** Asked of an element, because a property may be light-dark(…), which a canvas doesn't know. */
export function coloursIn(room: HTMLElement): Colours {
  const probe = room.appendChild(document.createElement('i'))
  const of = (name: string): string => {
    probe.style.color = `var(--${name})`
    return getComputedStyle(probe).color
  }
  const colours = {
    ink: of('ink'),
    soft: of('ink-soft'),
    line: of('line'),
    paper: of('paper'),
    accent: of('lamp'),
    accentText: of('accent'),
    teal: of('teal'),
    bad: of('bad'),
    band: of('lamp-band'),
  }
  probe.remove()
  return colours
}

export const chartFont = (): Font => ({ family: getComputedStyle(document.body).fontFamily, size: 13 })

/** On paper that knows no colour the four are still four: dark, middle, hatched, dotted. */
export function fillOf(look: BarLook, colours: Colours): string | CanvasPattern {
  if (look === 'dark') return colours.teal
  if (look === 'middle') return colours.accent
  return tile(look === 'hatched' ? 'hatched' : 'dotted', colours) ?? colours.line
}

const TILE = 8
function tile(look: 'hatched' | 'dotted', { bad, soft, paper }: Colours): CanvasPattern | null {
  const canvas = document.createElement('canvas')
  canvas.width = canvas.height = TILE
  const pen = canvas.getContext('2d')
  if (!pen) return null
  pen.fillStyle = paper
  pen.fillRect(0, 0, TILE, TILE)
  if (look === 'hatched') {
    pen.strokeStyle = bad
    pen.lineWidth = 2.5
    pen.beginPath()
    for (const shift of [-TILE, 0, TILE]) {
      pen.moveTo(shift, TILE)
      pen.lineTo(shift + TILE, 0)
    }
    pen.stroke()
  } else {
    pen.fillStyle = soft
    pen.fillRect(1, 1, 2, 2)
    pen.fillRect(5, 5, 2, 2)
  }
  return pen.createPattern(canvas, 'repeat')
}

/** Words on a halo of paper, so that lines beneath do not cross them out. */
export function write(
  pen: CanvasRenderingContext2D,
  text: string,
  { x, y }: { x: number; y: number },
  { colour, paper, align = 'left' }: { colour: string; paper: string; align?: CanvasTextAlign },
): void {
  pen.textAlign = align
  pen.lineWidth = 4
  pen.lineJoin = 'round'
  pen.strokeStyle = paper
  pen.strokeText(text, x, y)
  pen.fillStyle = colour
  pen.fillText(text, x, y)
}
