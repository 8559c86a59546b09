/** The broadcast side's figures over HTTP: faults of a period, audibility through time, and what to repair first. */
import { Flag01, digits } from '../contract/list.ts'
import { createRoute } from '@hono/zod-openapi'
import * as z from 'zod'
import { overviewSettings } from '../config.ts'
import { VillageScope } from '../domain/audibility/audibility-figures.ts'
import { AudibilityTrend, audibilityTrend, trendDays } from '../domain/audibility/audibility-trend.ts'
import { invalid } from '../domain/errors.ts'
import { FaultFigures, faultFigures } from '../domain/fault/fault-figures.ts'
import { Day, yearOf } from '../domain/period.ts'
import { RepairOrder, RepairPlan, repairPlan } from '../domain/fault/repair-first.ts'
import { say } from '../domain/language.ts'
import { readTests } from '../store/audibility/audibility-trend.ts'
import { readFaultFigures } from '../store/fault/fault-figures.ts'
import { readRepairs } from '../store/fault/repair-plan.ts'
import { access, jsonAnswer, problems } from './access.ts'
import type { App, Deps } from './deps.ts'
import { dayAsked, inForce, staleDaysOf } from './queries.ts'

export function broadcastFigureRoutes(app: App, deps: Deps): void {
  getFaultFigures(app, deps)
  getAudibilityTrend(app, deps)
  getRepairPlan(app, deps)
}

function getFaultFigures(app: App, deps: Deps): void {
  app.openapi(
    createRoute({
      method: 'get',
      path: '/api/fault-figures',
      ...access(deps, 'read', 'technician', 'manager'),
      request: {
        query: z.object({ asOf: Day.optional(), from: Day.optional(), designated: Flag01.optional() }).strict(),
      },
      responses: { 200: jsonAnswer(FaultFigures, 'Faults of a period, from 1 January unless told'), ...problems },
    }),
    async (c) => {
      const { designated, ...query } = c.req.valid('query')
      const asOf = dayAsked(deps, query.asOf)
      const from = query.from ?? `${yearOf(asOf)}-01-01`
      if (from > asOf) throw invalid({ path: 'from', sentence: { key: 'figures_backwards', facts: { from, asOf } } })
      const period = { from, asOf, designated }
      const settings = overviewSettings(await inForce(deps, asOf))
      const read = await readFaultFigures(deps.sql, period, deps.now(), settings, await staleDaysOf(deps))
      return c.json(faultFigures(read), 200)
    },
  )
}

/** Three years of month ends; a year unless told. */
const Months = digits(1, 36).default(12).meta({ description: 'How many month ends before the as-of day, 1 to 36' })

function getAudibilityTrend(app: App, deps: Deps): void {
  app.openapi(
    createRoute({
      method: 'get',
      path: '/api/audibility-trend',
      ...access(deps, 'read', 'technician', 'manager'),
      request: {
        query: z.object({ asOf: Day.optional(), months: Months, scope: VillageScope.default('designated') }).strict(),
      },
      responses: { 200: jsonAnswer(AudibilityTrend, 'At the ends of months, and on the day'), ...problems },
    }),
    async (c) => {
      const { months, scope, ...query } = c.req.valid('query')
      const asOf = dayAsked(deps, query.asOf)
      const days = trendDays(asOf, months)
      const staleDaysOn = await staleDaysOf(deps)
      const { villages, tests } = await readTests(deps.sql, days, staleDaysOn)
      return c.json({ asOf, scope, points: audibilityTrend(villages, scope, tests, days, staleDaysOn) }, 200)
    },
  )
}

function getRepairPlan(app: App, deps: Deps): void {
  app.openapi(
    createRoute({
      method: 'get',
      path: '/api/repair-plan',
      ...access(deps, 'read', 'technician', 'manager'),
      request: {
        query: z
          .object({
            asOf: Day.optional(),
            scope: VillageScope.default('designated'),
            order: RepairOrder.default('cheapest'),
          })
          .strict(),
      },
      responses: {
        200: jsonAnswer(RepairPlan, 'Fewest speakers to the most villages first, unless told'),
        ...problems,
      },
    }),
    async (c) => {
      const { scope, order, ...query } = c.req.valid('query')
      const asOf = dayAsked(deps, query.asOf)
      const read = await readRepairs(deps.sql, asOf, deps.now(), overviewSettings(await inForce(deps, asOf)))
      const { sentences, ...plan } = repairPlan({ ...read, scope, order })
      const language = c.get('language')
      const message = sentences.map((sentence) => say(language, sentence)).join(language === 'zh' ? '' : ' ')
      return c.json({ ...plan, message }, 200)
    },
  )
}
