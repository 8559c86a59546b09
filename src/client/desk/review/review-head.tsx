/** Above the queue: how many wait, in which order they are read, and which of them. */
import { FINDING_CODES } from '../../../domain/screening/findings.ts'
import { GRAVEST } from '../../../domain/screening/gravity.ts'
import { figure } from '../../shared/format.ts'
import { go } from '../../shared/place.ts'
import { Choice, TeamChoice, TownshipChoice } from '../kit/filter-fields.tsx'
import { t } from '../words.ts'
import { AGES, filterCount, ORDERS, queuePath, readReviewQuery, type ReviewQuery } from './review-query.ts'

interface Props {
  query: ReviewQuery
  /** Not known while they are asked for. */
  held: number | undefined
  warned: number | undefined
  help: () => void
}

export function ReviewHead({ query, held, warned, help }: Props) {
  const isKnown = held !== undefined && warned !== undefined
  const count = filterCount(query)
  return (
    <div class="review-head">
      <p class={isKnown ? undefined : 'to-come'} data-figure="waiting" role="status">
        {count > 0 && t('review_filtered')}
        {t('review_waiting', { held: figure(held ?? 0), warned: figure(warned ?? 0) })}
      </p>
      <button type="button" class="quiet" onClick={help}>
        {t('keys_title')} <kbd>?</kbd>
      </button>
      <details class="filter-room" open={count > 0 || matchMedia('(min-width: 60rem)').matches}>
        <summary>{count > 0 ? t('filters_count', { count }) : t('filters')}</summary>
        <Fields query={query} />
      </details>
    </div>
  )
}

/** Sets one part of the address; an empty value takes it out. */
const setter = (query: ReviewQuery) => (name: keyof ReviewQuery) => (value: string) => {
  // as if it had been typed: what an address may not say is left out
  const asked = new URLSearchParams({ [name]: value }).toString()
  go(queuePath({ ...query, [name]: readReviewQuery(`?${asked}`)[name] }), { replace: true })
}

function Fields({ query }: { query: ReviewQuery }) {
  const set = setter(query)
  const ages = [...new Set([...AGES, ...(query.age ? [query.age] : [])])].toSorted((a, b) => a - b)
  return (
    <div class="filters">
      <Choice label={t('review_order')} value={query.order} set={set('order')}>
        {ORDERS.map((order) => (
          <option key={order} value={order}>
            {t(`review_order_${order}`)}
          </option>
        ))}
      </Choice>
      <TeamChoice value={query.team} set={set('team')} />
      <TownshipChoice value={query.township} set={set('township')} />
      <Choice label={t('finding')} value={query.finding} set={set('finding')}>
        <option value="">{t('finding_any')}</option>
        {GRAVEST.map((code) => (
          <option key={code} value={code}>
            {t(`finding_name_${code}`)}
            {FINDING_CODES[code] && t('finding_holds')}
          </option>
        ))}
      </Choice>
      <Choice label={t('review_age')} value={query.age?.toString()} set={set('age')}>
        <option value="">{t('review_age_any')}</option>
        {ages.map((days) => (
          <option key={days} value={String(days)}>
            {t('review_age_days', { days })}
          </option>
        ))}
      </Choice>
      {filterCount(query) > 0 && (
        <a class="clear" href={queuePath({ order: query.order })}>
          {t('filter_clear')}
        </a>
      )}
    </div>
  )
}
