/** One target in a few lines: how far, and against each deadline the verdict, the chance, and what it takes a day. */
import type { Overview } from '../../../domain/report/overview.ts'
import type { Pace } from '../../../domain/target/pace.ts'
import { figure, percent, shortDay } from '../../shared/format.ts'
import { Exact } from '../kit/exact.tsx'
import { t } from '../words.ts'
import { chanceFigure } from './chance.ts'
import { daysLeftSentence } from './days-left.ts'
import { targetLogs } from './figure-links.ts'
import { neededByPlan } from './needed-by-plan.ts'
import { langOf, targetName, unitOf } from '../kit/target-words.ts'
import { VerdictMark } from './verdict.tsx'

type Target = Overview['targets'][number]

export function SteerTarget({ target, asOf }: { target: Target; asOf: string }) {
  const { code, completionPercent, done, amount, remaining, bases } = target
  const href = targetLogs(target, asOf)
  return (
    <article class="steer-part" data-steer={code} aria-labelledby={`steer-${code}`}>
      <h3 id={`steer-${code}`} lang={langOf(target)}>
        <a class="plain-link" href="#targets">
          {targetName(target)}
        </a>
      </h3>
      <p class="completion">
        <span class="big" data-figure="completion">
          {percent(completionPercent, 2)}
        </span>
        <span class="of">
          {href ? <a href={href}>{figure(done)}</a> : figure(done)} / {figure(amount)} {unitOf(target)}
        </span>
        <Exact credit={target.credit} />
        <span class="soft">
          {t('remaining')} {figure(remaining)}
        </span>
      </p>
      <table class="steer-paces" role="table">
        <caption class="unseen">{targetName(target)}</caption>
        <thead role="rowgroup">
          <tr role="row">
            {HEADS.map((head) => (
              <th key={head} role="columnheader" scope="col">
                {t(head)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody role="rowgroup">
          {bases.map((pace) => (
            <PaceRow key={pace.deadline} pace={pace} asOf={asOf} />
          ))}
        </tbody>
      </table>
    </article>
  )
}

const HEADS = ['target_deadline', 'verdict', 'steer_chance', 'needed_per_day'] as const

const PaceRow = ({ pace, asOf }: { pace: Pace; asOf: string }) => (
  <tr role="row" data-deadline={pace.deadline}>
    <th role="rowheader" scope="row">
      {shortDay(pace.deadline)} <span class="soft">{daysLeftSentence(pace, asOf)}</span>
    </th>
    <td role="cell" data-figure="verdict">
      <VerdictMark pace={pace} />
    </td>
    <td role="cell" data-figure="chance">
      <span class="steer-label soft" aria-hidden="true">
        {t('steer_chance')}{' '}
      </span>
      {chanceFigure(pace)}
    </td>
    <td role="cell" data-figure="needed">
      <span class="steer-label soft" aria-hidden="true">
        {t('needed_per_day')}{' '}
      </span>
      <strong>{pace.neededPerDay === null ? '—' : figure(pace.neededPerDay, 2)}</strong>{' '}
      {pace.pacePerDay !== null && (
        <span class="soft">{t('steer_now_per_day', { count: figure(pace.pacePerDay, 2) })}</span>
      )}{' '}
      <span class="soft by-plan">{neededByPlan(pace)}</span>
    </td>
  </tr>
)
