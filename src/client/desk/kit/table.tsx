/** The desk's table: columns of one kind of thing; on a phone each row is a card, and stays a row to a screen reader. */
import type { ComponentChildren } from 'preact'
import { figure } from '../../shared/format.ts'
import { t } from '../words.ts'
import { nextOrder, type Order } from './address.ts'
import { percentOrUnknown } from './figures.tsx'
import { Icon } from './marks.tsx'

type Data = { [data: `data-${string}`]: string | undefined }

export interface Column<T> {
  /** What it is called; a column without a name is for what can be done with a row. */
  head: string
  href?: string
  cell: (row: T) => ComponentChildren
  class?: string
  /** What each of its cells is known by. */
  data?: Data
  /** Its name stands before the value on a card, where a value alone would not say what it is. */
  isNamed?: boolean
  isRowHead?: boolean
  sort?: string
  under?: ComponentChildren
}

type By<Name extends string, Value> = { [K in Name]?: Value | null | undefined }
type More = Omit<Column<never>, 'head' | 'cell'>

/** Ready columns, of what a row calls so: a text as it is, a number, a rate in per cent; unknown is said to be. */
export const text = <N extends string>(name: N, head: string, more?: More): Column<By<N, string | number>> => ({
  head,
  cell: (row) => row[name],
  ...more,
})
export const number = <N extends string>(name: N, head: string, more?: More): Column<By<N, number>> => ({
  head,
  class: 'number',
  cell: (row) => (row[name] == null ? t('unknown') : figure(row[name])),
  ...more,
})
export const rate = <N extends string>(
  name: N,
  head: string,
  decimals: number,
  more?: More,
): Column<By<N, number>> => ({
  head,
  class: 'number',
  cell: (row) => percentOrUnknown(row[name] ?? null, decimals),
  ...more,
})

/** Rows whose order can be changed; they come in that order. */
interface Sorting {
  order: Order<string>
  /** Columns that begin with the lowest, or the first. */
  rising: readonly string[]
  show(order: Order<string>): void
}

/** More of a row: classes, or what it is known by. */
type RowOf = { class?: string | undefined } & Data

/** A row below, of sums or to be written in: a cell for each column, in their order. */
export interface FootRow {
  key: string
  of?: RowOf
  cells: readonly ComponentChildren[]
}

interface Props<T> {
  /** What tests and styles know it by. */
  name?: string
  label: string
  class?: string
  /** A column that is not there here is left out. */
  columns: readonly (Column<T> | false | undefined)[]
  rows: readonly T[]
  keyOf: (row: T) => string
  rowOf?: (row: T) => RowOf
  sorting?: Sorting
  foot?: readonly FootRow[]
  isLabelled?: boolean
  /** Wider than the page between a phone and a desk: it scrolls in its own room. */
  isWide?: boolean
  /** A table on phones, too, which scrolls in its own room; a tall one also downwards. */
  isPlain?: boolean
  isTall?: boolean
}

export function Table<T>(props: Props<T>) {
  const {
    name,
    label,
    class: kind,
    columns,
    rows,
    keyOf,
    rowOf,
    sorting,
    foot,
    isLabelled,
    isWide,
    isPlain,
    isTall,
  } = props
  const shown = columns.filter((one) => one !== false && one !== undefined)
  const table = (
    <table
      class={kind ?? (isPlain ? undefined : 'logs')}
      role="table"
      data-table={name}
      aria-label={isPlain ? undefined : label}
    >
      {isLabelled && <caption>{label}</caption>}
      <thead role="rowgroup">
        <tr role="row">
          {shown.map((of) => (of.head ? <Head key={of.head} of={of} sorting={sorting} /> : <td key="" role="cell" />))}
        </tr>
      </thead>
      <tbody role="rowgroup">
        {rows.map((row) => (
          <tr key={keyOf(row)} role="row" {...rowOf?.(row)}>
            {shown.map((of) => (
              <Cell key={of.head} of={of} data={of.data}>
                {of.cell(row)}
              </Cell>
            ))}
          </tr>
        ))}
      </tbody>
      {foot && (
        <tfoot role="rowgroup">
          {foot.map(({ key, of: row, cells }) => (
            <tr key={key} role="row" {...row}>
              {shown.map((of, column) => (
                <Cell key={of.head} of={of}>
                  {cells[column]}
                </Cell>
              ))}
            </tr>
          ))}
        </tfoot>
      )}
    </table>
  )
  if (isPlain) {
    return (
      <TableRoom label={label} tall={isTall}>
        {table}
      </TableRoom>
    )
  }
  // cards on phones and whole on a desk; on what is between it scrolls in its own room
  return isWide ? (
    <div class="wide-room" role="group" aria-label={label} tabIndex={0}>
      {table}
    </div>
  ) : (
    table
  )
}

interface CellProps {
  of: Pick<Column<never>, 'head' | 'class' | 'isNamed' | 'isRowHead'>
  data?: Data | undefined
  children: ComponentChildren
}

function Cell({ of: { head, class: kind, isNamed, isRowHead }, data, children }: CellProps) {
  const isEmpty = children === false || (children ?? '') === ''
  return isRowHead ? (
    <th role="rowheader" scope="row" class={kind} {...data}>
      {children}
    </th>
  ) : (
    <td role="cell" class={kind} {...data}>
      {isNamed && !isEmpty && <span class="on-cards">{head} </span>}
      {children}
    </td>
  )
}

interface HeadProps {
  of: Pick<Column<never>, 'head' | 'href' | 'class' | 'sort' | 'under'>
  sorting: Sorting | undefined
}

function Head({ of: { head, href, class: kind = '', sort, under }, sorting }: HeadProps) {
  const isHere = sort !== undefined && sorting?.order.sort === sort
  const order = sorting?.order.isDescending ? 'descending' : 'ascending'
  return (
    <th
      role="columnheader"
      scope="col"
      class={/\bnumber\b/.test(kind) ? 'number' : undefined}
      aria-sort={isHere ? order : undefined}
    >
      {sorting && sort !== undefined ? (
        <button type="button" class="sort" onClick={() => sorting.show(nextOrder(sort, sorting.order, sorting.rising))}>
          {head}
          <Icon name={isHere ? order : 'sort'} />
        </button>
      ) : href === undefined ? (
        head
      ) : (
        <a href={href}>{head}</a>
      )}
      {under}
    </th>
  )
}

/** The table behind a chart, folded. */
export const TableBehind = <T,>({ summary, ...table }: Props<T> & { summary: string }) => (
  <details>
    <summary>{summary}</summary>
    <Table class="numbers" isPlain {...table} />
  </details>
)

/** A wide table scrolls in its own room, and says so where it is cut. */
export function TableRoom({
  label,
  children,
  tall,
}: {
  label: string
  children: ComponentChildren
  tall?: boolean | undefined
}) {
  return (
    <>
      <p class="scroll-hint" aria-hidden="true">
        {t('scroll_hint')}
      </p>
      <div class={tall ? 'table-room table-room-tall' : 'table-room'} role="group" aria-label={label} tabIndex={0}>
        {children}
      </div>
    </>
  )
}
