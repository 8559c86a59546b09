/** Films that are in no list, written in words: which film each is, where that is known, and what still waits for a manager. */
import { foldedTitle } from '../../domain/register/film.ts'
import { LIVE } from '../../domain/screening/screening.ts'
import type { FilmOfTitle } from '../../domain/screening/unlisted-film.ts'
import { everyFilm } from '../register/register.ts'
import {
  assertNone,
  countOf,
  insertRows,
  json,
  quoted,
  rowsOf,
  type Sql,
  statement,
  type Statement,
} from '../engine/sql.ts'

interface Written {
  id: string
  filmTitles?: string[] | undefined
}

const foldedOf = (logs: Written[]): string[] => [
  ...new Set(logs.flatMap(({ filmTitles = [] }) => filmTitles.map(foldedTitle))),
]

/** What managers matched before, else the one film of the register that has the title; nothing is read where none is written. */
export async function filmOfTitles(sql: Sql, logs: Written[]): Promise<FilmOfTitle> {
  const folded = foldedOf(logs)
  if (folded.length === 0) return () => undefined
  const { matched, films } = await sql.read({
    matched: rowsOf<{ folded: string; code: string }>(
      'SELECT folded, film_code AS code FROM film_titles WHERE folded IN (SELECT value FROM json_each(?))',
      [json(folded)],
    ),
    films: everyFilm,
  })
  const known = new Map<string, string>()
  for (const [title, [film, ...others]] of Map.groupBy(films, (one) => foldedTitle(one.title))) {
    // of two films of one title nobody knows which was shown
    if (film && others.length === 0) known.set(title, film.code)
  }
  for (const { folded: title, code } of matched) known.set(title, code)
  return (title) => known.get(foldedTitle(title))
}

/** Makes the batch it stands in fail when a manager has matched one of the titles since the log was looked at. */
export function assertStillUnlisted(logs: Written[]): Statement[] {
  const folded = foldedOf(logs)
  if (folded.length === 0) return []
  return [assertNone('SELECT 1 FROM film_titles WHERE folded IN (SELECT value FROM json_each(?))', [json(folded)])]
}

export function titlesWritten(logs: Written[]): Statement[] {
  const rows = logs.flatMap(({ id, filmTitles = [] }) =>
    filmTitles.map((title) => ({ screeningId: id, title, folded: foldedTitle(title) })),
  )
  return rows.length === 0 ? [] : [insertRows('screening_titles', rows)]
}

export const titlesWrittenAgain = (log: Written): Statement[] => [
  statement('DELETE FROM screening_titles WHERE screening_id = ?', [log.id]),
  ...titlesWritten([log]),
]

interface UnlistedTitle {
  /** As titles are compared. */
  folded: string
  /** As it was written last. */
  title: string
  logs: number
  lastOn: string
}
type UnlistedCursor = Pick<UnlistedTitle, 'lastOn' | 'folded'>

/** Logs that may still count say them, or count already; what was voided or rejected waits for nobody. */
const WAITING = `FROM screening_titles t JOIN screenings s ON s.id = t.screening_id
  WHERE s.status IN (${quoted(LIVE)}) GROUP BY t.folded`

/** Titles that wait for a manager, those shown last first. */
export async function unlistedTitles(sql: Sql, limit: number, after: UnlistedCursor = { lastOn: '~', folded: '' }) {
  return sql.read({
    items: rowsOf<UnlistedTitle>( // the title beside max() is the one of that row
      `SELECT t.folded, t.title, count(*) AS logs, max(s.screened_on) AS lastOn ${WAITING}
       HAVING lastOn < ? OR (lastOn = ? AND t.folded > ?) ORDER BY lastOn DESC, t.folded LIMIT ?`,
      [after.lastOn, after.lastOn, after.folded, limit],
    ),
    total: countOf(`SELECT count(*) AS n FROM (SELECT 1 ${WAITING})`),
  })
}
