/** A target wherever it is shown: how far it is, and how that stands against each deadline. */
import type { ComponentChildren } from 'preact'
import type { Overview } from '../../../domain/report/overview.ts'
import type { Pace } from '../../../domain/target/pace.ts'
import { figure, monthName, percent, shortDay, signed } from '../../shared/format.ts'
import { VERDICT_LOOK } from '../../shared/shapes.ts'
import { Alone, aloneLogs, Exact, Fact, targetLogs } from './figures.tsx'
import { Chances } from './chance.tsx'
import { t } from '../words.ts'
import { Mark } from './marks.tsx'
import { addDays, daysBetween } from '../../../domain/period.ts'
import type { Indicator } from '../../../domain/target/target.ts'
import { unitInEnglish } from '../../../domain/target/target-figures.ts'
import { language } from '../../shared/words.ts'
import { Table } from './table.tsx'

export const VerdictMark = ({ pace }: { pace: Pace }) => (
  <Mark look={VERDICT_LOOK[pace.verdict]}>
    {t(`verdict_${pace.verdict}`)} <span class="gap">{t('gap_points', { points: signed(pace.gapPoints) })}</span>
  </Mark>
)

type Target = Overview['targets'][number]

/** What a number counts, where that is a list. */
export const Linked = ({ href, children }: { href: string | null; children: ComponentChildren }) =>
  href ? <a href={href}>{children}</a> : <>{children}</>

/** 2000余: what is at least so much says so. */
export const doneSaid = ({ done, doneAtLeast }: Pick<Target, 'done' | 'doneAtLeast'>): string =>
  `${figure(done)}${doneAtLeast && done > 0 ? t('ledger_and_more') : ''}`

interface CompletionProps {
  target: Target
  href: string | null
  children?: ComponentChildren
}

export const Completion = ({ target, href, children }: CompletionProps) => (
  <p class="completion">
    <span class="big" data-figure="completion">
      {percent(target.completionPercent, 2)}
    </span>
    <span class="of">
      <Linked href={href}>
        <span data-figure="done">{doneSaid(target)}</span>
      </Linked>
      {' / '}
      <span data-figure="amount">{figure(target.amount)}</span> {unitOf(target)}
    </span>
    <Exact credit={target.credit} />
    <Alone count={target.acceptedAlone} />
    {children}
  </p>
)

/** How far it is, with a tick where each deadline's time progress is. */
export function ProgressBar({ target }: { target: Target }) {
  const label = t('progress_bar', { percent: percent(target.completionPercent, 2) })
  return (
    <svg class="bar" viewBox="0 0 100 6" preserveAspectRatio="none" role="img" aria-label={label}>
      <rect class="bar-room" width="100" height="6" />
      <rect class="bar-done" width={Math.min(100, target.completionPercent)} height="6" />
      {target.bases.map(({ deadline, timeProgressPercent: x }) => (
        <line key={deadline} class="bar-time" x1={x} x2={x} y1="0" y2="6" vector-effect="non-scaling-stroke" />
      ))}
    </svg>
  )
}

export function Beside({ target, asOf }: { target: Target; asOf: string }) {
  const { accepted, acceptedAlone, held, credit, logs } = target
  const partial = credit !== null && logs !== null && credit !== 60 * logs
  return (
    <dl class="beside">
      {accepted !== null && (
        <Fact label={t('accepted_of_those')} name="accepted">
          <Linked href={targetLogs(target, asOf, 'accepted')}>{figure(accepted)}</Linked>
        </Fact>
      )}
      {acceptedAlone ? (
        <Fact label={t('alone_aside')} name="accepted-alone">
          <Linked href={aloneLogs(target, asOf)}>{figure(acceptedAlone)}</Linked>
        </Fact>
      ) : null}
      {held !== null && (
        <Fact label={t('held_aside')} name="held">
          <Linked href={targetLogs(target, asOf, 'held')}>{figure(held)}</Linked>
        </Fact>
      )}
      {partial && (
        <Fact label={t('logs_behind')} name="logs">
          {figure(logs)}
        </Fact>
      )}
      <Fact label={t('remaining')} name="remaining">
        {figure(target.remaining)}
      </Fact>
    </dl>
  )
}

export const orUnknown = (value: number | null, print: (value: number) => string): string =>
  value === null ? '—' : print(value)

const TimeProgress = (pace: Pace) => (
  <>
    {percent(pace.timeProgressPercent, 2)}{' '}
    <span class="soft">{t('days_of', { elapsed: pace.elapsedDays, total: pace.totalDays })}</span>
  </>
)

function Outlook({ pace, unit }: { pace: Pace; unit: string }) {
  if (pace.reachedOn) return <>{t('reached_on', { day: shortDay(pace.reachedOn) })}</>
  return (
    <>
      <span data-figure="projected">{orUnknown(pace.projected, (value) => figure(value, 1))}</span>{' '}
      {pace.projected !== null && <span class="soft">{endingSaid(pace, unit)}</span>}
    </>
  )
}

/** What is short by less than one is not enough either. */
function endingSaid({ verdict, projectedOn, deadline, shortBy }: Pace, unit: string): string {
  if (verdict === 'done' || verdict === 'exceeded' || projectedOn === deadline) return t('enough')
  if (projectedOn) return t('reached_on', { day: shortDay(projectedOn) })
  return t('short_by', { amount: shortBy ? figure(shortBy) : t('less_than_one'), unit })
}

const Needed = (pace: Pace) => (
  <>
    {orUnknown(pace.neededPerDay, (value) => figure(value, 2))} <span class="soft">{neededByPlan(pace)}</span>
  </>
)

interface PaceFigure {
  word: 'time_progress' | 'verdict' | 'days_left' | 'needed_per_day' | 'pace_per_day' | 'projected'
  figure: string
  cell: (pace: Pace, unit: string) => ComponentChildren
}
const ROWS: PaceFigure[] = [
  { word: 'time_progress', figure: 'timeProgress', cell: TimeProgress },
  { word: 'verdict', figure: 'verdict', cell: (pace) => <VerdictMark pace={pace} /> },
  { word: 'days_left', figure: 'daysLeft', cell: ({ daysLeft }) => figure(daysLeft) },
  { word: 'needed_per_day', figure: 'neededPerDay', cell: Needed },
  {
    word: 'pace_per_day',
    figure: 'pacePerDay',
    cell: ({ pacePerDay }) => orUnknown(pacePerDay, (value) => figure(value, 2)),
  },
  { word: 'projected', figure: 'outlook', cell: (pace, unit) => <Outlook pace={pace} unit={unit} /> },
]

export function PaceTable({ target }: { target: Target }) {
  const { bases, name } = target
  const unit = unitOf(target)
  return (
    <>
      <Table
        class="pace"
        label={name}
        rows={ROWS}
        keyOf={({ figure: of }) => of}
        rowOf={({ figure: of }) => ({ 'data-figure': of })}
        columns={[
          { head: t('basis'), isRowHead: true, cell: ({ word }) => t(word) },
          ...bases.map((pace, i) => ({
            head: shortDay(pace.deadline),
            under: <span class="soft">{i === 0 ? t('basis_deadline') : t('basis_final')}</span>,
            data: { 'data-deadline': pace.deadline },
            cell: ({ cell }: PaceFigure) => cell(pace, unit),
          })),
        ]}
      />
      <Chances target={target} />
    </>
  )
}

interface Named {
  name: string
  nameEn?: string | undefined
}
export const targetName = ({ name, nameEn }: Named): string => (language() === 'en' ? (nameEn ?? name) : name)

/** A name that stayed Chinese says so to whoever hears it. */
export const langOf = (target: Named): 'zh-CN' | undefined => (targetName(target) === target.name ? 'zh-CN' : undefined)

export function unitOf({ indicator, unit }: { indicator: Indicator; unit: string }): string {
  if (language() === 'zh') return unit
  return indicator === 'manual' ? unitInEnglish(unit) : t(`unit_${indicator}`)
}

/** Of an item of a checklist. */
export const unitSaid = (unit: string): string => (language() === 'en' ? unitInEnglish(unit) : unit)

export function daysLeftSentence({ deadline, daysLeft }: Pick<Pace, 'deadline' | 'daysLeft'>, asOf: string): string {
  const past = daysBetween(deadline, asOf)
  if (past > 0) return t('days_past', { days: past })
  return daysLeft === 0 ? t('milestone_due_today') : t('days_remaining', { days: daysLeft })
}

type Need = Pick<Pace, 'deadline' | 'daysLeft' | 'neededPerDay' | 'neededPerDayThisMonth'>

/** Of the month of the first day left, which it names; null without a plan, and where nothing is needed or no day is left. */
export function neededByPlan({ deadline, daysLeft, neededPerDay, neededPerDayThisMonth: count }: Need): string | null {
  if (count == null || neededPerDay === 0) return null
  const month = monthName(Number(addDays(deadline, 1 - daysLeft).slice(5, 7)) - 1)
  return t('needed_by_plan', { month, count: figure(count, 2) })
}
