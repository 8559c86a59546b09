/** Tables that leave as sheets, drawn from the sheet's own columns. */
import { headOf, type Say, type SheetColumn, type SheetColumns } from '../../../contract/sheet.ts'
import type { CellKind, CellValue } from '../../../domain/sheet-cell.ts'
import { isEmpty } from '../../../domain/sheet-cell.ts'
import { bulletinKindWords } from '../../../domain/words-bulletins.ts'
import { tableWords } from '../../../domain/words-tables.ts'
import { columnWords } from '../../../domain/words-columns.ts'
import { markWords } from '../../../domain/words-marks.ts'
import { planWords } from '../../../domain/words-plans.ts'
import { stateWords } from '../../../domain/words-states.ts'
import { verdictWords } from '../../../domain/words-verdicts.ts'
import { dayTimeOf, figure, percent, signed, timeOf } from '../../shared/format.ts'
import { sayerOf } from '../../shared/words.ts'
import { t } from '../words.ts'
import type { Column } from './table.tsx'

const words = {
  ...bulletinKindWords,
  ...columnWords,
  ...tableWords,
  ...markWords,
  ...planWords,
  ...stateWords,
  ...verdictWords,
}
const sayWord = sayerOf(words)
const say: Say = (key) => sayWord(key as 'yes')

/** What a row must be for all of them. */
type RowOf<C extends SheetColumns<never>> = C[keyof C]['value'] extends SheetColumn<infer T>['value'] ? T : never
type Draws<C, T> = { [N in keyof C]?: Partial<Column<T>> }

const PRINTED: Record<CellKind, (value: number) => string> = {
  text: String,
  count: figure,
  exact: figure,
  day: String,
  moment: String,
  share: (value) => percent(value, 2),
  points: signed,
}
function printed(kind: CellKind, value: CellValue): string | null | undefined {
  if (typeof value === 'number') return PRINTED[kind](value)
  if (isEmpty(value)) return kind === 'text' || kind === 'day' ? value : t('unknown')
  return kind === 'moment' ? dayTimeOf(value) : value
}

const isNumber = (kind: CellKind): boolean => kind !== 'text' && kind !== 'day' && kind !== 'moment'
const columnOf = <T,>({ kind = 'text', value, ...told }: SheetColumn<T>): Column<T> => ({
  head: headOf(told, say),
  class: isNumber(kind) ? 'number' : undefined,
  cell: (row) => printed(kind, value(row, say, timeOf)),
})

/** A sheet's columns as a table draws them, in the same order; what a cell looks like where it is no plain value. */
export const drawn =
  <T,>() =>
  <C extends SheetColumns<never>>(columns: T extends RowOf<C> ? C : never, draws: Draws<C, T> = {}): Column<T>[] =>
    Object.entries(columns as unknown as SheetColumns<T>).flatMap(([name, column]) =>
      column.isWithin ? [] : [{ ...columnOf(column), ...draws[name as keyof C] }],
    )

const saidOf = (kind: CellKind, told: CellValue) => (told === undefined ? undefined : printed(kind, told))

/** A row's own columns as they are said, also those a table has no room for. */
export const saidIn = <T,>(columns: SheetColumns<T>, row: T) =>
  Object.entries(columns).map(([column, { kind = 'text', value, ...told }]) => ({
    column,
    head: headOf(told, say),
    said: saidOf(kind, value(row, say, timeOf)),
  }))
