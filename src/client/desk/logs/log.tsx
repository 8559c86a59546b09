/** One log: what was sent, why it needs a look, what was done with it, and what a manager can do now. */
import { figure, longDay } from '../../shared/format.ts'
import { useLoad } from '../../shared/load.ts'
import type { LogWithHistory } from '../../shared/replies.ts'
import { t } from '../words.ts'
import type { PageProps } from '../kit/lazy.tsx'
import { StatusMark } from '../kit/marks.tsx'
import { Missing } from '../kit/missing.tsx'
import { Failure, Skeleton, usePageTitle } from '../kit/states.tsx'
import { Findings } from './findings.tsx'
import { LogFacts } from './log-facts.tsx'
import { LogPhotos } from './log-photos.tsx'
import { LogHistory } from './log-history.tsx'
import { Review } from './review.tsx'
import { UndoOwn } from './undo-own.tsx'
import { OthersHere } from '../review/presence.tsx'

export function Page({ params: { id }, session }: PageProps) {
  const isManager = session.role === 'manager'
  const { data, problem, reload } = useLoad<LogWithHistory>(`/api/screenings/${encodeURIComponent(id)}`)
  const isGone = problem?.code === 'not_found'
  const title = data
    ? t('log_title', { village: data.villageName, day: longDay(data.screenedOn) })
    : t(isGone ? 'log_missing' : 'screening_log')
  usePageTitle(title)
  // an address that names no log at all
  if (problem?.code === 'invalid') return <Missing />
  return (
    <div class="page-narrow">
      <p>
        <a href="/logs">{t('back_logs')}</a>
      </p>
      <h1>{title}</h1>
      {problem && !isGone && <Failure problem={problem} retry={reload} />}
      {isGone && <p role="alert">{t('log_missing_text')}</p>}
      {!data && !problem && <Skeleton lines={10} />}
      {data && (
        <>
          <p class="log-state" id="log-state" role="status" tabIndex={-1}>
            <StatusMark status={data.status} />
            <span class="soft">
              {t('revision')} {figure(data.revision)}
            </span>
          </p>
          {isManager && <OthersHere id={data.id} />}
          <Findings findings={data.findings} />
          {isManager && <Review log={data} reload={reload} />}
          {isManager && <UndoOwn log={data} reload={reload} />}
          <LogFacts log={data} isManager={isManager} />
          <LogPhotos log={data} />
          <LogHistory log={data} />
        </>
      )}
    </div>
  )
}
