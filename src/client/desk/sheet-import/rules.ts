/** What is made of a sheet on its way in: which file may come, what its reader chose, and what is shown of what is wrong in it. */
import type { ImportError, ImportGroup, ImportResult, Understood } from '../../../contract/imports.ts'
import type { ImportCorrections } from '../../../domain/import-corrections.ts'

const MEGABYTE = 1_048_576
/** As the service takes (http/bodies.ts), with room for what is said beside the file. */
export const MOST_MEGABYTES = 20
const MOST_BYTES = MOST_MEGABYTES * MEGABYTE - 256 * 1024

export type Refusal = 'several' | 'old_book' | 'of_phone' | 'other_type' | 'empty' | 'too_large' | 'unreadable'

/** Why what was put in is no sheet that can be read; said before anything is sent. */
export function refusalOf(files: readonly { name: string; size: number }[]): Refusal | undefined {
  const [file, ...more] = files
  if (!file) return undefined
  if (more.length > 0) return 'several'
  if (/\.(xls|xlsm|xlsb|et|ods|numbers)$/i.test(file.name)) return 'old_book'
  if (/\.json$/i.test(file.name)) return 'of_phone'
  if (!/\.(xlsx|csv)$/i.test(file.name)) return 'other_type'
  if (file.size === 0) return 'empty'
  return file.size > MOST_BYTES ? 'too_large' : undefined
}

/** Never below one of the last digit: a small file has a size, too. */
export const megabytesOf = (bytes: number): string => (Math.ceil((bytes / MEGABYTE) * 10) / 10).toFixed(1)

/** What stands in cells of a column; in one row alone, or wherever it is written so. */
export interface Written {
  column: string
  value: string
  row?: number | undefined
}

const isOf = (one: Written, { column, value, row }: Written): boolean =>
  one.column === column && one.value === value && one.row === row
export const keyOf = ({ column, value }: Written): string => `${column}\n${value}`

export const meantBy = ({ values }: ImportCorrections, written: Written): string | undefined =>
  values.find((one) => isOf(one, written))?.means

/** Read as that from now on; without it, as it is written. For all alike goes before what was said of single rows. */
export function withMeaning(corrections: ImportCorrections, written: Written, means: string | undefined) {
  const isReplaced = (one: Written): boolean =>
    written.row === undefined ? keyOf(one) === keyOf(written) : isOf(one, written)
  const values = corrections.values.filter((one) => !isReplaced(one))
  if (means !== undefined && means !== '') {
    const { column, value, row } = written
    values.push(row === undefined ? { column, value, means } : { column, value, means, row })
  }
  return { ...corrections, values }
}

/** The field a column is; an empty text leaves it out; undefined is as the service reads it. */
export function withColumn(corrections: ImportCorrections, heading: string, field: string | undefined) {
  const { [heading]: _, ...columns } = corrections.columns
  if (field !== undefined) columns[heading] = field
  return { ...corrections, columns }
}

export function withYear({ year: _, ...corrections }: ImportCorrections, year: number | undefined): ImportCorrections {
  return year === undefined ? corrections : { ...corrections, year }
}

/** A year as it is typed: undefined until it is one. */
export function yearIn(text: string): number | undefined {
  const year = Number(text.normalize('NFKC').trim())
  return Number.isInteger(year) && year >= 1970 && year <= 2099 ? year : undefined
}

export const choicesIn = ({ columns, values, year }: ImportCorrections): number =>
  Object.keys(columns).length + values.length + (year === undefined ? 0 : 1)

/** What is wrong in cells that are written alike. It stays where it was seen once something was chosen for it. */
export interface Wrong extends Written {
  messages: string[]
  suggestions: string[]
  count: number
  /** The first of them, and those for which something was chosen. */
  rows: number[]
  /** Something was chosen, and nothing is wrong any more. */
  isSettled: boolean
}

const once = <T>(things: T[]): T[] => [...new Set(things)]
const inOrder = (rows: number[]): number[] => once(rows).toSorted((a, b) => a - b)
const isOfHeading = ({ rows }: ImportGroup, { headingRow }: Understood): boolean =>
  rows.every((row) => row === headingRow)

/** One for each text of a column: what is chosen holds for all of them, whatever is wrong with each. */
function alike(groups: readonly ImportGroup[]): Wrong[] {
  return [...Map.groupBy(groups, keyOf).values()].map((same) => {
    const { column = '', value = '' } = same[0] ?? {}
    return {
      column,
      value,
      messages: once(same.map(({ message }) => message)),
      suggestions: once(same.flatMap(({ suggestions }) => suggestions)),
      count: same.reduce((sum, { count }) => sum + count, 0),
      rows: inOrder(same.flatMap(({ rows }) => rows)),
      isSettled: false,
    }
  })
}

/** What a check found, each where it was seen before; what is new comes after it. */
export function wrongAfter(seen: readonly Wrong[], result: ImportResult, corrections: ImportCorrections): Wrong[] {
  const { groups, understood } = result
  const found = new Map(
    alike(groups.filter((group) => !isOfHeading(group, understood))).map((one) => [keyOf(one), one]),
  )
  const kept = seen.flatMap((one): Wrong[] => {
    const now = found.get(keyOf(one))
    found.delete(keyOf(one))
    const chosen = corrections.values.filter((value) => keyOf(value) === keyOf(one))
    const rows = inOrder([...(now?.rows ?? one.rows), ...chosen.flatMap(({ row }) => row ?? [])])
    if (now) return [{ ...now, suggestions: once([...one.suggestions, ...now.suggestions]), rows }]
    if (chosen.length === 0) return []
    // the service tells of a cell as it was corrected
    const still = chosen.flatMap(({ column, means }) => found.get(keyOf({ column, value: means })) ?? [])
    for (const { column, value } of still) found.delete(keyOf({ column, value }))
    const { messages, suggestions } = { messages: [], suggestions: [], ...still[0] }
    return [
      { ...one, messages, suggestions: once([...one.suggestions, ...suggestions]), isSettled: still.length === 0 },
    ]
  })
  return [...kept, ...found.values()]
}

/** Of a row as a whole nothing can be read otherwise. */
export const canBeChosen = ({ column }: Pick<Wrong, 'column'>): boolean => column !== ''

/** What is wrong with the headings themselves: nothing is stored until they are understood. */
export const headingErrors = ({ errors, understood: { headingRow } }: ImportResult): ImportError[] =>
  errors.filter(({ row }) => row === headingRow)

export const missingFields = ({ fields, columns }: Understood) =>
  fields.filter(({ field, needed }) => needed && !columns.some((column) => column.field === field))

/** Of what a sheet of the kind cannot do without it has less than half: perhaps it is of another. */
export function isUnlike({ fields, columns }: Understood): boolean {
  const needed = fields.filter((field) => field.needed)
  const found = needed.filter(({ field }) => columns.some((column) => column.sure && column.field === field))
  return found.length * 2 < needed.length
}

export type Standing =
  | { kind: 'columns' | 'nothing' | 'known' | 'none_good' }
  /** All of it; or those rows alone that are good. */
  | { kind: 'all' | 'good' }

/** What can be done with it now. A check answers what the good rows would come to. */
export function standingOf(result: ImportResult): Standing {
  const { rows, stored, unchanged, errorsTotal } = result
  if (headingErrors(result).length > 0) return { kind: 'columns' }
  if (rows === 0 && errorsTotal === 0) return { kind: 'nothing' }
  if (stored > 0) return { kind: errorsTotal === 0 ? 'all' : 'good' }
  return { kind: errorsTotal === 0 && unchanged > 0 ? 'known' : 'none_good' }
}

export const wrongRows = ({ rows, stored, unchanged }: ImportResult): number => Math.max(0, rows - stored - unchanged)
