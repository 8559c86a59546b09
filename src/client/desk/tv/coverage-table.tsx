/** TV coverage village by village, in the order its heads are asked for. */
import type { TvVillage } from '../../../contract/tv-coverage.ts'
import { figure, percent } from '../../shared/format.ts'
import { go } from '../../shared/place.ts'
import { t } from '../words.ts'
import { Icon, Mark } from '../kit/marks.tsx'
import { villagePath } from '../routes.ts'
import { TableRoom } from '../kit/states.tsx'
import { inTvOrder, nextTvOrder, type TvColumn, tvPath, type TvQuery } from './rules.ts'

const HEADS = [
  ['villageName', 'village'],
  ['connectedPercent', 'tv_percent'],
  ['households', 'tv_households'],
  ['connected', 'tv_connected'],
  ['verified', 'tv_verified'],
  ['lost', 'tv_lost'],
  ['noSignal', 'tv_no_signal'],
  ['noSet', 'tv_no_set'],
  ['asOf', 'tv_as_of'],
] as const satisfies [TvColumn, string][]
/** Whose duty it is stands under the head. */
const DUTIES: Partial<Record<TvColumn, 'tv_no_signal_means' | 'tv_no_set_means'>> = {
  noSignal: 'tv_no_signal_means',
  noSet: 'tv_no_set_means',
}

interface Props {
  villages: TvVillage[]
  query: TvQuery
  /** Absent on a past day, which is only read. */
  enter: ((village: string) => void) | undefined
}

export function CoverageTable({ villages, query, enter }: Props) {
  return (
    <TableRoom label={t('tv_by_village')}>
      <table data-table="tv">
        <thead>
          <tr>
            {HEADS.map(([column, word]) => (
              <Head key={column} column={column} label={t(word)} query={query} />
            ))}
            {enter && (
              <th scope="col">
                <span class="unseen">{t('tv_update')}</span>
              </th>
            )}
          </tr>
        </thead>
        <tbody>
          {inTvOrder(villages, query.sort, query.isDescending).map((village) => (
            <Row key={village.villageCode} village={village} enter={enter} />
          ))}
        </tbody>
      </table>
    </TableRoom>
  )
}

function Head({ column, label, query }: { column: TvColumn; label: string; query: TvQuery }) {
  const isHere = query.sort === column
  const order = query.isDescending ? 'descending' : 'ascending'
  const duty = DUTIES[column]
  const isNumber = column !== 'villageName' && column !== 'asOf'
  return (
    <th scope="col" aria-sort={isHere ? order : undefined} class={isNumber ? 'number' : undefined}>
      <button
        type="button"
        class="sort"
        onClick={() => go(tvPath({ ...query, ...nextTvOrder(column, query) }), { replace: true })}
      >
        {label}
        <Icon name={isHere ? order : 'sort'} />
      </button>
      {duty && <span class="least">{t(duty)}</span>}
    </th>
  )
}

function Row({ village, enter }: { village: TvVillage; enter: Props['enter'] }) {
  const { villageCode, villageName, townshipName, households, connected, verified, lost, noSignal, noSet } = village
  return (
    <tr data-village={villageCode}>
      <th scope="row">
        <a href={villagePath(villageCode)}>{villageName}</a> <span class="soft">{townshipName}</span>
      </th>
      <td class="number">{village.connectedPercent === null ? t('unknown') : percent(village.connectedPercent, 2)}</td>
      <td class="number">{figure(households)}</td>
      <td class="number">{figure(connected)}</td>
      <td class="number">{figure(verified)}</td>
      <td class="number">{lost > 0 ? <Mark look={['bad', 'back']}>{figure(lost)}</Mark> : '0'}</td>
      <td class="number">{figure(noSignal)}</td>
      <td class="number">{figure(noSet)}</td>
      <td>{village.asOf}</td>
      {enter && (
        <td>
          <button
            type="button"
            class="quiet small"
            aria-label={t('tv_update_this', { village: villageName })}
            onClick={() => enter(villageCode)}
          >
            {t('tv_update')}
          </button>
        </td>
      )}
    </tr>
  )
}
