/** Draws the burn-up: what is done, the plan, the projection and its band. */
import type { ChartConfiguration, ChartDataset, ChartOptions } from 'chart.js'
import { dayOfNumber } from '../../../../domain/period.ts'
import { figure, monthName } from '../../../shared/format.ts'
import { t } from '../../words.ts'
import type { BurnUp, Point } from './burn-up.ts'
import { labelsOf } from './chart-labels.ts'
import type { Colours, Font } from './chart-paint.ts'

type Line = ChartDataset<'line', Point[]>

export const burnUpConfig = (burnUp: BurnUp, colours: Colours, font: Font): ChartConfiguration<'line', Point[]> => ({
  type: 'line',
  data: { datasets: linesOf(burnUp, colours) },
  options: optionsOf(burnUp, colours, font),
  plugins: [labelsOf(burnUp, colours, font)],
})

/** Told apart by dash and weight as well as by colour. */
function linesOf(burnUp: BurnUp, { accent, soft, band }: Colours): Line[] {
  const bare = { pointRadius: 0, pointHitRadius: 8, borderWidth: 2, fill: false } as const
  const edge = { ...bare, pointHitRadius: 0, borderWidth: 1, borderColor: accent, borderDash: [1, 3] }
  return [
    { ...bare, data: burnUp.done, borderColor: accent, borderWidth: 3, label: t('total_done') },
    { ...bare, data: burnUp.plan, borderColor: soft, borderWidth: 1.5, borderDash: [2, 3], label: t('chart_plan') },
    { ...bare, data: burnUp.projection, borderColor: accent, borderDash: [7, 5], label: t('projected') },
    { ...edge, data: burnUp.low },
    { ...edge, data: burnUp.high, fill: '-1', backgroundColor: band },
  ]
}

function optionsOf(burnUp: BurnUp, colours: Colours, font: Font): ChartOptions<'line'> {
  const ticks = { color: colours.soft, font }
  return {
    animation: false,
    responsive: true,
    maintainAspectRatio: false,
    layout: { padding: { top: 40, right: 12 } },
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
        suggestedMax: Math.max(burnUp.amount, burnUp.high.at(-1)?.y ?? 0) * 1.04,
        title: { display: true, text: t('chart_axis'), color: colours.soft, font },
        grid: { color: colours.line },
        border: { display: false },
        ticks: { ...ticks, maxTicksLimit: 6, callback: (value) => figure(Number(value)) },
      },
    },
    plugins: { tooltip: tooltipOf(font) },
  }
}

const tooltipOf = (font: Font) => ({
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
