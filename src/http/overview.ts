/** The managers' page over HTTP. */
import { digits } from '../contract/list.ts'
import { createRoute } from '@hono/zod-openapi'
import * as z from 'zod'
import { overviewSettings } from '../config.ts'
import { wholeScreenings } from '../domain/screening/sixtieths.ts'
import { flagIn } from '../domain/flag/flags.ts'
import { Overview, overviewOf } from '../domain/report/overview.ts'
import { Day, yearOf } from '../domain/period.ts'
import { readOverview, readVillageMonths } from '../store/report/overview.ts'
import { access, jsonAnswer, problems } from './access.ts'
import type { App, Deps } from './deps.ts'
import { dayAsked, inForce } from './queries.ts'
import { oldRevalidated, unchanged } from './freshness.ts'

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
        months: z.array(count).length(12).meta({ description: 'Whole screenings of each month, rounded down' }),
        monthCredits: z
          .array(count)
          .length(12)
          .meta({ description: 'The same exactly, in sixtieths: less than 60 is 不足一场, 0 is 无放映' }),
        credit: count.meta({ description: 'Of the year, in sixtieths' }),
        done: count.meta({ description: 'Of the year, whole ones, rounded down' }),
        quota: count,
      }),
    ),
    total: z.object({ done: count, credit: count }).meta({
      description: 'Of all villages: what their credits add up to, and how many whole screenings that is',
    }),
  })
  .meta({ id: 'VillageMonths', description: 'Screenings counted, by village and month' })

export function overviewRoutes(app: App, deps: Deps): void {
  getOverview(app, deps)
  getVillageMonths(app, deps)
}

function getOverview(app: App, deps: Deps): void {
  app.openapi(
    createRoute({
      method: 'get',
      path: '/api/overview',
      ...oldRevalidated(deps, access(deps, 'read', 'manager'), 'minute'),
      request: { query: z.object({ asOf: Day.optional() }).strict() },
      responses: { 200: jsonAnswer(Overview, 'Everything as of a day, from counted logs'), ...unchanged, ...problems },
    }),
    async (c) => {
      const asOf = dayAsked(deps, c.req.valid('query').asOf)
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
      ...oldRevalidated(deps, access(deps, 'read', 'manager')),
      request: {
        query: z
          .object({
            year: digits(1970, 2099).optional(),
            asOf: Day.optional(),
          })
          .strict(),
      },
      responses: { 200: jsonAnswer(VillageMonths, 'The village × month grid'), ...unchanged, ...problems },
    }),
    async (c) => {
      const asOf = dayAsked(deps, c.req.valid('query').asOf)
      const year = c.req.valid('query').year ?? yearOf(asOf)
      const villages = await readVillageMonths(deps.sql, year, asOf)
      const credit = villages.reduce((sum, village) => sum + village.credit, 0)
      return c.json({ year, asOf, villages, total: { done: wholeScreenings(credit), credit } }, 200)
    },
  )
}
