/** Audibility through time: how many villages passed and how many speakers sounded at each month's end. */
import { Band } from '../../../domain/audibility/audibility.ts'
import type { AudibilityTrend } from '../../../domain/audibility/audibility-figures.ts'
import { figure, percent } from '../../shared/format.ts'
import type { Loaded } from '../../shared/load.ts'
import { t } from '../words.ts'
import { Answered, Empty } from '../kit/states.tsx'
import { Table } from '../kit/table.tsx'
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

export function TrendSection({ trend, scope }: { trend: Loaded<AudibilityTrend>; scope: Scope }) {
  return (
    <section id="trend" aria-labelledby="trend-title">
      <h2 id="trend-title">{t('trend_title', { scope: t(`scope_of_${scope}`) })}</h2>
      <p class="soft">{t('trend_basis')}</p>
      <Answered load={trend} lines={10}>
        {({ points: all }) => {
          const points = sinceFirstTest(all)
          return (
            <>
              {points.every(isUnknown) ? <Empty>{t('trend_none')}</Empty> : <TrendChart points={points} />}
              <TrendTable points={points} scope={scope} />
            </>
          )
        }}
      </Answered>
    </section>
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
    ...{ from: points[0]?.day ?? '', to: last?.day ?? '' },
    ...{ villages: rateText(last, 'villagesPercent'), speakers: rateText(last, 'ratePercent') },
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

function rateText(point: TrendPoint | undefined, rate: Rate): string {
  const value = point && !isUnknown(point) ? point[rate] : null
  return value === null ? t('unknown') : percent(value)
}

const TrendTable = ({ points, scope }: Pick<AudibilityTrend, 'points' | 'scope'>) => (
  <Table
    name="trend"
    class="numbers"
    isPlain
    label={t('trend_title', { scope: t(`scope_of_${scope}`) })}
    rows={points.toReversed()}
    keyOf={({ day }) => day}
    columns={[
      { head: t('as_of'), cell: ({ day }) => <a href={broadcastPath({ asOf: day, scope })}>{day}</a>, isRowHead: true },
      {
        head: t('villages_passing'),
        cell: (point) => <RateOf point={point} rate="villagesPercent" part={point.pass} whole={point.villages} />,
      },
      {
        head: t('speakers_sounding'),
        cell: (point) => (
          <RateOf point={point} rate="ratePercent" part={point.speakersSounding} whole={point.speakersInstalled} />
        ),
      },
      ...Band.options.map((band) => ({
        head: t(`band_${band}`),
        cell: (point: TrendPoint) => figure(point[band]),
      })),
    ]}
  />
)

const RateOf = ({ point, rate, part, whole }: { point: TrendPoint; rate: Rate; part: number; whole: number }) => (
  <>
    {rateText(point, rate)}{' '}
    <span class="soft">
      {figure(part)}/{figure(whole)}
    </span>
  </>
)
