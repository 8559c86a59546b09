/** 运行: what the system does by itself, whether it went well, when it does it next; and its backups. */
import { backups, type Backups } from '../../../contract/backups.ts'
import { jobs } from '../../../contract/jobs.ts'
import type { Job, JobState } from '../../../domain/job/job.ts'
import { dayOf, dayTimeOf, figure } from '../../shared/format.ts'
import { useAsk } from '../../shared/load.ts'
import type { Look } from '../../shared/shapes.ts'
import { Fact, Facts } from '../kit/figures.tsx'
import { Mark } from '../kit/marks.tsx'
import { AnsweredSection, Empty } from '../kit/section.tsx'
import { TitledPage } from '../kit/page.tsx'
import { Table } from '../kit/table.tsx'
import { t } from '../later-words.ts'
import { megabytes } from './rules.ts'

/** Backups stand below what runs, once its length is known. */
export function Page() {
  const run = useAsk(jobs.list, {})
  const kept = useAsk(backups.list, {})
  return (
    <TitledPage title={t('operations_title')} lead={t('operations_lead')}>
      <AnsweredSection name="jobs" title={t('jobs_title')} load={run} lines={8}>
        {({ items }) => (items.length > 0 ? <JobTable items={items} /> : <Empty>{t('jobs_none')}</Empty>)}
      </AnsweredSection>
      {(run.data ?? run.problem) && (
        <AnsweredSection name="backups" title={t('backups_title')} load={kept} lines={8}>
          {(data) => <BackupList of={data} />}
        </AnsweredSection>
      )}
    </TitledPage>
  )
}

function BackupList({ of: { place, hasSecondPlace, key, items, total } }: { of: Backups }) {
  if (place !== 'folder') return <Empty>{t(`backups_${place}`)}</Empty>
  const [newest] = items
  return (
    <>
      <Facts>
        <Fact label={t('backups_newest')}>{newest ? dayTimeOf(newest.madeAt) : t('backups_none')}</Fact>
        <Fact label={t('backups_second')}>
          {hasSecondPlace ? (
            t('backups_second_there')
          ) : (
            <Mark look={['watch', 'clock']}>{t('backups_second_none')}</Mark>
          )}
        </Fact>
        {key && <Fact label={t('backups_key')}>{t('backups_key_since', { id: key.id, day: dayOf(key.madeAt) })}</Fact>}
      </Facts>
      <p class="soft">{t('backups_key_note')}</p>
      {items.length > 0 && (
        <Table
          name="backups"
          label={t('backups_title')}
          rows={items}
          keyOf={({ file }) => file}
          columns={[
            { head: t('backup_at'), class: 'day', cell: ({ madeAt }) => dayTimeOf(madeAt) },
            { head: t('backup_kind'), cell: ({ kind }) => t(`backup_kind_${kind}`) },
            { head: t('backup_size'), class: 'number', isNamed: true, cell: ({ bytes }) => megabytes(bytes) },
            { head: t('backup_rows'), class: 'number', isNamed: true, cell: ({ rows }) => figure(rows) },
            { head: t('backup_file'), cell: ({ file }) => <code>{file}</code> },
          ]}
        />
      )}
      {total > items.length && <p class="soft">{t('backups_more', { count: figure(total - items.length) })}</p>}
    </>
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
      { head: t('job_name'), class: 'where', cell: ({ name }) => t(`job_${name}`) },
      { head: t('job_last'), class: 'day', isNamed: true, cell: ({ beganAt }) => beganAt && dayTimeOf(beganAt) },
      {
        head: t('job_took'),
        class: 'day',
        isNamed: true,
        cell: ({ durationMs }) => (durationMs === undefined ? undefined : took(durationMs)),
      },
      { head: t('job_result'), cell: (job) => <Result {...job} /> },
      { head: t('job_next'), class: 'day', isNamed: true, cell: ({ nextAt }) => dayTimeOf(nextAt) },
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
  if (ms < 500) return t('seconds_under')
  if (seconds < 60) return t('seconds_short', { count: figure(ms / 1000, seconds < 10 ? 1 : 0) })
  return t('minutes_short', { count: figure(Math.floor(seconds / 60)), seconds: seconds % 60 })
}
