/** Labels on charts, each where there is room for it. */
import type { Chart, Plugin } from 'chart.js'
import { dayNumber } from '../../../../domain/period.ts'
import { figure, shortDay } from '../../../shared/format.ts'
import { t } from '../../words.ts'
import { gapSaid } from '../gap.ts'
import type { Gap, Point } from './pictures.ts'
import { type Colours, type Font, write as writeOn } from './chart-paint.ts'

interface Pen {
  chart: Chart<'line'>
  colours: Colours
  gap: Gap
  font: Font
  taken: Box[]
}

export const labelsOf = (gap: Gap, colours: Colours, font: Font): Plugin<'line'> => ({
  id: 'labels',
  afterDatasetsDraw(chart) {
    const { ctx } = chart
    ctx.save()
    ctx.font = `${font.size}px ${font.family}`
    const pen = { chart, colours, gap, font, taken: [] }
    drawPlan(pen)
    drawDay(pen)
    drawNotes(pen)
    drawAhead(pen)
    ctx.restore()
  },
})

const at = ({ chart }: Pen, { x, y }: Point): Point => ({
  x: chart.scales['x']?.getPixelForValue(x) ?? 0,
  y: chart.scales['y']?.getPixelForValue(y) ?? 0,
})

function rule({ chart, colours }: Pen, from: Point, to: Point, colour: string, width = 1.5): void {
  const { ctx } = chart
  ctx.strokeStyle = colour
  ctx.lineWidth = width
  ctx.beginPath()
  ctx.moveTo(from.x, from.y)
  ctx.lineTo(to.x, to.y)
  ctx.stroke()
  ctx.fillStyle = colours.ink
}

/** The plan is the line at the top, from which the year hangs; it ends at the deadline. */
function drawPlan(pen: Pen): void {
  const { chart, gap, colours } = pen
  const [start, end] = [at(pen, { x: gap.from, y: 0 }), at(pen, { x: dayNumber(gap.deadline), y: 0 })]
  rule(pen, start, { x: chart.chartArea.right, y: start.y }, colours.ink, 2)
  rule(pen, { x: end.x, y: chart.chartArea.top - 6 }, { x: end.x, y: chart.chartArea.bottom }, colours.ink)
  write(pen, t('chart_deadline', { day: shortDay(gap.deadline) }), { x: end.x, y: 14 }, colours.ink, 'right')
}

/** How far from the plan on the day itself, as large as the picture allows. */
function drawDay(pen: Pen): void {
  const { gap, colours, chart, font } = pen
  const now = gap.done.at(-1)
  if (!now) return
  const [spot, zero] = [at(pen, now), at(pen, { x: now.x, y: 0 })]
  rule(pen, zero, spot, colours.ink)
  dot(pen, spot)
  const { ctx } = chart
  const text = gapSaid(now.y)
  const hasRoomIn = (size: number): boolean => {
    ctx.font = `700 ${font.size * size}px ${font.family}`
    return spot.x - 12 - ctx.measureText(text).width > chart.chartArea.left
  }
  const hasRoom = hasRoomIn(1.6) || hasRoomIn(1.2)
  // below the line where the two are too near for words between them
  const isShallow = Math.abs(spot.y - zero.y) < 64
  const between = Math.max(chart.chartArea.top + 26, (spot.y + zero.y) / 2 + 8)
  const y = isShallow ? Math.max(spot.y, zero.y) + 28 : between
  write(pen, text, { x: hasRoom ? spot.x - 12 : spot.x + 12, y }, colours.accentText, hasRoom ? 'right' : 'left')
  ctx.font = `${font.size}px ${font.family}`
}

/** On a narrower picture, in pixels, words would cover the line; they stand below it there. */
const NOTES_FROM = 480

/** Below its day, where the line fell or rose. */
function drawNotes(pen: Pen): void {
  const { gap, colours, chart } = pen
  if (chart.width < NOTES_FROM) return
  for (const { x, text } of gap.notes) {
    const point = gap.done.find((one) => one.x === x)
    if (!point) continue
    const spot = at(pen, { x, y: Math.min(0, ...gap.done.filter((one) => Math.abs(one.x - x) < 10).map(({ y }) => y)) })
    rule(pen, at(pen, point), { x: spot.x, y: spot.y + 14 }, colours.soft, 1)
    write(pen, text, { x: spot.x - 4, y: spot.y + 30 }, colours.soft)
  }
}

/** Of a team it is a part of one a day. */
const decimalsOf = (perDay: number): number => (perDay < 10 ? 2 : 1)

/** What it takes from now on, and what the pace so far comes to. */
function drawAhead(pen: Pen): void {
  const { gap, colours } = pen
  const [from, back] = gap.needed
  if (from && back && gap.neededPerDay !== null) {
    const spot = at(pen, { x: from.x + (back.x - from.x) * 0.5, y: from.y / 2 })
    const text = t('gap_needed', { count: figure(gap.neededPerDay, decimalsOf(gap.neededPerDay)) })
    write(pen, text, { x: spot.x - 6, y: spot.y - 12 }, colours.teal, 'right')
    ring(pen, at(pen, back), colours.teal)
  }
  const [now, end] = [gap.projection[0], gap.projection.findLast(({ x }) => x <= dayNumber(gap.deadline))]
  if (!now || !end || end === now) return
  const spot = at(pen, end)
  ring(pen, spot, colours.accent)
  write(pen, gapSaid(end.y), { x: spot.x - 12, y: spot.y + 22 }, colours.accentText, 'right')
  const middle = at(pen, { x: now.x + (end.x - now.x) * 0.45, y: now.y + (end.y - now.y) * 0.45 })
  const pace = t('gap_at_pace', { count: figure(gap.pacePerDay ?? 0, decimalsOf(gap.pacePerDay ?? 0)) })
  write(pen, pace, { x: middle.x, y: middle.y + 26 }, colours.accentText, 'right')
}

function dot({ chart, colours }: Pen, { x, y }: Point): void {
  const { ctx } = chart
  ctx.fillStyle = colours.accent
  ctx.beginPath()
  ctx.arc(x, y, 5, 0, 2 * Math.PI)
  ctx.fill()
}

function ring({ chart, colours }: Pen, { x, y }: Point, colour: string): void {
  const { ctx } = chart
  ctx.beginPath()
  ctx.arc(x, y, 4.5, 0, 2 * Math.PI)
  ctx.fillStyle = colours.paper
  ctx.fill()
  ctx.strokeStyle = colour
  ctx.lineWidth = 2.5
  ctx.stroke()
}

const ABOVE = 12
const BELOW = 4

/** Never on what is written already, never beyond the picture, never lower than the lines. */
function write(
  { chart, colours, taken }: Pen,
  text: string,
  { x, y }: Point,
  colour: string,
  align: 'left' | 'right' = 'left',
) {
  const { width } = chart.ctx.measureText(text)
  const left = align === 'left' ? x : x - width
  const wanted = { left, right: left + width, top: y - ABOVE, bottom: y + BELOW }
  const room = { left: 0, right: chart.width, top: 0, bottom: chart.chartArea.bottom - 4 }
  const box = freeBox(wanted, taken, room)
  taken.push(box)
  writeOn(chart.ctx, text, { x: box.left, y: box.bottom - BELOW }, { colour, paper: colours.paper })
}

interface Box {
  left: number
  right: number
  top: number
  bottom: number
}

const covers = (a: Box, b: Box): boolean => a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom

const moved = ({ left, right, top, bottom }: Box, x: number, y: number): Box => ({
  left: left + x,
  right: right + x,
  top: top + y,
  bottom: bottom + y,
})

/** How far a box that reaches from `start` to `end` must go to lie between two edges. */
const inward = (start: number, end: number, first: number, last: number): number =>
  Math.max(first - start, 0) || Math.min(last - end, 0)

/** The nearest place straight above or below where it covers no other; where there is none, it stays. */
export function freeBox(wanted: Box, taken: Box[], room: Box): Box {
  const within = moved(
    wanted,
    inward(wanted.left, wanted.right, room.left, room.right),
    inward(wanted.top, wanted.bottom, room.top, room.bottom),
  )
  const height = within.bottom - within.top
  for (let step = 0; step * height < 2 * (room.bottom - room.top); step++) {
    // 0, then a little down and up, then further
    const y = (Math.ceil(step / 2) * height * (step % 2 === 0 ? -1 : 1)) / 2
    const box = moved(within, 0, y)
    const isWhole = box.top >= room.top && box.bottom <= room.bottom
    if (isWhole && !taken.some((other) => covers(box, other))) return box
  }
  return within
}
