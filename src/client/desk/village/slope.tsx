/** How a village's speakers sounded from test to test, against the line at 95 %, and what is left to repair by the day due. */
import { useLayoutEffect, useRef, useState } from 'preact/hooks'
import type { AudibilityTestRow } from '../../../contract/audibility.ts'
import type { VillageStanding } from '../../../contract/standings.ts'
import { daysBetween } from '../../../domain/period.ts'
import { figure, percent, shortDay } from '../../shared/format.ts'
import { t } from '../later-words.ts'
import { type Axis, forDays, speakersShort } from './rules.ts'
import './slope.css'

const HEIGHT = 184
const [TOP, FOOT] = [24, 44]
const PASS = 95
/** So far apart that both lines of a label have room. */
const LABEL = 118

interface Props {
  standing: VillageStanding
  axis: Axis
  tests: AudibilityTestRow[]
  label: string
}

export function Slope({ standing: { audibility, asOf }, axis, tests, label }: Props) {
  const room = useRef<HTMLDivElement>(null)
  const width = useWidth(room)
  const rates = [...tests.map(({ ratePercent }) => ratePercent ?? 0), audibility.partial?.atMostPercent ?? 100]
  const floor = Math.min(80, 10 * Math.floor((Math.min(...rates) - 4) / 10))
  const x = (day: string): number => axis.placeOf(day) * width
  const y = (rate: number): number => TOP + ((100 - rate) / (100 - floor)) * (HEIGHT - TOP - FOOT)
  const points = tests.map((test) => ({ test, x: x(test.testedOn), y: y(test.ratePercent ?? 0) }))
  const last = points.at(-1)
  const isBelow = audibility.band === 'low' || audibility.band === 'severe'
  const since = isBelow ? audibility.belowSince : null
  const line = y(PASS)
  const now = x(asOf)
  const path = points.map((one, i) => `${i ? 'L' : 'M'}${one.x} ${one.y}`).join('')
  const short = speakersShort(audibility)
  return (
    <div ref={room} class="slope-room">
      {width > 0 && (
        <svg width={width} height={HEIGHT} role="img" aria-label={label}>
          <rect class="passing" x="0" width={width} y={y(100)} height={line - y(100)} />
          {since && last && <path class="short" d={areaOf(points, Math.max(0, x(since)), now, line)} />}
          <line class="pass-line" x1="0" x2={width} y1={line} y2={line} />
          <text class="scale" x="4" y={line - 5}>
            95%
          </text>
          <path class="slope-line" d={path} />
          {isBelow && last && short > 0 && (
            <>
              <path class="to-pass" d={`M${last.x} ${last.y}L${width - 2} ${line}`} />
              <text class="to-pass-says" x={width - 4} y={line + 20} text-anchor="end">
                {t('slope_repair', { count: figure(short) })}
              </text>
            </>
          )}
          {since && <Bracket from={Math.max(0, x(since))} to={now} y={line - 6} days={daysBetween(since, asOf)} />}
          {points.map((one, i) => (
            <Point key={one.test.id} of={one} before={points[i - 1]} next={points[i + 1]} width={width} now={now} />
          ))}
          {audibility.partial && (
            <circle
              class="part-test"
              cx={x(audibility.partial.testedOn)}
              cy={y(audibility.partial.atMostPercent)}
              r="6"
            />
          )}
          {points.length === 0 && (
            <text class="soft" x={width / 2} y={line + 40} text-anchor="middle">
              {t('slope_none')}
            </text>
          )}
        </svg>
      )}
    </div>
  )
}

interface Placed {
  test: AudibilityTestRow
  x: number
  y: number
}

/** Between the line and what was found below it. */
function areaOf(points: Placed[], from: number, to: number, line: number): string {
  const below = points.filter((one) => one.x >= from)
  const last = below.at(-1)
  return `M${from} ${line}${below.map((one) => `L${one.x} ${Math.max(line, one.y)}`).join('')}L${to} ${last ? Math.max(line, last.y) : line}L${to} ${line}Z`
}

interface PointProps {
  of: Placed
  before: Placed | undefined
  next: Placed | undefined
  width: number
  /** Where today is: nothing is written across its line. */
  now: number
}

/** Said in full where there is room, and always of the last. */
function Point({ of, before, next, width, now }: PointProps) {
  const { ratePercent, testedOn, speakersSounding, speakersInstalled } = of.test
  const rate = percent(ratePercent ?? 0, 1)
  const hasRoom = (!before || of.x - before.x > LABEL) && (!next || next.x - of.x > LABEL)
  const isLast = next === undefined
  const isAtNow = now - of.x < LABEL / 2 && of.x > LABEL
  const anchor = isAtNow || of.x > width - LABEL / 2 ? 'end' : of.x < LABEL / 2 ? 'start' : 'middle'
  const x = isAtNow ? Math.min(of.x + LABEL / 2, now - 6) : of.x
  const isPassing = (ratePercent ?? 0) >= PASS
  return (
    <g>
      <circle class={isPassing ? 'tested tested-pass' : 'tested'} cx={of.x} cy={of.y} r="6" />
      {(isLast || hasRoom) && (
        <text x={x} y={of.y + 24} text-anchor={anchor}>
          <tspan class={isLast ? 'rate rate-last' : 'rate'}>{rate}</tspan>
          <tspan class="soft" x={x} dy="18">
            {shortDay(testedOn)} {figure(speakersSounding)}/{figure(speakersInstalled)}
          </tspan>
        </text>
      )}
    </g>
  )
}

const Bracket = ({ from, to, y, days }: { from: number; to: number; y: number; days: number }) => (
  <>
    <path class="bracket" d={`M${from} ${y}v-7H${to}v7`} />
    <text
      class="bracket-says"
      x={to - from > 150 ? (from + to) / 2 : to}
      y={y - 12}
      text-anchor={to - from > 150 ? 'middle' : 'end'}
    >
      {forDays('slope_below', days)}
    </text>
  </>
)

/** Of the room it is drawn in, in pixels; 0 before it is known. */
function useWidth(room: { current: HTMLElement | null }): number {
  const [width, setWidth] = useState(0)
  useLayoutEffect(() => {
    const { current } = room
    if (!current) return
    const look = () => setWidth(current.clientWidth)
    look()
    const resized = new ResizeObserver(look)
    resized.observe(current)
    return () => resized.disconnect()
  }, [room])
  return width
}
