/** The desk's table: columns of one kind of thing; on a phone each row is a card, and stays a row to a screen reader. */
import type { ComponentChildren } from 'preact'
import { TableRoom } from './states.tsx'
import { WideRoom } from './wide-room.tsx'

export interface Column<T> {
  /** What it is called; a column without a name is for what can be done with a row. */
  head: string
  cell: (row: T) => ComponentChildren
  class?: string
  /** Its name stands before the value on a card, where a value alone would not say what it is. */
  isNamed?: boolean
  /** It names its row. */
  isRowHead?: boolean
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
  /** More of a row: classes, or what it is known by. */
  rowOf?: (row: T) => { class?: string | undefined; [data: `data-${string}`]: string | undefined }
  /** Wider than the page between a phone and a desk: it scrolls in its own room. */
  isWide?: boolean
  /** A table on phones, too, which scrolls in its own room. */
  isPlain?: boolean
}

export function Table<T>({ name, label, class: kind, columns, rows, keyOf, rowOf, isWide, isPlain }: Props<T>) {
  const shown = columns.filter((column) => column !== false && column !== undefined)
  const table = (
    <table
      class={kind ?? (isPlain ? undefined : 'logs')}
      role="table"
      data-table={name}
      aria-label={isPlain ? undefined : label}
    >
      <thead role="rowgroup">
        <tr role="row">
          {shown.map(({ head, class: of }) =>
            head ? (
              <th key={head} role="columnheader" scope="col" class={of && /\bnumber\b/.test(of) ? 'number' : undefined}>
                {head}
              </th>
            ) : (
              <td key={head} role="cell" />
            ),
          )}
        </tr>
      </thead>
      <tbody role="rowgroup">
        {rows.map((row) => (
          <tr key={keyOf(row)} role="row" {...rowOf?.(row)}>
            {shown.map(({ head, cell, class: of, isNamed, isRowHead }) =>
              isRowHead ? (
                <th key={head} role="rowheader" scope="row" class={of}>
                  {cell(row)}
                </th>
              ) : (
                <td key={head} role="cell" class={of}>
                  {isNamed && <span class="on-cards">{head} </span>}
                  {cell(row)}
                </td>
              ),
            )}
          </tr>
        ))}
      </tbody>
    </table>
  )
  if (isPlain) return <TableRoom label={label}>{table}</TableRoom>
  return isWide ? <WideRoom label={label}>{table}</WideRoom> : table
}

/** The table behind a chart, folded. */
export const TableBehind = <T,>({ summary, ...table }: Props<T> & { summary: string }) => (
  <details>
    <summary>{summary}</summary>
    <Table class="numbers" isPlain {...table} />
  </details>
)
