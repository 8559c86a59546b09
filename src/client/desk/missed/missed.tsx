/** Shows that did not happen, and why; in no figure. */
import type { MissedShow } from '../../../domain/screening/missed-show.ts'
import { figure } from '../../shared/format.ts'
import { useLoad } from '../../shared/load.ts'
import { go } from '../../shared/place.ts'
import type { Listed } from '../../shared/replies.ts'
import { t } from '../words.ts'
import { Answered } from '../kit/answered.tsx'
import { Day, TeamChoice } from '../kit/filter-fields.tsx'
import { Icon } from '../kit/marks.tsx'
import { Pages } from '../pages.tsx'
import { Empty, usePageTitle } from '../kit/states.tsx'
import {
  type MissedField,
  missedFilterCount,
  missedPath,
  type MissedQuery,
  missedRequest,
  readMissedQuery,
  withMissedField,
} from './missed-query.ts'
import { MissedTable } from './missed-table.tsx'

const PAGE = 100

export function Missed({ search, isManager }: { search: string; isManager: boolean }) {
  usePageTitle(t('missed_title'))
  const query = readMissedQuery(search)
  const first = useLoad<Listed<MissedShow>>(missedRequest(query, PAGE))
  return (
    <div class="page-wide">
      <p>
        <a href="/logs">{t('back_logs')}</a>
      </p>
      <h1>{t('missed_title')}</h1>
      <p>{t('missed_lead')}</p>
      <Filters query={query} sample={first.data?.items[0]} isManager={isManager} />
      <Answered load={first} lines={8}>
        {(data) => (
          <>
            <p class="total" role="status">
              <strong data-figure="total">{t('missed_total', { count: figure(data.total) })}</strong>
            </p>
            {data.items.length === 0 ? (
              <Empty>{missedFilterCount(query) > 0 ? t('missed_none') : t('missed_none_yet')}</Empty>
            ) : (
              <Pages
                key={first.of}
                first={data}
                pageSize={PAGE}
                requestOf={(cursor) => missedRequest(query, PAGE, cursor)}
              >
                {(shows) => <MissedTable shows={shows} />}
              </Pages>
            )}
          </>
        )}
      </Answered>
    </div>
  )
}

interface FiltersProps {
  query: MissedQuery
  /** One of the list, for the name of a village known by its code. */
  sample: MissedShow | undefined
  isManager: boolean
}

function Filters({ query, sample, isManager }: FiltersProps) {
  const set = (field: MissedField) => (value: string) =>
    go(missedPath(withMissedField(query, field, value)), { replace: true })
  const count = missedFilterCount(query)
  const village = sample && sample.villageCode === query.village ? sample.villageName : query.village
  return (
    <details class="filter-room" open={matchMedia('(min-width: 60rem)').matches}>
      <summary>{count > 0 ? t('filters_count', { count }) : t('filters')}</summary>
      <div class="filters">
        <Day label={t('from')} value={query.from} set={set('from')} />
        <Day label={t('to')} value={query.to} set={set('to')} />
        {isManager && <TeamChoice value={query.team} set={set('team')} />}
        {village && (
          <button
            type="button"
            class="chip"
            aria-label={t('filter_remove', { village })}
            onClick={() => set('village')('')}
          >
            {t('filter_village', { village })} <Icon name="close" />
          </button>
        )}
        {count > 0 && (
          <a class="clear" href="/missed">
            {t('filter_clear')}
          </a>
        )}
      </div>
    </details>
  )
}
