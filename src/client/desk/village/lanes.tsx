/** A village's year on one time axis: what was shown, how its speakers sounded, what was broken. */
import type { VillageStanding } from '../../../contract/standings.ts'
import type { AudibilityTestRow } from '../../../contract/audibility.ts'
import { daysBetween, lastDayOf } from '../../../domain/period.ts'
import { figure, longDay, monthName, percent, screeningsOf, shortDay } from '../../shared/format.ts'
import { categoryWord } from '../kit/faults.tsx'
import { Alone, Exact, monthLogs } from '../kit/figures.tsx'
import { Mark } from '../kit/marks.tsx'
import { faultPath, logPath } from '../routes.ts'
import { t } from '../later-words.ts'
import {
  type Axis,
  axisOf,
  type Bar,
  barsOf,
  forDays,
  monthsOf,
  slopeOf,
  speakersShort,
  type VillageMonth,
} from './rules.ts'
import { Slope } from './slope.tsx'
import type { ComponentChildren } from 'preact'

export function Lanes({ standing }: { standing: VillageStanding }) {
  const axis = axisOf(standing)
  const { asOf, year, faults, due } = standing
  const months = monthsOf(standing)
  const bars = barsOf(standing, axis)
  const tests = slopeOf(standing, axis)
  return (
    <section
      class="lanes"
      aria-label={t('lanes_title')}
      style={{
        '--months': axis.months.map((month) => `${Number(lastDayOf(month).slice(8))}fr`).join(' '),
        '--now': `${100 * axis.placeOf(asOf)}%`,
      }}
    >
      <p class="lane-top" aria-hidden="true">
        <b class="lane-now">{shortDay(asOf)}</b>
        {due && due === axis.until && <b class="lane-due">{t('lane_due', { day: shortDay(due) })}</b>}
      </p>
      {year && (
        <Lane
          title={t('lane_shows')}
          says={
            <span data-figure="owed">
              {t('village_months_owed', { done: figure(year.done), quota: figure(year.quota) })}{' '}
              <Exact credit={year.credit} /> <Alone count={year.acceptedAlone} />
            </span>
          }
        >
          <ol class="lane-months" data-list="months">
            {months.slice(0, axis.months.length).map((one) => (
              <Month key={one.month} of={one} asOf={asOf} village={standing.village.code} />
            ))}
          </ol>
        </Lane>
      )}
      <Lane title={t('audibility')} says={t('lane_tests', { count: tests.length })}>
        <Slope standing={standing} axis={axis} tests={tests} label={slopeSaid(tests, standing)} />
      </Lane>
      {faults && (
        <Lane title={t('lane_faults')} says={t('lane_faults_count', { count: figure(faults.total) })}>
          <ul class="lane-bars" data-list="bars">
            {bars.slice(-BARS).map((bar) => (
              <BarLine key={`${bar.from} ${bar.fault?.id}`} bar={bar} axis={axis} asOf={asOf} />
            ))}
          </ul>
          {bars.length === 0 && <p class="soft">{t('lane_no_fault')}</p>}
        </Lane>
      )}
      <ol class="lane-axis" aria-hidden="true">
        {axis.months.map((month) => (
          <li key={month}>{monthName(Number(month.slice(5)) - 1)}</li>
        ))}
      </ol>
    </section>
  )
}

const BARS = 5

interface LaneProps {
  title: string
  says: ComponentChildren
  children: ComponentChildren
}
const Lane = ({ title, says, children }: LaneProps) => (
  <div class="lane">
    <div class="lane-head">
      <h2>{title}</h2>
      <p class="soft">{says}</p>
    </div>
    <div class="lane-room">{children}</div>
  </div>
)

interface MonthProps {
  of: VillageMonth
  asOf: string
  village: string
}

/** A tile: the shows of the month, each leading to its log, or that there was none. */
function Month({ of: { month, credit, cell, shows }, asOf, village }: MonthProps) {
  const name = monthName(Number(month.slice(5)) - 1)
  const days = Number(lastDayOf(month).slice(8))
  const isShown = cell === 'seen' || cell === 'part'
  return (
    <li class={`tile tile-${cell}`} data-month={month} data-shows={Math.floor(credit / 60)}>
      {isShown ? (
        <>
          {shows.map(({ id, screenedOn }) => (
            <i key={id} class="show-tick" style={{ left: `${(100 * (Number(screenedOn.slice(8)) - 0.5)) / days}%` }} />
          ))}
          {shows.slice(0, 2).map(({ id, screenedOn, filmNames }) => (
            <a key={id} href={logPath(id)}>
              <span class="soft">{shortDay(screenedOn)}</span> <b>{filmNames.join(t('list_comma'))}</b>
            </a>
          ))}
          {(shows.length > 2 || cell === 'part' || shows.length === 0) && (
            <a href={monthLogs(month, asOf, village)}>
              {cell === 'part' ? `${t('below_one')} ${screeningsOf(credit)}` : t('tile_all', { count: shows.length })}
            </a>
          )}
        </>
      ) : (
        <>
          <span class="soft">{name}</span>
          {cell === 'gap' && <Mark look={['bad', 'cross']}>{t('tile_gap')}</Mark>}
          {cell === 'pending' && <span class="cell-pending">{t('tile_pending')}</span>}
        </>
      )}
    </li>
  )
}

/** What the slope says to who cannot see it. */
function slopeSaid(tests: AudibilityTestRow[], standing: VillageStanding): string {
  const said = tests.map(({ testedOn, ratePercent, speakersSounding: sounding, speakersInstalled: installed }) =>
    t('slope_test', { day: longDay(testedOn), rate: percent(ratePercent ?? 0, 1), sounding, installed }),
  )
  const short = speakersShort(standing.audibility)
  const rest = short > 0 ? [t('slope_short', { count: short })] : []
  return [t('audibility'), ...said, ...rest].join(t('list_semicolon'))
}

interface BarProps {
  bar: Bar
  axis: Axis
  asOf: string
}

function BarLine({ bar: { from, to, fault, overdueFrom }, axis: { placeOf }, asOf }: BarProps) {
  const [start, end] = [100 * placeOf(from), 100 * placeOf(to)]
  const late = overdueFrom === undefined ? end : Math.max(start, 100 * placeOf(overdueFrom))
  const isLateHalf = start > 50
  return (
    <li
      class={isLateHalf ? 'bar-line bar-left' : 'bar-line'}
      data-bar={fault?.id ?? 'unreported'}
      style={{ '--from': `${start}%`, '--to': `${end}%`, '--late': `${late}%` }}
    >
      <i class={fault ? 'fault-bar' : 'fault-bar bar-unreported'} aria-hidden="true" />
      {overdueFrom !== undefined && <i class="fault-bar bar-late" aria-hidden="true" />}
      <p>
        {fault ? (
          <>
            <a href={faultPath(fault.id)}>{categoryWord(fault.category)}</a>
            {fault.assignee && ` ${fault.assignee}`} <span class="soft">{faultSaid(fault, from, to)}</span>{' '}
            {fault.isOverdue && overdueFrom !== undefined && (
              <Mark look={['bad', 'cross']}>{forDays('lane_late', daysBetween(overdueFrom, asOf))}</Mark>
            )}
          </>
        ) : (
          <Mark look={['watch', 'alert']}>{forDays('lane_unreported', daysBetween(from, to))}</Mark>
        )}
      </p>
    </li>
  )
}

function faultSaid({ settledAt }: NonNullable<Bar['fault']>, from: string, to: string): string {
  return settledAt === undefined
    ? t('lane_reported', { day: shortDay(from) })
    : t('lane_settled', { from: shortDay(from), days: figure(Math.max(1, daysBetween(from, to))) })
}
