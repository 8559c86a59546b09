/** One log: what was sent, why it needs a look, what was done with it, and what a manager can do now. */
import { figure, longDay } from '../../shared/format.ts'
import { useLoad } from '../../shared/load.ts'
import type { LogFinding, LogWithHistory } from '../../shared/replies.ts'
import { t } from '../words.ts'
import { Mark, StatusMark } from '../marks.tsx'
import { Missing } from '../missing.tsx'
import { logPath } from '../routes.ts'
import { Failure, Skeleton, usePageTitle } from '../states.tsx'
import { LogFacts } from './log-facts.tsx'
import { LogPhotos } from './log-photos.tsx'
import { LogHistory } from './log-history.tsx'
import { Review } from './review.tsx'

export function LogPage({ id, isManager }: { id: string; isManager: boolean }) {
  const { data, problem, reload } = useLoad<LogWithHistory>(`/api/screenings/${encodeURIComponent(id)}`)
  const title = data ? t('log_title', { village: data.villageName, day: longDay(data.screenedOn) }) : t('log_loading')
  usePageTitle(title)
  // an address that names no log at all
  if (problem?.code === 'invalid') return <Missing />
  return (
    <div class="page-narrow">
      <p>
        <a href="/logs">{t('back_logs')}</a>
      </p>
      <h1>{title}</h1>
      {problem && <Failure problem={problem} retry={reload} />}
      {!data && !problem && <Skeleton lines={10} />}
      {data && (
        <>
          <p class="log-state" id="log-state" role="status" tabIndex={-1}>
            <StatusMark status={data.status} />
            <span class="soft">
              {t('revision')} {figure(data.revision)}
            </span>
          </p>
          <Findings findings={data.findings} />
          {isManager && <Review log={data} reload={reload} />}
          <LogFacts log={data} />
          <LogPhotos log={data} />
          <LogHistory log={data} />
        </>
      )}
    </div>
  )
}

function Findings({ findings }: { findings: LogFinding[] }) {
  return (
    <section aria-labelledby="findings-title">
      <h2 id="findings-title">{t('findings')}</h2>
      {findings.length === 0 ? (
        <p class="soft">{t('findings_none')}</p>
      ) : (
        <ul class="plain flags">
          {findings.map(({ code, blocking, message, otherId }) => (
            <li key={`${code} ${otherId}`}>
              <Mark look={blocking ? ['bad', 'alert'] : ['watch', 'dot']}>
                {blocking ? t('blocking') : t('worth_a_look')}
              </Mark>
              <p>
                {message} {otherId && <a href={logPath(otherId)}>{t('see_other')}</a>}
              </p>
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}
