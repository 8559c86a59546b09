/** The managers’ page: the day, the targets, the chart, audibility, flags, teams, the grid. */
import { figures, type VillageMonths } from '../../../contract/figures.ts'
import type { Overview } from '../../../domain/report/overview.ts'
import { dayOf, timeOf } from '../../shared/format.ts'
import { EVERY_MINUTE, isEarlier, type Loaded, useAsk, useMinutesSince } from '../../shared/load.ts'
import { go } from '../../shared/place.ts'
import { gridPath } from '../grid/rules.ts'
import { GridView } from '../grid/grid-view.tsx'
import { AsOfDay, DayPicker } from '../kit/page.tsx'
import { withAsOf } from '../kit/address.ts'
import type { PageProps } from '../kit/lazy.tsx'
import { Icon, Mark } from '../kit/marks.tsx'
import { Failure, Skeleton, usePageTitle } from '../kit/states.tsx'
import { mapPath } from '../map/map-query.ts'
import { CoverageSums } from '../kit/figures.tsx'
import { t } from '../words.ts'
import { AudibilitySection } from './audibility.tsx'
import { BurnUpSection, MonthSection } from './charts.tsx'
import { FlagSection } from './flags.tsx'
import { homePath, type HomeQuery, readHomeQuery } from './home-query.ts'
import { ageSentence } from './rules.ts'
import { SteerSection } from './steer.tsx'
import { TargetSection } from './targets.tsx'
import { TeamSection } from './teams.tsx'

export function Home({ search }: PageProps) {
  usePageTitle(t('home_title'))
  const query = readHomeQuery(search)
  const overview = useAsk(figures.overview, { query: { asOf: query.asOf } }, EVERY_MINUTE)
  const { data, problem } = overview
  const asked = data && { query: { year: data.asOf.slice(0, 4), asOf: data.asOf } }
  const months = useAsk(figures.villageMonths, asked ?? null, EVERY_MINUTE)
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

interface HeadlineProps {
  overview: Loaded<Overview>
  query: HomeQuery
}

function Headline({ overview, query }: HeadlineProps) {
  const { data, problem, isLoading, reload } = overview
  const age = ageSentence(useMinutesSince(overview.at))
  return (
    <div class="headline home-headline">
      <h1>{t('home_title')}</h1>
      <div class="headline-tools">
        <button type="button" class="quiet refresh" onClick={reload} disabled={isLoading && !data}>
          <Icon name="refresh" /> <span>{t('refresh')}</span>
        </button>
        <DayPicker
          shown={query.asOf ?? data?.asOf ?? ''}
          today={data && dayOf(data.generatedAt)}
          isChosen={query.asOf !== undefined}
          show={(asOf) => go(homePath({ ...query, asOf }), { replace: true })}
        />
      </div>
      {data && <Freshness data={data} isLoading={isLoading} age={age} />}
      {data && hasNothing(data) && <p>{t('nothing_counted', { year: data.asOf.slice(0, 4) })}</p>}
      {data && problem && (
        <div class="notice notice-watch" role="alert">
          <p>
            {t('stale_data', { time: timeOf(data.generatedAt) })} {age && <strong>{age}</strong>} {problem.detail}
          </p>
          <button type="button" onClick={reload}>
            {t('retry')}
          </button>
        </div>
      )}
    </div>
  )
}

const hasNothing = ({ targets, attendance }: Overview): boolean =>
  attendance === 0 && targets.every(({ logs }) => !logs)

function Freshness({ data, isLoading, age }: { data: Overview; isLoading: boolean; age: string | null }) {
  return (
    <p class="freshness">
      <AsOfDay day={data.asOf} />
      <span>{isLoading ? t('refreshing') : t('generated_at', { time: timeOf(data.generatedAt) })}</span>
      {age && (
        <span data-figure="age">
          <Mark look={['watch', 'clock']}>{age}</Mark>
        </span>
      )}
    </p>
  )
}

interface TvProps {
  overview: Overview
  /** The day the address names, if it names one. */
  asOf: string | undefined
}

const TvSection = ({ overview: { tvCoverage }, asOf }: TvProps) => (
  <section id="tv" aria-labelledby="tv-title">
    <h2 id="tv-title">{t('tv_title')}</h2>
    <CoverageSums figures={tvCoverage} />
    <p>
      <a class="button" href={withAsOf('/tv', asOf)}>
        {t('see_tv')}
      </a>
    </p>
  </section>
)

interface GridProps {
  months: Loaded<VillageMonths>
  teams: Overview['teams']
  query: HomeQuery
}

function GridSection({ months: { data, problem, reload }, teams, query }: GridProps) {
  const show = (changes: Partial<HomeQuery>) => go(homePath({ ...query, ...changes }), { replace: true })
  return (
    <section id="grid" aria-labelledby="grid-title">
      <h2 id="grid-title">{t('grid_title')}</h2>
      <p>
        <a href={gridPath({ ...query, order: 'township' })}>{t('grid_see_groups')}</a>
        {t('list_comma')}
        <a href={mapPath({ by: 'gaps', asOf: query.asOf })}>{t('grid_see_map')}</a>
      </p>
      {!data && problem && <Failure problem={problem} retry={reload} />}
      {(data || !problem) && <GridView data={data} teams={teams} filter={query} show={show} />}
    </section>
  )
}
