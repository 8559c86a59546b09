/** Draws bars: months, teams, audibility; each bar says its number, each series its name. */
import type { Chart, ChartConfiguration, Plugin, Scale } from 'chart.js'
import { figure } from '../../../shared/format.ts'
import type { Bars } from './pictures.ts'
import { type Colours, fillOf, type Font, write } from './chart-paint.ts'
import { namedOf } from './chart-labels.ts'

type BarChart = Chart<'bar'>

export function barsConfig(
  bars: Bars,
  colours: Colours,
  font: Font,
): ChartConfiguration<'bar', (number | null)[], string> {
  const isStacked = bars.series.length > 1
  const { names, values } = scalesOf(bars, colours, font)
  return {
    type: 'bar',
    data: {
      labels: bars.labels,
      datasets: bars.series.map(({ name, look, values: data }) => ({
        label: name,
        data,
        backgroundColor: fillOf(look, colours),
        borderColor: colours.ink,
        borderWidth: isStacked ? 1 : 0,
        maxBarThickness: 44,
        categoryPercentage: 0.85,
      })),
    },
    options: {
      animation: false,
      responsive: true,
      maintainAspectRatio: false,
      indexAxis: bars.isLying ? 'y' : 'x',
      layout: { padding: { top: 24, right: isStacked ? 100 : 16 } },
      scales: bars.isLying ? { x: values, y: names } : { x: names, y: values },
      plugins: { tooltip: { titleFont: font, bodyFont: font } },
    },
    plugins: [labelsOf(bars, colours, font)],
  }
}

function scalesOf(bars: Bars, { soft: color, line }: Colours, font: Font) {
  const stacked = bars.series.length > 1
  const names = {
    stacked,
    grid: { display: false },
    border: { color: line },
    title: { display: bars.under !== undefined, text: bars.under ?? '', color, font },
    ticks: { color, font, autoSkip: false, maxRotation: 0, callback: namer(bars, font) },
  }
  const values = {
    stacked,
    beginAtZero: true,
    suggestedMax: Math.max(0, ...(bars.plan?.values ?? []), bars.rule?.value ?? 0) * 1.1,
    title: { display: true, text: bars.axis, color, font },
    grid: { color: line },
    border: { display: false },
    ticks: { color, font, maxTicksLimit: 6 },
  }
  return { names, values }
}

/** The last is always named: it is the day the picture speaks of. */
const namer = ({ labels, isLying }: Bars, font: Font) =>
  function nameAt(this: Scale, _: number | string, i: number): string {
    const { ctx } = this.chart
    ctx.font = `${font.size}px ${font.family}`
    const widest = Math.max(...labels.map((label) => ctx.measureText(label).width)) + 6
    const isNamed = isLying || namedOf(labels.length, this.width / labels.length, widest)[i]
    return isNamed ? (labels[i] ?? '') : ''
  }

const labelsOf = (bars: Bars, colours: Colours, font: Font): Plugin<'bar'> => ({
  id: 'labels',
  afterDatasetsDraw(chart) {
    const { ctx } = chart
    ctx.save()
    ctx.font = `${font.size}px ${font.family}`
    const pen = { chart, bars, colours }
    if (bars.plan) drawPlan(pen, bars.plan)
    if (bars.rule) drawRule(pen, bars.rule)
    if (bars.series.length > 1) {
      drawStacks(pen)
      drawLooks(pen)
    } else drawEnds(pen)
    ctx.restore()
  },
})

interface Pen {
  chart: BarChart
  bars: Bars
  colours: Colours
}

/** Where the bars of a series stand: the middle of each, and its end. */
const spots = (chart: BarChart, series: number) =>
  chart.getDatasetMeta(series).data.map((bar) => bar.getProps(['x', 'y', 'base', 'width', 'height'], true) as Spot)
interface Spot {
  x: number
  y: number
  base: number
  width: number
  height: number
}

/** Within the bar where there is room, so that no line crosses the number. */
function drawEnds(pen: Pen): void {
  for (const [i, spot] of spots(pen.chart, 0).entries()) {
    const isKnown = pen.bars.series[0]?.values[i] != null
    if (pen.bars.isLying) drawLyingEnd(pen, i, isKnown ? spot : { ...spot, x: spot.base })
    else if (isKnown) drawStandingEnd(pen, pen.bars.ends[i] ?? '', spot)
  }
}

const within = ({ paper, teal }: Colours) => ({ colour: paper, paper: teal })

function drawLyingEnd({ chart, bars, colours }: Pen, i: number, { x, y, base }: Spot): void {
  const { ctx } = chart
  const texts = [bars.ends[i] ?? '', bars.shortEnds?.[i] ?? '']
  const inside = texts.find((text) => x - base > ctx.measureText(text).width + 16)
  const isWhole = inside === texts[0]
  const hasRoomBeside = x + 6 + ctx.measureText(texts[0] ?? '').width <= chart.width
  if (inside !== undefined && (isWhole || !hasRoomBeside))
    write(ctx, inside, { x: x - 8, y: y + 5 }, { ...within(colours), align: 'right' })
  else write(ctx, texts[hasRoomBeside ? 0 : 1] ?? '', { x: x + 6, y: y + 5 }, inkOn(colours))
}

function drawStandingEnd({ chart: { ctx }, colours }: Pen, text: string, { x, y, base, width }: Spot): void {
  const length = ctx.measureText(text).width
  const isUpright = length + 4 > width
  const hasRoom = base - y > (isUpright ? length + 16 : 30)
  const look = hasRoom ? within(colours) : inkOn(colours)
  if (isUpright) writeUpright(ctx, text, { x: x + 5, y: hasRoom ? base - 8 : y - 6 }, look)
  else write(ctx, text, { x, y: hasRoom ? base - 8 : y - 6 }, { ...look, align: 'center' })
}

/** From below upwards, where a bar is narrower than its number. */
function writeUpright(ctx: CanvasRenderingContext2D, text: string, { x, y }: Place, look: Parameters<typeof write>[3]) {
  ctx.save()
  ctx.translate(x, y)
  ctx.rotate(-Math.PI / 2)
  write(ctx, text, { x: 0, y: 0 }, look)
  ctx.restore()
}

/** What the last bar has nothing of is not named beside it: then all are named above. */
function drawLooks({ chart: { ctx, chartArea, width }, bars, colours }: Pen): void {
  const isAllBeside = bars.series.every(({ values }) => values.at(-1) || !values.some(Boolean))
  if (isAllBeside) return
  const lengths = bars.series.map(({ name }) => 17 + ctx.measureText(name).width + 12)
  let x = Math.max(2, Math.min(chartArea.left, width - lengths.reduce((sum, length) => sum + length, 0)))
  for (const [i, { name, look }] of bars.series.entries()) {
    ctx.fillStyle = fillOf(look, colours)
    ctx.strokeStyle = colours.ink
    ctx.lineWidth = 1
    ctx.fillRect(x, 3, 12, 12)
    ctx.strokeRect(x, 3, 12, 12)
    write(ctx, name, { x: x + 17, y: 14 }, inkOn(colours))
    x += lengths[i] ?? 0
  }
}

/** Numbers within where there is room, names beside the last. */
function drawStacks({ chart, bars, colours }: Pen): void {
  let above = Number.POSITIVE_INFINITY
  for (const [i, { name, look, values }] of bars.series.entries()) {
    const all = spots(chart, i)
    for (const [k, { x, y, base }] of all.entries()) {
      const value = values[k] ?? 0
      if (base - y < 18) continue
      const halo = look === 'dark' ? { colour: colours.paper, paper: colours.teal } : inkOn(colours)
      write(chart.ctx, figure(value), { x, y: (base + y) / 2 + 5 }, { ...halo, align: 'center' })
    }
    const last = all.at(-1)
    const value = values.at(-1)
    if (!last || !value) continue
    // each name above the one before, however thin its part is
    above = Math.min((last.base + last.y) / 2 + 5, above - 18)
    write(chart.ctx, `${name} ${figure(value)}`, { x: last.x + last.width / 2 + 8, y: above }, inkOn(colours))
  }
}
const inkOn = ({ ink, paper }: Colours) => ({ colour: ink, paper })

function drawPlan({ chart, colours }: Pen, { name, values }: NonNullable<Bars['plan']>): void {
  const { ctx, scales } = chart
  const all = spots(chart, 0)
  const half = Math.min(44, (scales['x']?.width ?? 0) / Math.max(1, values.length)) / 2
  for (const [i, planned] of values.entries()) {
    if (planned === 0) continue
    const y = scales['y']?.getPixelForValue(planned) ?? 0
    const x = scales['x']?.getPixelForValue(i) ?? 0
    stroke(ctx, colours, { x: x - half, y }, { x: x + half, y })
  }
  // named where no bar stands below it, else at the last
  const free = values.findIndex((planned, i) => planned > 0 && all[i] && (all[i].base - all[i].y || 0) === 0)
  const at = free === -1 ? values.length - 1 : free
  const left = (scales['x']?.getPixelForValue(at) ?? 0) - half
  // above every line of the plan, for in a narrow picture the name is wider than a month
  const top = Math.min(...values.map((planned) => scales['y']?.getPixelForValue(planned) ?? 0))
  const x = Math.max(0, Math.min(left, chart.width - ctx.measureText(name).width - 2))
  write(ctx, name, { x, y: top - 8 }, inkOn(colours))
}

function drawRule({ chart, colours }: Pen, { name, value }: NonNullable<Bars['rule']>): void {
  const { ctx, chartArea, scales } = chart
  const x = scales['x']?.getPixelForValue(value) ?? 0
  stroke(ctx, colours, { x, y: chartArea.top }, { x, y: chartArea.bottom })
  const half = ctx.measureText(name).width / 2
  const middle = Math.max(half, Math.min(x, chart.width - half - 2))
  write(ctx, name, { x: middle, y: chartArea.top - 8 }, { ...inkOn(colours), align: 'center' })
}

/** With a halo of paper: seen on a dark bar as well as beside it. */
function stroke(pen: CanvasRenderingContext2D, { ink, paper }: Colours, from: Place, to: Place): void {
  for (const [colour, width] of [
    [paper, 5],
    [ink, 2],
  ] as const) {
    pen.strokeStyle = colour
    pen.lineWidth = width
    pen.beginPath()
    pen.moveTo(from.x, from.y)
    pen.lineTo(to.x, to.y)
    pen.stroke()
  }
}
type Place = Pick<Spot, 'x' | 'y'>
