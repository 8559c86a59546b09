/** The faults behind any number, and whatever else one asks for: newest report first. */
import { figure, longDay } from '../../shared/format.ts'
import { useLoad } from '../../shared/load.ts'
import type { Listed } from '../../shared/replies.ts'
import type { Fault } from '../../shared/replies-broadcast.ts'
import { t } from '../../shared/words.ts'
import { Answered } from '../answered.tsx'
import { Pages } from '../pages.tsx'
import { Empty, usePageTitle } from '../states.tsx'
import { FaultFilters } from './fault-filters.tsx'
import { faultFilterCount, faultsRequest, readFaultQuery } from './fault-query.ts'
import { FaultTable } from './fault-table.tsx'

const PAGE = 50

export function Faults({ search }: { search: string }) {
  usePageTitle(t('faults_title'))
  const query = readFaultQuery(search)
  const first = useLoad<Listed<Fault>>(faultsRequest(query, PAGE))
  return (
    <div class="page-wide">
      <p>
        <a href="/broadcast">{t('back_broadcast')}</a>
      </p>
      <h1>{t('faults_title')}</h1>
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
