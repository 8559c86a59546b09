/** Paragraphs as a picture to hand on: in light colours, as wide as a phone shows it, as high as it has to be. */

export type Style = 'title' | 'head' | 'number' | 'text' | 'soft' | 'tag' | 'foot'
export type Tone = 'good' | 'watch' | 'bad' | 'unknown' | 'info'
export interface Paragraph {
  style: Style
  text: string
  /** At the end of its first line. */
  beside?: string
  tone?: Tone
  /** Before it, lit or not. */
  frame?: 'on' | 'off'
}

interface Face {
  size: number
  line: number
  /** Free above it. */
  above: number
  isBold?: boolean
  colour: string
}
const [INK, SOFT, PAPER, LAMP, LINE] = ['#1e1b17', '#544e46', '#fffdf8', '#f2b24a', '#8a8378']
const FACES: Record<Style, Face> = {
  title: { size: 25, line: 34, above: 4, isBold: true, colour: INK },
  head: { size: 17, line: 26, above: 20, isBold: true, colour: INK },
  number: { size: 22, line: 34, above: 4, isBold: true, colour: INK },
  text: { size: 16, line: 25, above: 5, colour: INK },
  soft: { size: 15, line: 22, above: 5, colour: SOFT },
  foot: { size: 15, line: 22, above: 22, colour: SOFT },
  tag: { size: 15, line: 22, above: 0, isBold: true, colour: '#8f1710' },
}
const TONES: Record<Tone, string> = {
  good: '#15532c',
  watch: '#683d00',
  bad: '#8f1710',
  unknown: '#474a4f',
  info: '#174a85',
}
const [WIDTH, MARGIN, FRAME] = [420, 20, 16]
const fontOf = ({ size, isBold }: Face): string =>
  `${isBold ? 700 : 400} ${size}px system-ui, "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", sans-serif`

export type Measure = (text: string, style: Style) => number
export interface Line {
  text: string
  style: Style
  x: number
  /** Its base line. */
  y: number
  isAtEnd?: boolean
  tone?: Tone | undefined
}
interface Laid {
  lines: Line[]
  frames: { x: number; y: number; isOn: boolean }[]
  height: number
}

/** A sign at a time, but no word or number is torn, and no line begins with a mark that ends a sentence. */
const PIECES = /(?:[\p{Script=Latin}\p{N}.:%/×−+-]+\s?|.)[，。；：、！？）”]*/gu

export function wrapped(text: string, style: Style, widthOf: (line: number) => number, measure: Measure): string[] {
  const lines = ['']
  for (const piece of text.match(PIECES) ?? []) {
    const at = lines.length - 1
    const longer = `${lines[at]}${piece}`
    if (lines[at] === '' || measure(longer.trimEnd(), style) <= widthOf(at)) lines[at] = longer
    else lines.push(piece)
  }
  return lines.map((line) => line.trim())
}

/** Where each line stands. */
export function laidOut(paragraphs: readonly Paragraph[], measure: Measure): Laid {
  const laid: Laid = { lines: [], frames: [], height: MARGIN }
  for (const { style, text, beside = '', tone, frame } of paragraphs) {
    const { size, line, above } = FACES[style]
    const top = laid.height + above
    const left = frame === undefined ? MARGIN : MARGIN + FRAME + 6
    const room = beside === '' ? 0 : measure(beside, style) + 10
    const width = WIDTH - MARGIN - left
    // what is too long to stand beside anything stands below it
    const isBelow = room > width / 2
    const lines = wrapped(text, style, (at) => (at === 0 && !isBelow ? width - room : width), measure)
    const base = (at: number) => top + at * line + (line + size * 0.72) / 2
    for (const [at, one] of lines.entries()) laid.lines.push({ text: one, style, x: left, y: base(at) })
    const y = base(isBelow ? lines.length : 0)
    if (beside !== '') laid.lines.push({ text: beside, style, x: WIDTH - MARGIN, y, isAtEnd: true, tone })
    if (frame) laid.frames.push({ x: MARGIN, y: top + (line - FRAME) / 2, isOn: frame === 'on' })
    laid.height = top + (lines.length + (isBelow ? 1 : 0)) * line
  }
  return { ...laid, height: laid.height + MARGIN }
}

/** 1080 pixels wide. */
const SCALE = 1080 / WIDTH

export async function drawn(paragraphs: readonly Paragraph[], name: string): Promise<File> {
  const canvas = document.createElement('canvas')
  const pen = canvas.getContext('2d')
  if (!pen) throw new Error('no canvas')
  const measure: Measure = (text, style) => {
    pen.font = fontOf(FACES[style])
    return pen.measureText(text).width
  }
  const { lines, frames, height } = laidOut(paragraphs, measure)
  canvas.width = 1080
  canvas.height = Math.ceil(height * SCALE)
  pen.scale(SCALE, SCALE)
  pen.fillStyle = PAPER
  pen.fillRect(0, 0, WIDTH, height)
  for (const { x, y, isOn } of frames) {
    pen.fillStyle = isOn ? LAMP : PAPER
    pen.fillRect(x, y, FRAME, FRAME)
    pen.strokeStyle = LINE
    pen.strokeRect(x + 0.5, y + 0.5, FRAME - 1, FRAME - 1)
  }
  for (const { text, style, x, y, isAtEnd, tone } of lines) {
    pen.font = fontOf(FACES[style])
    pen.fillStyle = tone ? TONES[tone] : FACES[style].colour
    pen.textAlign = isAtEnd ? 'right' : 'left'
    pen.fillText(text, x, y)
  }
  const blob = await new Promise<Blob | null>((done) => canvas.toBlob(done, 'image/png'))
  // too large for this phone, or no memory left
  if (!blob) throw new Error('no picture')
  return new File([blob], name, { type: 'image/png' })
}
