/** The faults behind any number, and whatever else one asks for: newest report first. */
import { figure, longDay } from '../../shared/format.ts'
import { useLoad } from '../../shared/load.ts'
import type { Listed } from '../../shared/replies.ts'
import type { Fault } from '../../shared/replies-broadcast.ts'
import { t } from '../words.ts'
import type { PageProps } from '../kit/lazy.tsx'
import { Answered } from '../kit/answered.tsx'
import { Pages } from '../pages.tsx'
import { Empty, usePageTitle } from '../kit/states.tsx'
import { FaultFilters } from './fault-filters.tsx'
import { faultFilterCount, faultsPath, type FaultQuery, faultsRequest, readFaultQuery } from './fault-query.ts'
import { FaultTable } from './fault-table.tsx'

const PAGE = 50

export function Page({ search, session }: PageProps) {
  // the name the reader repairs under, if the reader repairs
  const own = session.role === 'manager' ? undefined : session.displayName
  usePageTitle(t('faults_title'))
  const query = readFaultQuery(search)
  const first = useLoad<Listed<Fault>>(faultsRequest(query, PAGE))
  return (
    <div class="page-wide">
      <p>
        <a href="/broadcast">{t('back_broadcast')}</a>
      </p>
      <h1>{t('faults_title')}</h1>
      {own !== undefined && <Own query={query} own={own} />}
      <FaultFilters query={query} sample={first.data?.items[0]} />
      <Answered load={first} lines={12}>
        {(data) => (
          <>
            <p class="total" role="status">
              <strong data-figure="total">{t('faults_total', { count: figure(data.total) })}</strong>
              {query.asOf && <span class="soft">{t('as_they_stood', { day: longDay(query.asOf) })}</span>}
            </p>
            {data.items.length === 0 ? (
              <Empty>{faultFilterCount(query) > 0 ? t('faults_none') : t('faults_none_yet')}</Empty>
            ) : (
              <Pages
                key={first.of}
                first={data}
                pageSize={PAGE}
                requestOf={(cursor) => faultsRequest(query, PAGE, cursor)}
              >
                {(faults) => <FaultTable faults={faults} name={t('faults_title')} />}
              </Pages>
            )}
          </>
        )}
      </Answered>
    </div>
  )
}

/** From all that is open to what is in the reader's own hands, and back. */
function Own({ query, own }: { query: FaultQuery; own: string }) {
  const isOwn = query.assignee === own
  return (
    <p>
      <a class="button" href={faultsPath({ open: 'true', ...(!isOwn && { assignee: own }) })}>
        {isOwn ? t('faults_of_all') : t('faults_own')}
      </a>
    </p>
  )
}
