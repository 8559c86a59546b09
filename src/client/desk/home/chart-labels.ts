/** The chart's direct labels: each line says what it is; target and deadline are lines with a name. */
import type { Chart, Plugin } from 'chart.js'
import { figure, shortDay } from '../../shared/format.ts'
import { dayNumber } from '../../../domain/period.ts'
import { t } from '../words.ts'
import type { BurnUp, Point } from './burn-up.ts'
import { type Colours, type Font, write as writeOn } from './chart-paint.ts'

interface Pen {
  chart: Chart<'line'>
  colours: Colours
  burnUp: BurnUp
}

export const labelsOf = (burnUp: BurnUp, colours: Colours, font: Font): Plugin<'line'> => ({
  id: 'labels',
  afterDatasetsDraw(chart) {
    const { ctx } = chart
    ctx.save()
    ctx.font = `${font.size}px ${font.family}`
    const pen = { chart, colours, burnUp }
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

/** At the first deadline below the line, where it begins however steep it is; at a later one above its end. */
function drawProjected(pen: Pen): void {
  const { burnUp, colours } = pen
  const [now, first, ...later] = burnUp.projection
  if (!now || !first) return
  const start = at(pen, now)
  const spot = at(pen, first)
  const text = projectedText(first)
  const drop = ((start.y - spot.y) / (spot.x - start.x)) * pen.chart.ctx.measureText(text).width
  write(pen, text, { x: spot.x - 10, y: spot.y + 28 + Math.min(drop, 140) }, colours.accentText, 'right')
  const last = later.at(-1)
  if (last)
    write(pen, projectedText(last), { x: at(pen, last).x - 6, y: at(pen, last).y + 44 }, colours.accentText, 'right')
}
const projectedText = ({ y }: Point): string => t('chart_projection', { amount: figure(Math.floor(y)) })

function dot({ chart, colours }: Pen, { x, y }: Point): void {
  const { ctx } = chart
  ctx.fillStyle = colours.accent
  ctx.beginPath()
  ctx.arc(x, y, 5, 0, 2 * Math.PI)
  ctx.fill()
}

/** Never lower than the chart itself. */
function write(
  { chart, colours }: Pen,
  text: string,
  { x, y }: Point,
  colour: string,
  align: CanvasTextAlign = 'left',
) {
  const spot = { x, y: Math.min(y, chart.chartArea.bottom - 8) }
  writeOn(chart.ctx, text, spot, { colour, paper: colours.paper, align })
}
