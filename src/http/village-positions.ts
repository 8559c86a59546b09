/** Where the villages are and in which band of audibility, for a map without tiles. */
import { createRoute } from '@hono/zod-openapi'
import * as z from 'zod'
import { Day } from '../domain/period.ts'
import { VillagePosition } from '../domain/village-position.ts'
import { readVillagePositions } from '../store/village-positions.ts'
import { access, jsonAnswer, listOf, problems } from './access.ts'
import type { App, Deps } from './app.ts'
import { inForce, today } from './queries.ts'

const Positions = listOf(VillagePosition).extend({
  asOf: Day.meta({ description: 'The day the bands are of; positions are those known today' }),
})

export function villagePositionRoutes(app: App, deps: Deps): void {
  app.openapi(
    createRoute({
      method: 'get',
      path: '/api/village-positions',
      ...access(deps, 'read', 'manager'),
      request: { query: z.object({ asOf: Day.optional() }).strict() },
      responses: { 200: jsonAnswer(Positions, 'All villages, in the order of their codes'), ...problems },
    }),
    async (c) => {
      const asOf = c.req.valid('query').asOf ?? today(deps)
      const { STALE_DAYS: staleDays } = await inForce(deps, asOf)
      const items = await readVillagePositions(deps.sql, asOf, staleDays)
      return c.json({ asOf, items, total: items.length }, 200)
    },
  )
}
