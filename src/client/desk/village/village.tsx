/** One village: its verdict, the year in lanes, what can be reported, how it all came about, its facts. */
import { type FaultStory, standings, type VillageStanding } from '../../../contract/standings.ts'
import { isSample } from '../../../domain/register/place.ts'
import { daysBetween } from '../../../domain/period.ts'
import { isOfDesk } from '../../../domain/people/account.ts'
import { livesOn } from '../../../domain/register/village-facts.ts'
import type { VillagePosition } from '../../../domain/register/village-position.ts'
import { dayOf, figure, longDay, shortDay } from '../../shared/format.ts'
import { useAsk } from '../../shared/load.ts'
import { useMayChange } from '../kit/buttons.tsx'
import { DutySection } from '../kit/duty.tsx'
import { EntryHistory } from '../kit/entry-history.tsx'
import { categoryWord, faultStatusWord } from '../kit/faults.tsx'
import { Fact, Facts } from '../kit/figures.tsx'
import { FlagsBeside } from '../kit/flags.tsx'
import { Mark } from '../kit/marks.tsx'
import { OnePage, type PageProps } from '../kit/page.tsx'
import { DesignatedTag, isSampleDesignated } from '../kit/sample.tsx'
import { Section } from '../kit/section.tsx'
import { MissedTable } from '../missed/missed.tsx'
import { faultPath, logsPath, missedPath, noticesPath, teamPath, villageCardPath } from '../routes.ts'
import { t } from '../later-words.ts'
import { Lanes } from './lanes.tsx'
import { forDays, inHandsSince, isCounted, speakersShort, verdictParts, worstFault } from './rules.ts'
import { VillageAudibilitySection } from './village-audibility.tsx'
import { VillageFaults } from './village-faults.tsx'
import { After, Before } from './village-lineage.tsx'
import { speakersKnown, VillageSpeakersSection } from './village-speakers.tsx'
import { VillageTimeline } from './village-timeline.tsx'
import { VillageVersions } from './village-versions.tsx'

export function Page({ params: { code }, search, session: { role } }: PageProps) {
  const mayChange = useMayChange()
  const isManager = isOfDesk(role)
  const load = useAsk(standings.village, { params: { code } })
  const { data } = load
  const hasEnded = data !== undefined && !livesOn(data.village, data.asOf)
  const title = data
    ? t('village_title', { village: data.village.name, township: data.village.townshipName })
    : t('village_loading')
  return (
    <OnePage
      isWide
      back={role === 'technician' ? ['/broadcast', t('back_broadcast')] : ['/', t('back_home')]}
      title={title}
      says={data && !hasEnded && <Verdict standing={data} />}
      load={load}
      lines={16}
    >
      {(standing) => (
        <div class="village">
          <PlaceLine standing={standing} isManager={isManager} />
          {standing.lineage && <After after={standing.lineage.after} isEnded={hasEnded} />}
          <Lead standing={standing} />
          {role !== 'team' && (
            <VillageFaults
              standing={standing}
              reload={load.reload}
              isEnded={hasEnded}
              isAsked={isReportAsked(search)}
            />
          )}
          <Lanes standing={standing} />
          {standing.lineage && <Before lineage={standing.lineage} />}
          <div class="village-two">
            <div>
              <VillageTimeline standing={standing} />
              <FlagsBeside flags={standing.flags ?? []} />
            </div>
            <VillageFacts standing={standing} isManager={isManager} />
          </div>
          {standing.duty && <DutySection subject={standing.duty.subject} reload={load.reload} />}
          <VillageAudibilitySection audibility={standing.audibility} />
          <Missed standing={standing} />
          <VillageSpeakersSection
            standing={standing}
            reload={load.reload}
            mayEdit={role !== 'team' && mayChange && !hasEnded}
          />
          {role !== 'technician' && <WaysOn code={code} isManager={isManager} />}
          <VillageVersions standing={standing} />
          {isManager && <EntryHistory kind="village" code={code} />}
        </div>
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

/** The title is what matters most; what is not as it should be is set off. */
const Verdict = ({ standing }: { standing: VillageStanding }) => (
  <>
    {verdictParts(standing).map((part, i) =>
      i % 2 === 1 ? (
        part && (
          <em key={part} class="so-far">
            {part}
          </em>
        )
      ) : (
        <span key={part}>{part}</span>
      ),
    )}
    {verdictParts(standing).length === 0 && standing.village.name}
  </>
)

const PlaceLine = ({ standing: { village, team }, isManager }: { standing: VillageStanding; isManager: boolean }) => (
  <p class="place-line soft">
    <span>{village.townshipName}</span>
    {village.designated && <DesignatedTag isForShow={isSampleDesignated(village)} />}
    {team && (
      <span data-figure="served">
        {isManager ? <a href={teamPath(team.code)}>{team.name}</a> : team.name}{' '}
        {team.since ? t('served_since', { day: longDay(team.since) }) : t('served_always')}
      </span>
    )}
  </p>
)

/** Who acts by when, and what suffices. */
function Lead({ standing }: { standing: VillageStanding }) {
  const fault = worstFault(standing)
  const short = standing.audibility.band === 'pass' ? 0 : speakersShort(standing.audibility)
  return (
    <p class="village-lead" data-figure="lead">
      {fault && <FaultSaid fault={fault} asOf={standing.asOf} />}{' '}
      {short > 0 && t('speakers_short', { count: figure(short) })}
    </p>
  )
}

function FaultSaid({ fault, asOf }: { fault: FaultStory; asOf: string }) {
  const { id, category, status, assignee, dueAt, overdueSince } = fault
  const due = overdueSince ?? dueAt
  return (
    <>
      <a href={faultPath(id)}>{categoryWord(category)}</a> {faultStatusWord(status)}
      {assignee && t('lead_assignee', { who: assignee })}
      {due && t('lead_due', { day: shortDay(dayOf(due)) })}{' '}
      {overdueSince && (
        <Mark look={['bad', 'cross']}>{forDays('lane_late', daysBetween(dayOf(overdueSince), asOf))}</Mark>
      )}
    </>
  )
}

/** Where every show took place, an empty section would be one more thing to read. */
function Missed({ standing: { missed, village } }: { standing: VillageStanding }) {
  if (!missed || missed.total === 0) return null
  return (
    <Section id="missed-title" title={t('missed_title')}>
      <p class="soft">{t('missed_lead')}</p>
      <MissedTable shows={missed.items} isOfOneVillage />
      {missed.total > missed.items.length && (
        <p>
          <a href={missedPath({ village: village.code })}>{t('missed_see_all', { count: figure(missed.total) })}</a>
        </p>
      )}
    </Section>
  )
}

/** What the register says of it, who answers for what, and where it is. */
function VillageFacts({ standing, isManager }: { standing: VillageStanding; isManager: boolean }) {
  const { village, audibility, team, shows, tv, position, flags = [], asOf } = standing
  const { code, townshipName, annualQuota, aliases, population } = village
  const known = speakersKnown(village, audibility)
  const fault = worstFault(standing)
  const since = fault?.assignee && inHandsSince(fault)
  const last = shows?.find(isCounted)
  return (
    <Section id="facts-title" title={t('village_facts')}>
      <Facts>
        <Fact label={t('team')} name="team">
          {team ? isManager ? <a href={teamPath(team.code)}>{team.name}</a> : team.name : t('none')}{' '}
          {team && <span class="soft">{team.since ? t('served_since', { day: team.since }) : t('served_always')}</span>}
        </Fact>
        <Fact label={t('repairer')} name="repairer">
          {fault?.assignee && (
            <>
              {fault.assignee} {since && <span class="soft">{t('flag_since', { day: since })}</span>}
            </>
          )}
        </Fact>
        {flags.map(
          ({ id, owner, kind, dueOn }) =>
            owner && (
              <Fact key={id} label={t(`flag_kind_${kind}`)}>
                {owner} {dueOn && <span class="soft">{t('lead_due', { day: shortDay(dueOn) })}</span>}
              </Fact>
            ),
        )}
        <Fact label={t('last_screened')}>{last && `${last.screenedOn} ${agoSaid(last.screenedOn, asOf)}`}</Fact>
        <Fact label={t('tv_title')}>
          {tv && `${figure(tv.connected)} / ${figure(tv.households)} ${t('unit_tv_households')}`}
        </Fact>
        <Fact label={t('field_speakersInstalled')}>
          <span data-figure="speakers">{known.said ?? t('unknown')}</span>{' '}
          {!known.agrees && <Mark look={['watch', 'alert']}>{t('speakers_differ')}</Mark>}
        </Fact>
        <Fact label={t('annual_quota')}>{figure(annualQuota)}</Fact>
        <Fact label={t('township')}>{townshipName}</Fact>
        <Fact label={t('field_population')}>{population === undefined ? t('unknown') : figure(population)}</Fact>
        <Fact label={t('field_endsOn')}>{village.endsOn}</Fact>
        <Fact label={t('field_aliases')}>{aliases.filter((alias) => !isSample(alias)).join(t('list_comma'))}</Fact>
        <Fact label={t('village_code')}>
          <span class="code">{code}</span>
        </Fact>
        {isManager && (
          <Fact label={t('position')} name="position">
            {placeSays(position)} <a href="/map">{t('map_title')}</a>
          </Fact>
        )}
      </Facts>
    </Section>
  )
}

const agoSaid = (day: string, asOf: string): string => forDays('days_ago', daysBetween(day, asOf))

/** A guess from its neighbours is no place: it is said to be unknown. */
function placeSays(known: VillagePosition | undefined): string {
  const { source, latitude, longitude, count = 0 } = known ?? {}
  if (latitude === undefined || longitude === undefined) return t('unknown')
  const place = `${latitude.toFixed(5)}, ${longitude.toFixed(5)}`
  if (source === 'logs') return t('place_by_logs', { place, count: figure(count) })
  return source === 'register' ? t('place_by_register', { place }) : t('unknown')
}
