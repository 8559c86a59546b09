/** Where a team stands, over HTTP: what its page shows. */
import { overviewSettings } from '../config.ts'
import { standings } from '../contract/standings.ts'
import { notFound } from '../domain/errors.ts'
import { yearOf } from '../domain/period.ts'
import { wholeScreenings } from '../domain/register/film.ts'
import { isSample } from '../domain/register/place.ts'
import { teamOverview } from '../domain/report/team-overview.ts'
import { dailyGaps } from '../domain/report/team-gaps.ts'
import type { Finding, FindingCode } from '../domain/screening/findings.ts'
import { periodOn } from '../domain/target/target.ts'
import { ask } from '../store/engine/sql.ts'
import { teamsByCode } from '../store/register/teams.ts'
import { everyVillage } from '../store/register/villages.ts'
import { plannedAhead } from '../store/plan/plans.ts'
import { readOverview, readVillageMonths } from '../store/report/overview.ts'
import { creditsIn } from '../store/screening/day-credits.ts'
import { findScreenings } from '../store/screening/screening-list.ts'
import type { App, Deps } from './deps.ts'
import { inForce, today } from './queries.ts'
import { answersOf } from './screenings.ts'
import { type Handle, serve } from './serve.ts'

/** Findings are counted in so many of the newest logs; fewer are told. */
const LOOKED_AT = 200
const LATEST = 15
const WAITING = 20

export function teamStandingRoutes(app: App, deps: Deps): void {
  serve(app, deps, standings.team, standing)
}

const standing: Handle<typeof standings.team> = async ({ at, params: { code }, actor, language }) => {
  const [team] = await ask(at.sql, teamsByCode([code]))
  if (!team) throw notFound('noun_team', code)
  const asOf = today(at)
  const newest = await findScreenings(at.sql, { team: code }, LOOKED_AT)
  const waiting = await findScreenings(at.sql, { team: code, status: ['held', 'returned'], sort: 'oldest' }, WAITING)
  const told = async (logs: typeof newest.items) => answersOf(at, language, logs, actor)
  return {
    asOf,
    team,
    ...(await paced(at, code, asOf)),
    ...(await villagesOf(at, code, asOf)),
    waiting: { items: await told(waiting.items), total: waiting.total },
    latest: { items: await told(newest.items.slice(0, LATEST)), total: newest.total },
    findings: findingCounts(newest.items),
    findingsOf: newest.items.length,
  }
}

async function paced(at: Deps, code: string, asOf: string) {
  const input = await readOverview(at.sql, asOf, at.now(), overviewSettings(await inForce(at, asOf)))
  const { teams, targets, figures, silentSince } = teamOverview(input, code)
  const isCounty = ({ indicator, scope }: { indicator: string; scope: { kind: string } }): boolean =>
    indicator === 'screenings' && scope.kind === 'county'
  const county = input.targets.find(isCounty)
  const period = county && periodOn(county, asOf)
  const [deadline] = period?.deadlines ?? []
  const basis = targets.find(isCounty)?.bases[0]
  const gaps =
    figures && period && deadline
      ? dailyGaps(
          await ask(
            at.sql,
            creditsIn({ kind: 'team', code }, period.startsOn, asOf, (days) => days),
          ),
          { quota: figures.quota, startsOn: period.startsOn, deadline, monthShares: county.monthShares },
          asOf,
        )
      : []
  return {
    teams,
    gaps,
    ...(figures && { figures }),
    ...(basis && { basis }),
    ...(period && { startsOn: period.startsOn }),
    ...(silentSince !== undefined && { silentSince }),
  }
}

async function villagesOf(at: Deps, team: string, asOf: string) {
  const year = yearOf(asOf)
  const villages = await readVillageMonths(at.sql, year, asOf, { team })
  const credit = villages.reduce((sum, village) => sum + village.credit, 0)
  const { every, planned } = await at.sql.read({ every: everyVillage, planned: plannedAhead(year, asOf, team) })
  const forShow = every.filter(
    ({ teamCode, designated, aliases }) => teamCode === team && designated && aliases.some(isSample),
  )
  return {
    year: { year, asOf, villages, planned, total: { done: wholeScreenings(credit), credit } },
    forShow: forShow.map(({ code }) => code),
  }
}

/** How many of the logs have each finding, the most frequent first. */
export function findingCounts(logs: readonly { findings: Pick<Finding, 'code'>[] }[]) {
  const counts = new Map<FindingCode, number>()
  for (const { findings } of logs) {
    for (const code of new Set(findings.map((finding) => finding.code))) counts.set(code, (counts.get(code) ?? 0) + 1)
  }
  return [...counts]
    .map(([code, count]) => ({ code, count }))
    .sort((a, b) => b.count - a.count || (a.code < b.code ? -1 : 1))
}
