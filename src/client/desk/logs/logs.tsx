/** The logs behind any number: the same filter as the number's, the same total at the top. */
import { figure, screeningsOf } from '../../shared/format.ts'
import { useLoad } from '../../shared/load.ts'
import { isEarlier } from '../../shared/load-state.ts'
import type { Listed, Log } from '../../shared/replies.ts'
import { t } from '../words.ts'
import { ReviewLink } from '../review/review-place.tsx'
import { Pages } from '../pages.tsx'
import { Empty, Failure, Skeleton, usePageTitle } from '../states.tsx'
import { LogFilters } from './filters.tsx'
import { filterCount, logsRequest, readLogQuery } from './log-query.ts'
import { LogTable } from './log-table.tsx'

/** With the sum of the credits of all that match, in sixtieths. */
type LogList = Listed<Log> & { credit?: number }

const PAGE = 100

export function Logs({ search, isManager }: { search: string; isManager: boolean }) {
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
          <Total list={data} />
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

const Total = ({ list: { total, credit } }: { list: LogList }) => (
  <p class="total" role="status">
    <strong data-figure="total">{t('logs_total', { count: figure(total) })}</strong>
    {credit !== undefined && <span class="soft">{t('logs_credit', { count: screeningsOf(credit) })}</span>}
  </p>
)
