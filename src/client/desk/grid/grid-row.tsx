/** A village's row of the grid, and the head of a group of rows; the roles stay where the stylesheet lays rows out itself. */
import { wholeScreenings } from '../../../domain/register/film.ts'
import { monthsOfYear } from '../../../domain/period.ts'
import { figure, screeningsOf } from '../../shared/format.ts'
import type { VillageMonths, VillageYear } from '../../../contract/figures.ts'
import { t } from '../words.ts'
import { exactSaid, isExactMore, monthLogs, villageYearLogs } from '../kit/figures.tsx'
import { teamPath, villagePath } from '../routes.ts'
import { DesignatedTag } from '../kit/sample.tsx'
import { cellOf, type GridGroup, type GridOrder } from './rules.ts'

export const COLUMNS = 16

interface GroupProps {
  group: GridGroup
  order: GridOrder
  teamName: ReadonlyMap<string, string>
}

export function GroupHead({ group: { key, gaps, villages }, order, teamName }: GroupProps) {
  const count = figure(villages.length)
  return (
    <tr class="grid-group" role="row">
      <th scope="rowgroup" role="rowheader" colSpan={COLUMNS}>
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

/** Stands for a village's code in an address that is made once for all of them. */
const ANY = 'any'

/** What all rows have in common, worked out once: of 453 villages each has twelve months. */
interface Year {
  asOf: string
  months: string[]
  /** A month's logs: the address before a village's code, and after it. */
  logs: (readonly [before: string, after: string])[]
  words: { gap: string; pending: string; part: string }
}

export function yearOf({ year, asOf }: Pick<VillageMonths, 'year' | 'asOf'>): Year {
  const months = monthsOfYear(year)
  const logs = months.map((month) => {
    const [before = '', after = ''] = monthLogs(month, asOf, ANY).split(ANY)
    return [before, after] as const
  })
  return { asOf, months, logs, words: { gap: t('grid_gap'), pending: t('grid_pending'), part: t('below_one') } }
}

interface RowProps {
  village: VillageYear
  year: Year
  team: string | undefined
  isFirst: boolean
  isForShow: boolean
}

export function Row({ village, year, team, isFirst, isForShow }: RowProps) {
  const { code, name, townshipName, designated, done, credit, quota } = village
  const path = villagePath(code)
  return (
    <tr data-village={code} role="row">
      <th scope="row" role="rowheader">
        <a href={path} tabIndex={isFirst ? 0 : -1}>
          {name}
        </a>
        {designated && <DesignatedTag isForShow={isForShow} />}
      </th>
      {year.months.map((_, i) => monthCell(village, year, i, path))}
      <td class="year" role="cell" title={isExactMore(credit) ? exactSaid(credit) : undefined}>
        {credit > 0 ? (
          <a href={villageYearLogs(code, year.asOf)} tabIndex={-1}>
            {done}
          </a>
        ) : (
          '0'
        )}
        /{quota}
        {isExactMore(credit) && <span class="unseen"> {exactSaid(credit)}</span>}
      </td>
      <td class="text" role="cell">
        {townshipName}
      </td>
      <td class="text" role="cell">
        {team}
      </td>
    </tr>
  )
}

/** What was shown leads to its logs; where nothing was, to the village. No component of its own: there are thousands. */
function monthCell({ code, monthCredits, quota, whole }: VillageYear, year: Year, i: number, path: string) {
  const credit = monthCredits[i] ?? 0
  const cell = cellOf(credit, year.months[i] ?? '', year.asOf, quota, whole)
  if (cell === 'blank') return <td key={i} role="cell" />
  const [before, after] = year.logs[i] ?? ['', '']
  const wasShown = cell === 'seen' || cell === 'part'
  return (
    <td key={i} role="cell">
      <a class={`cell-${cell}`} href={wasShown ? before + encodeURIComponent(code) + after : path} tabIndex={-1}>
        {cell === 'seen' && wholeScreenings(credit)}
        {cell === 'part' && partSaid(credit, year.words.part)}
        {!wasShown && year.words[cell]}
      </a>
    </td>
  )
}

const partSaid = (credit: number, word: string) => (
  <>
    {screeningsOf(credit)} <span class="unseen">{word}</span>
  </>
)
