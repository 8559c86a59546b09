/** The logs behind any number: the same filter as the number's, the same total at the top. */
import { wholeScreenings } from '../../../domain/screening/sixtieths.ts'
import { figure } from '../../shared/format.ts'
import { isEarlier, useLoad } from '../../shared/load.ts'
import type { Listed, Log } from '../../shared/replies.ts'
import type { PageProps } from '../kit/lazy.tsx'
import { Exact } from '../kit/exact.tsx'
import { t } from '../words.ts'
import { ReviewLink } from '../review/review-place.tsx'
import { Pages } from '../pages.tsx'
import { Empty, Failure, Skeleton, usePageTitle } from '../kit/states.tsx'
import { LogFilters } from './filters.tsx'
import { filterCount, logsRequest, readLogQuery } from './log-query.ts'
import { LogTable } from './log-table.tsx'

/** Of all that match, how many are in the figures, and the sum of their credits in sixtieths. */
type LogList = Listed<Log> & { counted: { logs: number; credit: number } }

const PAGE = 100

export function Page({ search, session }: PageProps) {
  const isManager = session.role === 'manager'
  usePageTitle(t('logs_title'))
  const query = readLogQuery(search)
  const first = useLoad<LogList>(logsRequest(query, PAGE))
  const { data, problem } = first
  const isOld = isEarlier(first)
  return (
    <>
      <h1>{t('logs_title')}</h1>
      <p>
        <a href="/missed">{t('missed_title')}</a> <span class="soft">{t('missed_not_counted')}</span>{' '}
        {isManager && <ReviewLink />}
      </p>
      <LogFilters query={query} sample={data?.items[0]} isManager={isManager} />
      {problem && <Failure problem={problem} retry={first.reload} />}
      {!data && !problem && <Skeleton lines={12} />}
      {data && (
        <div class={isOld ? 'waiting' : undefined} aria-busy={isOld}>
          <Total list={data} isAnyDay={!query.from && !query.to} />
          {data.items.length === 0 ? (
            <Empty>{filterCount(query) > 0 ? t('logs_none') : t('logs_none_yet')}</Empty>
          ) : (
            <Pages key={first.of} first={data} pageSize={PAGE} requestOf={(cursor) => logsRequest(query, PAGE, cursor)}>
              {(logs) => <LogTable logs={logs} />}
            </Pages>
          )}
        </div>
      )}
    </>
  )
}

/** What is in the figures, as they count it: whole screenings of logs submitted and accepted. */
const Total = ({ list: { total, counted }, isAnyDay }: { list: LogList; isAnyDay: boolean }) => (
  <p class="total" role="status">
    <strong data-figure="total">{t('logs_total', { count: figure(total) })}</strong>{' '}
    <span class="soft" data-figure="counted">
      {t('logs_counted', { logs: figure(counted.logs), count: figure(wholeScreenings(counted.credit)) })}
    </span>{' '}
    <Exact credit={counted.credit} /> {isAnyDay && <span class="soft">{t('logs_any_day')}</span>}
  </p>
)
