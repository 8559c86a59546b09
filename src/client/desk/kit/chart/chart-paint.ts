/** Colours and type of the charts, read from the stylesheet where the canvas stands. */

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
  band: string
  tint: string
  tealTint: string
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
    band: of('lamp-band'),
    tint: of('lamp-tint'),
    tealTint: of('teal-tint'),
  }
  probe.remove()
  return colours
}

export const chartFont = (): Font => ({ family: getComputedStyle(document.body).fontFamily, size: 13 })

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
