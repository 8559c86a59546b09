/** The whole task list: each target with what is done, its verdict, its deadline and the milestone it waits for. */
import { figures } from '../../../contract/figures.ts'
import { dayOf, figure, percent, shortDay } from '../../shared/format.ts'
import { isEarlier, useAsk, useLoad } from '../../shared/load.ts'
import { go } from '../../shared/place.ts'
import type { Task, TaskFigures } from '../../shared/replies-tasks.ts'
import { t } from '../words.ts'
import type { PageProps } from '../kit/lazy.tsx'
import { readAsOf, withAsOf } from '../kit/as-of.ts'
import { AsOfDay } from '../kit/as-of-day.tsx'
import { DayPicker } from '../kit/day-picker.tsx'
import { daysLeftSentence, langOf, targetName, unitOf } from '../kit/target-words.ts'
import { VerdictMark } from '../kit/target.tsx'
import { Mark } from '../kit/marks.tsx'
import { taskPath } from '../routes.ts'
import { MILESTONE_LOOK } from '../../shared/shapes.ts'
import { Empty, Failure, Skeleton, usePageTitle } from '../kit/states.tsx'
import { nextMilestone } from './next-milestone.ts'
import { taskRequest } from './task-links.ts'
import { inTaskOrder } from './task-order.ts'

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

const HEADS = ['task_name', 'done_of_quota', 'completion', 'verdict', 'target_deadline', 'task_next'] as const
const NUMBERS: readonly string[] = ['done_of_quota', 'completion']

interface TableProps {
  targets: TaskFigures[]
  asOf: string
  /** The day the address names, if it names one. */
  chosen: string | undefined
}

function TaskTable({ targets, asOf, chosen }: TableProps) {
  return (
    <table class="cards-on-phones tasks" role="table" data-table="tasks" aria-label={t('tasks_title')}>
      <thead role="rowgroup">
        <tr role="row">
          {HEADS.map((word) => (
            <th key={word} role="columnheader" scope="col" class={NUMBERS.includes(word) ? 'number' : undefined}>
              {t(word)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody role="rowgroup">
        {targets.map((target) => (
          <TaskRow key={target.code} target={target} asOf={asOf} chosen={chosen} />
        ))}
      </tbody>
    </table>
  )
}

function TaskRow({ target, asOf, chosen }: Omit<TableProps, 'targets'> & { target: TaskFigures }) {
  const pace = target.bases[0]
  return (
    <tr role="row" data-target={target.code}>
      <th role="rowheader" scope="row" class="name">
        <a href={taskPath(target.code, chosen)} lang={langOf(target)}>
          {targetName(target)}
        </a>
      </th>
      <td role="cell" class="number">
        {figure(target.done)} / {figure(target.amount)} {unitOf(target)}
      </td>
      <td role="cell" class="number" data-figure="completion">
        {percent(target.completionPercent, 2)}
      </td>
      <td role="cell" data-figure="verdict">
        {pace && <VerdictMark pace={pace} />}
      </td>
      <td role="cell" class="kept-together">
        {pace && (
          <>
            {shortDay(pace.deadline)} <span class="soft">{daysLeftSentence(pace, asOf)}</span>
          </>
        )}
      </td>
      <td role="cell" data-figure="next" class="next">
        <span class="on-cards soft">{t('task_next')} </span>
        <NextMilestone code={target.code} asOf={asOf} />
      </td>
    </tr>
  )
}

/** Asked for each task by itself: the numbers don't wait for it, and the task's page then opens at once. */
function NextMilestone({ code, asOf }: { code: string; asOf: string }) {
  const { data, problem } = useLoad<Task>(taskRequest(code, asOf))
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
