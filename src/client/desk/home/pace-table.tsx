/** One target against its deadlines: a row for each question, a column for each deadline. */
import type { ComponentChildren } from 'preact'
import type { Overview } from '../../../domain/report/overview.ts'
import type { Pace } from '../../../domain/target/pace.ts'
import { figure, percent, shortDay } from '../../shared/format.ts'
import { t } from '../words.ts'
import { chanceSentence } from './chance.ts'
import { neededByPlan } from './needed-by-plan.ts'
import { unitOf } from '../kit/target-words.ts'
import { VerdictMark } from './verdict.tsx'

type Target = Overview['targets'][number]

const orUnknown = (value: number | null, print: (value: number) => string): string =>
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

type RowWord = 'time_progress' | 'verdict' | 'days_left' | 'needed_per_day' | 'pace_per_day' | 'projected'
const ROWS: [word: RowWord, name: string, cell: (pace: Pace, unit: string) => ComponentChildren][] = [
  ['time_progress', 'timeProgress', TimeProgress],
  ['verdict', 'verdict', (pace) => <VerdictMark pace={pace} />],
  ['days_left', 'daysLeft', ({ daysLeft }) => figure(daysLeft)],
  ['needed_per_day', 'neededPerDay', Needed],
  ['pace_per_day', 'pacePerDay', ({ pacePerDay }) => orUnknown(pacePerDay, (value) => figure(value, 2))],
  ['projected', 'outlook', (pace, unit) => <Outlook pace={pace} unit={unit} />],
]

export function PaceTable({ target }: { target: Target }) {
  const { bases, name } = target
  return (
    <>
      <table class="pace" role="table">
        <caption class="unseen">{name}</caption>
        <thead role="rowgroup">
          <tr role="row">
            <th role="columnheader" scope="col">
              {t('basis')}
            </th>
            {bases.map(({ deadline }, i) => (
              <th key={deadline} role="columnheader" scope="col">
                {shortDay(deadline)}
                <span class="soft">{i === 0 ? t('basis_deadline') : t('basis_final')}</span>
              </th>
            ))}
          </tr>
        </thead>
        <tbody role="rowgroup">
          {ROWS.map(([word, figureName, cell]) => (
            <tr key={figureName} role="row" data-figure={figureName}>
              <th role="rowheader" scope="row">
                {t(word)}
              </th>
              {bases.map((pace) => (
                <td key={pace.deadline} role="cell" data-deadline={pace.deadline}>
                  {cell(pace, unitOf(target))}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      <ul class="plain chance">
        {bases.map((pace) => (
          <li key={pace.deadline} data-figure="chance" data-deadline={pace.deadline}>
            {chanceSentence(pace)}
          </li>
        ))}
      </ul>
    </>
  )
}
