/** A village's row of the grid, and the head of a group of rows; the roles stay where the stylesheet lays rows out itself. */
import { wholeScreenings } from '../../../domain/register/film.ts'
import { monthOf, monthsOfYear } from '../../../domain/period.ts'
import { isWholeMonth } from '../../../domain/register/village-facts.ts'
import { figure, screeningsOf } from '../../shared/format.ts'
import type { VillageYear } from '../../../contract/figures.ts'
import { t } from '../words.ts'
import { exactSaid, isExactMore, monthLogs, villageYearLogs } from '../kit/figures.tsx'
import { plansPath, teamPath, villagePath } from '../routes.ts'
import { DesignatedTag } from '../kit/sample.tsx'
import { cellOf, type GridGroup, type GridOrder, type PlannedYear } from './rules.ts'

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
  /** By village and month, the team and evening that is planned. */
  planned: ReadonlyMap<string, PlannedYear['planned'][number]>
  /** Its reader may plan an evening from the month of the day on. */
  mayPlan: boolean
  /** Of an evening: its address around the day, the team and the village. */
  plan: string[]
  words: { gap: string; pending: string; part: string; add: string }
}

export function yearOf({ year, asOf, planned }: PlannedYear, mayPlan: boolean): Year {
  const months = monthsOfYear(year)
  const logs = months.map((month) => {
    const [before = '', after = ''] = monthLogs(month, asOf, ANY).split(ANY)
    return [before, after] as const
  })
  return {
    asOf,
    months,
    logs,
    planned: new Map(planned.map((evening) => [`${evening.villageCode} ${monthOf(evening.on)}`, evening])),
    mayPlan,
    plan: plansPath({ day: ANY, team: ANY, village: ANY }).split(ANY),
    words: { gap: t('grid_gap'), pending: t('grid_pending'), part: t('below_one'), add: t('plan_add') },
  }
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
function monthCell(village: VillageYear, year: Year, i: number, path: string) {
  const { code, monthCredits, quota, whole } = village
  const credit = monthCredits[i] ?? 0
  const month = year.months[i] ?? ''
  const cell = cellOf(credit, month, year.asOf, quota, whole)
  if (month >= monthOf(year.asOf) && (cell === 'blank' || cell === 'pending')) {
    const ahead = aheadCell(village, year, i, cell === 'pending')
    if (ahead) return ahead
  }
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

/** An evening that is planned leads to it; where none is, who may plans one there. */
function aheadCell({ code, teamCode, quota, whole }: VillageYear, year: Year, i: number, isPending: boolean) {
  const month = year.months[i] ?? ''
  const evening = year.planned.get(`${code} ${month}`)
  const { on, teamCode: team = teamCode } = evening ?? { on: `${month}-01` }
  const isOwed = quota > 0 && isWholeMonth(whole ?? {}, month)
  if (team === undefined || (!evening && !(year.mayPlan && isOwed))) return undefined
  const [start, ofTeam, ofVillage] = year.plan
  return (
    <td key={i} role="cell">
      <a
        class={evening ? 'cell-planned' : isPending ? 'cell-pending' : 'cell-free'}
        href={`${start}${on}${ofTeam}${encodeURIComponent(team)}${ofVillage}${encodeURIComponent(code)}`}
        tabIndex={-1}
        aria-label={evening || isPending ? undefined : year.words.add}
      >
        {evening
          ? t('grid_planned', { day: Number(on.slice('YYYY-MM-'.length)) })
          : isPending
            ? year.words.pending
            : '+'}
      </a>
    </td>
  )
}

const partSaid = (credit: number, word: string) => (
  <>
    {screeningsOf(credit)} <span class="unseen">{word}</span>
  </>
)
