/** One search over the register, the logs and the faults. */
import { Search, digits } from '../contract/list.ts'
import { createRoute } from '@hono/zod-openapi'
import * as z from 'zod'
import { Film } from '../domain/register/film.ts'
import { Day } from '../domain/period.ts'
import { Village } from '../domain/register/place.ts'
import { ScreeningStatus } from '../domain/screening/screening.ts'
import { Match } from '../domain/register/search.ts'
import { Team } from '../domain/register/team.ts'
import { search } from '../store/register/search.ts'
import { access, jsonAnswer, problems } from './access.ts'
import type { App, Deps } from './deps.ts'

const GROUP = 8
const MOST = 50
const SearchLimit = digits(1, MOST)
  .optional()
  .meta({ description: `At most this many of each kind, up to ${MOST}; ${GROUP} without it` })

const By = (...keys: [string, ...string[]]) => z.enum(keys).meta({ description: 'What the letters were found in' })
const group = <S extends z.ZodType>(item: S) =>
  z.object({ items: z.array(item), hasMore: z.boolean().meta({ description: 'There are others behind the last one' }) })
const found = { match: Match.meta({ description: 'Best first' }) }
const ofRegister = { ...found, by: By('name', 'alias', 'code', 'pinyin', 'initials', 'township') }
const SearchResult = z
  .object({
    q: z.string(),
    villages: group(z.object({ ...Village.shape, ...ofRegister })),
    teams: group(z.object({ ...Team.shape, ...ofRegister })),
    films: group(z.object({ ...Film.shape, ...ofRegister })),
    logs: group(
      z.object({
        ...{ id: z.uuid(), villageName: z.string(), teamName: z.string(), screenedOn: Day, status: ScreeningStatus },
        ...{ receiptNo: z.string().optional(), operatorName: z.string().optional() },
        filmTitles: z.array(z.string()).optional().meta({ description: 'Those that are in no list' }),
        ...{ ...found, by: By('receiptNo', 'operatorName', 'filmTitle', 'id', 'village', 'pinyin', 'initials') },
      }),
    ),
    faults: group(
      z.object({
        ...{ id: z.uuid(), villageName: z.string(), townshipName: z.string(), category: z.string() },
        ...{ status: z.string(), reportedOn: Day, description: z.string() },
        ...{ ...found, by: By('village', 'pinyin', 'initials', 'description', 'id') },
      }),
    ),
  })
  .meta({
    id: 'SearchResult',
    description: 'In each group whole words first, then beginnings (names, initials, pinyin), then the rest',
  })

export function searchRoutes(app: App, deps: Deps): void {
  app.openapi(
    createRoute({
      method: 'get',
      path: '/api/search',
      ...access(deps, 'read', 'manager'),
      request: {
        query: z
          .object({
            q: Search.unwrap().meta({
              description:
                'Characters, pinyin, initials, a code, a receipt number, an operator, a film that is in no list, or the beginning of an id',
            }),
            limit: SearchLimit,
          })
          .strict(),
      },
      responses: { 200: jsonAnswer(SearchResult, 'What was found, by kind'), ...problems },
    }),
    async (c) => {
      const { q, limit = GROUP } = c.req.valid('query')
      return c.json({ q, ...(await search(deps.sql, q, limit)) } as z.infer<typeof SearchResult>, 200)
    },
  )
}
