/** The grid's table: one tab stop, arrow keys within; drawn when it comes near the screen, what is seen first. */
import type { RefObject, VNode } from 'preact'
import { useEffect, useLayoutEffect, useMemo, useRef, useState } from 'preact/hooks'
import { figure, monthName } from '../../shared/format.ts'
import type { VillageYear } from '../../../contract/figures.ts'
import { language } from '../../shared/words.ts'
import { t } from '../words.ts'
import { useSampleDesignated } from '../kit/sample.tsx'
import { useMayChange } from '../kit/buttons.tsx'
import { useKeyPress } from '../kit/keys-on.ts'
import { nextCell } from '../kit/next-cell.ts'
import { TableRoom } from '../kit/table.tsx'
import { COLUMNS, GroupHead, Row, yearOf } from './grid-row.tsx'
import { type GridGroup, type GridMonths, type GridOrder, type Named, type PlannedYear, villagesSeen } from './rules.ts'

interface Props {
  data: GridMonths & PlannedYear
  shown: VillageYear[]
  groups: GridGroup[]
  order: GridOrder | undefined
  teams: Named[]
  /** Of today: what is to come may be planned. */
  isNow: boolean
  /** Which are designated for show, where that is known. */
  forShow?: ReadonlySet<string>
}

/** Rows that are drawn, and later laid out, together: as many as a frame has time for. */
const PART = 24
/** More than a screen holds. */
const FIRST_PARTS = 1

function partsOf(rows: VNode[]): VNode[] {
  return Array.from({ length: Math.ceil(rows.length / PART) }, (_, i) => {
    const own = rows.slice(i * PART, (i + 1) * PART)
    return (
      <tbody key={i} role="rowgroup" style={{ '--rows': own.length }}>
        {own}
      </tbody>
    )
  })
}

export function GridTable({ data, shown, groups, order, teams, isNow, forShow: known }: Props) {
  const table = useRef<HTMLTableElement>(null)
  const spoken = language()
  const asked = useSampleDesignated(known === undefined)
  const forShow = known ?? asked
  const mayPlan = useMayChange() && isNow
  // the figures come anew every minute, the teams' names mostly the same
  const names = JSON.stringify(teams.map(({ code, name }) => [code, name]))
  const rows = useMemo(() => {
    const nameOf = new Map(JSON.parse(names) as [string, string][])
    const first = groups[0]?.villages[0]
    const year = yearOf(data, mayPlan)
    return groups.flatMap((group) => [
      ...(order ? [<GroupHead key={`${order} ${group.key}`} group={group} order={order} teamName={nameOf} />] : []),
      ...group.villages.map((village) => (
        <Row
          key={`${village.code} ${spoken}`}
          village={village}
          year={year}
          team={nameOf.get(village.teamCode ?? '')}
          isFirst={village === first}
          isForShow={forShow.has(village.code)}
        />
      )),
    ])
  }, [data, groups, order, names, spoken, forShow, mayPlan])
  const parts = useMemo(() => partsOf(rows), [rows])
  const drawn = useDrawn(table, parts.length)
  useKeyPress(move, table)
  return (
    <TableRoom label={t('grid_title')} tall>
      <table
        class={parts.length > 2 ? 'grid grid-long' : 'grid'}
        data-table="grid"
        role="table"
        ref={table}
        aria-rowcount={rows.length + 2}
      >
        <Head data={data} shown={shown} />
        {parts.slice(0, drawn)}
        {drawn < parts.length && (
          <tfoot aria-hidden="true">
            <tr style={{ height: `calc(var(--grid-row) * ${rows.length - drawn * PART})` }} />
          </tfoot>
        )}
      </table>
    </TableRoom>
  )
}

/** How many parts are drawn by now: none before it comes near the screen, all after a few frames, or at once on paper. */
function useDrawn(table: RefObject<Element | null>, count: number): number {
  const isNear = useNear(table)
  const [drawn, setDrawn] = useState(FIRST_PARTS)
  useEffect(() => {
    if (!isNear || drawn >= count) return
    const next = setTimeout(() => setDrawn(drawn + 1), 0)
    return () => clearTimeout(next)
  }, [isNear, drawn, count])
  useEffect(() => {
    const drawAll = () => setDrawn(Infinity)
    addEventListener('beforeprint', drawAll)
    return () => removeEventListener('beforeprint', drawAll)
  }, [])
  return isNear ? drawn : 0
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
      <thead role="rowgroup">
        <tr role="row">
          {[t('village'), ...months.map(monthName), t('year_total')].map((head) => (
            <th key={head} scope="col" role="columnheader">
              {head}
            </th>
          ))}
          {[t('township'), t('team')].map((head) => (
            <th key={head} scope="col" role="columnheader" class="text">
              {head}
            </th>
          ))}
        </tr>
        <tr class="seen" role="row">
          <th scope="row" role="rowheader">
            {t('grid_seen')}
          </th>
          {months.map((i) => (
            <td key={i} role="cell">
              {seen[i] === null ? '' : figure(seen[i] ?? 0)}
            </td>
          ))}
          <td role="cell" />
          <td role="cell" />
          <td role="cell" />
        </tr>
      </thead>
    </>
  )
}

/** The focus goes from link to link by arrow keys; where it is becomes the table's tab stop. */
function move(event: KeyboardEvent): void {
  const cell = event.target instanceof Element ? event.target.closest<HTMLTableCellElement>('td, th') : null
  const row = cell?.parentElement
  const table = row?.closest('table')
  if (!(row instanceof HTMLTableRowElement) || !table || !cell) return
  const linkAt = (r: number, c: number) => table.rows[r]?.cells[c]?.querySelector('a')
  const next = nextCell([row.rowIndex, cell.cellIndex], event.key, (r, c) => {
    const at = table.rows[r]
    if (!at || c < 0 || c >= COLUMNS) return undefined
    // the head of a group has no cells: one goes past it
    return at.cells.length > 1 && linkAt(r, c) != null
  })
  const link = next && linkAt(...next)
  if (!link) return
  event.preventDefault()
  for (const stop of table.querySelectorAll('a[tabindex="0"]')) stop.setAttribute('tabindex', '-1')
  link.tabIndex = 0
  link.focus()
}

/** Who scrolls there finds it drawn. */
const SCREENS = 2
const cannotTell = !('IntersectionObserver' in globalThis)

/** The address names a part of the page that it is in. */
const isAskedFor = (element: Element): boolean =>
  document.getElementById(location.hash.slice(1))?.contains(element) === true

/** Known before anything is painted: what is on the screen already would jump, if it were drawn a moment later. */
const isHere = (element: Element): boolean => element.getBoundingClientRect().top < (SCREENS + 1) * innerHeight

/** Once true it stays so. At once where nothing tells, for a link that leads there, and on paper. */
function useNear(of: RefObject<Element | null>): boolean {
  const [isNear, setNear] = useState(cannotTell)
  useLayoutEffect(() => {
    const element = of.current
    if (isNear || !element) return
    const come = () => setNear(true)
    if (isAskedFor(element) || isHere(element)) return come()
    const observer = new IntersectionObserver((seen) => seen.at(-1)?.isIntersecting && come(), {
      rootMargin: `${SCREENS * 100}% 0px`,
    })
    observer.observe(element)
    addEventListener('beforeprint', come)
    return () => {
      observer.disconnect()
      removeEventListener('beforeprint', come)
    }
  }, [isNear, of])
  return isNear
}
