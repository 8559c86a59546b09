/** The managers’ page: the gap to plan, what to decide, the villages below the line, the teams, the other tasks. */
import { figures } from '../../../contract/figures.ts'
import type { Overview } from '../../../domain/report/overview.ts'
import { dayOf, figure, shortDay, timeOf } from '../../shared/format.ts'
import { EVERY_MINUTE, isEarlier, type Loaded, useAsk, useMinutesSince } from '../../shared/load.ts'
import { go } from '../../shared/place.ts'
import { flagSubject, Verdict } from '../kit/figures.tsx'
import { FlagGroup } from '../kit/flags.tsx'
import { lazy } from '../kit/lazy.tsx'
import { Icon, Mark } from '../kit/marks.tsx'
import { DayHead, Freshness, type PageProps } from '../kit/page.tsx'
import { Empty, Failure, Section, Skeleton } from '../kit/section.tsx'
import { t } from '../words.ts'
import { BelowStrip } from './below-strip.tsx'
import { FirstScreen, Lead } from './first-screen.tsx'
import {
  ageSentence,
  flagGroups,
  homePath,
  type HomeQuery,
  isToday,
  othersInOrder,
  readHomeQuery,
  verdictParts,
} from './rules.ts'
import { TeamSection } from './team-gaps.tsx'
import { Folded } from '../kit/folded.tsx'
import { doneSaid, langOf, ProgressBar, targetName, unitOf, VerdictMark } from '../kit/target.tsx'
import { taskPath } from '../routes.ts'

const LastDrill = lazy<{ now: string }>(() => import('../operations/last-drill.tsx'))

export function Home({ search }: PageProps) {
  const query = readHomeQuery(search)
  const overview = useAsk(figures.overview, { query: { asOf: query.asOf } }, EVERY_MINUTE)
  const { data, problem } = overview
  const isOld = isEarlier(overview)
  return (
    <>
      <Headline overview={overview} query={query} />
      {!data && problem && <Failure problem={problem} retry={overview.reload} />}
      {!data && !problem && <Skeleton lines={12} />}
      {data && (
        <div class={isOld ? 'sections-room waiting' : 'sections-room'} aria-busy={isOld}>
          <FirstScreen overview={data} />
          <BelowStrip overview={data} />
          <TeamSection overview={data} query={query} />
          <OtherTargets overview={data} />
          {isToday(data) ? <LastDrill.View now={data.generatedAt} /> : <FlagSection overview={data} />}
        </div>
      )}
    </>
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
    <DayHead
      class="home-headline"
      title={t('home_title')}
      says={data && <Verdict parts={verdictParts(data)} />}
      asked={query.asOf}
      shown={data?.asOf}
      today={data && dayOf(data.generatedAt)}
      show={(asOf) => go(homePath({ ...query, asOf }), { replace: true })}
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
      {data && <Lead overview={data} />}
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

/** Of a day that is past: today’s have a page of their own. */
function FlagSection({ overview }: { overview: Overview }) {
  const groups = flagGroups(overview.flags)
  return (
    <Section
      name="flags"
      title={
        <>
          {t('flags_title')} <span class="soft">{figure(overview.flags.length)}</span>
        </>
      }
    >
      {groups.length === 0 && <Empty>{t('flags_none')}</Empty>}
      {groups.map(({ kind, flags: members }) => (
        <FlagGroup key={kind} kind={kind} flags={members}>
          {(shown) => (
            <ul class="plain items" id={`flags-${kind}`}>
              {shown.map((flag) => (
                <Item key={`${flag.subject.code} ${flag.since}`} flag={flag} overview={overview} />
              ))}
            </ul>
          )}
        </FlagGroup>
      ))}
    </Section>
  )
}

function Item({ flag, overview }: { flag: Overview['flags'][number]; overview: Overview }) {
  const href = flagSubject(flag, overview.asOf, overview.targets)
  const { name } = flag.subject
  return (
    <li>
      {href ? <a href={href}>{name}</a> : <strong>{name}</strong>}
      <p>{flag.message}</p>
      <span class="soft">{t('flag_since', { day: flag.since })}</span>
    </li>
  )
}

/** The rest of the task list, a line each: what is overdue first, then what is behind. */
function OtherTargets({ overview: { targets, asOf } }: { overview: Overview }) {
  const others = othersInOrder(targets)
  const count = (verdict: string): number => others.filter(({ bases }) => bases[0]?.verdict === verdict).length
  const title = t('others_title', { overdue: count('overdue'), behind: count('behind') })
  return (
    <Section name="targets" title={others.length === 0 ? t('other_tasks') : title}>
      {targets.length === 0 && <Empty>{t('no_targets')}</Empty>}
      <Folded count={others.length}>
        <ul class="plain task-lines">
          {others.map((target) => (
            <li key={target.code} data-target={target.code}>
              <a href={taskPath(target.code, asOf)} lang={langOf(target)}>
                {targetName(target)}
              </a>
              <ProgressBar target={target} />
              <span>
                <span data-figure="done">{doneSaid(target)}</span>{' '}
                <span class="soft">
                  / {figure(target.amount)} {unitOf(target)}
                </span>
              </span>
              {target.bases[0] && (
                <>
                  <span class="soft">{shortDay(target.bases[0].deadline)}</span>
                  <VerdictMark pace={target.bases[0]} />
                </>
              )}
            </li>
          ))}
        </ul>
      </Folded>
    </Section>
  )
}
