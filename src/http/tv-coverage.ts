/** TV coverage over HTTP: snapshots in, each village's latest and the sums out. */
import { MOST_A_PAGE } from '../contract/list.ts'
import { tvCoverage } from '../contract/tv-coverage.ts'
import { connectedPercent, coverageFigures, notConnected, type TvSnapshot } from '../domain/audibility/tv-coverage.ts'
import { coverageHistory, findCoverage, keepCoverage, type TvCoverage } from '../store/audibility/tv-coverage.ts'
import type { App, Deps } from './deps.ts'
import { dayAsked, fromCursor, knownVillage, pageFrom, requireNotFuture } from './queries.ts'
import { kept, serve } from './serve.ts'

const snapshotIn = <S extends TvCoverage>(snapshot: S) => ({
  ...snapshot,
  notConnected: notConnected(snapshot),
  connectedPercent: connectedPercent(snapshot.connected, snapshot.households),
})

const changeSince = (before: TvSnapshot | null, { households, connected, lost }: TvSnapshot) =>
  before && {
    since: before.asOf,
    households: households - before.households,
    connected: connected - before.connected,
    lost: lost - before.lost,
  }

export function tvCoverageRoutes(app: App, deps: Deps): void {
  serve(app, deps, tvCoverage.send, async ({ body, actor }) => {
    requireNotFuture(deps, 'asOf', body.asOf)
    const { outcome, kept: snapshot } = await keepCoverage(deps.sql, body, actor, deps.now())
    return kept(outcome === 'stored', snapshotIn(snapshot))
  })

  serve(app, deps, tvCoverage.list, async ({ query: { cursor, limit = MOST_A_PAGE, asOf: asked, ...filter } }) => {
    const asOf = dayAsked(deps, asked)
    const [after] = fromCursor(cursor, 1) ?? []
    const { items, scope, latest } = await findCoverage(deps.sql, { asOf, ...filter }, limit + 1, after)
    const listed = items.map(({ before, ...one }) => ({ ...snapshotIn(one), change: changeSince(before, one) }))
    const page = pageFrom(listed, limit, latest.length, ({ villageCode }) => [villageCode])
    return { ...page, asOf, figures: coverageFigures(scope, latest) }
  })

  serve(app, deps, tvCoverage.ofVillage, async ({ params: { code }, query }) => {
    const asOf = dayAsked(deps, query.asOf)
    await knownVillage(deps, code)
    const history = (await coverageHistory(deps.sql, code, asOf)).map(snapshotIn)
    return { villageCode: code, asOf, latest: history[0] ?? null, history }
  })
}
