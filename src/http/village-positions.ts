/** Where the villages are and in which band of audibility, for a map without tiles. */
import { listOf, paging } from '../contract/list.ts'
import { createRoute } from '@hono/zod-openapi'
import * as z from 'zod'
import { Day } from '../domain/period.ts'
import { VillagePosition } from '../domain/register/village-position.ts'
import { readVillagePositions } from '../store/register/village-positions.ts'
import { access, jsonAnswer, problems } from './access.ts'
import type { App, Deps } from './deps.ts'
import { dayAsked, inForce, pageOf } from './queries.ts'
import { oldRevalidated, unchanged } from './freshness.ts'

const Positions = listOf(VillagePosition).extend({
  asOf: Day.meta({ description: 'The day the bands are of; positions are those known today' }),
})

export function villagePositionRoutes(app: App, deps: Deps): void {
  app.openapi(
    createRoute({
      method: 'get',
      path: '/api/village-positions',
      ...oldRevalidated(deps, access(deps, 'read', 'manager')),
      request: { query: z.object({ asOf: Day.optional(), ...paging }).strict() },
      responses: { 200: jsonAnswer(Positions, 'All villages, in the order of their codes'), ...unchanged, ...problems },
    }),
    async (c) => {
      const { asOf: asked, ...page } = c.req.valid('query')
      const asOf = dayAsked(deps, asked)
      const { STALE_DAYS: staleDays } = await inForce(deps, asOf)
      const items = await readVillagePositions(deps.sql, asOf, staleDays)
      return c.json({ asOf, ...pageOf(items, page, ({ code }) => code) }, 200)
    },
  )
}
