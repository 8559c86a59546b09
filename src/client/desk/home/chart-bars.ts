/** Draws bars: months, teams, audibility; each bar says its number, each series its name. */
import type { Chart, ChartConfiguration, Plugin } from 'chart.js'
import { figure } from '../../shared/format.ts'
import type { Bars } from './bars.ts'
import { type Colours, fillOf, type Font, write } from './chart-paint.ts'

type BarChart = Chart<'bar'>

export function barsConfig(
  bars: Bars,
  colours: Colours,
  font: Font,
): ChartConfiguration<'bar', (number | null)[], string> {
  const ticks = { color: colours.soft, font }
  const isStacked = bars.series.length > 1
  const names = {
    stacked: isStacked,
    grid: { display: false },
    border: { color: colours.line },
    ticks: { ...ticks, autoSkip: !bars.isLying, maxRotation: 0 },
  }
  const values = {
    stacked: isStacked,
    beginAtZero: true,
    suggestedMax: Math.max(0, ...(bars.plan?.values ?? []), bars.rule?.value ?? 0) * 1.1,
    title: { display: true, text: bars.axis, color: colours.soft, font },
    grid: { color: colours.line },
    border: { display: false },
    ticks: { ...ticks, maxTicksLimit: 6 },
  }
  return {
    type: 'bar',
    data: {
      labels: bars.labels,
      datasets: bars.series.map(({ name, look, values: data }) => ({
        ...{ label: name, data, backgroundColor: fillOf(look, colours) },
        ...{ borderColor: colours.ink, borderWidth: isStacked ? 1 : 0, maxBarThickness: 44, categoryPercentage: 0.85 },
      })),
    },
    options: {
      ...{ animation: false, responsive: true, maintainAspectRatio: false, indexAxis: bars.isLying ? 'y' : 'x' },
      layout: { padding: { top: 24, right: isStacked ? 100 : 16 } },
      scales: bars.isLying ? { x: values, y: names } : { x: names, y: values },
      plugins: { tooltip: { titleFont: font, bodyFont: font } },
    },
    plugins: [labelsOf(bars, colours, font)],
  }
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
    if (bars.series.length > 1) drawStacks(pen)
    else drawEnds(pen)
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
function drawEnds({ chart, bars, colours }: Pen): void {
  const { ctx, chartArea } = chart
  const within = { colour: colours.paper, paper: colours.teal }
  for (const [i, { x, y, base }] of spots(chart, 0).entries()) {
    const text = bars.ends[i] ?? ''
    const isKnown = bars.series[0]?.values[i] != null
    if (bars.isLying) {
      const hasRoom = isKnown && x - base > ctx.measureText(text).width + 16
      if (hasRoom) write(ctx, text, { x: x - 8, y: y + 5 }, { ...within, align: 'right' })
      else write(ctx, text, { x: (isKnown ? x : chartArea.left) + 6, y: y + 5 }, inkOn(colours))
    } else if (isKnown) {
      const hasRoom = base - y > 30
      if (hasRoom) write(ctx, text, { x, y: base - 8 }, { ...within, align: 'center' })
      else write(ctx, text, { x, y: y - 6 }, { ...inkOn(colours), align: 'center' })
    }
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
  const spot = { x: (scales['x']?.getPixelForValue(at) ?? 0) - half, y: 0 }
  spot.y = (scales['y']?.getPixelForValue(values[at] ?? 0) ?? 0) - 8
  write(ctx, name, spot, inkOn(colours))
}

function drawRule({ chart, colours }: Pen, { name, value }: NonNullable<Bars['rule']>): void {
  const { ctx, chartArea, scales } = chart
  const x = scales['x']?.getPixelForValue(value) ?? 0
  stroke(ctx, colours, { x, y: chartArea.top }, { x, y: chartArea.bottom })
  write(ctx, name, { x, y: chartArea.top - 8 }, { ...inkOn(colours), align: 'center' })
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
