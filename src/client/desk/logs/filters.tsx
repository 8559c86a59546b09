/** The filter of the logs, each part in the address. */
import type { ComponentChildren } from 'preact'
import { FINDING_CODES, type FindingCode } from '../../../domain/findings.ts'
import type { Township } from '../../../domain/place.ts'
import { ScreeningStatus } from '../../../domain/screening.ts'
import type { Team } from '../../../domain/team.ts'
import { useLoad } from '../../shared/load.ts'
import { textIn } from '../../shared/form.ts'
import { go } from '../../shared/place.ts'
import type { Listed, Log } from '../../shared/replies.ts'
import { t } from '../../shared/words.ts'
import { Icon, statusWord } from '../marks.tsx'
import { COUNTED_WORD, filterCount, type LogField, type LogQuery, logsPath, withField } from './log-query.ts'

interface Props {
  query: LogQuery
  /** A log of the list, for the name of a village known by its code. */
  sample: Log | undefined
  isManager: boolean
}
type Set = (field: LogField) => (value: string) => void

export function LogFilters({ query, sample, isManager }: Props) {
  const set: Set = (field) => (value) => go(logsPath(withField(query, field, value)), { replace: true })
  const count = filterCount(query)
  return (
    <details class="filter-room" open={matchMedia('(min-width: 60rem)').matches}>
      <summary>{count > 0 ? t('filters_count', { count }) : t('filters')}</summary>
      <div class="filters">
        <Day label={t('from')} value={query.from} set={set('from')} />
        <Day label={t('to')} value={query.to} set={set('to')} />
        {isManager && <TeamChoice value={query.team} set={set('team')} />}
        <TownshipChoice value={query.township} set={set('township')} />
        <Kinds query={query} set={set} />
        <SearchBox value={query.q} set={set('q')} />
        <Clear query={query} sample={sample} set={set} />
      </div>
    </details>
  )
}

interface FieldProps {
  value: string | undefined
  set: (value: string) => void
}

/** While a year is typed the field already has a value, of the first century; none takes the day out. */
const isWhole = (day: string): boolean => day === '' || day >= '2000'

const Day = ({ label, value, set }: FieldProps & { label: string }) => (
  <label>
    <span>{label}</span>
    <input
      type="date"
      value={value ?? ''}
      onChange={({ currentTarget: typed }) => isWhole(typed.value) && set(typed.value)}
    />
  </label>
)

const Choice = ({ label, value, set, children }: FieldProps & { label: string; children: ComponentChildren }) => (
  <label>
    <span>{label}</span>
    <select value={value ?? ''} onChange={({ currentTarget }) => set(currentTarget.value)}>
      {children}
    </select>
  </label>
)

function TeamChoice(field: FieldProps) {
  const teams = useLoad<Listed<Team>>('/api/teams')
  return (
    <Choice label={t('team')} {...field}>
      <option value="">{t('all_teams')}</option>
      <Named things={teams.data?.items} chosen={field.value} />
    </Choice>
  )
}

function TownshipChoice(field: FieldProps) {
  const townships = useLoad<Listed<Township>>('/api/townships')
  return (
    <Choice label={t('township')} {...field}>
      <option value="">{t('all_townships')}</option>
      <Named things={townships.data?.items} chosen={field.value} />
    </Choice>
  )
}

/** Until the names are here, what is chosen is shown by its code. */
function Named({
  things,
  chosen,
}: {
  things: { code: string; name: string }[] | undefined
  chosen: string | undefined
}) {
  const known = things ?? (chosen ? [{ code: chosen, name: chosen }] : [])
  return (
    <>
      {known.map(({ code, name }) => (
        <option key={code} value={code}>
          {name}
        </option>
      ))}
    </>
  )
}

const findingCodes = Object.keys(FINDING_CODES) as FindingCode[]

function Kinds({ query, set }: { query: LogQuery; set: Set }) {
  return (
    <>
      <Choice label={t('designated_village')} value={query.designated} set={set('designated')}>
        <option value="">{t('designated_any')}</option>
        <option value="true">{t('designated_only')}</option>
        <option value="false">{t('designated_not')}</option>
      </Choice>
      <Choice label={t('status')} value={query.status} set={set('status')}>
        <option value="">{t('status_any')}</option>
        <option value={COUNTED_WORD}>{t('status_counted')}</option>
        {ScreeningStatus.options.map((status) => (
          <option key={status} value={status}>
            {statusWord(status)}
          </option>
        ))}
        {query.status?.includes(',') && (
          <option value={query.status}>
            {query.status
              .split(',')
              .map((status) => statusWord(status as ScreeningStatus))
              .join(t('list_comma'))}
          </option>
        )}
      </Choice>
      <Choice label={t('finding')} value={query.finding} set={set('finding')}>
        <option value="">{t('finding_any')}</option>
        {findingCodes.map((code) => (
          <option key={code} value={code}>
            {t(`finding_name_${code}`)}
          </option>
        ))}
      </Choice>
    </>
  )
}

const SearchBox = ({ value, set }: FieldProps) => (
  <form
    class="search"
    role="search"
    onSubmit={(event) => {
      event.preventDefault()
      set(textIn(event.currentTarget, 'q').trim())
    }}
  >
    <label>
      <span>{t('search')}</span>
      <input type="search" name="q" value={value ?? ''} placeholder={t('search_hint')} />
    </label>
    <button type="submit">{t('search')}</button>
  </form>
)

/** A village comes from a link; it is shown by name, and can be taken out again. */
function Clear({ query, sample, set }: { query: LogQuery; sample: Log | undefined; set: Set }) {
  const village = sample && sample.villageCode === query.village ? sample.villageName : (query.village ?? '')
  return (
    <>
      {query.village && (
        <button
          type="button"
          class="chip"
          aria-label={t('filter_remove', { village })}
          onClick={() => set('village')('')}
        >
          {t('filter_village', { village })} <Icon name="close" />
        </button>
      )}
      {filterCount(query) > 0 && (
        <a class="clear" href="/logs">
          {t('filter_clear')}
        </a>
      )}
    </>
  )
}
