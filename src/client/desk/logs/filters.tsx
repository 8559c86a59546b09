/** The filter of the logs, each part in the address. */
import type { Film } from '../../../domain/register/film.ts'
import { FINDING_CODES, type FindingCode } from '../../../domain/screening/findings.ts'
import { ScreeningStatus } from '../../../domain/screening/screening.ts'
import { go } from '../../shared/place.ts'
import type { Log } from '../../shared/replies.ts'
import { t } from '../words.ts'
import { Choice, Day, SearchBox, TeamChoice, TownshipChoice } from '../kit/filter-fields.tsx'
import { Icon, statusWord } from '../kit/marks.tsx'
import { useWhole } from '../kit/whole-list.ts'
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
        <SearchBox hint={t('search_hint')} value={query.q} set={set('q')} />
        <Clear query={query} sample={sample} set={set} />
      </div>
    </details>
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

/** A village or a film comes from a link; it is shown by name, and can be taken out again. */
function Clear({ query, sample, set }: { query: LogQuery; sample: Log | undefined; set: Set }) {
  const village = sample && sample.villageCode === query.village ? sample.villageName : (query.village ?? '')
  return (
    <>
      {query.village && <Chip name={village} remove={() => set('village')('')} />}
      {query.film && <FilmChip code={query.film} remove={() => set('film')('')} />}
      {filterCount(query) > 0 && (
        <a class="clear" href="/logs">
          {t('filter_clear')}
        </a>
      )}
    </>
  )
}

/** By its title, also where no log of it is listed. */
function FilmChip({ code, remove }: { code: string; remove: () => void }) {
  const films = useWhole<Film>('/api/films')
  const title = films.data?.items.find((film) => film.code === code)?.title ?? code
  return <Chip name={t('film_named', { title })} remove={remove} />
}

const Chip = ({ name, remove }: { name: string; remove: () => void }) => (
  <button type="button" class="chip" aria-label={t('filter_remove', { village: name })} onClick={remove}>
    {t('filter_village', { village: name })} <Icon name="close" />
  </button>
)
