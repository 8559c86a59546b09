/** One task: its figures against both deadlines, its milestones, and what it is counted by. */
import { targets, type Task } from '../../../contract/targets.ts'
import { longDay } from '../../shared/format.ts'
import { useAsk } from '../../shared/load.ts'
import { go } from '../../shared/place.ts'
import { useToday } from '../../shared/office.ts'
import { type Key, t } from '../words.ts'
import type { PageProps } from '../kit/lazy.tsx'
import { readAsOf, withAsOf } from '../kit/address.ts'
import { DayPicker } from '../kit/page.tsx'
import { Fact, Facts } from '../kit/figures.tsx'
import { Beside, Completion, langOf, PaceTable, ProgressBar, targetName, unitOf } from '../kit/target.tsx'
import { Failure, Missing, Skeleton, usePageTitle } from '../kit/states.tsx'
import { taskPath } from '../routes.ts'
import { ChecklistSection } from './checklist.tsx'
import { EntrySection } from './entries.tsx'
import { MilestoneSection } from './milestones.tsx'
import { evidenceOf } from './rules.ts'

export function Page({ params: { code }, search }: PageProps) {
  const asOf = readAsOf(search)
  const today = useToday()
  const { data, problem, reload } = useAsk(targets.read, { params: { code }, query: { asOf } })
  const title = data ? targetName(data.target) : t('task_loading')
  usePageTitle(title)
  if (problem?.code === 'not_found') return <Missing />
  return (
    <div class="page-narrow page-task">
      <p>
        <a href={withAsOf('/tasks', asOf)}>{t('back_tasks')}</a>
      </p>
      <div class="headline">
        <h1 lang={data && langOf(data.target)}>{title}</h1>
        <div class="headline-tools">
          <DayPicker
            shown={asOf ?? today ?? ''}
            today={today}
            isChosen={asOf !== undefined}
            show={(day) => go(taskPath(code, day), { replace: true })}
          />
        </div>
      </div>
      {problem && <Failure problem={problem} retry={reload} />}
      {!data && !problem && <Skeleton lines={10} />}
      {data && today && <Content task={data} asOf={asOf} today={today} reload={reload} />}
    </div>
  )
}

interface ContentProps {
  task: Task
  /** The day the address names, if it names one. */
  asOf: string | undefined
  today: string
  reload: () => void
}

function Content({ task, asOf, today, reload }: ContentProps) {
  const { target, milestones, entries, checklist } = task
  const shown = asOf ?? today
  const writing = { code: target.code, today, reload, mayWrite: shown >= today }
  return (
    <>
      {!writing.mayWrite && (
        <p class="notice notice-watch" role="note">
          {t('past_day_reading', { day: longDay(shown) })}
        </p>
      )}
      <FigureSection task={task} shown={shown} asOf={asOf} />
      <MilestoneSection milestones={milestones} {...writing} />
      {checklist && <ChecklistSection checklist={checklist} {...writing} />}
      {target.indicator === 'manual' && !checklist && (
        <EntrySection entries={entries} unit={unitOf(target)} {...writing} />
      )}
      <AboutSection task={task} />
    </>
  )
}

function FigureSection({
  task: { target, figures },
  shown,
  asOf,
}: {
  task: Task
  shown: string
  asOf?: string | undefined
}) {
  const evidence = evidenceOf(target, figures, shown, asOf)
  return (
    <section aria-labelledby="figures-title" data-target={target.code}>
      <h2 id="figures-title">
        {t('task_figures')} <span class="soft">{`${t('as_of')} ${longDay(shown)}`}</span>
      </h2>
      {!figures && <p>{t('task_not_then')}</p>}
      {figures && (
        <>
          <Completion target={figures} href={evidence?.href ?? null} />
          <ProgressBar target={figures} />
          <Beside target={figures} asOf={shown} />
          <PaceTable target={figures} />
        </>
      )}
      <p>
        {evidence ? (
          <a class="button" href={evidence.href}>
            {t(evidence.word as 'see_logs')}
          </a>
        ) : null}
      </p>
      {target.indicator !== 'manual' && <p class="soft">{t('entries_elsewhere')}</p>}
    </section>
  )
}

function AboutSection({ task: { target } }: { task: Task }) {
  const { scope } = target
  const key = `scope_${scope.kind}` as const satisfies Key
  return (
    <section aria-labelledby="about-title">
      <h2 id="about-title">{t('task_facts')}</h2>
      <Facts>
        <Fact label={t('target_code')}>
          <span class="code">{target.code}</span>
        </Fact>
        <Fact label={t('task_scope')}>{t(key, { code: scope.code ?? '' })}</Fact>
        <Fact label={t('target_document')}>{target.document}</Fact>
      </Facts>
    </section>
  )
}
