/** Planned evenings as they are kept and listed, each with what the logs of its day say. */
import type { MissedReason } from '../../domain/screening/missed-show.ts'
import type { FieldPlan, PlanState, Shown } from '../../domain/plan/plan.ts'
import type { PlanKept } from '../../domain/plan/plan-step.ts'
import { addDays, monthOf } from '../../domain/period.ts'
import { COUNTED, LIVE } from '../../domain/screening/screening.ts'
import {
  allOf,
  countOf,
  isAsked,
  json,
  quoted,
  type Reading,
  rowAs,
  rowsOf,
  type Sql,
  together,
  type Value,
} from '../engine/sql.ts'

/** By the village: of a province, a day alone has thousands. */
const LOGS = `FROM screenings s INDEXED BY screenings_by_village WHERE s.village_code = p.village_code
  AND s.screened_on = p.on_day AND s.team_code = p.team_code AND s.status`
const WAITING = LIVE.filter((status) => !COUNTED.some((one) => one === status))
/** What the domain judges an evening by. */
export const SEEN = `(SELECT count(*) ${LOGS} IN (${quoted(COUNTED)})) AS shows,
  (SELECT count(*) ${LOGS} IN (${quoted(WAITING)})) AS waiting,
  (SELECT m.reason FROM missed_shows m WHERE +m.team_code = p.team_code AND m.village_code = p.village_code
     AND +m.missed_on = p.on_day ORDER BY m.received_at, m.id LIMIT 1) AS missed_reason`
const COLUMNS = `p.id, p.team_code, p.village_code, p.on_day AS "on", p.at_time AS at, p.film_codes, p.note, p.state,
  p.reason, p.words, p.moved_from, p.revision, p.received_at, p.received_by`
const FROM = 'FROM plans p'
const WITH_MOVES = `SELECT ${COLUMNS}, f.on_day AS from_on, n.id AS to_id, n.on_day AS to_on`
const MOVES = 'LEFT JOIN plans f ON f.id = p.moved_from LEFT JOIN plans n ON n.moved_from = p.id'

export interface PlanRow extends PlanKept, Pick<Shown, 'shows' | 'waiting'> {
  missedReason?: MissedReason
  fromOn?: string
  toId?: string
  toOn?: string
  receivedAt: string
  receivedBy: string
}
const planAs = rowAs<PlanRow>({ json: ['filmCodes'] })

const SELECT = `${WITH_MOVES}, ${SEEN} ${FROM} ${MOVES}`
export const plansById = (ids: string[]): Reading<PlanRow[]> =>
  rowsOf(`${SELECT} WHERE p.id IN (SELECT value FROM json_each(?))`, [json(ids)], planAs)

export interface PlanFilter {
  from?: string | undefined
  to?: string | undefined
  team?: string | undefined
  village?: string | undefined
  township?: string | undefined
  state?: PlanState | undefined
}
/** Where a page ends: evening by evening, team by team. */
type PlanCursor = Pick<PlanRow, 'on' | 'teamCode' | 'id'>

export async function findPlans(sql: Sql, filter: PlanFilter, limit: number, after?: PlanCursor) {
  const { from, to, team, village, township, state } = filter
  const { where, values } = allOf(
    isAsked('p.on_day >= ?', from),
    isAsked('p.on_day <= ?', to),
    isAsked('p.team_code = ?', team),
    isAsked('p.village_code = ?', village),
    isAsked('p.village_code IN (SELECT code FROM villages WHERE township_code = ?)', township),
    isAsked('p.state = ?', state),
  )
  const beyond = after ? '(p.on_day, p.team_code, p.id) > (?, ?, ?)' : '1'
  const cursor: Value[] = after ? [after.on, after.teamCode, after.id] : []
  const { rows, total } = await sql.read({
    rows: rowsOf(
      `${SELECT} WHERE ${where} AND ${beyond} ORDER BY p.on_day, p.team_code, p.id LIMIT ?`,
      [...values, ...cursor, limit + 1],
      planAs,
    ),
    total: countOf(`SELECT count(*) AS n ${FROM} WHERE ${where}`, values),
  })
  const items = rows.slice(0, limit)
  const next = rows.length > limit ? items.at(-1) : undefined
  return { items, total, ...(next && { next }) }
}

/** As the contract names where it came from and went to. */
export const movesOf = ({ movedFrom, fromOn, toId, toOn }: PlanRow) => ({
  ...(movedFrom !== undefined && fromOn !== undefined && { movedFrom: { id: movedFrom, on: fromOn } }),
  ...(toId !== undefined && toOn !== undefined && { movedTo: { id: toId, on: toOn } }),
})

/** A phone shows what was agreed last week, and what comes in the next five. */
const DAYS_BEFORE = 7
const DAYS_AFTER = 35

interface FieldPlans {
  plans: FieldPlan[]
  /** Months of these days of which the office keeps a plan for the team. */
  plannedMonths: string[]
}
export function fieldPlans(teamCode: string, today: string, most: number): Reading<FieldPlans> {
  const [from, to] = [addDays(today, -DAYS_BEFORE), addDays(today, DAYS_AFTER)]
  return together(
    {
      plans: rowsOf(
        `${WITH_MOVES} ${FROM} ${MOVES} WHERE p.team_code = ? AND p.on_day BETWEEN ? AND ?
         ORDER BY p.on_day, p.at_time, p.id LIMIT ?`,
        [teamCode, from, to, most],
        (row: object): FieldPlan => {
          const plan = planAs(row)
          const {
            movedFrom: _,
            fromOn: __,
            toId: ___,
            toOn: ____,
            receivedAt: _____,
            receivedBy: ______,
            ...kept
          } = plan
          return { ...kept, ...movesOf(plan) }
        },
      ),
      months: rowsOf<{ month: string }>(
        `SELECT DISTINCT substr(on_day, 1, 7) AS month FROM plans WHERE team_code = ? AND on_day BETWEEN ? AND ?
         ORDER BY month`,
        [teamCode, `${monthOf(from)}-01`, `${monthOf(to)}-31`],
      ),
    },
    ({ plans, months }) => ({ plans, plannedMonths: months.map(({ month }) => month) }),
  )
}

interface PlannedEvening {
  villageCode: string
  teamCode: string
  on: string
}
/** What still stands of a year, from a day on: of each village and month the first. */
export const plannedAhead = (year: number, from: string, team?: string): Reading<PlannedEvening[]> =>
  rowsOf(
    `SELECT village_code, team_code, min(on_day) AS "on" FROM plans
     WHERE on_day BETWEEN max(?, ?) AND ? AND state IN ('planned', 'confirmed') AND coalesce(team_code = ?, 1)
     GROUP BY village_code, substr(on_day, 1, 7)`,
    [from, `${year}-01-01`, `${year}-12-31`, team ?? null],
    rowAs<PlannedEvening>(),
  )

/** By team and month: whether the office keeps a plan, and which evenings stand in it. */
export class Planned {
  readonly #kept = new Set<string>()
  readonly #evenings = new Map<string, string[]>()

  add({
    teamCode,
    villageCode,
    on,
    isStanding,
  }: {
    teamCode: string
    villageCode: string
    on: string
    isStanding: number
  }) {
    this.#kept.add(`${teamCode} ${monthOf(on)}`)
    if (isStanding !== 1) return
    const key = `${teamCode} ${villageCode} ${monthOf(on)}`
    this.#evenings.set(key, [...(this.#evenings.get(key) ?? []), on])
  }

  of(teamCode: string, villageCode: string, day: string): { isKept: boolean; days: readonly string[] } {
    const month = monthOf(day)
    return {
      isKept: this.#kept.has(`${teamCode} ${month}`),
      days: this.#evenings.get(`${teamCode} ${villageCode} ${month}`) ?? [],
    }
  }
}
const plannedAs = rowAs<Parameters<Planned['add']>[0]>()
/** Of the months in which logs were shown by teams. */
export function plannedIn(shown: { teamCode: string; day: string }[]): Reading<Planned> {
  const wanted = [...new Set(shown.map(({ teamCode, day }) => `${teamCode} ${monthOf(day)}`))].map((one) =>
    one.split(' '),
  )
  const rows = rowsOf(
    `SELECT p.team_code, p.village_code, p.on_day AS "on", p.state IN ('planned', 'confirmed') AS is_standing
     FROM json_each(?) w CROSS JOIN plans p ON p.team_code = w.value->>0
       AND p.on_day BETWEEN w.value->>1 || '-01' AND w.value->>1 || '-31'`,
    [json(wanted)],
    plannedAs,
  )
  return together({ rows }, (told) => {
    const planned = new Planned()
    for (const row of told.rows) planned.add(row)
    return planned
  })
}
