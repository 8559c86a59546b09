/** The managers' page over HTTP. */
import { createRoute } from '@hono/zod-openapi'
import * as z from 'zod'
import { overviewSettings } from '../config.ts'
import { flagIn } from '../domain/flags.ts'
import { Overview, overviewOf } from '../domain/overview.ts'
import { Day, yearOf } from '../domain/period.ts'
import { readOverview, readVillageMonths } from '../store/overview.ts'
import { access, jsonAnswer, problems } from './access.ts'
import type { App, Deps } from './app.ts'
import { inForce, today } from './queries.ts'

const count = z.int()
const VillageMonths = z
  .object({
    year: count,
    asOf: Day,
    villages: z.array(
      z.object({
        code: z.string(),
        name: z.string(),
        townshipName: z.string(),
        teamCode: z.string().optional(),
        designated: z.boolean(),
        months: z.array(count).length(12),
        done: count,
        quota: count,
      }),
    ),
  })
  .meta({ id: 'VillageMonths', description: 'Whole screenings counted, by village and month' })

export function overviewRoutes(app: App, deps: Deps): void {
  getOverview(app, deps)
  getVillageMonths(app, deps)
}

function getOverview(app: App, deps: Deps): void {
  app.openapi(
    createRoute({
      method: 'get',
      path: '/api/overview',
      ...access(deps, 'read', 'manager'),
      request: { query: z.object({ asOf: Day.optional() }).strict() },
      responses: { 200: jsonAnswer(Overview, 'Everything as of a day, from counted logs'), ...problems },
    }),
    async (c) => {
      const asOf = c.req.valid('query').asOf ?? today(deps)
      const settings = overviewSettings(await inForce(deps, asOf))
      const overview = overviewOf(await readOverview(deps.sql, asOf, deps.now(), settings))
      const language = c.get('language')
      const flags = overview.flags.map((flag) => flagIn(language, flag))
      return c.json({ ...overview, flags }, 200)
    },
  )
}

function getVillageMonths(app: App, deps: Deps): void {
  app.openapi(
    createRoute({
      method: 'get',
      path: '/api/village-months',
      ...access(deps, 'read', 'manager'),
      request: {
        query: z
          .object({
            year: z
              .string()
              .regex(/^(19[7-9]|20\d)\d$/)
              .transform(Number)
              .optional(),
            asOf: Day.optional(),
          })
          .strict(),
      },
      responses: { 200: jsonAnswer(VillageMonths, 'The village × month grid'), ...problems },
    }),
    async (c) => {
      const asOf = c.req.valid('query').asOf ?? today(deps)
      const year = c.req.valid('query').year ?? yearOf(asOf)
      return c.json({ year, asOf, villages: await readVillageMonths(deps.sql, year, asOf) }, 200)
    },
  )
}
