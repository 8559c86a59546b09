/** One target against its deadlines: a row for each question, a column for each deadline. */
import type { ComponentChildren } from 'preact'
import type { Overview } from '../../../domain/overview.ts'
import type { Pace } from '../../../domain/pace.ts'
import { figure, percent, shortDay } from '../../shared/format.ts'
import { t } from '../words.ts'
import { chanceSentence } from './chance.ts'
import { unitOf } from './unit.ts'
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
  const { projected, shortBy, reachedOn, projectedOn, deadline } = pace
  if (reachedOn) return <>{t('reached_on', { day: shortDay(reachedOn) })}</>
  const early = projectedOn && projectedOn < deadline ? t('reached_on', { day: shortDay(projectedOn) }) : t('enough')
  const ending = shortBy ? t('short_by', { amount: figure(shortBy), unit }) : early
  return (
    <>
      <span data-figure="projected">{orUnknown(projected, (value) => figure(value, 1))}</span>{' '}
      {projected !== null && <span class="soft">{ending}</span>}
    </>
  )
}

type RowWord = 'time_progress' | 'verdict' | 'days_left' | 'needed_per_day' | 'pace_per_day' | 'projected'
const ROWS: [word: RowWord, name: string, cell: (pace: Pace, unit: string) => ComponentChildren][] = [
  ['time_progress', 'timeProgress', TimeProgress],
  ['verdict', 'verdict', (pace) => <VerdictMark pace={pace} />],
  ['days_left', 'daysLeft', ({ daysLeft }) => figure(daysLeft)],
  ['needed_per_day', 'neededPerDay', ({ neededPerDay }) => orUnknown(neededPerDay, (value) => figure(value, 2))],
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
