/** The managers' page: the day, the targets, the chart, audibility, flags, teams, the grid. */
import { Overview } from '../../../domain/report/overview.ts'
import { readBy } from '../../shared/api.ts'
import { isEarlier, type Loaded, useLoad } from '../../shared/load.ts'
import type { VillageMonths } from '../../shared/replies.ts'
import { t } from '../words.ts'
import type { PageProps } from '../kit/lazy.tsx'
import { Failure, Skeleton, usePageTitle } from '../kit/states.tsx'
import { AudibilitySection } from './audibility.tsx'
import { BurnUpSection } from './burn-up-section.tsx'
import { FlagSection } from './flags.tsx'
import { GridSection } from './grid.tsx'
import { Headline } from './headline.tsx'
import { type HomeQuery, overviewRequest, readHomeQuery } from './home-query.ts'
import { MonthSection } from './months.tsx'
import { SteerSection } from './steer.tsx'
import { TargetSection } from './targets.tsx'
import { TeamSection } from './teams.tsx'
import { TvSection } from './tv-section.tsx'

const EVERY_MINUTE = 60_000
const read = readBy(Overview)

export function Home({ search }: PageProps) {
  usePageTitle(t('home_title'))
  const query = readHomeQuery(search)
  const overview = useLoad(overviewRequest(query.asOf), { read, every: EVERY_MINUTE })
  const { data, problem } = overview
  const monthsOn = data && `/api/village-months?year=${data.asOf.slice(0, 4)}&asOf=${data.asOf}`
  const months = useLoad<VillageMonths>(monthsOn ?? null, { every: EVERY_MINUTE })
  return (
    <>
      <Headline overview={overview} query={query} />
      {!data && problem && <Failure problem={problem} retry={overview.reload} />}
      {!data && !problem && <Skeleton lines={12} />}
      {data && <Sections data={data} months={months} query={query} isOld={isEarlier(overview)} />}
    </>
  )
}

interface SectionsProps {
  data: Overview
  months: Loaded<VillageMonths>
  query: HomeQuery
  isOld: boolean
}

function Sections({ data, months, query, isOld }: SectionsProps) {
  return (
    <div class={isOld ? 'sections-room waiting' : 'sections-room'} aria-busy={isOld}>
      <SteerSection overview={data} />
      <TargetSection overview={data} />
      <BurnUpSection overview={data} />
      <MonthSection overview={data} />
      <AudibilitySection overview={data} villages={months.data?.villages} />
      <TvSection overview={data} asOf={query.asOf} />
      <FlagSection overview={data} />
      <TeamSection overview={data} query={query} />
      <GridSection months={months} teams={data.teams} query={query} />
    </div>
  )
}
