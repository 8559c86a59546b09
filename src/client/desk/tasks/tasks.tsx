/** The whole task list: each target with what is done, its verdict, its deadline and the milestone it waits for. */
import { figures } from '../../../contract/figures.ts'
import { targets } from '../../../contract/targets.ts'
import type { OverviewTarget } from '../../../domain/target/target-figures.ts'
import { dayOf, figure, percent, shortDay } from '../../shared/format.ts'
import { isEarlier, useAsk } from '../../shared/load.ts'
import { go } from '../../shared/place.ts'
import { t } from '../words.ts'
import type { PageProps } from '../kit/lazy.tsx'
import { readAsOf, withAsOf } from '../kit/address.ts'
import { AsOfDay, DayPicker } from '../kit/page.tsx'
import { daysLeftSentence, langOf, targetName, unitOf, VerdictMark } from '../kit/target.tsx'
import { Mark } from '../kit/marks.tsx'
import { taskPath } from '../routes.ts'
import { MILESTONE_LOOK } from '../../shared/shapes.ts'
import { Empty, Failure, Skeleton, usePageTitle } from '../kit/states.tsx'
import { Table } from '../kit/table.tsx'
import { inTaskOrder, nextMilestone } from './rules.ts'

const EVERY_MINUTE = 60_000

export function Page({ search }: PageProps) {
  usePageTitle(t('tasks_title'))
  const asOf = readAsOf(search)
  const overview = useAsk(figures.overview, { query: { asOf } }, { every: EVERY_MINUTE })
  const { data, problem } = overview
  const isOld = isEarlier(overview)
  return (
    <>
      <div class="headline">
        <h1>{t('tasks_title')}</h1>
        <div class="headline-tools">
          <DayPicker
            shown={asOf ?? data?.asOf ?? ''}
            today={data && dayOf(data.generatedAt)}
            isChosen={asOf !== undefined}
            show={(day) => go(withAsOf('/tasks', day), { replace: true })}
          />
        </div>
        {data && (
          <p class="freshness">
            <AsOfDay day={data.asOf} />
            <span>{t('tasks_lead')}</span>
          </p>
        )}
      </div>
      {problem && <Failure problem={problem} retry={overview.reload} />}
      {!data && !problem && <Skeleton lines={10} />}
      {data && (
        <div class={isOld ? 'waiting' : undefined} aria-busy={isOld}>
          {data.targets.length === 0 ? (
            <Empty>{t('no_targets')}</Empty>
          ) : (
            <TaskTable targets={inTaskOrder(data.targets)} asOf={data.asOf} chosen={asOf} />
          )}
        </div>
      )}
    </>
  )
}

interface TableProps {
  targets: OverviewTarget[]
  asOf: string
  /** The day the address names, if it names one. */
  chosen: string | undefined
}

const TaskTable = ({ targets: rows, asOf, chosen }: TableProps) => (
  <Table
    name="tasks"
    class="cards-on-phones tasks"
    label={t('tasks_title')}
    rows={rows}
    keyOf={({ code }) => code}
    rowOf={({ code }) => ({ 'data-target': code })}
    columns={[
      {
        head: t('task_name'),
        class: 'name',
        isRowHead: true,
        cell: (target) => (
          <a href={taskPath(target.code, chosen)} lang={langOf(target)}>
            {targetName(target)}
          </a>
        ),
      },
      {
        head: t('done_of_quota'),
        class: 'number',
        cell: (target) => `${figure(target.done)} / ${figure(target.amount)} ${unitOf(target)}`,
      },
      {
        head: t('completion'),
        class: 'number',
        cell: ({ completionPercent }) => <span data-figure="completion">{percent(completionPercent, 2)}</span>,
      },
      {
        head: t('verdict'),
        cell: ({ bases: [pace] }) => <span data-figure="verdict">{pace && <VerdictMark pace={pace} />}</span>,
      },
      {
        head: t('target_deadline'),
        class: 'kept-together',
        cell: ({ bases: [pace] }) =>
          pace && (
            <>
              {shortDay(pace.deadline)} <span class="soft">{daysLeftSentence(pace, asOf)}</span>
            </>
          ),
      },
      {
        head: t('task_next'),
        class: 'next',
        isNamed: true,
        cell: ({ code }) => (
          <span data-figure="next">
            <NextMilestone code={code} asOf={asOf} />
          </span>
        ),
      },
    ]}
  />
)

/** Asked for each task by itself: the numbers don't wait for it, and the task's page then opens at once. */
function NextMilestone({ code, asOf }: { code: string; asOf: string }) {
  const { data, problem } = useAsk(targets.read, { params: { code }, query: { asOf } })
  if (!data) return <span class="soft">{problem ? t('unknown') : t('loading')}</span>
  const next = nextMilestone(data.milestones, asOf)
  if (next.kind === 'none') return <span class="soft">{t('milestone_none')}</span>
  if (next.kind === 'all_done') return <Mark look={MILESTONE_LOOK.done}>{t('milestones_no_more')}</Mark>
  const { milestone, isLate, daysTo, othersLate } = next
  return (
    <>
      <span lang="zh-CN">{milestone.name}</span> <span class="soft">{shortDay(milestone.plannedOn)}</span>{' '}
      <Mark look={MILESTONE_LOOK[milestone.state]}>
        {isLate && t('milestone_late', { days: milestone.daysLate })}
        {!isLate && (daysTo === 0 ? t('milestone_due_today') : t('milestone_due_in', { days: daysTo }))}
      </Mark>{' '}
      {othersLate > 0 && <span class="soft">{t('milestone_more_late', { count: othersLate })}</span>}
    </>
  )
}
