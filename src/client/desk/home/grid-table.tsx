/** The grid's table: one tab stop, arrow keys within; what is on the screen is drawn first, the rest at once after it. */
import { useEffect, useMemo, useRef, useState } from 'preact/hooks'
import { figure, monthName } from '../../shared/format.ts'
import type { VillageMonths, VillageYear } from '../../shared/replies.ts'
import { language } from '../../shared/words.ts'
import { t } from '../words.ts'
import { useSampleDesignated } from '../sample.tsx'
import { TableRoom } from '../states.tsx'
import { GroupHead, Row } from './grid-row.tsx'
import { type GridGroup, type GridOrder, nextCell, villagesSeen } from './grid-rows.ts'
import type { Named } from './grid-view.tsx'

interface Props {
  data: VillageMonths
  shown: VillageYear[]
  groups: GridGroup[]
  order: GridOrder | undefined
  teams: Named[]
}

/** More than a screen holds; and as many as a frame has time for. */
const FIRST_ROWS = 26
const ROWS_A_FRAME = 24

export function GridTable({ data, shown, groups, order, teams }: Props) {
  const table = useRef<HTMLTableElement>(null)
  const spoken = language()
  const forShow = useSampleDesignated()
  // the figures come anew every minute, the teams' names mostly the same
  const names = JSON.stringify(teams.map(({ code, name }) => [code, name]))
  const rows = useMemo(() => {
    const nameOf = new Map(JSON.parse(names) as [string, string][])
    const first = groups[0]?.villages[0]
    return groups.flatMap((group) => [
      ...(order ? [<GroupHead key={`${order} ${group.key}`} group={group} order={order} teamName={nameOf} />] : []),
      ...group.villages.map((village) => (
        <Row
          key={`${village.code} ${spoken}`}
          village={village}
          data={data}
          team={nameOf.get(village.teamCode ?? '')}
          isFirst={village === first}
          isForShow={forShow.has(village.code)}
        />
      )),
    ])
  }, [data, groups, order, names, spoken, forShow])
  const drawn = useDrawn(rows.length)
  useEffect(() => {
    const body = table.current
    body?.addEventListener('keydown', move)
    return () => body?.removeEventListener('keydown', move)
  }, [])
  return (
    <TableRoom label={t('grid_title')} tall>
      <table class="grid" data-table="grid" ref={table} aria-rowcount={rows.length + 2}>
        <Head data={data} shown={shown} />
        <tbody>{rows.slice(0, drawn)}</tbody>
        {drawn < rows.length && (
          <tfoot aria-hidden="true">
            <tr style={{ height: `calc(var(--grid-row) * ${rows.length - drawn})` }}>
              <td colSpan={16} />
            </tr>
          </tfoot>
        )}
      </table>
    </TableRoom>
  )
}

/** How many rows are drawn by now: all, after a few frames. */
function useDrawn(count: number): number {
  const [drawn, setDrawn] = useState(FIRST_ROWS)
  useEffect(() => {
    if (drawn >= count) return
    const next = setTimeout(() => setDrawn(drawn + ROWS_A_FRAME), 0)
    return () => clearTimeout(next)
  }, [drawn, count])
  return drawn
}

const months = Array.from({ length: 12 }, (_, i) => i)

function Head({ data, shown }: Pick<Props, 'data' | 'shown'>) {
  const seen = villagesSeen(shown, data.year, data.asOf)
  return (
    <>
      <colgroup>
        <col class="grid-name" />
        <col span={12} class="grid-month" />
        <col class="grid-year" />
        <col class="grid-township" />
        <col class="grid-team" />
      </colgroup>
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
    </>
  )
}

/** The focus goes from link to link by arrow keys; where it is becomes the table's tab stop. */
function move(event: KeyboardEvent): void {
  const cell = event.target instanceof Element ? event.target.closest<HTMLTableCellElement>('td, th') : null
  const row = cell?.parentElement
  const body = row?.parentElement
  if (!(row instanceof HTMLTableRowElement) || !(body instanceof HTMLTableSectionElement) || !cell) return
  const linkAt = (r: number, c: number) => body.rows[r]?.cells[c]?.querySelector('a')
  const next = nextCell([row.sectionRowIndex, cell.cellIndex], event.key, (r, c) => {
    const at = body.rows[r]
    // the head of a group has no cells: one goes past it
    if (at?.cells.length === 1) return c < months.length + 4 ? false : undefined
    return at?.cells[c] ? linkAt(r, c) !== null : undefined
  })
  const link = next && linkAt(...next)
  if (!link) return
  event.preventDefault()
  for (const stop of body.querySelectorAll('a[tabindex="0"]')) stop.setAttribute('tabindex', '-1')
  link.tabIndex = 0
  link.focus()
}
