/** TV coverage over HTTP: snapshots in, each village's latest and the sums out. */
import { listOf, Flag01, MOST_A_PAGE, paging } from '../contract/list.ts'
import { createRoute } from '@hono/zod-openapi'
import * as z from 'zod'
import {
  CoverageFigures,
  connectedPercent,
  coverageFigures,
  NewTvCoverage,
  notConnected,
  type TvSnapshot,
} from '../domain/audibility/tv-coverage.ts'
import { notFound } from '../domain/errors.ts'
import { Day } from '../domain/period.ts'
import { Code } from '../domain/register/place.ts'
import { coverageHistory, findCoverage, keepCoverage, type TvCoverage } from '../store/audibility/tv-coverage.ts'
import { findVillage } from '../store/register/villages.ts'
import { access, jsonAnswer, jsonBody, NoQuery, problems } from './access.ts'
import type { App, Deps } from './deps.ts'
import { CodeParam, dayAsked, fromCursor, requireNotFuture, pageFrom } from './queries.ts'
import { oldRevalidated, unchanged } from './freshness.ts'

const Snapshot = z
  .object({
    ...NewTvCoverage.shape,
    notConnected: z.int().min(0).meta({ description: 'lost + noSignal + noSet' }),
    connectedPercent: z.number().nullable().meta({ description: 'Two decimals; null of no households' }),
    receivedAt: z.string(),
    reportedBy: z.string(),
  })
  .meta({ id: 'TvCoverage' })
const Listed = Snapshot.extend({
  villageName: z.string(),
  townshipName: z.string(),
  designated: z.boolean(),
  change: z
    .object({ since: Day, households: z.int(), connected: z.int(), lost: z.int() })
    .nullable()
    .meta({ description: 'Against the last snapshot of an earlier day; null when there is none' }),
}).meta({ id: 'VillageTvCoverage' })
const CoverageList = listOf(Listed).extend({
  asOf: Day,
  figures: CoverageFigures.meta({ description: 'Over all villages the filter takes, on every page the same' }),
})
const VillageHistory = z
  .object({
    villageCode: Code,
    asOf: Day,
    latest: Snapshot.nullable().meta({ description: 'Null when the village has no snapshot: unknown' }),
    history: z.array(Snapshot).meta({ description: 'The newest day first; of one day the last that came first' }),
  })
  .meta({ id: 'VillageTvHistory' })

const snapshotIn = <S extends TvCoverage>(kept: S) => ({
  ...kept,
  notConnected: notConnected(kept),
  connectedPercent: connectedPercent(kept.connected, kept.households),
})

const changeSince = (before: TvSnapshot | null, { households, connected, lost }: TvSnapshot) =>
  before && {
    since: before.asOf,
    households: households - before.households,
    connected: connected - before.connected,
    lost: lost - before.lost,
  }

export function tvCoverageRoutes(app: App, deps: Deps): void {
  postCoverage(app, deps)
  listCoverage(app, deps)
  villageCoverage(app, deps)
}

function postCoverage(app: App, deps: Deps): void {
  app.openapi(
    createRoute({
      method: 'post',
      path: '/api/tv-coverage',
      ...access(deps, 'reports', 'technician', 'manager'),
      request: { query: NoQuery, body: jsonBody(NewTvCoverage) },
      responses: {
        201: jsonAnswer(Snapshot, 'Kept'),
        200: jsonAnswer(Snapshot, 'The same was kept already'),
        ...problems,
      },
    }),
    async (c) => {
      const sent = c.req.valid('json')
      requireNotFuture(deps, 'asOf', sent.asOf)
      const { outcome, kept } = await keepCoverage(deps.sql, sent, c.get('actor'), deps.now())
      return c.json(snapshotIn(kept), outcome === 'stored' ? 201 : 200)
    },
  )
}

function listCoverage(app: App, deps: Deps): void {
  app.openapi(
    createRoute({
      method: 'get',
      path: '/api/tv-coverage',
      ...oldRevalidated(deps, access(deps, 'read', 'technician', 'manager')),
      request: {
        query: z
          .object({
            asOf: Day.optional(),
            village: Code.optional(),
            designated: Flag01.optional(),
            ...paging,
          })
          .strict(),
      },
      responses: {
        200: jsonAnswer(CoverageList, 'Each village’s latest snapshot, by code, and the sums'),
        ...unchanged,
        ...problems,
      },
    }),
    async (c) => {
      const { cursor, limit = MOST_A_PAGE, asOf: asked, ...filter } = c.req.valid('query')
      const asOf = dayAsked(deps, asked)
      const [after] = fromCursor(cursor, 1) ?? []
      const { items, scope, latest } = await findCoverage(deps.sql, { asOf, ...filter }, limit + 1, after)
      const listed = items.map(({ before, ...kept }) => ({ ...snapshotIn(kept), change: changeSince(before, kept) }))
      const page = pageFrom(listed, limit, latest.length, ({ villageCode }) => [villageCode])
      return c.json({ ...page, asOf, figures: coverageFigures(scope, latest) }, 200)
    },
  )
}

function villageCoverage(app: App, deps: Deps): void {
  app.openapi(
    createRoute({
      method: 'get',
      path: '/api/villages/{code}/tv-coverage',
      ...access(deps, 'read', 'technician', 'manager'),
      request: { query: z.object({ asOf: Day.optional() }).strict(), params: CodeParam },
      responses: { 200: jsonAnswer(VillageHistory, 'The village’s latest snapshot and those before'), ...problems },
    }),
    async (c) => {
      const { code } = c.req.valid('param')
      const asOf = dayAsked(deps, c.req.valid('query').asOf)
      if (!(await findVillage(deps.sql, code))) throw notFound('noun_village', code)
      const history = (await coverageHistory(deps.sql, code, asOf)).map(snapshotIn)
      return c.json({ villageCode: code, asOf, latest: history[0] ?? null, history }, 200)
    },
  )
}
