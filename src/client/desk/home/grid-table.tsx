/** The grid's table: one tab stop, arrow keys within; its rows are drawn again only when they change. */
import { useEffect, useMemo, useRef } from 'preact/hooks'
import type { Overview } from '../../../domain/overview.ts'
import { monthsOfYear } from '../../../domain/period.ts'
import { figure, monthName } from '../../shared/format.ts'
import type { VillageMonths, VillageYear } from '../../shared/replies.ts'
import { language } from '../../shared/words.ts'
import { t } from '../words.ts'
import { villagePath } from '../routes.ts'
import { DesignatedTag, useSampleDesignated } from '../sample.tsx'
import { TableRoom } from '../states.tsx'
import { monthLogs, villageYearLogs } from './figure-links.ts'
import { cellOf, nextCell, villagesSeen } from './grid-rows.ts'

interface Props {
  data: VillageMonths
  shown: VillageYear[]
  teams: Overview['teams']
}

export function GridTable({ data, shown, teams }: Props) {
  const body = useRef<HTMLTableSectionElement>(null)
  const spoken = language()
  const forShow = useSampleDesignated()
  // the figures come anew every minute, the teams' names mostly the same
  const names = JSON.stringify(teams.map(({ code, name }) => [code, name]))
  const rows = useMemo(() => {
    const nameOf = new Map(JSON.parse(names) as [string, string][])
    return shown.map((village, i) => (
      <Row
        key={`${village.code} ${spoken}`}
        village={village}
        data={data}
        team={nameOf.get(village.teamCode ?? '')}
        isFirst={i === 0}
        isForShow={forShow.has(village.code)}
      />
    ))
  }, [data, shown, names, spoken, forShow])
  useEffect(() => {
    const table = body.current
    table?.addEventListener('keydown', move)
    return () => table?.removeEventListener('keydown', move)
  }, [])
  return (
    <TableRoom label={t('grid_title')} tall>
      <table class="grid" data-table="grid">
        <Head data={data} shown={shown} />
        <tbody ref={body}>{rows}</tbody>
      </table>
    </TableRoom>
  )
}

const months = Array.from({ length: 12 }, (_, i) => i)

function Head({ data, shown }: Omit<Props, 'teams'>) {
  const seen = villagesSeen(shown, data.year, data.asOf)
  return (
    <thead>
      <tr>
        <th scope="col">{t('village')}</th>
        {months.map((i) => (
          <th key={i} scope="col">
            {monthName(i)}
          </th>
        ))}
        <th scope="col">{t('year_total')}</th>
        <th scope="col" class="text">
          {t('township')}
        </th>
        <th scope="col" class="text">
          {t('team')}
        </th>
      </tr>
      <tr class="seen">
        <th scope="row">{t('grid_seen')}</th>
        {months.map((i) => (
          <td key={i}>{seen[i] === null ? '' : figure(seen[i] ?? 0)}</td>
        ))}
        <td />
        <td />
        <td />
      </tr>
    </thead>
  )
}

interface RowProps {
  village: VillageYear
  data: VillageMonths
  team: string | undefined
  isFirst: boolean
  isForShow: boolean
}

function Row({ village, data, team, isFirst, isForShow }: RowProps) {
  const { code, name, townshipName, designated, done, quota } = village
  return (
    <tr>
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

function MonthCell({ village, month, count, asOf }: CellProps) {
  const cell = cellOf(count, month, asOf, village.quota)
  if (cell === 'blank') return <td />
  if (cell === 'gap') return <td class="gap-cell">{<span class="cell-gap">{t('grid_gap')}</span>}</td>
  if (cell === 'pending') return <td>{<span class="cell-pending">{t('grid_pending')}</span>}</td>
  return (
    <td>
      <a href={monthLogs(month, asOf, village.code)} tabIndex={-1}>
        {count}
      </a>
    </td>
  )
}

/** The focus goes from link to link by arrow keys; where it is becomes the table's tab stop. */
function move(event: KeyboardEvent): void {
  const cell = event.target instanceof Element ? event.target.closest<HTMLTableCellElement>('td, th') : null
  const row = cell?.parentElement
  const body = row?.parentElement
  if (!(row instanceof HTMLTableRowElement) || !(body instanceof HTMLTableSectionElement) || !cell) return
  const linkAt = (r: number, c: number) => body.rows[r]?.cells[c]?.querySelector('a')
  const next = nextCell([row.sectionRowIndex, cell.cellIndex], event.key, (r, c) =>
    body.rows[r]?.cells[c] ? linkAt(r, c) !== null : undefined,
  )
  const link = next && linkAt(...next)
  if (!link) return
  event.preventDefault()
  cell.querySelector('a')?.setAttribute('tabindex', '-1')
  link.tabIndex = 0
  link.focus()
}
