/** What the plan is read for besides its evenings: what speaks against new ones, a month proposed, how far it was carried out. */
import { addDays, lastDayOf } from '../../domain/period.ts'
import { type NewPlan, outcomeOf, type PlanState } from '../../domain/plan/plan.ts'
import type { PlansAround } from '../../domain/plan/plan-remarks.ts'
import type { Waiting } from '../../domain/plan/proposal.ts'
import { livesOn } from '../../domain/register/village-facts.ts'
import type { MissedReason } from '../../domain/screening/missed-show.ts'
import { yearAround } from '../../domain/screening/findings.ts'
import { json, mapped, rowAs, rowsOf, type Sql } from '../engine/sql.ts'
import { everyFilm } from '../register/register.ts'
import { everyTeam } from '../register/teams.ts'
import { everyVillage } from '../register/villages.ts'
import { IS_COUNTED } from '../screening/counts.ts'
import { SEEN } from './plans.ts'

const byCode = <T extends { code: string }>(all: T[]): Map<string, T> => new Map(all.map((one) => [one.code, one]))

/** Evenings and shows of their villages, and evenings of their teams, within a year. */
export async function aroundPlans(sql: Sql, plans: readonly NewPlan[]): Promise<PlansAround> {
  const days = plans.map(({ on }) => on).sort()
  const [from, to] = [yearAround(days[0] ?? '').from, yearAround(days.at(-1) ?? '').to]
  const teams = json([...new Set(plans.map(({ teamCode }) => teamCode))])
  const villages = json([...new Set(plans.map(({ villageCode }) => villageCode))])
  const {
    kept,
    teams: named,
    ...read
  } = await sql.read({
    villages: mapped(everyVillage, byCode),
    teams: mapped(everyTeam, byCode),
    films: mapped(everyFilm, byCode),
    kept: rowsOf(
      `SELECT p.id, p.team_code, te.name AS team_name, p.village_code, p.on_day AS "on",
         p.at_time AS at, p.film_codes, p.state
       FROM plans p JOIN teams te ON te.code = p.team_code WHERE p.rowid IN (
         SELECT rowid FROM plans WHERE village_code IN (SELECT value FROM json_each(?)) AND on_day BETWEEN ? AND ?
         UNION SELECT rowid FROM plans WHERE team_code IN (SELECT value FROM json_each(?))
           AND on_day IN (SELECT value FROM json_each(?)))`,
      [villages, from, to, teams, json([...new Set(days)])],
      rowAs<PlansAround['plans'][number]>({ json: ['filmCodes'] }),
    ),
    shows: rowsOf(
      `SELECT s.village_code, s.screened_on, s.film_codes FROM screenings s
       WHERE s.village_code IN (SELECT value FROM json_each(?)) AND s.screened_on BETWEEN ? AND ? AND ${IS_COUNTED}`,
      [villages, from, to],
      rowAs<PlansAround['shows'][number]>({ json: ['filmCodes'] }),
    ),
  })
  // what is asked about comes in the place of what is kept of it
  const asked = plans.map((plan) => {
    return { ...plan, teamName: named.get(plan.teamCode)?.name, state: 'planned' as const }
  })
  const ids = new Set(asked.map(({ id }) => id))
  return { ...read, plans: [...kept.filter(({ id }) => !ids.has(id)), ...asked] }
}

/** Lately is a quarter of a year. */
const LATELY_DAYS = 91

export async function readWaiting(sql: Sql, teamCode: string, month: string, today: string) {
  const [from, to] = [`${month}-01`, lastDayOf(month)]
  const { villages, shown, planned, weekdays } = await sql.read({
    villages: everyVillage,
    shown: rowsOf(
      `SELECT v.code, (SELECT max(s.screened_on) FROM screenings s WHERE s.village_code = v.code AND ${IS_COUNTED}) AS last
       FROM villages v WHERE v.team_code = ?`,
      [teamCode],
      rowAs<{ code: string; last?: string }>(),
    ),
    planned: rowsOf<{ village_code: string; on_day: string }>(
      `SELECT village_code, on_day FROM plans WHERE team_code = ? AND on_day BETWEEN ? AND ?
         AND state IN ('planned', 'confirmed')`,
      [teamCode, from, to],
    ),
    weekdays: rowsOf<{ day: number; n: number }>(
      `SELECT CAST(strftime('%w', s.screened_on) AS INTEGER) AS day, count(*) AS n FROM screenings s
       WHERE s.team_code = ? AND s.screened_on BETWEEN ? AND ? AND ${IS_COUNTED} GROUP BY 1`,
      [teamCode, addDays(today, -LATELY_DAYS), today],
    ),
  })
  const lastOf = new Map(shown.map(({ code, last }) => [code, last ?? null]))
  const taken = new Set(planned.map((plan) => plan.village_code))
  const waiting = villages.flatMap((village): (Waiting & { villageName: string })[] => {
    const { code, name } = village
    const lastShownOn = lastOf.get(code) ?? null
    const isServed = lastOf.has(code) && livesOn(village, to)
    const isSeen = taken.has(code) || (lastShownOn !== null && lastShownOn >= from)
    return isServed && !isSeen ? [{ villageCode: code, villageName: name, lastShownOn }] : []
  })
  const byWeekday = Array.from({ length: 7 }, (_, day) => weekdays.find((one) => one.day === day)?.n ?? 0)
  return { waiting, taken: planned.map((plan) => plan.on_day), byWeekday }
}

interface Group {
  teamCode: string
  on: string
  state: PlanState
  shows: number
  waiting: number
  missedReason?: MissedReason
  n: number
}
const OF_OUTCOME = {
  shown: 'shown',
  in_review: 'inReview',
  moved: 'moved',
  cancelled: 'cancelled',
  missed: 'missed',
  fell_out: 'fellOut',
  to_come: 'toCome',
} as const

/** Of teams with a plan that month, in their order. */
export async function planFigures(sql: Sql, month: string, today: string) {
  const days = [`${month}-01`, lastDayOf(month)]
  const { teams, groups, unplanned } = await sql.read({
    teams: everyTeam,
    groups: rowsOf(
      `SELECT team_code, "on", state, shows, waiting, missed_reason, count(*) AS n FROM (
         SELECT p.team_code, p.on_day AS "on", p.state, ${SEEN} FROM plans p WHERE p.on_day BETWEEN ? AND ?)
       GROUP BY 1, 2, 3, 4, 5, 6`,
      days,
      rowAs<Group>(),
    ),
    unplanned: rowsOf<{ team_code: string; n: number }>(
      `SELECT s.team_code, count(*) AS n FROM screenings s WHERE s.screened_on BETWEEN ? AND ? AND ${IS_COUNTED}
         AND NOT EXISTS (SELECT 1 FROM plans p WHERE p.team_code = s.team_code AND p.village_code = s.village_code
           AND p.on_day = s.screened_on AND p.state IN ('planned', 'confirmed')) GROUP BY 1`,
      days,
    ),
  })
  const ofTeam = Map.groupBy(groups, ({ teamCode }) => teamCode)
  return teams.flatMap(({ code, name }) => {
    const own = ofTeam.get(code)
    if (!own) return []
    const row = { shown: 0, inReview: 0, moved: 0, cancelled: 0, missed: 0, fellOut: 0, toCome: 0 }
    for (const group of own) row[OF_OUTCOME[outcomeOf(group, today)]] += group.n
    const sumOf = (isMeant: (group: Group) => boolean): number => own.filter(isMeant).reduce((sum, { n }) => sum + n, 0)
    return [
      {
        teamCode: code,
        teamName: name,
        planned: sumOf(({ state }) => state !== 'moved'),
        confirmed: sumOf(({ state }) => state === 'confirmed'),
        ...row,
        unplanned: unplanned.find((one) => one.team_code === code)?.n ?? 0,
      },
    ]
  })
}
