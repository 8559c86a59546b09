/** Audibility through time: how many villages passed and how many speakers sounded at each month's end. */
import { Band } from '../../../domain/audibility/audibility.ts'
import { figure } from '../../shared/format.ts'
import { t } from '../words.ts'
import { Empty } from '../kit/section.tsx'
import { number, Table } from '../kit/table.tsx'
import {
  broadcastPath,
  isUnknown,
  labelHeights,
  pathOf,
  type Rate,
  type Scope,
  sinceFirstTest,
  stretchesOf,
  type TrendPoint,
} from './rules.ts'
import { percentOrUnknown } from '../kit/figures.tsx'

export function Trend({ all, scope }: { all: TrendPoint[]; scope: Scope }) {
  const points = sinceFirstTest(all)
  return (
    <>
      {points.every(isUnknown) ? <Empty>{t('trend_none')}</Empty> : <TrendChart points={points} />}
      <TrendTable points={points} scope={scope} />
    </>
  )
}

const LINES: [rate: Rate, name: string, word: 'villages_passing' | 'speakers_sounding'][] = [
  ['ratePercent', 'speakers', 'speakers_sounding'],
  ['villagesPercent', 'villages', 'villages_passing'],
]
const TICKS = [0, 20, 40, 60, 80, 100]

/** Drawn by the stylesheet's colours; told apart by dash and by the dots' shape as well. */
function TrendChart({ points }: { points: TrendPoint[] }) {
  const last = points.at(-1)
  const heights = labelHeights(LINES.map(([rate]) => (last && !isUnknown(last) ? last[rate] : null)))
  const label = t('trend_label', {
    from: points[0]?.day ?? '',
    to: last?.day ?? '',
    villages: rateText(last, 'villagesPercent'),
    speakers: rateText(last, 'ratePercent'),
  })
  return (
    <div class="trend" role="img" aria-label={label}>
      <div class="trend-room">
        {TICKS.map((tick) => (
          <span key={tick} class="trend-tick" style={{ bottom: `${tick}%` }}>
            {tick}%
          </span>
        ))}
        <svg viewBox="0 0 100 100" preserveAspectRatio="none" aria-hidden="true">
          {LINES.map(([rate, name]) =>
            stretchesOf(points, rate).map((stretch) => (
              <path key={`${name} ${stretch[0]?.day}`} class={`trend-line trend-${name}`} d={pathOf(stretch)} />
            )),
          )}
        </svg>
        {LINES.flatMap(([rate, name]) =>
          stretchesOf(points, rate)
            .flat()
            .map(({ x, y, day }) => (
              <i key={`${name} ${day}`} class={`trend-dot trend-${name}`} style={{ left: `${x}%`, bottom: `${y}%` }} />
            )),
        )}
        {LINES.map(([rate, name, word], i) => {
          const height = heights[i]
          return height == null ? null : (
            <span key={name} class={`trend-name trend-${name}`} style={{ bottom: `${height}%` }}>
              {t(word)} {rateText(last, rate)}
            </span>
          )
        })}
      </div>
      <div class="trend-days">
        <span>{points.length > 1 && points[0]?.day}</span>
        <span>{last?.day}</span>
      </div>
    </div>
  )
}

const rateText = (point: TrendPoint | undefined, rate: Rate): string =>
  percentOrUnknown(point && !isUnknown(point) ? point[rate] : null)

const TrendTable = ({ points, scope }: { points: TrendPoint[]; scope: Scope }) => (
  <Table
    name="trend"
    class="numbers"
    isPlain
    label={t('trend_title', { scope: t(`scope_of_${scope}`) })}
    rows={points.toReversed()}
    keyOf={({ day }) => day}
    columns={[
      { head: t('as_of'), isRowHead: true, cell: ({ day }) => <a href={broadcastPath({ asOf: day, scope })}>{day}</a> },
      {
        head: t('villages_passing'),
        cell: (of) => <Share rate={rateText(of, 'villagesPercent')} part={of.pass} whole={of.villages} />,
      },
      {
        head: t('speakers_sounding'),
        cell: (of) => (
          <Share rate={rateText(of, 'ratePercent')} part={of.speakersSounding} whole={of.speakersInstalled} />
        ),
      },
      ...Band.options.map((band) => number(band, t(`band_${band}`))),
    ]}
  />
)

const Share = ({ rate, part, whole }: { rate: string; part: number; whole: number }) => (
  <>
    {rate}{' '}
    <span class="soft">
      {figure(part)}/{figure(whole)}
    </span>
  </>
)
