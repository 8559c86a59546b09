/** One village: its faults and what can be reported, its audibility and how that came about, its speakers, its facts. */
import type { Role } from '../../domain/account.ts'
import type { MissedShow } from '../../domain/missed-show.ts'
import type { Village } from '../../domain/place.ts'
import type { Team } from '../../domain/team.ts'
import { figure } from '../shared/format.ts'
import { type Loaded, useLoad } from '../shared/load.ts'
import type { Listed, VillageAudibility } from '../shared/replies.ts'
import type { Fault } from '../shared/replies-broadcast.ts'
import { t } from './words.ts'
import { Fact, Facts } from './facts.tsx'
import { faultsRequest } from './faults/fault-query.ts'
import { logsPath } from './logs/log-query.ts'
import { missedRequest } from './missed/missed-query.ts'
import { isSample } from '../../domain/team.ts'
import { DesignatedTag, isSampleDesignated } from './sample.tsx'
import { Failure, Skeleton, usePageTitle } from './states.tsx'
import { VillageAudibilitySection } from './village-audibility.tsx'
import { VillageFaults } from './village-faults.tsx'
import { teamPath } from './routes.ts'
import { VillageMissed } from './village-missed.tsx'
import { VillageMonthsSection } from './village-months.tsx'
import { VillageSpeakersSection } from './village-speakers.tsx'
import { VillageTimelineSection } from './village-timeline.tsx'

interface Props {
  code: string
  role: Role
  search: string
}

/** The latest of a village's faults; what lies further back is in the list of faults. */
export const FAULTS_SHOWN = 40
const MISSED_SHOWN = 5

export function VillagePage({ code, role, search }: Props) {
  const path = `/api/villages/${encodeURIComponent(code)}`
  const { data, problem, reload } = useLoad<Village>(path)
  const audibility = useLoad<VillageAudibility>(`${path}/audibility`)
  // teams read no faults: they are not asked for
  const mayTend = role !== 'team'
  const faults = useLoad<Listed<Fault>>(mayTend ? faultsRequest({ village: code }, FAULTS_SHOWN) : null)
  // technicians read nothing of shows
  const missed = useLoad<Listed<MissedShow>>(
    role === 'technician' ? null : missedRequest({ village: code }, MISSED_SHOWN),
  )
  const title = data ? t('village_title', { village: data.name, township: data.townshipName }) : t('village_loading')
  usePageTitle(title)
  const parts = { audibility, faults, missed }
  // drawn at once: what came later would push away what is being read or filled in
  const isHere =
    hasAnswered(audibility) && (!mayTend || hasAnswered(faults)) && (role === 'technician' || hasAnswered(missed))
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
  missed: Loaded<Listed<MissedShow>>
}

const Parts = ({ village, role, audibility, faults, missed }: PartsProps) => (
  <>
    <VillageAudibilitySection load={audibility} />
    {role !== 'team' && <VillageTimelineSection audibility={audibility} faults={faults} />}
    {role === 'manager' && <VillageMonthsSection code={village.code} />}
    {role !== 'technician' && <VillageMissed village={village.code} load={missed} />}
    <VillageSpeakersSection village={village} mayEdit={role !== 'team'} />
    <VillageFacts village={village} isManager={role === 'manager'} />
    {role !== 'technician' && (
      <p>
        <a class="button" href={logsPath({ village: village.code })}>
          {t('village_logs')}
        </a>
      </p>
    )}
  </>
)

function VillageFacts({ village, isManager }: { village: Village; isManager: boolean }) {
  const teams = useLoad<Listed<Team>>('/api/teams')
  const { code, townshipName, teamCode, annualQuota, aliases, population, speakersInstalled } = village
  const team = teams.data?.items.find((one) => one.code === teamCode)?.name ?? teamCode
  return (
    <section aria-labelledby="facts-title">
      <h2 id="facts-title">{t('village_facts')}</h2>
      <Facts>
        <Fact label={t('village_code')}>
          <span class="code">{code}</span>
        </Fact>
        <Fact label={t('township')}>{townshipName}</Fact>
        <Fact label={t('designated_village')}>
          {village.designated ? t('yes') : t('no')}{' '}
          {isSampleDesignated(village) && <span class="tag">{t('sample_mark')}</span>}
        </Fact>
        <Fact label={t('team')}>
          {teamCode && isManager ? <a href={teamPath(teamCode)}>{team}</a> : (team ?? t('none'))}
        </Fact>
        <Fact label={t('annual_quota')}>{figure(annualQuota)}</Fact>
        <Fact label={t('aliases')}>{aliases.filter((alias) => !isSample(alias)).join(t('list_comma'))}</Fact>
        <Fact label={t('population')}>{population === undefined ? t('unknown') : figure(population)}</Fact>
        <Fact label={t('speakers_installed')}>
          {speakersInstalled === undefined ? t('unknown') : figure(speakersInstalled)}
        </Fact>
      </Facts>
    </section>
  )
}
