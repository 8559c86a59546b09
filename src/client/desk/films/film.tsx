/** One film: what it is, where and when it was shown in the last twelve months, and where twice. */
import type { Film } from '../../../domain/register/film.ts'
import { Problem } from '../../shared/api.ts'
import { figure } from '../../shared/format.ts'
import type { Log } from '../../shared/replies.ts'
import { useToday } from '../../shared/office.ts'
import { t } from '../later-words.ts'
import { EntryHistory } from '../audit/entry-history.tsx'
import type { PageProps } from '../kit/lazy.tsx'
import { Fact, Facts } from '../kit/facts.tsx'
import { COUNTED_WORD, logsPath } from '../logs/log-query.ts'
import { LogTable } from '../logs/log-table.tsx'
import { logPath, villagePath } from '../routes.ts'
import { Empty, Failure, Skeleton, TableRoom, usePageTitle } from '../kit/states.tsx'
import { useWhole } from '../kit/whole-list.ts'
import { useAllLogs } from './all-logs.ts'
import { repeatsOf, showSums, yearBefore } from './film-shows.ts'
import { ShownBy, ShownWhen } from './shown-tables.tsx'

/** The latest; the others are in the list of logs. */
const LOGS_SHOWN = 15

export function Page({ params: { code } }: PageProps) {
  const films = useWhole<Film>('/api/films')
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

function Shown({ code }: { code: string }) {
  const to = useToday()
  const from = to && yearBefore(to)
  const query = { from, to, film: code, status: COUNTED_WORD }
  const { logs: shows, total, isWhole, problem, reload } = useAllLogs(from && to ? { ...query, from, to } : undefined)
  const { count, villages, people } = showSums(shows)
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
      {isWhole && shows.length > 0 && from && to && (
        <>
          <p data-figure="shown">
            {t('film_shown_of', {
              ...{ from, to, count: figure(count) },
              ...{ villages: figure(villages), people: figure(people) },
            })}{' '}
            <a href={logsPath({ ...query, from, to })}>{t('film_see_logs')}</a>
          </p>
          <ShownWhen shows={shows} query={{ ...query, from, to }} />
          <ShownBy shows={shows} query={{ ...query, from, to }} />
          <Repeats shows={shows} />
          <h3>{t('team_logs')}</h3>
          <LogTable logs={shows.slice(0, LOGS_SHOWN)} />
        </>
      )}
    </section>
  )
}

function Repeats({ shows }: { shows: Log[] }) {
  const repeats = repeatsOf(shows)
  return (
    <>
      <h3>{t('film_repeats')}</h3>
      {repeats.length === 0 ? (
        <p>{t('film_no_repeats')}</p>
      ) : (
        <TableRoom label={t('film_repeats')}>
          <table data-table="repeats">
            <thead>
              <tr>
                <th scope="col">{t('village')}</th>
                <th scope="col" class="number">
                  {t('film_times')}
                </th>
                <th scope="col">{t('film_days')}</th>
              </tr>
            </thead>
            <tbody>
              {repeats.map(({ villageCode, shows: of }) => (
                <tr key={villageCode}>
                  <th scope="row">
                    <a href={villagePath(villageCode)}>{of[0]?.villageName}</a>{' '}
                    <span class="soft">{of[0]?.townshipName}</span>
                  </th>
                  <td class="number">{figure(of.length)}</td>
                  <td>
                    {of.map(({ id, screenedOn }, i) => (
                      <span key={id}>
                        {i > 0 && t('list_comma')}
                        <a href={logPath(id)}>{screenedOn}</a>
                      </span>
                    ))}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </TableRoom>
      )}
    </>
  )
}
