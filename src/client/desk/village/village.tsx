/** One village: its faults and what can be reported, its audibility and how that came about, its speakers, its facts. */
import { audibility as tests, type VillageAudibility } from '../../../contract/audibility.ts'
import { faults as faultRoutes } from '../../../contract/faults.ts'
import { figures, flags as flagRoutes, type VillageMonths } from '../../../contract/figures.ts'
import { missedShows } from '../../../contract/screenings.ts'
import { teams as teamRoutes, villages } from '../../../contract/register.ts'
import { monthsOfYear } from '../../../domain/period.ts'
import { isSample, type Village } from '../../../domain/register/place.ts'
import { livesOn } from '../../../domain/register/village-facts.ts'
import type { VillageLineage } from '../../../domain/register/village-lineage.ts'
import type { VillagePosition } from '../../../domain/register/village-position.ts'
import { figure, monthName, screeningsOf } from '../../shared/format.ts'
import { together, useAll, useAsk } from '../../shared/load.ts'
import { cellOf } from '../grid/rules.ts'
import { EntryHistory } from '../kit/entry-history.tsx'
import { Alone, Exact, Fact, Facts, monthLogs } from '../kit/figures.tsx'
import { FlagsBeside, flagsOf } from '../kit/flags.tsx'
import type { PageProps } from '../kit/lazy.tsx'
import { Mark } from '../kit/marks.tsx'
import { OnePage } from '../kit/page.tsx'
import { AnsweredSection, Section } from '../kit/section.tsx'
import { Failure } from '../kit/states.tsx'
import { MissedTable } from '../missed/missed.tsx'
import { logsPath, missedPath, noticesPath, teamPath, villageCardPath } from '../routes.ts'
import { DesignatedTag, isSampleDesignated } from '../kit/sample.tsx'
import { t } from '../later-words.ts'
import { speakersKnown, VillageSpeakersSection } from './village-speakers.tsx'
import { VillageAudibilitySection, VillageTimelineSection } from './village-audibility.tsx'
import { VillageFaults } from './village-faults.tsx'
import { After, Before } from './village-lineage.tsx'
import { VillageVersions } from './village-versions.tsx'
import { wholeScreenings } from '../../../domain/register/film.ts'
import { isOfDesk } from '../../../domain/people/account.ts'
import { useMayChange } from '../kit/changing.tsx'

/** The latest of a village's faults; what lies further back is in the list of faults. */
const FAULTS_SHOWN = 40
const MISSED_SHOWN = 5

export function Page({ params: { code }, search, session: { role } }: PageProps) {
  // teams read no faults, technicians nothing of shows, only managers flags: they are not asked for
  const mayTend = role !== 'team'
  const mayChange = useMayChange()
  const seesShows = role !== 'technician'
  const isManager = isOfDesk(role)
  const village = useAsk(villages.read, { params: { code } })
  const audibility = useAsk(tests.ofVillage, { params: { code } })
  const faults = useAsk(faultRoutes.list, mayTend ? { query: { village: code, limit: FAULTS_SHOWN } } : null)
  const missed = useAsk(missedShows.list, seesShows ? { query: { village: code, limit: MISSED_SHOWN } } : null)
  const flags = useAsk(flagRoutes.list, isManager ? flagsOf(code) : null)
  const lineage = useAsk(figures.villageLineage, isManager ? { params: { code } } : null)
  const { data } = village
  // what was open when it ended is still settled; nothing new is reported of it
  const hasEnded = (known: Village): boolean => audibility.data !== undefined && !livesOn(known, audibility.data.asOf)
  const title = data ? t('village_title', { village: data.name, township: data.townshipName }) : t('village_loading')
  // drawn at once: what came later would push away what is being read or filled in
  const beside = [audibility, mayTend && faults, seesShows && missed, isManager && flags, isManager && lineage].filter(
    (one) => one !== false,
  )
  return (
    <OnePage
      back={seesShows ? ['/', t('back_home')] : ['/broadcast', t('back_broadcast')]}
      title={title}
      mark={data?.designated && <DesignatedTag isForShow={isSampleDesignated(data)} />}
      load={together(village, ...beside)}
      lines={12}
    >
      {(known) => (
        <>
          {lineage.data && <After after={lineage.data.after} isEnded={hasEnded(known)} />}
          {mayTend && (!hasEnded(known) || (faults.data?.total ?? 0) > 0) && (
            <VillageFaults
              village={known}
              isEnded={hasEnded(known)}
              isAsked={isReportAsked(search)}
              audibility={audibility}
              faults={faults}
            />
          )}
          <FlagsBeside flags={flags.data?.items ?? []} />
          <VillageAudibilitySection load={audibility} />
          {mayTend && <VillageTimelineSection audibility={audibility} faults={faults} />}
          {isManager && <VillageMonthsSection code={code} lineage={lineage.data} />}
          {/* where every show took place, an empty section would be one more thing to read */}
          {seesShows && missed.data?.total !== 0 && (
            <Section id="missed-title" title={t('missed_title')}>
              <p class="soft">{t('missed_lead')}</p>
              {missed.problem && <Failure problem={missed.problem} retry={missed.reload} />}
              {missed.data && <MissedTable shows={missed.data.items} isOfOneVillage />}
              {missed.data && missed.data.total > MISSED_SHOWN && (
                <p>
                  <a href={missedPath({ village: code })}>
                    {t('missed_see_all', { count: figure(missed.data.total) })}
                  </a>
                </p>
              )}
            </Section>
          )}
          <VillageSpeakersSection village={known} mayEdit={mayTend && mayChange && !hasEnded(known)} />
          <VillageFacts village={known} audibility={audibility.data} isManager={isManager} />
          {seesShows && <WaysOn code={code} isManager={isManager} />}
          {isManager && <VillageVersions code={code} />}
          {isManager && <EntryHistory kind="village" code={code} />}
        </>
      )}
    </OnePage>
  )
}

/** Its logs, and what is printed of it. */
const WaysOn = ({ code, isManager }: { code: string; isManager: boolean }) => (
  <p class="actions">
    <a class="button" href={logsPath({ village: code })}>
      {t('village_logs')}
    </a>
    {isManager && (
      <>
        <span>{t('printed_of')}</span>
        <a href={villageCardPath(code)}>{t('village_card_title')}</a>
        <a href={noticesPath({ village: code })}>{t('notices_title')}</a>
      </>
    )}
  </p>
)

const isReportAsked = (search: string): boolean => new URLSearchParams(search).get('report') === '1'

/** The year: what was shown in each month, and which months are missing. */
const VillageMonthsSection = ({ code, lineage }: { code: string; lineage: VillageLineage | undefined }) => (
  <AnsweredSection id="months-title" title={t('village_months')} load={useAsk(figures.villageMonths, {})} lines={2}>
    {(data) => (
      <>
        <Months data={data} code={code} />
        {lineage && <Before lineage={lineage} />}
      </>
    )}
  </AnsweredSection>
)

function Months({ data, code }: { data: VillageMonths; code: string }) {
  const village = data.villages.find((one) => one.code === code)
  if (!village) return null
  return (
    <>
      <p data-figure="owed">
        {t('village_months_owed', { done: figure(village.done), quota: figure(village.quota) })}{' '}
        <Exact credit={village.credit} /> <Alone count={village.acceptedAlone} />
      </p>
      <ol class="village-months" data-list="months">
        {monthsOfYear(data.year).map((month, i) => {
          const credit = village.monthCredits[i] ?? 0
          const cell = cellOf(credit, month, data.asOf, village.quota, village.whole)
          return (
            <li key={month}>
              <span class="soft">{monthName(i)}</span>
              {(cell === 'seen' || cell === 'part') && (
                <a class={`cell-${cell}`} href={monthLogs(month, data.asOf, code)}>
                  {cell === 'seen' ? wholeScreenings(credit) : `${t('below_one')} ${screeningsOf(credit)}`}
                </a>
              )}
              {(cell === 'gap' || cell === 'pending') && <span class={`cell-${cell}`}>{t(`grid_${cell}`)}</span>}
            </li>
          )
        })}
      </ol>
    </>
  )
}

interface FactsProps {
  village: Village
  /** Its last test and its list of speakers, where they could be asked for. */
  audibility: VillageAudibility | undefined
  isManager: boolean
}

/** What the register says of it, and where it is. */
function VillageFacts({ village, audibility, isManager }: FactsProps) {
  const teams = useAll(teamRoutes.list, {})
  const { code, townshipName, teamCode, annualQuota, aliases, population } = village
  const known = speakersKnown(village, audibility)
  const team = teams.data?.items.find((one) => one.code === teamCode)?.name ?? teamCode
  return (
    <Section id="facts-title" title={t('village_facts')}>
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
        <Fact label={t('field_endsOn')}>{village.endsOn}</Fact>
        <Fact label={t('annual_quota')}>{figure(annualQuota)}</Fact>
        <Fact label={t('field_aliases')}>{aliases.filter((alias) => !isSample(alias)).join(t('list_comma'))}</Fact>
        <Fact label={t('field_population')}>{population === undefined ? t('unknown') : figure(population)}</Fact>
        <Fact label={t('field_speakersInstalled')}>
          <span data-figure="speakers">{known.said ?? t('unknown')}</span>{' '}
          {!known.agrees && <Mark look={['watch', 'alert']}>{t('speakers_differ')}</Mark>}
        </Fact>
        {isManager && <Where code={code} />}
      </Facts>
    </Section>
  )
}

/** A guess from its neighbours is no place: it is said to be unknown. */
function Where({ code }: { code: string }) {
  const positions = useAll(figures.villagePositions, {})
  const known = positions.data?.items.find((one) => one.code === code)
  return (
    <Fact label={t('position')} name="position">
      {positions.data || positions.problem ? placeSays(known) : '…'} <a href="/map">{t('map_title')}</a>
    </Fact>
  )
}

function placeSays(known: VillagePosition | undefined): string {
  const { source, latitude, longitude, count = 0 } = known ?? {}
  if (latitude === undefined || longitude === undefined) return t('unknown')
  const place = `${latitude.toFixed(5)}, ${longitude.toFixed(5)}`
  if (source === 'logs') return t('place_by_logs', { place, count: figure(count) })
  return source === 'register' ? t('place_by_register', { place }) : t('unknown')
}
