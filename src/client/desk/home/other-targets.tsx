/** The rest of the task list, a line each: what is overdue first, then what is behind. */
import type { Overview } from '../../../domain/report/overview.ts'
import { figure, shortDay } from '../../shared/format.ts'
import { Folded } from '../kit/folded.tsx'
import { Empty, Section } from '../kit/section.tsx'
import { doneSaid, langOf, ProgressBar, targetName, unitOf, VerdictMark } from '../kit/target.tsx'
import { taskPath } from '../routes.ts'
import { t } from '../words.ts'
import { othersInOrder } from './rules.ts'

export function OtherTargets({ overview: { targets, asOf } }: { overview: Overview }) {
  const others = othersInOrder(targets)
  const count = (verdict: string): number => others.filter(({ bases }) => bases[0]?.verdict === verdict).length
  const title = t('others_title', { overdue: count('overdue'), behind: count('behind') })
  return (
    <Section name="targets" title={others.length === 0 ? t('other_tasks') : title}>
      {targets.length === 0 && <Empty>{t('no_targets')}</Empty>}
      <Folded count={others.length}>
        <ul class="plain task-lines">
          {others.map((target) => (
            <li key={target.code} data-target={target.code}>
              <a href={taskPath(target.code, asOf)} lang={langOf(target)}>
                {targetName(target)}
              </a>
              <ProgressBar target={target} />
              <span>
                <span data-figure="done">{doneSaid(target)}</span>{' '}
                <span class="soft">
                  / {figure(target.amount)} {unitOf(target)}
                </span>
              </span>
              {target.bases[0] && (
                <>
                  <span class="soft">{shortDay(target.bases[0].deadline)}</span>
                  <VerdictMark pace={target.bases[0]} />
                </>
              )}
            </li>
          ))}
        </ul>
      </Folded>
    </Section>
  )
}
