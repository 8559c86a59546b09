/** 运行: what the system does by itself, whether it went well, and when it does it next. */
import { jobs } from '../../../contract/jobs.ts'
import type { Job, JobState } from '../../../domain/job/job.ts'
import { dayTimeOf, figure } from '../../shared/format.ts'
import { useAsk } from '../../shared/load.ts'
import type { Look } from '../../shared/shapes.ts'
import { Mark } from '../kit/marks.tsx'
import { AnsweredSection } from '../kit/section.tsx'
import { Empty, TitledPage } from '../kit/states.tsx'
import { Table } from '../kit/table.tsx'
import { t } from '../later-words.ts'

export const Page = () => (
  <TitledPage title={t('operations_title')} lead={t('operations_lead')}>
    <Jobs />
  </TitledPage>
)

function Jobs() {
  const load = useAsk(jobs.list, {})
  return (
    <AnsweredSection name="jobs" title={t('jobs_title')} load={load} lines={8}>
      {({ items }) => (items.length > 0 ? <JobTable items={items} /> : <Empty>{t('jobs_none')}</Empty>)}
    </AnsweredSection>
  )
}

const LOOKS: Record<JobState, Look> = {
  waiting: ['unknown', 'ring'],
  running: ['info', 'clock'],
  done: ['good', 'check'],
  failed: ['bad', 'cross'],
}

const JobTable = ({ items }: { items: Job[] }) => (
  <Table
    name="jobs"
    label={t('jobs_title')}
    rows={items}
    keyOf={({ name }) => name}
    columns={[
      { head: t('job_name'), isRowHead: true, cell: ({ name }) => t(`job_${name}`) },
      { head: t('job_last'), isNamed: true, cell: ({ beganAt }) => beganAt && dayTimeOf(beganAt) },
      { head: t('job_took'), isNamed: true, cell: ({ durationMs }) => durationMs !== undefined && took(durationMs) },
      { head: t('job_result'), cell: (job) => <Result {...job} /> },
      { head: t('job_next'), isNamed: true, cell: ({ nextAt }) => dayTimeOf(nextAt) },
    ]}
  />
)

const Result = ({ state, said, tries }: Job) => (
  <>
    <Mark look={LOOKS[state]}>{t(`job_state_${state}`)}</Mark>
    {tries > 1 && <span class="soft"> {t('job_tries', { count: figure(tries) })}</span>}
    {said !== undefined && <div class="soft">{said}</div>}
  </>
)

function took(ms: number): string {
  const seconds = Math.round(ms / 1000)
  if (seconds < 60) return t('seconds_short', { count: figure(ms / 1000, seconds < 10 ? 1 : 0) })
  return t('minutes_short', { count: figure(Math.floor(seconds / 60)), seconds: seconds % 60 })
}
