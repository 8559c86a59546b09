/** One village: its faults and what can be reported, its audibility and how that came about, its speakers, its facts. */
import { audibility as tests } from '../../../contract/audibility.ts'
import { faults as faultRoutes } from '../../../contract/faults.ts'
import { figures, flags as flagRoutes, type VillageMonths } from '../../../contract/figures.ts'
import { missedShows } from '../../../contract/missed-shows.ts'
import { villages } from '../../../contract/register.ts'
import type { AnswerOf } from '../../../contract/route.ts'
import { monthsOfYear } from '../../../domain/period.ts'
import { wholeScreenings } from '../../../domain/register/film.ts'
import { figure, monthName, screeningsOf } from '../../shared/format.ts'
import { type Loaded, useAsk } from '../../shared/load.ts'
import { EntryHistory } from '../kit/entry-history.tsx'
import { FlagsBeside, flagsOf } from '../kit/flags.tsx'
import { cellOf } from '../grid/rules.ts'
import { Exact, monthLogs } from '../kit/figures.tsx'
import { Answered, Failure, Skeleton, usePageTitle } from '../kit/states.tsx'
import type { PageProps } from '../kit/lazy.tsx'
import { MissedTable } from '../missed/missed.tsx'
import { logsPath, missedPath } from '../routes.ts'
import { DesignatedTag, isSampleDesignated } from '../shell/sample.tsx'
import { t } from '../words.ts'
import { VillageAudibilitySection } from './village-audibility.tsx'
import { VillageFactsSection } from './village-facts.tsx'
import { VillageFaults } from './village-faults.tsx'
import { VillageSpeakersSection } from './village-speakers.tsx'
import { VillageTimelineSection } from './village-timeline.tsx'

/** The latest of a village's faults; what lies further back is in the list of faults. */
const FAULTS_SHOWN = 40
const MISSED_SHOWN = 5

export function Page({ params: { code }, search, session: { role } }: PageProps) {
  // teams read no faults, technicians nothing of shows, only managers flags: they are not asked for
  const mayTend = role !== 'team'
  const seesShows = role !== 'technician'
  const isManager = role === 'manager'
  const { data, problem, reload } = useAsk(villages.read, { params: { code } })
  const audibility = useAsk(tests.ofVillage, { params: { code } })
  const faults = useAsk(faultRoutes.list, mayTend ? { query: { village: code, limit: FAULTS_SHOWN } } : null)
  const missed = useAsk(missedShows.list, seesShows ? { query: { village: code, limit: MISSED_SHOWN } } : null)
  const flags = useAsk(flagRoutes.list, isManager ? flagsOf(code) : null)
  const title = data ? t('village_title', { village: data.name, township: data.townshipName }) : t('village_loading')
  usePageTitle(title)
  // drawn at once: what came later would push away what is being read or filled in
  const isHere =
    hasAnswered(audibility) &&
    (!mayTend || hasAnswered(faults)) &&
    (!seesShows || hasAnswered(missed)) &&
    (!isManager || hasAnswered(flags))
  return (
    <div class="page-narrow">
      <p>{seesShows ? <a href="/">{t('back_home')}</a> : <a href="/broadcast">{t('back_broadcast')}</a>}</p>
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
          <VillageAudibilitySection load={audibility} />
          {mayTend && <VillageTimelineSection audibility={audibility} faults={faults} />}
          {isManager && <VillageMonthsSection code={code} />}
          {seesShows && <VillageMissed village={code} load={missed} />}
          <VillageSpeakersSection village={data} mayEdit={mayTend} />
          <VillageFactsSection village={data} audibility={audibility.data} isManager={isManager} />
          {seesShows && (
            <p>
              <a class="button" href={logsPath({ village: code })}>
                {t('village_logs')}
              </a>
            </p>
          )}
          {isManager && <EntryHistory kind="village" code={code} />}
        </>
      )}
    </div>
  )
}

const hasAnswered = ({ data, problem }: Loaded<unknown>): boolean => data !== undefined || problem !== undefined
const isReportAsked = (search: string): boolean => new URLSearchParams(search).get('report') === '1'

interface MissedProps {
  village: string
  load: Loaded<AnswerOf<typeof missedShows.list>>
}

/** Evenings on which no show happened. Where every one took place, an empty section would be one more thing to read. */
function VillageMissed({ village, load: { data, problem, reload } }: MissedProps) {
  if (data?.total === 0) return null
  return (
    <section aria-labelledby="missed-title">
      <h2 id="missed-title">{t('missed_title')}</h2>
      <p class="soft">{t('missed_lead')}</p>
      {problem && <Failure problem={problem} retry={reload} />}
      {data && <MissedTable shows={data.items} isOfOneVillage />}
      {data && data.total > data.items.length && (
        <p>
          <a href={missedPath({ village })}>{t('missed_see_all', { count: figure(data.total) })}</a>
        </p>
      )}
    </section>
  )
}

/** The year: what was shown in each month, and which months are missing. */
function VillageMonthsSection({ code }: { code: string }) {
  const months = useAsk(figures.villageMonths, {})
  return (
    <section aria-labelledby="months-title">
      <h2 id="months-title">{t('village_months')}</h2>
      <Answered load={months} lines={2}>
        {(data) => <Months data={data} code={code} />}
      </Answered>
    </section>
  )
}

function Months({ data, code }: { data: VillageMonths; code: string }) {
  const village = data.villages.find((one) => one.code === code)
  if (!village) return null
  return (
    <>
      <p data-figure="owed">
        {t('village_months_owed', { done: figure(village.done), quota: figure(village.quota) })}{' '}
        <Exact credit={village.credit} />
      </p>
      <ol class="village-months" data-list="months">
        {monthsOfYear(data.year).map((month, i) => {
          const credit = village.monthCredits[i] ?? 0
          const cell = cellOf(credit, month, data.asOf, village.quota)
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
