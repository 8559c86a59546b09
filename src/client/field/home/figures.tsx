/** A team's own figures: what counts, against which target, by which day, and how that stands. */
import type { FieldTeam } from '../../../domain/screening/field-copy.ts'
import type { Pace } from '../../../domain/target/pace.ts'
import { figure, percent, shortDay } from '../../shared/format.ts'
import { VERDICT_LOOK } from '../../shared/shapes.ts'
import { Mark } from '../kit/marks.tsx'
import { t } from '../words.ts'

export function Figures({ team, today }: { team: FieldTeam; today: string }) {
  const { figures } = team
  const [pace] = figures?.bases ?? []
  if (!figures || !pace) {
    return <p class="soft">{t('figures_none')}</p>
  }
  const { done, amount, accepted, completionPercent } = figures
  return (
    <section aria-label={t('figures_title')}>
      <p class="figure-lead">
        <span class="figure-big" data-figure="done">
          {figure(done)}
        </span>
        <span>{t('figures_of', { amount: figure(amount) })}</span>
        <Mark look={VERDICT_LOOK[pace.verdict]}>{t(`verdict_${pace.verdict}`)}</Mark>
      </p>
      <div
        class="bar"
        role="img"
        aria-label={t('figures_bar', { done: percent(completionPercent), time: percent(pace.timeProgressPercent) })}
      >
        <div class="bar-done" style={{ width: `${Math.min(100, completionPercent)}%` }} />
        <div class="bar-now" style={{ left: `${Math.min(100, pace.timeProgressPercent)}%` }} />
      </div>
      <p class="soft" data-figure="pace">
        {paceSentence(pace, figures)}
      </p>
      <details>
        <summary>{t('figures_more')}</summary>
        <dl class="figures">
          <Figure word="figure_accepted" value={accepted ?? 0} />
          <Figure word="figure_held" value={team.held} />
          <Figure word="figure_returned" value={team.returned} />
          <Figure word="days_left" value={pace.daysLeft} />
        </dl>
        <p class="soft">{t('figures_basis', { day: shortDay(today), deadline: shortDay(pace.deadline) })}</p>
      </details>
    </section>
  )
}

function Figure({
  word,
  value,
}: {
  word: 'figure_accepted' | 'figure_held' | 'figure_returned' | 'days_left'
  value: number
}) {
  return (
    <div class="figure" data-figure={word}>
      <dt>{t(word)}</dt>
      <dd>{figure(value)}</dd>
    </div>
  )
}

/** The gap in shows: nobody drives to a village for a percentage point. */
export const showsOff = (gapPoints: number, amount: number): number => Math.round((Math.abs(gapPoints) * amount) / 100)

/** What is still to be done by the bureau's own deadline, and whether the pace so far is enough. */
export function paceSentence(pace: Pace, { amount, remaining: left }: { amount: number; remaining: number }): string {
  const remaining = figure(left)
  const deadline = shortDay(pace.deadline)
  if (pace.verdict === 'done' || pace.verdict === 'exceeded') return t('pace_done', { deadline })
  if (pace.verdict === 'overdue') return t('pace_overdue', { deadline, remaining })
  const facts = {
    deadline,
    days: pace.daysLeft,
    remaining,
    shows: figure(showsOff(pace.gapPoints, amount)),
    gap: figure(Math.abs(pace.gapPoints), 2),
  }
  return pace.gapPoints >= 0 ? t('pace_ahead', facts) : t('pace_behind', facts)
}
