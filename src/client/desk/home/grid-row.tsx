/** A village's row of the grid, and the head of a group of rows. */
import { monthsOfYear } from '../../../domain/period.ts'
import { figure } from '../../shared/format.ts'
import type { VillageMonths, VillageYear } from '../../shared/replies.ts'
import { t } from '../words.ts'
import { teamPath, villagePath } from '../routes.ts'
import { DesignatedTag } from '../sample.tsx'
import { monthLogs, villageYearLogs } from './figure-links.ts'
import { cellOf, type GridGroup, type GridOrder } from './grid-rows.ts'

interface GroupProps {
  group: GridGroup
  order: GridOrder
  teamName: ReadonlyMap<string, string>
}

export function GroupHead({ group: { key, gaps, villages }, order, teamName }: GroupProps) {
  const count = figure(villages.length)
  return (
    <tr class="grid-group">
      <th scope="rowgroup" colSpan={16}>
        <span>
          {order === 'gaps' && (key === '0' ? t('grid_no_gaps') : t('grid_gaps_each', { count: figure(Number(key)) }))}
          {order === 'township' && key}
          {order === 'team' && (key ? <a href={teamPath(key)}>{teamName.get(key) ?? key}</a> : t('grid_no_team'))}{' '}
          <span class="soft">{order === 'gaps' ? t('grid_villages', { count }) : t('grid_of', { count, gaps })}</span>
        </span>
      </th>
    </tr>
  )
}

interface RowProps {
  village: VillageYear
  data: VillageMonths
  team: string | undefined
  isFirst: boolean
  isForShow: boolean
}

export function Row({ village, data, team, isFirst, isForShow }: RowProps) {
  const { code, name, townshipName, designated, done, quota } = village
  return (
    <tr data-village={code}>
      <th scope="row">
        <a href={villagePath(code)} tabIndex={isFirst ? 0 : -1}>
          {name}
        </a>
        {designated && <DesignatedTag isForShow={isForShow} />}
      </th>
      {monthsOfYear(data.year).map((month, i) => (
        <MonthCell key={month} village={village} month={month} count={village.months[i] ?? 0} asOf={data.asOf} />
      ))}
      <td class="year">
        {done > 0 ? (
          <a href={villageYearLogs(code, data.asOf)} tabIndex={-1}>
            {done}
          </a>
        ) : (
          '0'
        )}
        /{quota}
      </td>
      <td class="text">{townshipName}</td>
      <td class="text">{team}</td>
    </tr>
  )
}

interface CellProps {
  village: VillageYear
  month: string
  count: number
  asOf: string
}

/** What was shown leads to its logs; where nothing was, to the village. */
function MonthCell({ village, month, count, asOf }: CellProps) {
  const cell = cellOf(count, month, asOf, village.quota)
  if (cell === 'blank') return <td />
  if (cell === 'seen') {
    return (
      <td>
        <a class="cell-seen" href={monthLogs(month, asOf, village.code)} tabIndex={-1}>
          {count}
        </a>
      </td>
    )
  }
  return (
    <td>
      <a class={`cell-${cell}`} href={villagePath(village.code)} tabIndex={-1}>
        {t(`grid_${cell}`)}
      </a>
    </td>
  )
}
