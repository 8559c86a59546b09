/** The targets: what is done, and how that stands against each deadline, side by side. */
import type { Overview } from '../../../domain/report/overview.ts'
import { figure, percent, shortDay } from '../../shared/format.ts'
import { t } from '../words.ts'
import { Folded, FoldedPart } from '../kit/folded.tsx'
import { taskPath } from '../routes.ts'
import { Empty } from '../kit/states.tsx'
import {
  Beside,
  Completion,
  daysLeftSentence,
  langOf,
  PaceTable,
  ProgressBar,
  targetName,
  unitOf,
  VerdictMark,
} from '../kit/target.tsx'
import { targetLogs } from '../kit/figures.tsx'

type Target = Overview['targets'][number]

export function TargetSection({ overview: { targets, asOf } }: { overview: Overview }) {
  const counted = targets.filter(({ indicator }) => indicator === 'screenings')
  const others = targets.filter(({ indicator }) => indicator !== 'screenings' && indicator !== 'manual')
  const byHand = targets.filter(({ indicator }) => indicator === 'manual')
  return (
    <section id="targets" aria-labelledby="targets-title">
      <h2 id="targets-title">{t('targets_title')}</h2>
      {targets.length === 0 && <Empty>{t('no_targets')}</Empty>}
      <div class="cards">
        {counted.map((target) => (
          <TargetCard key={target.code} target={target} asOf={asOf} />
        ))}
      </div>
      {others.length > 0 && (
        <div class="cards cards-small">
          {others.map((target) => (
            <SmallCard key={target.code} target={target} asOf={asOf} />
          ))}
        </div>
      )}
      {byHand.length > 0 && <OtherTasks targets={byHand} asOf={asOf} />}
    </section>
  )
}

/** What is counted by hand, a line each: the rest is on the task list. */
const OtherTasks = ({ targets, asOf }: { targets: Target[]; asOf: string }) => (
  <>
    <h3 id="other-tasks">{t('other_tasks')}</h3>
    <Folded count={targets.length}>
      <ul class="plain task-lines" aria-labelledby="other-tasks">
        {targets.map((target) => (
          <li key={target.code} data-target={target.code}>
            <a href={taskPath(target.code, asOf)} lang={langOf(target)}>
              {targetName(target)}
            </a>
            <span>
              <span data-figure="done">{figure(target.done)}</span> / {figure(target.amount)} {unitOf(target)}{' '}
              <span class="soft">{percent(target.completionPercent, 2)}</span>
            </span>
            {target.bases[0] && (
              <span>
                <span class="soft">{shortDay(target.bases[0].deadline)}</span> <VerdictMark pace={target.bases[0]} />
              </span>
            )}
          </li>
        ))}
      </ul>
    </Folded>
  </>
)

/** Leads to its milestones and entries. */
const Name = ({ target, asOf }: { target: Target; asOf: string }) => (
  <h3 id={`target-${target.code}`} lang={langOf(target)}>
    <a class="plain-link" href={taskPath(target.code, asOf)}>
      {targetName(target)}
    </a>
  </h3>
)

function TargetCard({ target, asOf }: { target: Target; asOf: string }) {
  return (
    <article class="card" data-target={target.code} aria-labelledby={`target-${target.code}`}>
      <Name target={target} asOf={asOf} />
      <Completion target={target} href={targetLogs(target, asOf)} />
      <ProgressBar target={target} />
      <Beside target={target} asOf={asOf} />
      <FoldedPart name={t('fold_pace')}>
        <PaceTable target={target} />
      </FoldedPart>
    </article>
  )
}

/** Where on this page the number is listed. */
const SECTION_OF: Partial<Record<Target['indicator'], string>> = {
  villages_audible: '#audibility',
  tv_households: '#tv',
}

function SmallCard({ target, asOf }: { target: Target; asOf: string }) {
  return (
    <article class="card card-small" data-target={target.code} aria-labelledby={`target-${target.code}`}>
      <Name target={target} asOf={asOf} />
      <Completion target={target} href={SECTION_OF[target.indicator] ?? null} />
      <Beside target={target} asOf={asOf} />
      <ul class="plain">
        {target.bases.map((pace) => (
          <li key={pace.deadline}>
            {shortDay(pace.deadline)} <VerdictMark pace={pace} />{' '}
            <span class="soft">{daysLeftSentence(pace, asOf)}</span>
          </li>
        ))}
      </ul>
    </article>
  )
}
