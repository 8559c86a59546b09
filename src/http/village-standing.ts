/** Where a village stands, over HTTP: what its page shows, each reader told what they may read by itself. */
import { standings } from '../contract/standings.ts'
import type { Actor } from '../domain/people/account.ts'
import { subjectOf } from '../domain/ledger/duty.ts'
import { yearOf } from '../domain/period.ts'
import type { Village } from '../domain/register/place.ts'
import { servedSince } from '../domain/report/team-gaps.ts'
import { periodOn } from '../domain/target/target.ts'
import type { Language } from '../domain/sentence.ts'
import { coverageHistory } from '../store/audibility/tv-coverage.ts'
import { speakersIn } from '../store/audibility/village-speakers.ts'
import { findFaults } from '../store/fault/fault-list.ts'
import { dutyOn } from '../store/ledger/duty-subjects.ts'
import { teamsByCode } from '../store/register/teams.ts'
import { readLineage } from '../store/register/village-origins.ts'
import { villageVersions } from '../store/register/village-versions.ts'
import { readVillageMonths, readVillagePositions } from '../store/report/overview.ts'
import { findMissedShows } from '../store/screening/missed-shows.ts'
import { findScreenings } from '../store/screening/screening-list.ts'
import { ask } from '../store/engine/sql.ts'
import { targetsOn } from '../store/target/targets.ts'
import { audibilityIn, snapshotIn } from './audibility.ts'
import type { App, Deps } from './deps.ts'
import { clockOf, faultIn } from './faults.ts'
import { flagsAbout } from './figures.ts'
import { inForce, knownVillage, today } from './queries.ts'
import { answersOf } from './screenings.ts'
import { serve } from './serve.ts'
import { speakersAnswer } from './speakers.ts'

/** The latest; what lies further back is in their lists. */
const FAULTS = 40
const MISSED = 5
const SHOWS = 60

export function villageStandingRoutes(app: App, deps: Deps): void {
  serve(app, deps, standings.village, async ({ at, params: { code }, actor, language }) => {
    const village = await knownVillage(at, code)
    const asOf = today(at)
    const { role } = actor
    const isOfDesk = role === 'manager' || role === 'auditor'
    return {
      asOf,
      village,
      ...(await servedBy(at, village, asOf)),
      audibility: await audibilityIn(at, code, asOf, role),
      speakers: speakersAnswer(village, await speakersIn(at.sql, code)),
      ...(role !== 'team' && (await tendedIn(at, village, asOf))),
      ...(role !== 'technician' && { missed: await missedIn(at, code, actor) }),
      ...(isOfDesk && (await ofDesk(at, code, asOf, actor, language))),
    }
  })
}

async function servedBy({ sql }: Deps, { code, teamCode, designated }: Village, asOf: string) {
  const [team] = teamCode === undefined ? [] : await ask(sql, teamsByCode([teamCode]))
  const versions = await villageVersions(sql, code)
  const since = servedSince(
    versions.map((one) => Object.assign(one, { effectiveOn: one.effectiveOn ?? '' })),
    asOf,
  )
  const audible = designated
    ? (await targetsOn(sql, asOf)).find(({ indicator }) => indicator === 'villages_audible')
    : undefined
  const due = audible && periodOn(audible, asOf)?.deadlines[0]
  return {
    ...(team && { team: { code: team.code, name: team.name, since, ...(team.phone && { phone: team.phone }) } }),
    ...(due !== undefined && { due }),
  }
}

/** What technicians see to, each fault with all that happened to it. */
async function tendedIn(at: Deps, { code }: Village, asOf: string) {
  const { items, total } = await findFaults(at.sql, { village: code }, await clockOf(at), FAULTS)
  const duty = await ask(at.sql, dutyOn(subjectOf('village', code), asOf))
  const [tv] = await coverageHistory(at.sql, code, asOf)
  return {
    faults: { items: items.map((fault) => ({ ...faultIn(fault), events: fault.record.events })), total },
    ...(duty && { duty }),
    ...(tv && { tv: snapshotIn(tv) }),
  }
}

async function missedIn(at: Deps, village: string, { teamCode: team }: Actor) {
  const { items, total } = await findMissedShows(at.sql, { village, team }, MISSED)
  return { items, total }
}

async function ofDesk(at: Deps, code: string, asOf: string, actor: Actor, language: Language) {
  const year = yearOf(asOf)
  const [ofYear] = await readVillageMonths(at.sql, year, asOf, { village: code })
  const { STALE_DAYS: staleDays } = await inForce(at, asOf)
  const [position] = await readVillagePositions(at.sql, asOf, staleDays, code)
  const { items } = await findScreenings(at.sql, { village: code, from: `${year}-01-01` }, SHOWS)
  const shows = await answersOf(at, language, items, actor)
  return {
    lineage: await readLineage(at.sql, code, asOf),
    versions: await villageVersions(at.sql, code),
    flags: await flagsAbout(at, code, language),
    shows: shows.map((log) => ({
      id: log.id,
      screenedOn: log.screenedOn,
      startedAt: log.startedAt,
      receivedAt: log.receivedAt,
      teamName: log.teamName,
      filmNames: log.filmNames,
      venue: log.venue,
      ...(log.operatorName !== undefined && { operatorName: log.operatorName }),
      attendance: log.attendance,
      status: log.status,
      credit: log.credit,
    })),
    ...(ofYear && { year: ofYear }),
    ...(position && { position }),
  }
}
