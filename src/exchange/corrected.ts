/** What a reader of a sheet said that its cells mean. */
import type { ImportCorrections } from '../domain/import-corrections.ts'
import { LONGEST_VALUE } from './import-errors.ts'

/** What is read in a cell of a column: what was said of that row alone, of all that are written alike (unless told), or what stands there. */
export type Corrected = (column: string, value: string, row: number, isOfRowAlone?: boolean) => string

export function correctedBy(values: ImportCorrections['values']): Corrected {
  if (values.length === 0) return (_, value) => value
  const byColumn = Map.groupBy(values, ({ column }) => column)
  const meanings = new Map(
    Array.from(byColumn, ([column, said]) => [
      column,
      new Map(said.map(({ value, row, means }) => [keyOf(value, row), means])),
    ]),
  )
  return (column, value, row, isOfRowAlone = false) => {
    const means = meanings.get(column)
    if (!means) return value
    const written = value.slice(0, LONGEST_VALUE)
    return means.get(keyOf(written, row)) ?? (isOfRowAlone ? undefined : means.get(keyOf(written))) ?? value
  }
}

const keyOf = (value: string, row?: number): string => (row === undefined ? value : `${row}\n${value}`)
