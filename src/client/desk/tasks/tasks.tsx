/** The whole task list: each target with what is done, its verdict, its deadline and the milestone it waits for. */
import { figures } from '../../../contract/figures.ts'
import { targets } from '../../../contract/targets.ts'
import type { OverviewTarget } from '../../../domain/target/target-figures.ts'
import { dayOf, figure, percent, shortDay } from '../../shared/format.ts'
import { EVERY_MINUTE, useAsk } from '../../shared/load.ts'
import { go } from '../../shared/place.ts'
import { MILESTONE_LOOK } from '../../shared/shapes.ts'
import { readAsOf, withAsOf } from '../kit/address.ts'
import { Mark } from '../kit/marks.tsx'
import { DayHead, Freshness, type PageProps } from '../kit/page.tsx'
import { Answered, Empty } from '../kit/section.tsx'
import { drawn } from '../kit/sheet.tsx'
import { Export } from '../kit/export.tsx'
import { Table } from '../kit/table.tsx'
import { TASK_COLUMNS, TASK_SHEET } from '../../../contract/sheets-tasks.ts'
import { daysLeftSentence, doneSaid, langOf, targetName, unitOf, VerdictMark } from '../kit/target.tsx'
import { supervisionPath, taskPath, whatIfPath } from '../routes.ts'
import { t } from '../words.ts'
import { inTaskOrder, nextMilestone } from './rules.ts'

export function Page({ search }: PageProps) {
  const asked = readAsOf(search)
  const overview = useAsk(figures.overview, { query: { asOf: asked } }, EVERY_MINUTE)
  const { data } = overview
  return (
    <>
      <DayHead
        title={t('tasks_title')}
        asked={asked}
        shown={data?.asOf}
        today={data && dayOf(data.generatedAt)}
        show={(day) => go(withAsOf('/tasks', day), { replace: true })}
      >
        {data && (
          <Freshness day={data.asOf}>
            <span>{t('tasks_lead')}</span>
            <a href={whatIfPath({ asOf: asked })}>{t('what_if_title')}</a>
            <a href={supervisionPath({})}>{t('supervision_title')}</a>
            <a href="/duties">{t('duties_title')}</a>
          </Freshness>
        )}
      </DayHead>
      <Answered load={overview} lines={10}>
        {({ targets: rows, asOf }) =>
          rows.length === 0 ? (
            <Empty>{t('no_targets')}</Empty>
          ) : (
            <>
              <Export of={TASK_SHEET} query={{ asOf: asked }} />
              <TaskTable rows={rows} asOf={asOf} asked={asked} />
            </>
          )
        }
      </Answered>
    </>
  )
}

/** `asked` is the day the address names, if it names one. */
const TaskTable = ({ rows, asOf, asked }: { rows: OverviewTarget[]; asOf: string; asked: string | undefined }) => (
  <Table
    name="tasks"
    class="cards-on-phones tasks"
    label={t('tasks_title')}
    rows={inTaskOrder(rows)}
    keyOf={({ code }) => code}
    rowOf={({ code }) => ({ 'data-target': code })}
    columns={[
      ...drawn<OverviewTarget>()(TASK_COLUMNS, {
        name: {
          class: 'name',
          isRowHead: true,
          cell: (target) => (
            <a href={taskPath(target.code, asked)} lang={langOf(target)}>
              {targetName(target)}
            </a>
          ),
        },
        done: {
          head: t('done_of_quota'),
          cell: (target) => `${doneSaid(target)} / ${figure(target.amount)} ${unitOf(target)}`,
        },
        completion: {
          cell: (target) => <span data-figure="completion">{percent(target.completionPercent, 2)}</span>,
        },
        verdict: {
          cell: ({ bases: [pace] }) => <span data-figure="verdict">{pace && <VerdictMark pace={pace} />}</span>,
        },
        deadline: {
          class: 'kept-together',
          cell: ({ bases: [pace] }) =>
            pace && (
              <>
                {shortDay(pace.deadline)} <span class="soft">{daysLeftSentence(pace, asOf)}</span>
              </>
            ),
        },
      }),
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
