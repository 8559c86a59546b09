/** The head of a table that a phone shows line by line: there the roles must be named. */
interface Props {
  /** In the order of the columns. */
  names: string[]
  /** Whether a column without a name follows, for what can be done with a row. */
  hasActions?: boolean
}

export const TableHead = ({ names, hasActions = false }: Props) => (
  <thead role="rowgroup">
    <tr role="row">
      {names.map((name) => (
        <th key={name} role="columnheader" scope="col">
          {name}
        </th>
      ))}
      {hasActions && <td role="cell" />}
    </tr>
  </thead>
)
