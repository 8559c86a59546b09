/** Films that are in no list: which titles wait, and a manager's word on which film each is. */
import { listOf, Paging } from '../contract/list.ts'
import { createRoute } from '@hono/zod-openapi'
import { type Film, foldedTitle } from '../domain/register/film.ts'
import { FilmMatch, NewFilmMatch, UnlistedFilm } from '../domain/screening/unlisted-film.ts'
import { lookalikes } from '../exchange/similar.ts'
import { matchTitle } from '../store/screening/film-match.ts'
import { allFilms } from '../store/register/films.ts'
import { unlistedTitles } from '../store/screening/written-films.ts'
import { access, jsonAnswer, jsonBody, NoQuery, problems } from './access.ts'
import type { App, Deps } from './deps.ts'
import { oldRevalidated, unchanged } from './freshness.ts'
import { fromCursor, pageFrom } from './queries.ts'
import { deskOf } from './screenings.ts'

/** Before the routes of one film: no film is called so. */
export function unlistedFilmRoutes(app: App, deps: Deps): void {
  listUnlisted(app, deps)
  postMatch(app, deps)
}

/** A title may have the sign that parts a cursor. */
const cursorOf = ({ lastOn, title }: UnlistedFilm): string[] => [lastOn, encodeURIComponent(foldedTitle(title))]

function suggestionsFor(films: Film[]): (title: string) => string[] {
  const alike = lookalikes(films.map(({ code, title }) => ({ label: code, spellings: [foldedTitle(title)] })))
  return (title) => alike(foldedTitle(title))
}

function listUnlisted(app: App, deps: Deps): void {
  app.openapi(
    createRoute({
      method: 'get',
      path: '/api/films/unlisted',
      ...oldRevalidated(deps, access(deps, 'read', 'manager')),
      request: { query: Paging },
      responses: {
        200: jsonAnswer(listOf(UnlistedFilm), 'Titles that wait to be matched, those shown last first'),
        ...unchanged,
        ...problems,
      },
    }),
    async (c) => {
      const { cursor, limit = 50 } = c.req.valid('query')
      const [lastOn = '', folded = ''] = fromCursor(cursor, 2) ?? []
      const after = cursor === undefined ? undefined : { lastOn, folded: decodeURIComponent(folded) }
      const { items, total } = await unlistedTitles(deps.sql, limit + 1, after)
      const suggest = suggestionsFor(items.length === 0 ? [] : await allFilms(deps.sql))
      const titles = items.map(({ folded: _, ...item }) => ({ ...item, suggestions: suggest(item.title) }))
      return c.json(pageFrom(titles, limit, total, cursorOf), 200)
    },
  )
}

function postMatch(app: App, deps: Deps): void {
  app.openapi(
    createRoute({
      method: 'post',
      path: '/api/films/match',
      ...access(deps, 'people', 'manager'),
      request: { query: NoQuery, body: jsonBody(NewFilmMatch) },
      responses: {
        200: jsonAnswer(FilmMatch, 'Counted and judged anew; later logs have the film at once'),
        ...problems,
      },
    }),
    async (c) => c.json(await matchTitle(deps.sql, c.req.valid('json'), await deskOf(deps, c.get('actor'))), 200),
  )
}
