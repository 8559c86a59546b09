/** Draws the burn-up: the only file that knows Chart.js, loaded after the numbers are painted. */
import {
  Chart,
  type ChartDataset,
  type ChartOptions,
  Filler,
  LinearScale,
  LineController,
  LineElement,
  PointElement,
  Tooltip,
} from 'chart.js'
import { dayOfNumber } from '../../../domain/period.ts'
import { figure, monthName } from '../../shared/format.ts'
import { t } from '../words.ts'
import type { BurnUp, Point } from './burn-up.ts'
import { labelsOf } from './chart-labels.ts'

Chart.register(LineController, LineElement, PointElement, LinearScale, Filler, Tooltip)

export type BurnUpChart = Chart<'line', Point[]>
type Line = ChartDataset<'line', Point[]>

export interface Colours {
  ink: string
  soft: string
  line: string
  accent: string
  accentText: string
  teal: string
  band: string
  paper: string
}

/** Asked of an element, because a property may be light-dark(…), which a canvas doesn't know. */
function coloursIn(room: HTMLElement): Colours {
  const probe = room.appendChild(document.createElement('i'))
  const of = (name: string): string => {
    probe.style.color = `var(--${name})`
    return getComputedStyle(probe).color
  }
  const colours = {
    ...{ ink: of('ink'), soft: of('ink-soft'), line: of('line'), paper: of('paper') },
    ...{ accent: of('lamp'), accentText: of('accent'), teal: of('teal'), band: of('lamp-band') },
  }
  probe.remove()
  return colours
}

export function drawBurnUp(canvas: HTMLCanvasElement, burnUp: BurnUp): BurnUpChart {
  const colours = coloursIn(canvas.parentElement ?? document.body)
  const font = { family: getComputedStyle(document.body).fontFamily, size: 13 }
  return new Chart<'line', Point[]>(canvas, {
    type: 'line',
    data: { datasets: linesOf(burnUp, colours) },
    options: optionsOf(burnUp, colours, font),
    plugins: [labelsOf(burnUp, colours, font)],
  })
}

/** Told apart by dash and weight as well as by colour. */
function linesOf(burnUp: BurnUp, { accent, soft, band }: Colours): Line[] {
  const bare = { pointRadius: 0, pointHitRadius: 8, borderWidth: 2, fill: false } as const
  const edge = { ...bare, pointHitRadius: 0, borderWidth: 0, borderColor: 'transparent' } as const
  return [
    { ...bare, data: burnUp.done, borderColor: accent, borderWidth: 3, label: t('total_done') },
    { ...bare, data: burnUp.plan, borderColor: soft, borderWidth: 1.5, borderDash: [2, 3], label: t('chart_plan') },
    { ...bare, data: burnUp.projection, borderColor: accent, borderDash: [7, 5], label: t('projected') },
    { ...edge, data: burnUp.low },
    { ...edge, data: burnUp.high, fill: '-1', backgroundColor: band },
  ]
}

function optionsOf(burnUp: BurnUp, colours: Colours, font: { family: string; size: number }): ChartOptions<'line'> {
  const ticks = { color: colours.soft, font }
  return {
    animation: false,
    responsive: true,
    maintainAspectRatio: false,
    layout: { padding: { top: 22, right: 12 } },
    interaction: { mode: 'nearest', axis: 'x', intersect: false },
    scales: {
      x: {
        type: 'linear',
        min: burnUp.from,
        max: burnUp.to,
        grid: { display: false },
        border: { color: colours.line },
        ticks: {
          ...ticks,
          callback: (day) => monthName(Number(dayOfNumber(Number(day)).slice(5, 7)) - 1),
          maxRotation: 0,
        },
        afterBuildTicks: (axis) => {
          axis.ticks = burnUp.monthStarts.map((value) => ({ value }))
        },
      },
      y: {
        type: 'linear',
        beginAtZero: true,
        suggestedMax: burnUp.amount * 1.04,
        title: { display: true, text: t('chart_axis'), color: colours.soft, font },
        grid: { color: colours.line },
        border: { display: false },
        ticks: { ...ticks, maxTicksLimit: 6, callback: (value) => figure(Number(value)) },
      },
    },
    plugins: { tooltip: tooltipOf(font) },
  }
}

const tooltipOf = (font: { family: string; size: number }) => ({
  filter: ({ datasetIndex }: { datasetIndex: number }) => datasetIndex < 3,
  titleFont: font,
  bodyFont: font,
  callbacks: {
    title: (items: { parsed: { x: number | null } }[]) =>
      items[0]?.parsed.x == null ? '' : dayOfNumber(Math.round(items[0].parsed.x)),
    label: ({ dataset, parsed }: { dataset: { label?: string }; parsed: { y: number | null } }) =>
      `${dataset.label ?? ''} ${figure(parsed.y ?? 0, 0)}`,
  },
})
