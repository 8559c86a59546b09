/** Where the villages are, for a map without tiles. */
import { createRoute } from '@hono/zod-openapi'
import { VillagePosition } from '../domain/village-position.ts'
import { readVillagePositions } from '../store/village-positions.ts'
import { access, jsonAnswer, listOf, NoQuery, problems } from './access.ts'
import type { App, Deps } from './app.ts'

export function villagePositionRoutes(app: App, deps: Deps): void {
  app.openapi(
    createRoute({
      method: 'get',
      path: '/api/village-positions',
      ...access(deps, 'manager'),
      request: { query: NoQuery },
      responses: { 200: jsonAnswer(listOf(VillagePosition), 'All villages, in the order of their codes'), ...problems },
    }),
    async (c) => {
      const items = await readVillagePositions(deps.sql)
      return c.json({ items, total: items.length }, 200)
    },
  )
}
