/** Lists as sheets: the list's own handler read page after page, and written as it is read. */
import {
  CSV_TYPE,
  headOf,
  type Sheet,
  type SheetColumn,
  type SheetColumns,
  type SheetWord,
  XLSX_TYPE,
} from '../contract/sheet.ts'
import { type AnswerOf, MOST_A_PAGE, type Route } from '../contract/route.ts'
import { isWord, say } from '../domain/language.ts'
import { daysOfPeriod } from '../domain/money/settlement.ts'
import { holdsNumber, type Looker, masked } from '../domain/people/masking.ts'
import { localDateTime, localMinutes } from '../domain/period.ts'
import type { Language } from '../domain/sentence.ts'
import type { CellValue, OutSheet } from '../domain/sheet-cell.ts'
import { audienceWords } from '../domain/words-audience.ts'
import { columnWords } from '../domain/words-columns.ts'
import { deedWords } from '../domain/words-deeds.ts'
import { tableWords } from '../domain/words-tables.ts'
import { markWords } from '../domain/words-marks.ts'
import { stateWords } from '../domain/words-states.ts'
import { planWords } from '../domain/words-plans.ts'
import { proofWords } from '../domain/words-proof.ts'
import { verdictWords } from '../domain/words-verdicts.ts'
import { csvStream, xlsxStream } from '../exchange/sheet-out.ts'
import type { App, Deps } from './deps.ts'
import { lookerOf, tellLook } from './masked-answers.ts'
import { officeNames } from './office-name.ts'
import { today } from './queries.ts'
import { type Handle, type Request, serve } from './serve.ts'

const WORDS: Record<string, readonly [zh: string, en: string]> = {
  ...audienceWords,
  ...columnWords,
  ...deedWords,
  ...tableWords,
  ...markWords,
  ...planWords,
  ...proofWords,
  ...stateWords,
  ...verdictWords,
}
const sayIn =
  (language: Language) =>
  (key: SheetWord): string => {
    const said = WORDS[key]
    if (said) return said[language === 'zh' ? 0 : 1]
    return isWord(key) ? say(language, { key: key as 'yes' as never }) : key
  }

/** A page of a sheet's rows. */
interface Page<T> {
  rows: readonly T[]
  nextCursor?: string | undefined
  /** Of one whose columns are what was found. */
  columns: SheetColumns<T>
}
/** `looker`: for whom people are masked. */
type ReadPage<R extends Route, T> = (request: Request<R> & { looker?: Looker | undefined }) => Promise<Page<T>>

/** What a server knows of rows besides what their list answers. */
type More<R extends Route, T> = (rows: readonly never[], request: Request<R>) => Promise<readonly T[]>

/** A list, and beside it its sheets, which have the rows of all its pages. */
export function serveList<R extends Route, T>(
  app: App,
  deps: Deps,
  sheet: Sheet<R, T>,
  handle: Handle<R>,
  more?: More<R, T>,
): void {
  serve(app, deps, sheet.of, handle)
  serveSheets(app, deps, sheet, pageOfList(sheet, handle, more))
}

export const pageOfList =
  <R extends Route, T>(
    sheet: Sheet<R, T>,
    handle: Handle<R>,
    more: More<R, T> = async (rows) => rows,
  ): ReadPage<R, T> =>
  async (request) => {
    const said = (await handle(request)) as AnswerOf<R>
    // before its rows are made, which may say a thing by a function
    const answer = request.looker ? masked(said, request.looker) : said
    const { items = [], nextCursor } = answer as unknown as { items?: unknown[]; nextCursor?: string }
    const rows = sheet.rows?.(answer) ?? items
    const { columns } = sheet
    return {
      rows: await more(rows as never[], request),
      nextCursor,
      columns: typeof columns === 'function' ? columns(answer) : columns,
    }
  }

export function serveSheets<R extends Route, T>(app: App, deps: Deps, sheet: Sheet<R, T>, read: ReadPage<R, T>): void {
  for (const [route, type, write] of [
    [sheet.xlsx, XLSX_TYPE, xlsxStream],
    [sheet.csv, `${CSV_TYPE}; charset=utf-8`, csvStream],
  ] as const) {
    serve(app, deps, route, async (asked) => {
      const { language = asked.language, ...query } = asked.query as { language?: Language }
      // what the twin takes is what its list takes, but for pages
      const request = { ...asked, language, query } as unknown as Request<R>
      const actor = asked.c.get('actor')
      const looker = sheet.hasNoPeople ? undefined : await lookerOf(deps, actor)
      const out = await outOf(sheet, request, looker ? maskedPages(read, looker) : read)
      const name = encodeURIComponent(`${out.name}.${route === sheet.xlsx ? 'xlsx' : 'csv'}`)
      const { pathname, search } = new URL(asked.c.req.url)
      const look = { action: 'export', of: `sheet.${sheet.title}`, after: { address: pathname + search } } as const
      const isTold = looker === undefined && !sheet.hasNoPeople
      const pages = isTold ? withLine(out.pages, () => tellLook(deps, look, actor)) : out.pages
      return asked.c.body(write({ ...out, pages }), 200, {
        'content-type': type,
        'content-disposition': `attachment; filename*=UTF-8''${name}`,
      })
    })
  }
}

/** Who does not see people whole finds them masked. */
const maskedPages =
  <R extends Route, T>(read: ReadPage<R, T>, looker: Looker): ReadPage<R, T> =>
  async (request) => {
    const page = await read({ ...request, looker })
    return { ...page, rows: masked(page.rows, looker) }
  }

/** Whoever sees them whole, and takes them along, leaves a line before they leave. */
async function* withLine(pages: OutSheet['pages'], tell: () => Promise<void>): OutSheet['pages'] {
  let isTold = false
  for await (const page of pages) {
    if (!isTold && page.some((cells) => cells.some((cell) => typeof cell === 'string' && holdsNumber(cell)))) {
      await tell()
      isTold = true
    }
    yield page
  }
}

/** Its first page is read at once: what is asked wrongly is refused, and no sheet begins. */
async function outOf<R extends Route, T>(
  sheet: Sheet<R, T>,
  request: Request<R>,
  read: ReadPage<R, T>,
): Promise<OutSheet> {
  const { language, at } = request
  const said = sayIn(language)
  const hasPages = 'limit' in (sheet.of.query?.shape ?? {})
  const readFrom = (cursor?: string) =>
    read(hasPages ? { ...request, query: { ...request.query, limit: MOST_A_PAGE, cursor } } : request)
  const first = await readFrom()
  const columns = Object.values(first.columns)
  const { title, name } = await titleOf(sheet, request)
  return {
    name,
    title,
    columns: columns.map(({ kind = 'text', width, ...column }) => ({ kind, width, head: headOf(column, said) })),
    pages: pagesFrom(first, readFrom, cellsOf(columns, said, at.config.TIME_ZONE)),
  }
}

async function* pagesFrom<T>(
  first: Page<T>,
  read: (cursor: string) => Promise<Page<T>>,
  cells: (row: T) => CellValue[],
): AsyncGenerator<CellValue[][]> {
  for (let page: Page<T> | undefined = first; page;) {
    yield page.rows.map(cells)
    // others have their turn between two pages
    await new Promise<void>((resolve) => void setImmediate(resolve))
    page = page.nextCursor === undefined ? undefined : await read(page.nextCursor)
  }
}

function cellsOf<T>(columns: SheetColumn<T>[], said: ReturnType<typeof sayIn>, timeZone: string) {
  const momentOf = localMinutes(timeZone)
  const timeOf = (instant: string): string => momentOf(instant).slice(11)
  return (row: T): CellValue[] =>
    columns.map(({ value, kind }) => {
      const told = value(row, said, timeOf)
      return kind === 'moment' && typeof told === 'string' ? momentOf(told) : told
    })
}

/** Whose it is, what, as of when, which statuses are in it, and when that was known. */
async function titleOf<R extends Route, T>(sheet: Sheet<R, T>, { at, language, query, params }: Request<R>) {
  const said = sayIn(language)
  const { period } = params as { period?: string }
  const days = period === undefined ? query : daysOfPeriod(period)
  const asked = days as { asOf?: string; on?: string; from?: string; to?: string }
  const day = asked.asOf ?? asked.on ?? asked.to ?? today(at)
  const statuses = sheet.statuses?.(query)
  const names = statuses?.map((status) => said(`status_${status}` as SheetWord)).join(said('list_comma'))
  const knownAt = new Date(at.sql.knownAt ?? at.now())
  const facts = [
    (await officeNames(at))[language],
    said(sheet.title),
    asked.from === undefined
      ? say(language, { key: 'sheet_as_of', facts: { day } })
      : say(language, { key: 'sheet_period', facts: { from: asked.from, to: day } }),
    statuses === null && say(language, { key: 'sheet_every_status' }),
    names && say(language, { key: 'sheet_statuses', facts: { statuses: names } }),
    say(language, { key: 'sheet_known', facts: { at: localDateTime(knownAt, at.config.TIME_ZONE).slice(0, 16) } }),
  ]
  return { title: facts.filter(Boolean).join(' · '), name: `${said(sheet.title)} ${day}` }
}
