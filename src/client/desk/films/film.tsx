/** One film: what it is, where and when it was shown in the last twelve months, and where twice. */
import type { ComponentChildren } from 'preact'
import { useEffect, useState } from 'preact/hooks'
import { films as filmRoutes } from '../../../contract/register.ts'
import { type Log, screenings } from '../../../contract/screenings.ts'
import { ask, Problem } from '../../shared/api.ts'
import { figure } from '../../shared/format.ts'
import { useAll } from '../../shared/load.ts'
import { useToday } from '../../shared/office.ts'
import { EntryHistory } from '../kit/entry-history.tsx'
import { Fact, Facts } from '../kit/figures.tsx'
import type { PageProps } from '../kit/lazy.tsx'
import { LogTable } from '../kit/record-tables.tsx'
import { Empty, Failure, Skeleton, usePageTitle } from '../kit/states.tsx'
import { Table } from '../kit/table.tsx'
import { t } from '../later-words.ts'
import { COUNTED_WORD, logPath, logsPath, teamPath, villagePath } from '../routes.ts'
import { repeatsOf, showsByMonth, showsByTeam, showSums, type ShowSums, yearBefore } from './rules.ts'

/** The latest; the others are in the list of logs. */
const LOGS_SHOWN = 15

export function Page({ params: { code } }: PageProps) {
  const films = useAll(filmRoutes.list, {})
  const film = films.data?.items.find((one) => one.code === code)
  usePageTitle(film?.title ?? t('films'))
  const missing = films.data && !film && new Problem('not_found', t('film_missing', { code }))
  const problem = missing || films.problem
  return (
    <div class="page-wide">
      <p>
        <a href="/">{t('back_home')}</a>
      </p>
      <h1>{film?.title ?? t('films')}</h1>
      {problem && <Failure problem={problem} retry={films.reload} />}
      {!films.data && !films.problem && <Skeleton lines={12} />}
      {film && (
        <div class="sections-room">
          <Facts>
            <Fact label={t('film_kind')}>{t(`film_kind_${film.kind}`)}</Fact>
            <Fact label={t('film_runs')}>{t('film_minutes_says', { count: film.minutes })}</Fact>
          </Facts>
          <Shown code={code} />
          <EntryHistory kind="film" code={code} />
        </div>
      )}
    </div>
  )
}

interface Query {
  from: string
  to: string
  film: string
  status: string
}

function Shown({ code }: { code: string }) {
  const to = useToday()
  const query = to === undefined ? undefined : { from: yearBefore(to), to, film: code, status: COUNTED_WORD }
  const { logs: shows, total, isWhole, problem, reload } = useAllLogs(query)
  return (
    <section aria-labelledby="shown-title">
      <h2 id="shown-title">{t('film_shown')}</h2>
      {problem && <Failure problem={problem} retry={reload} />}
      {!isWhole && !problem && (
        <>
          {total > 0 && <p role="status">{t('film_reading', { shown: figure(shows.length), total: figure(total) })}</p>}
          <Skeleton lines={20} />
        </>
      )}
      {isWhole && shows.length === 0 && <Empty>{t('film_none')}</Empty>}
      {isWhole && shows.length > 0 && query && <Shows shows={shows} query={query} />}
    </section>
  )
}

interface AllLogs {
  logs: Log[]
  total: number
  isWhole: boolean
  problem?: Problem
}

const NOTHING: AllLogs = { logs: [], total: 0, isWhole: false }
const PAGE = 500

/** Page after page, and how far that is: what they add up to is worked out here. Without a query nothing is asked yet. */
function useAllLogs(query: Query | undefined): AllLogs & { reload: () => void } {
  const [state, setState] = useState(NOTHING)
  const [tries, setTries] = useState(0)
  const { from, to, film, status } = query ?? {}
  useEffect(() => {
    if (film === undefined) return
    const leaving = new AbortController()
    const readOn = async (logs: Log[], cursor?: string): Promise<void> => {
      const asked = { from, to, film, status, limit: PAGE, cursor }
      const page = await ask(screenings.list, { query: asked, signal: leaving.signal })
      const all = [...logs, ...page.items]
      setState({ logs: all, total: page.total, isWhole: !page.nextCursor })
      if (page.nextCursor) return readOn(all, page.nextCursor)
    }
    setState(NOTHING)
    readOn([]).catch((problem: Problem) => {
      if (!leaving.signal.aborted) setState((now) => ({ ...now, problem }))
    })
    return () => leaving.abort()
  }, [from, to, film, status, tries])
  return { ...state, reload: () => setTries(tries + 1) }
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
  /** Each leads to its logs. */
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
          cell: ({ count, logs }) => (count > 0 ? <a href={logs}>{figure(count)}</a> : '0'),
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
            {
              head: t('village'),
              isRowHead: true,
              cell: ({ villageCode, shows: [first] }) => (
                <>
                  <a href={villagePath(villageCode)}>{first?.villageName}</a>{' '}
                  <span class="soft">{first?.townshipName}</span>
                </>
              ),
            },
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
