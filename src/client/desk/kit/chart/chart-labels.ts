/** Labels on charts, each where there is room for it. */
import type { Chart, Plugin } from 'chart.js'
import { dayNumber } from '../../../../domain/period.ts'
import { figure, shortDay } from '../../../shared/format.ts'
import { t } from '../../words.ts'
import type { BurnUp, Point } from './pictures.ts'
import { type Colours, type Font, write as writeOn } from './chart-paint.ts'

interface Pen {
  chart: Chart<'line'>
  colours: Colours
  burnUp: BurnUp
  taken: Box[]
}

export const labelsOf = (burnUp: BurnUp, colours: Colours, font: Font): Plugin<'line'> => ({
  id: 'labels',
  afterDatasetsDraw(chart) {
    const { ctx } = chart
    ctx.save()
    ctx.font = `${font.size}px ${font.family}`
    const pen = { chart, colours, burnUp, taken: [] }
    drawTarget(pen)
    for (const [i, deadline] of burnUp.deadlines.entries()) drawDeadline(pen, deadline, i)
    drawNames(pen)
    ctx.restore()
  },
})

const at = ({ chart }: Pen, { x, y }: Point): Point => ({
  x: chart.scales['x']?.getPixelForValue(x) ?? 0,
  y: chart.scales['y']?.getPixelForValue(y) ?? 0,
})

function rule({ chart, colours }: Pen, from: Point, to: Point, colour: string): void {
  const { ctx } = chart
  ctx.strokeStyle = colour
  ctx.lineWidth = 1.5
  ctx.beginPath()
  ctx.moveTo(from.x, from.y)
  ctx.lineTo(to.x, to.y)
  ctx.stroke()
  ctx.fillStyle = colours.ink
}

function drawTarget(pen: Pen): void {
  const { chart, burnUp, colours } = pen
  const { y } = at(pen, { x: burnUp.from, y: burnUp.amount })
  rule(pen, { x: chart.chartArea.left, y }, { x: chart.chartArea.right, y }, colours.teal)
  const text = t('chart_target', { amount: figure(burnUp.amount), unit: burnUp.unit })
  write(pen, text, { x: chart.chartArea.left + 8, y: y - 6 }, colours.teal)
}

/** A later one is named above the earlier, which it may stand close to. */
function drawDeadline(pen: Pen, deadline: string, before: number): void {
  const { chart, colours } = pen
  const { x } = at(pen, { x: dayNumber(deadline), y: 0 })
  rule(pen, { x, y: chart.chartArea.top }, { x, y: chart.chartArea.bottom }, colours.soft)
  write(
    pen,
    t('chart_deadline', { day: shortDay(deadline) }),
    { x, y: Math.max(12, 30 - 18 * before) },
    colours.ink,
    'right',
  )
}

function drawNames(pen: Pen): void {
  const { burnUp, colours } = pen
  const now = burnUp.done.at(-1)
  const planEnd = burnUp.plan.at(-1)
  if (now) {
    const spot = at(pen, now)
    dot(pen, spot)
    const text = t('chart_done', { amount: figure(now.y) })
    // the lines run below and left of the point, so above and left of it is free, but for the first weeks
    const hasRoom = spot.x - 10 - pen.chart.ctx.measureText(text).width > pen.chart.chartArea.left
    if (hasRoom) write(pen, text, { x: spot.x - 10, y: spot.y - 14 }, colours.accentText, 'right')
    else write(pen, text, { x: spot.x + 8, y: spot.y + 20 }, colours.accentText)
  }
  if (planEnd && now) {
    // by the plan's own line, two thirds of the way to its end, on the side away from what is done
    const middle = at(pen, { x: now.x + (planEnd.x - now.x) * 0.45, y: now.y + (planEnd.y - now.y) * 0.45 })
    if (planEnd.x > now.x) write(pen, t('chart_plan'), { x: middle.x - 8, y: middle.y - 14 }, colours.soft, 'right')
  }
  drawProjected(pen)
}

/** Below the line at each deadline, where the words begin however steep it is. */
function drawProjected(pen: Pen): void {
  const { burnUp, colours } = pen
  const [now, first, ...later] = burnUp.projection
  if (!now || !first) return
  const start = at(pen, now)
  const spot = at(pen, first)
  const text = projectedText(first)
  const drop = Math.min(140, ((start.y - spot.y) / (spot.x - start.x)) * pen.chart.ctx.measureText(text).width)
  const last = later.at(-1)
  if (last) {
    const end = at(pen, last)
    write(pen, projectedText(last), { x: end.x - 6, y: end.y + 20 + drop }, colours.accentText, 'right')
  }
  write(pen, text, { x: spot.x - 10, y: spot.y + 28 + drop }, colours.accentText, 'right')
}
const projectedText = ({ y }: Point): string => t('chart_projection', { amount: figure(Math.floor(y)) })

function dot({ chart, colours }: Pen, { x, y }: Point): void {
  const { ctx } = chart
  ctx.fillStyle = colours.accent
  ctx.beginPath()
  ctx.arc(x, y, 5, 0, 2 * Math.PI)
  ctx.fill()
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

/** Which of so many names are written where each has so little room: the last one, and back from there every so many. */
export function namedOf(count: number, slot: number, width: number): boolean[] {
  const step = Math.max(1, Math.ceil(width / Math.max(1, slot)))
  return Array.from({ length: count }, (_, i) => (count - 1 - i) % step === 0)
}
