/** The filter of the faults, each part in the address. */
import { FaultCategory, FaultSeverity, FaultStatus } from '../../../domain/fault/fault.ts'
import { go } from '../../shared/place.ts'
import type { Fault } from '../../shared/replies-broadcast.ts'
import { t } from '../words.ts'
import { Choice, Day, SearchBox, TownshipChoice } from '../kit/filter-fields.tsx'
import { Icon } from '../kit/marks.tsx'
import {
  faultFilterCount,
  type FaultField,
  faultsPath,
  type FaultQuery,
  STANDING,
  standingOf,
  withFaultField,
  withStanding,
} from './fault-query.ts'
import { categoryWord, faultStatusWord, severityWord } from './fault-words.ts'

interface Props {
  query: FaultQuery
  /** A fault of the list, for the name of a village known by its code. */
  sample: Fault | undefined
}
type Set = (field: FaultField) => (value: string) => void
const show = (query: FaultQuery): void => go(faultsPath(query), { replace: true })

export function FaultFilters({ query, sample }: Props) {
  const set: Set = (field) => (value) => show(withFaultField(query, field, value))
  const count = faultFilterCount(query)
  return (
    <details class="filter-room" open={matchMedia('(min-width: 60rem)').matches}>
      <summary>{count > 0 ? t('filters_count', { count }) : t('filters')}</summary>
      <div class="filters">
        <Choice label={t('fault_standing')} value={standingOf(query)} set={(value) => show(withStanding(query, value))}>
          <option value="">{t('faults_all')}</option>
          <option value="open">{t('unsettled')}</option>
          <option value="overdue">{t('overdue_now')}</option>
          <option value="settled">{t('settled')}</option>
        </Choice>
        <Kinds query={query} set={set} />
        <TownshipChoice value={query.township} set={set('township')} />
        <Choice label={t('designated_village')} value={query.designated} set={set('designated')}>
          <option value="">{t('designated_any')}</option>
          <option value="true">{t('designated_only')}</option>
          <option value="false">{t('designated_not')}</option>
        </Choice>
        <Day label={t('reported_from')} value={query.from} set={set('from')} />
        <Day label={t('reported_to')} value={query.to} set={set('to')} />
        <Day label={t('as_they_stood_on')} value={query.asOf} set={set('asOf')} />
        <SearchBox hint={t('fault_search_hint')} value={query.q} set={set('q')} />
        <Chosen query={query} sample={sample} set={set} />
      </div>
    </details>
  )
}

function Kinds({ query, set }: { query: FaultQuery; set: Set }) {
  const isList = query.status !== undefined && query.status.includes(',') && query.status !== STANDING
  return (
    <>
      <Choice label={t('status')} value={query.status} set={set('status')}>
        <option value="">{t('status_any')}</option>
        <option value={STANDING}>{t('status_standing')}</option>
        {FaultStatus.options.map((status) => (
          <option key={status} value={status}>
            {faultStatusWord(status)}
          </option>
        ))}
        {isList && <option value={query.status}>{t('status_several')}</option>}
      </Choice>
      <Choice label={t('fault_category')} value={query.category} set={set('category')}>
        <option value="">{t('category_any')}</option>
        {FaultCategory.options.map((category) => (
          <option key={category} value={category}>
            {categoryWord(category)}
          </option>
        ))}
      </Choice>
      <Choice label={t('fault_severity')} value={query.severity} set={set('severity')}>
        <option value="">{t('severity_any')}</option>
        {FaultSeverity.options.map((severity) => (
          <option key={severity} value={severity}>
            {severityWord(severity)}
          </option>
        ))}
      </Choice>
    </>
  )
}

/** What came from a link is shown by name, and can be taken out again. */
function Chosen({ query, sample, set }: Props & { set: Set }) {
  const village = sample && sample.villageCode === query.village ? sample.villageName : query.village
  const chips: [field: FaultField, name: string | undefined][] = [
    ['village', village],
    ['assignee', query.assignee],
    ['closedFrom', query.closedFrom && t('closed_from', { day: query.closedFrom })],
    ['closedTo', query.closedTo && t('closed_to', { day: query.closedTo })],
  ]
  return (
    <>
      {chips.map(
        ([field, name]) =>
          name !== undefined && (
            <button
              key={field}
              type="button"
              class="chip"
              aria-label={t('filter_remove', { village: name })}
              onClick={() => set(field)('')}
            >
              {t('filter_village', { village: name })} <Icon name="close" />
            </button>
          ),
      )}
      {faultFilterCount(query) > 0 && (
        <a class="clear" href={faultsPath({ ...(query.asOf && { asOf: query.asOf }) })}>
          {t('filter_clear')}
        </a>
      )}
    </>
  )
}
