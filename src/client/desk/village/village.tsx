/** One village: its faults and what can be reported, its audibility and how that came about, its speakers, its facts. */
import type { Role } from '../../../domain/people/account.ts'
import type { KeptFlag } from '../../../domain/flag/flag-life.ts'
import { missedShows } from '../../../contract/missed-shows.ts'
import type { AnswerOf } from '../../../contract/route.ts'
import type { Village } from '../../../domain/register/place.ts'
import { type Loaded, useAsk, useLoad } from '../../shared/load.ts'
import type { Listed, VillageAudibility } from '../../shared/replies.ts'
import type { Fault } from '../../shared/replies-broadcast.ts'
import { t } from '../words.ts'
import { faultsRequest } from '../faults/fault-query.ts'
import { FlagsBeside, flagsOf } from '../flags/flags-beside.tsx'
import { logsPath } from '../logs/log-query.ts'
import { EntryHistory } from '../audit/entry-history.tsx'
import { DesignatedTag, isSampleDesignated } from '../shell/sample.tsx'
import type { PageProps } from '../kit/lazy.tsx'
import { Failure, Skeleton, usePageTitle } from '../kit/states.tsx'
import { VillageAudibilitySection } from './village-audibility.tsx'
import { VillageFactsSection } from './village-facts.tsx'
import { VillageFaults } from './village-faults.tsx'
import { VillageMissed } from './village-missed.tsx'
import { VillageMonthsSection } from './village-months.tsx'
import { VillageSpeakersSection } from './village-speakers.tsx'
import { VillageTimelineSection } from './village-timeline.tsx'

/** The latest of a village's faults; what lies further back is in the list of faults. */
export const FAULTS_SHOWN = 40
const MISSED_SHOWN = 5

export function Page({ params: { code }, search, session: { role } }: PageProps) {
  const path = `/api/villages/${encodeURIComponent(code)}`
  const { data, problem, reload } = useLoad<Village>(path)
  const audibility = useLoad<VillageAudibility>(`${path}/audibility`)
  // teams read no faults: they are not asked for
  const mayTend = role !== 'team'
  const faults = useLoad<Listed<Fault>>(mayTend ? faultsRequest({ village: code }, FAULTS_SHOWN) : null)
  // technicians read nothing of shows
  const missed = useAsk(
    missedShows.list,
    role === 'technician' ? null : { query: { village: code, limit: MISSED_SHOWN } },
  )
  const flags = useLoad<Listed<KeptFlag>>(role === 'manager' ? flagsOf(code) : null)
  const title = data ? t('village_title', { village: data.name, township: data.townshipName }) : t('village_loading')
  usePageTitle(title)
  const parts = { audibility, faults, missed }
  // drawn at once: what came later would push away what is being read or filled in
  const isHere =
    hasAnswered(audibility) &&
    (!mayTend || hasAnswered(faults)) &&
    (role === 'technician' || hasAnswered(missed)) &&
    (role !== 'manager' || hasAnswered(flags))
  return (
    <div class="page-narrow">
      <p>{role === 'technician' ? <a href="/broadcast">{t('back_broadcast')}</a> : <a href="/">{t('back_home')}</a>}</p>
      <h1>
        {title} {data?.designated && <DesignatedTag isForShow={isSampleDesignated(data)} />}
      </h1>
      {problem && <Failure problem={problem} retry={reload} />}
      {!(data && isHere) && !problem && <Skeleton lines={12} />}
      {data && isHere && (
        <>
          {mayTend && (
            <VillageFaults village={data} isAsked={isReportAsked(search)} audibility={audibility} faults={faults} />
          )}
          <FlagsBeside flags={flags.data?.items ?? []} />
          <Parts village={data} role={role} {...parts} />
        </>
      )}
    </div>
  )
}

const hasAnswered = ({ data, problem }: Loaded<unknown>): boolean => data !== undefined || problem !== undefined
const isReportAsked = (search: string): boolean => new URLSearchParams(search).get('report') === '1'

interface PartsProps {
  village: Village
  role: Role
  audibility: Loaded<VillageAudibility>
  faults: Loaded<Listed<Fault>>
  missed: Loaded<AnswerOf<typeof missedShows.list>>
}

const Parts = ({ village, role, audibility, faults, missed }: PartsProps) => (
  <>
    <VillageAudibilitySection load={audibility} />
    {role !== 'team' && <VillageTimelineSection audibility={audibility} faults={faults} />}
    {role === 'manager' && <VillageMonthsSection code={village.code} />}
    {role !== 'technician' && <VillageMissed village={village.code} load={missed} />}
    <VillageSpeakersSection village={village} mayEdit={role !== 'team'} />
    <VillageFactsSection village={village} audibility={audibility.data} isManager={role === 'manager'} />
    {role !== 'technician' && (
      <p>
        <a class="button" href={logsPath({ village: village.code })}>
          {t('village_logs')}
        </a>
      </p>
    )}
    {role === 'manager' && <EntryHistory kind="village" code={village.code} />}
  </>
)
