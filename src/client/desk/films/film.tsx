/** One film: what it is, where and when it was shown in the last twelve months, and where twice. */
import type { ComponentChildren } from 'preact'
import { useEffect } from 'preact/hooks'
import { films as filmRoutes } from '../../../contract/register.ts'
import { type Log, type LogList, screenings } from '../../../contract/screenings.ts'
import { addDays, earlierOf, lastDayOf, monthOf } from '../../../domain/period.ts'
import { Problem } from '../../shared/api.ts'
import { figure } from '../../shared/format.ts'
import { useAll, useAsk, useToday } from '../../shared/load.ts'
import { EntryHistory } from '../kit/entry-history.tsx'
import { Fact, Facts, FigureLink } from '../kit/figures.tsx'
import { VillageOf } from '../kit/place-names.tsx'
import { totalSaid, usePages } from '../kit/list.tsx'
import { OnePage, type PageProps } from '../kit/page.tsx'
import { LogTable } from '../kit/record-tables.tsx'
import { Empty, Failure, Section, Skeleton } from '../kit/section.tsx'
import { Table } from '../kit/table.tsx'
import { t } from '../later-words.ts'
import { COUNTED_WORD, logPath, logsPath, teamPath } from '../routes.ts'

/** The latest; the others are in the list of logs. */
const LOGS_SHOWN = 15

export function Page({ params: { code } }: PageProps) {
  const { data, problem, reload } = useAll(filmRoutes.list, {})
  const film = data?.items.find((one) => one.code === code)
  const title = film?.title ?? t('films')
  const missing = data && !film ? new Problem('not_found', t('film_missing', { code })) : problem
  return (
    <OnePage
      isWide
      back={['/', t('back_home')]}
      title={title}
      load={{ data: film, problem: missing, reload }}
      lines={12}
    >
      {({ kind, minutes, endsOn }) => (
        <div class="sections-room">
          <Facts>
            <Fact label={t('film_kind')}>{t(`film_kind_${kind}`)}</Fact>
            <Fact label={t('film_runs')}>{t('film_minutes_says', { count: minutes })}</Fact>
            <Fact label={t('field_endsOn')}>{endsOn}</Fact>
          </Facts>
          <Shown code={code} />
          <EntryHistory kind="film" code={code} />
        </div>
      )}
    </OnePage>
  )
}

interface Query {
  from: string
  to: string
  film: string
  status: string
}

const PAGE = 500
const pagesOf = (query: Query) => ({
  route: screenings.list,
  request: (cursor?: string) => ({ query: { ...query, limit: PAGE, cursor } }),
})

function Shown({ code }: { code: string }) {
  const to = useToday()
  const query = to && { from: yearBefore(to), to, film: code, status: COUNTED_WORD }
  const { data, problem, reload } = useAsk(screenings.list, query ? pagesOf(query).request() : null)
  return (
    <Section id="shown-title" title={t('film_shown')}>
      {problem && <Failure problem={problem} retry={reload} />}
      {!data && !problem && <Skeleton lines={20} />}
      {data && query && <WholeYear query={query} first={data} />}
    </Section>
  )
}

/** Page after page, and how far that is: what they add up to is worked out here. */
function WholeYear({ query, first }: { query: Query; first: LogList }) {
  const { items, next, problem, isLoading } = usePages(pagesOf(query), first)
  useEffect(() => {
    if (!isLoading && !problem) next?.()
  })
  if (problem) return <Failure problem={problem} retry={next} />
  if (next) {
    return (
      <>
        <p role="status">{t('film_reading', { shown: figure(items.length), total: totalSaid(first) })}</p>
        <Skeleton lines={20} />
      </>
    )
  }
  return items.length === 0 ? <Empty>{t('film_none')}</Empty> : <Shows shows={items} query={query} />
}

function Shows({ shows, query }: { shows: Log[]; query: Query }) {
  const { from, to } = query
  const { count, villages, people } = showSums(shows)
  const facts = { from, to, count: figure(count), villages: figure(villages), people: figure(people) }
  return (
    <>
      <p data-figure="shown">
        {t('film_shown_of', facts)} <a href={logsPath({ ...query })}>{t('film_see_logs')}</a>
      </p>
      <SumsTable
        name="film-months"
        label={t('film_by_month')}
        head={t('month')}
        rows={showsByMonth(shows, from, to).map((month) => ({
          ...month,
          key: month.month,
          called: month.month,
          logs: logsPath({ ...query, from: month.from, to: month.to }),
        }))}
      />
      <SumsTable
        name="film-teams"
        label={t('film_by_team')}
        head={t('team')}
        rows={showsByTeam(shows).map((team) => ({
          ...team,
          key: team.code,
          called: <a href={teamPath(team.code)}>{team.name}</a>,
          logs: logsPath({ ...query, team: team.code }),
        }))}
      />
      <Repeats shows={shows} />
      <h3>{t('team_logs')}</h3>
      <LogTable logs={shows.slice(0, LOGS_SHOWN)} />
    </>
  )
}

interface SumsProps {
  name: string
  label: string
  head: string
  rows: (ShowSums & { key: string; called: ComponentChildren; logs: string })[]
}

const SumsTable = ({ head, ...table }: SumsProps) => (
  <>
    <h3>{table.label}</h3>
    <Table
      {...table}
      class="film-shows"
      isPlain
      keyOf={({ key }) => key}
      columns={[
        { head, isRowHead: true, cell: ({ called }) => called },
        {
          head: t('film_times'),
          class: 'number',
          cell: ({ count, logs }) => <FigureLink count={count} href={logs} />,
        },
        { head: t('villages'), class: 'number', cell: ({ villages }) => figure(villages) },
        { head: t('attendance'), class: 'number', cell: ({ people }) => figure(people) },
      ]}
    />
  </>
)

function Repeats({ shows }: { shows: Log[] }) {
  const repeats = repeatsOf(shows)
  return (
    <>
      <h3>{t('film_repeats')}</h3>
      {repeats.length === 0 ? (
        <p>{t('film_no_repeats')}</p>
      ) : (
        <Table
          name="repeats"
          label={t('film_repeats')}
          isPlain
          rows={repeats}
          keyOf={({ villageCode }) => villageCode}
          columns={[
            { head: t('village'), isRowHead: true, cell: ({ shows: [first] }) => first && <VillageOf {...first} /> },
            { head: t('film_times'), class: 'number', cell: ({ shows: of }) => figure(of.length) },
            {
              head: t('film_days'),
              cell: ({ shows: of }) =>
                of.map(({ id, screenedOn }, i) => (
                  <span key={id}>
                    {i > 0 && t('list_comma')}
                    <a href={logPath(id)}>{screenedOn}</a>
                  </span>
                )),
            },
          ]}
        />
      )}
    </>
  )
}

type Show = Pick<Log, 'villageCode' | 'screenedOn' | 'attendance' | 'teamCode' | 'teamName'>

const YEAR_DAYS = 365
/** The first of the twelve months that end on a day. */
export const yearBefore = (day: string): string => addDays(day, 1 - YEAR_DAYS)

interface ShowSums {
  count: number
  villages: number
  people: number
}
export const showSums = (shows: readonly Pick<Show, 'villageCode' | 'attendance'>[]): ShowSums => ({
  count: shows.length,
  villages: new Set(shows.map(({ villageCode }) => villageCode)).size,
  people: shows.reduce((sum, { attendance }) => sum + attendance, 0),
})

/**
 * Villages that saw it at least twice, the most often first, each with its shows, oldest first; the shows given lie
 * within twelve months.
 */
export const repeatsOf = <S extends Pick<Show, 'villageCode' | 'screenedOn'>>(shows: readonly S[]) =>
  [...Map.groupBy(shows, ({ villageCode }) => villageCode)]
    .filter(([, of]) => of.length > 1)
    .map(([villageCode, of]) => ({ villageCode, shows: of.sort((a, b) => (a.screenedOn < b.screenedOn ? -1 : 1)) }))
    .sort((a, b) => b.shows.length - a.shows.length || (a.villageCode < b.villageCode ? -1 : 1))

/** Every month (YYYY-MM) from the first show to the last day, also those without one: what was before it may not be known. */
export function showsByMonth(shows: readonly Omit<Show, 'teamCode' | 'teamName'>[], from: string, to: string) {
  const months: (ShowSums & { month: string; from: string; to: string })[] = []
  const first = shows.reduce((day, { screenedOn }) => earlierOf(day, screenedOn), to)
  const start = `${monthOf(first)}-01`
  for (let day = start < from ? from : start; day <= to; day = addDays(lastDayOf(monthOf(day)), 1)) {
    const month = monthOf(day)
    const of = shows.filter(({ screenedOn }) => monthOf(screenedOn) === month)
    months.push({ month, from: day, to: earlierOf(lastDayOf(month), to), ...showSums(of) })
  }
  return months
}

/** The team that showed it most often first. */
export const showsByTeam = (shows: readonly Omit<Show, 'screenedOn'>[]) =>
  [...Map.groupBy(shows, ({ teamCode }) => teamCode)]
    .map(([code, of]) => ({ code, name: of[0]?.teamName ?? code, ...showSums(of) }))
    .sort((a, b) => b.count - a.count || (a.code < b.code ? -1 : 1))
