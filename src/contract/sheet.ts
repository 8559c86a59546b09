/** How a list leaves the house as a sheet: the columns that its table is drawn from, and its two routes. */
import * as z from 'zod'
import type { CellKind, CellValue } from '../domain/sheet-cell.ts'
import type { audienceWords } from '../domain/words-audience.ts'
import type { bulletinKindWords } from '../domain/words-bulletins.ts'
import type { columnWords } from '../domain/words-columns.ts'
import type { deedWords } from '../domain/words-deeds.ts'
import type { tableWords } from '../domain/words-tables.ts'
import type { markWords } from '../domain/words-marks.ts'
import type { stateWords } from '../domain/words-states.ts'
import type { planWords } from '../domain/words-plans.ts'
import type { proofWords } from '../domain/words-proof.ts'
import type { verdictWords } from '../domain/words-verdicts.ts'
import { type AnswerOf, get, type QueryOf, type Route } from './route.ts'

type WordsOfSheets = typeof audienceWords &
  typeof columnWords &
  typeof bulletinKindWords &
  typeof deedWords &
  typeof tableWords &
  typeof markWords &
  typeof planWords &
  typeof proofWords &
  typeof stateWords &
  typeof verdictWords
export type SheetWord = keyof WordsOfSheets
/** In the reader's language; what has no word is said as it is. */
export type Say = (key: SheetWord) => string

/** HH:MM by the county's clock. */
type TimeOf = (instant: string) => string

export interface SheetColumn<T> {
  head: SheetWord | ((say: Say) => string)
  kind?: CellKind
  /** Instants are told by the county's clock, those within a text by `timeOf`. */
  value: (row: T, say: Say, timeOf: TimeOf) => CellValue
  /** In characters; a Chinese one takes two. */
  width?: number
  /** The desk's table says it in the cell of the column before it, or by its link; in a sheet it has a column of its own. */
  isWithin?: true
}
export type SheetColumns<T> = Record<string, SheetColumn<T>>
/** In the order in which they stand. */
export const columnsOf =
  <T>() =>
  <const C extends SheetColumns<T>>(columns: C): C =>
    columns

export const headOf = ({ head }: Pick<SheetColumn<never>, 'head'>, say: Say): string =>
  typeof head === 'function' ? head(say) : say(head)

/** Where something happened: on the desk one cell says both. */
export interface InVillage {
  villageName: string
  townshipName: string
}
const village: SheetColumn<InVillage> = { head: 'village', width: 16, value: ({ villageName }) => villageName }
const township: SheetColumn<InVillage> = {
  head: 'township',
  width: 14,
  isWithin: true,
  value: ({ townshipName }) => townshipName,
}
export const place = { village, township }

export const joined = (names: readonly string[], say: Say): string => names.join(say('list_comma'))

export const XLSX_TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
export const DOCX_TYPE = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'
export const CSV_TYPE = 'text/csv'

interface About<R extends Route, T> {
  title: SheetWord
  columns: SheetColumns<T> | ((answer: AnswerOf<R>) => SheetColumns<T>)
  /** Its rows in an answer, where that is no list with `items`. */
  rows?: (answer: AnswerOf<R>) => readonly unknown[]
  /** Where it stands, if that is not beside the route that answers it. */
  path?: string
  /** Where a route has two sheets. */
  summary?: string
  /** None of its columns says anything of people: they are not looked for in each of its rows. */
  hasNoPeople?: true
  /** Which statuses of logs are in it; null is all of them, none says that it is of no logs. */
  statuses?: (query: QueryOf<R>) => readonly string[] | null
}
/** `T` is a row as it is told; a server may know more of it than the list answers. */
export interface Sheet<R extends Route = Route, T = unknown> extends About<R, T> {
  of: R
  xlsx: Route
  csv: Route
}

export function sheetOf<R extends Route, T>(of: R, about: About<R, T>): Sheet<R, T> {
  const twin = (kind: 'xlsx' | 'csv', type: string): Route => {
    if (of.may === 'everyone') throw new Error('a sheet is for those who are signed in')
    return get(`${about.path ?? of.path}.${kind}`, {
      tag: of.tag,
      may: of.may,
      needs: of.needs,
      ...(of.params && { params: of.params }),
      summary: `${about.summary ?? of.summary} as a sheet (${kind})`,
      query: z.strictObject(asked(of)),
      answersFile: [type],
      isLong: 'always',
      says: 'The same filters, columns and order as the desk’s table; all rows, whatever pages they have',
    })
  }
  return { ...about, of, xlsx: twin('xlsx', XLSX_TYPE), csv: twin('csv', CSV_TYPE) }
}

const OF_PAGES = new Set(['limit', 'cursor'])
/** What the list takes, but that all its pages are in the sheet. */
function asked({ query }: Route) {
  const words = Object.entries(query?.shape ?? {}).filter(([word]) => !OF_PAGES.has(word))
  return {
    ...(Object.fromEntries(words) as Record<string, z.ZodType>),
    language: z.enum(['zh', 'en']).optional().meta({ description: 'Of its heads; Accept-Language without it' }),
  }
}
