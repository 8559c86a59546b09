/** One fault: where it stands, what can be done next, what was done, and who else noticed it. */
import type { KeptFlag } from '../../../domain/flag/flag-life.ts'
import { figure } from '../../shared/format.ts'
import { together, useLoad } from '../../shared/load.ts'
import type { Listed } from '../../shared/replies.ts'
import type { FaultDetail } from '../../shared/replies-broadcast.ts'
import { t } from '../words.ts'
import { FlagsBeside, flagsOf } from '../flags/flags-beside.tsx'
import type { PageProps } from '../kit/lazy.tsx'
import { Missing } from '../kit/missing.tsx'
import { Failure, Skeleton, usePageTitle } from '../kit/states.tsx'
import { FaultFacts } from './fault-facts.tsx'
import { FaultHistory } from './fault-history.tsx'
import { ClockMark, FaultMark } from './fault-marks.tsx'
import { Steps } from './fault-steps.tsx'
import { categoryWord } from './fault-words.ts'
import { Witnesses } from './witnesses.tsx'

export function Page({ params: { id }, session }: PageProps) {
  const path = session.role === 'manager' ? flagsOf(id) : null
  const flags = useLoad<Listed<KeptFlag>>(path)
  const fault = useLoad<FaultDetail>(`/api/faults/${encodeURIComponent(id)}`)
  // drawn at once: what came later would push away what is being read
  const { data, problem, reload } = path ? together(fault, flags) : fault
  const isGone = problem?.code === 'not_found'
  const title = data
    ? t('fault_title', { village: data.villageName, category: categoryWord(data.category) })
    : t(isGone ? 'fault_missing' : 'fault_loading')
  usePageTitle(title)
  // an address that names no fault at all
  if (problem?.code === 'invalid') return <Missing />
  return (
    <div class="page-narrow">
      <p>
        <a href="/faults?open=true">{t('back_faults')}</a>
      </p>
      <h1>{title}</h1>
      {problem && !isGone && <Failure problem={problem} retry={reload} />}
      {isGone && <p role="alert">{t('fault_missing_text')}</p>}
      {!data && !problem && <Skeleton lines={10} />}
      {data && (
        <>
          <p class="log-state" id="fault-state" role="status" tabIndex={-1}>
            <FaultMark status={data.status} />
            <ClockMark fault={data} />
            <span class="soft">
              {t('revision')} {figure(data.revision)}
            </span>
          </p>
          <Steps fault={data} session={session} reload={reload} />
          <FlagsBeside flags={flags.data?.items ?? []} />
          <FaultFacts fault={data} />
          <FaultHistory events={data.events} settledAt={data.settledAt} />
          <Witnesses fault={data} reload={reload} />
        </>
      )}
    </div>
  )
}
