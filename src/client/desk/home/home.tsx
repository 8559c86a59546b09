/** The managers’ page: the day, the targets, the chart, audibility, open flags by kind, teams, the grid. */
import { useMemo } from 'preact/hooks'
import { figures, flags } from '../../../contract/figures.ts'
import type { Overview } from '../../../domain/report/overview.ts'
import { dayOf, figure, timeOf } from '../../shared/format.ts'
import { EVERY_MINUTE, isEarlier, type Loaded, useAll, useAsk, useMinutesSince } from '../../shared/load.ts'
import { go } from '../../shared/place.ts'
import { GridView } from '../grid/grid-view.tsx'
import { gridPath } from '../grid/rules.ts'
import { withAsOf } from '../kit/address.ts'
import { CoverageSums, flagSubject } from '../kit/figures.tsx'
import type { PageProps } from '../kit/lazy.tsx'
import { Icon, Mark } from '../kit/marks.tsx'
import { DayHead, Freshness } from '../kit/page.tsx'
import { Section } from '../kit/section.tsx'
import { Empty, Failure, Skeleton } from '../kit/states.tsx'
import { t } from '../words.ts'
import { AudibilitySection } from './audibility.tsx'
import { BurnUpSection, MonthSection } from './charts.tsx'
import {
  ageSentence,
  flagGroups,
  homePath,
  type HomeQuery,
  isToday,
  type OwnerOf,
  ownersBy,
  readHomeQuery,
} from './rules.ts'
import { SteerSection } from './steer.tsx'
import { TargetSection, TeamSection } from './progress.tsx'
import { mapPath } from '../routes.ts'
import { FlagGroup, HistoryLink, OWNED, OwnerMark } from '../kit/flags.tsx'

export function Home({ search }: PageProps) {
  const query = readHomeQuery(search)
  const overview = useAsk(figures.overview, { query: { asOf: query.asOf } }, EVERY_MINUTE)
  const { data, problem } = overview
  const asked = data && { query: { year: data.asOf.slice(0, 4), asOf: data.asOf } }
  const months = useAsk(figures.villageMonths, asked ?? null, EVERY_MINUTE)
  const isOld = isEarlier(overview)
  const show = (changes: Partial<HomeQuery>) => go(homePath({ ...query, ...changes }), { replace: true })
  return (
    <>
      <Headline overview={overview} query={query} show={show} />
      {!data && problem && <Failure problem={problem} retry={overview.reload} />}
      {!data && !problem && <Skeleton lines={12} />}
      {data && (
        <div class={isOld ? 'sections-room waiting' : 'sections-room'} aria-busy={isOld}>
          <SteerSection overview={data} />
          <TargetSection overview={data} />
          <BurnUpSection overview={data} />
          <MonthSection overview={data} />
          <AudibilitySection overview={data} villages={months.data?.villages} />
          <Section name="tv" title={t('tv_title')}>
            <CoverageSums figures={data.tvCoverage} />
            <p>
              <a class="button" href={withAsOf('/tv', query.asOf)}>
                {t('see_tv')}
              </a>
            </p>
          </Section>
          <FlagSection overview={data} />
          <TeamSection overview={data} query={query} />
          <Section name="grid" title={t('grid_title')}>
            <p>
              <a href={gridPath({ ...query, order: 'township' })}>{t('grid_see_groups')}</a>
              {t('list_comma')}
              <a href={mapPath({ by: 'gaps', asOf: query.asOf })}>{t('grid_see_map')}</a>
            </p>
            {!months.data && months.problem && <Failure problem={months.problem} retry={months.reload} />}
            {(months.data || !months.problem) && (
              <GridView data={months.data} teams={data.teams} filter={query} show={show} />
            )}
          </Section>
        </div>
      )}
    </>
  )
}

interface HeadlineProps {
  overview: Loaded<Overview>
  query: HomeQuery
  show: (changes: Partial<HomeQuery>) => void
}

function Headline({ overview, query, show }: HeadlineProps) {
  const { data, problem, isLoading, reload } = overview
  const age = ageSentence(useMinutesSince(overview.at))
  return (
    <DayHead
      class="home-headline"
      title={t('home_title')}
      asked={query.asOf}
      shown={data?.asOf}
      today={data && dayOf(data.generatedAt)}
      show={(asOf) => show({ asOf })}
      before={
        <button type="button" class="quiet refresh" onClick={reload} disabled={isLoading && !data}>
          <Icon name="refresh" /> <span>{t('refresh')}</span>
        </button>
      }
    >
      {data && (
        <Freshness day={data.asOf}>
          <span>{isLoading ? t('refreshing') : t('generated_at', { time: timeOf(data.generatedAt) })}</span>
          {age && (
            <span data-figure="age">
              <Mark look={['watch', 'clock']}>{age}</Mark>
            </span>
          )}
        </Freshness>
      )}
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
    </DayHead>
  )
}

const hasNothing = ({ targets, attendance }: Overview): boolean =>
  attendance === 0 && targets.every(({ logs }) => !logs)

function FlagSection({ overview }: { overview: Overview }) {
  const groups = flagGroups(overview.flags)
  const ownerOf = useOwners(overview)
  const title = (
    <>
      {t('flags_title')} <span class="soft">{figure(overview.flags.length)}</span>
    </>
  )
  return (
    <Section name="flags" title={title}>
      {groups.length === 0 && <Empty>{t('flags_none')}</Empty>}
      {groups.map(({ kind, flags: members }) => (
        <FlagGroup key={kind} kind={kind} flags={members}>
          {(shown) => (
            <ul class="plain items" id={`flags-${kind}`}>
              {shown.map((flag) => (
                <Item key={`${flag.subject.code} ${flag.since}`} flag={flag} overview={overview} ownerOf={ownerOf} />
              ))}
            </ul>
          )}
        </FlagGroup>
      ))}
      <p class="below-list">
        <a class="button" href="/flags">
          {t('flags_all')}
        </a>
      </p>
    </Section>
  )
}

function Item({ flag, overview, ownerOf }: { flag: Overview['flags'][number]; overview: Overview; ownerOf: OwnerOf }) {
  const href = flagSubject(flag, overview.asOf, overview.targets)
  const { name } = flag.subject
  const kept = ownerOf(flag)
  return (
    <li>
      {href ? <a href={href}>{name}</a> : <strong>{name}</strong>}
      <div>
        <p>{flag.message}</p>
        {kept && (
          <p class="flag-state" data-owner={kept.owner}>
            <OwnerMark flag={kept} />
            <HistoryLink id={kept.id} name={name} />
          </p>
        )}
      </div>
      <span class="soft">{t('flag_since', { day: flag.since })}</span>
    </li>
  )
}

/** Who sees to them: asked beside the page for today, and quietly absent otherwise. */
function useOwners(overview: Overview): OwnerOf {
  const asked = isToday(overview) ? OWNED : null
  const { data, of } = useAll(flags.list, asked, EVERY_MINUTE)
  return useMemo(() => (asked && of ? ownersBy(data?.items ?? []) : () => undefined), [asked, of, data])
}
