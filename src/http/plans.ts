/** The plan over HTTP: evenings listed, sent and changed, each answered with what became of it. */
import { plans } from '../contract/plans.ts'
import { type AppError, notFound } from '../domain/errors.ts'
import { NewPlan, outcomeOf, type Plan, PlanStep } from '../domain/plan/plan.ts'
import type { Actor } from '../domain/people/account.ts'
import { keepPlans, takePlanDeeds } from '../store/plan/plan-intake.ts'
import type { PlanDesk } from '../store/plan/plan-writing.ts'
import { findPlans, movesOf, type PlanRow, plansById } from '../store/plan/plans.ts'
import { namesByDay } from '../store/register/day-names.ts'
import { ask } from '../store/engine/sql.ts'
import { PLAN_SHEET } from '../contract/sheets-logs.ts'
import { receiptOf, resultsIn, takeEach } from './bodies.ts'
import type { App, Deps } from './deps.ts'
import { afterIn, nextIn, today } from './queries.ts'
import { ownTeam } from './screenings.ts'
import { serve } from './serve.ts'
import { serveList } from './sheets.ts'

const KEY = ['on', 'teamCode', 'id'] as const
const NOTHING_ELSE = () => null

export function planRoutes(app: App, deps: Deps): void {
  const deskOf = (actor: Actor): PlanDesk => ({ actor, now: deps.now(), timeZone: deps.config.TIME_ZONE })

  serveList(app, deps, PLAN_SHEET, async ({ at, query: { cursor, limit = 50, ...filter }, actor }) => {
    const asked = { ...filter, team: ownTeam(actor, filter.team) }
    const { items, total, next } = await findPlans(at.sql, asked, limit, afterIn(KEY, cursor))
    return { items: await told(at, items), total, ...nextIn(KEY, next) }
  })

  serve(app, deps, plans.read, async ({ at, params: { id }, actor }) => {
    const [row] = await ask(at.sql, plansById([id.toLowerCase()]))
    if (!row || (actor.role === 'team' && actor.teamCode !== row.teamCode)) throw notFound('noun_plan', id)
    const [plan] = await told(at, [row])
    return plan as Plan
  })

  serve(app, deps, plans.sendMany, async ({ body, actor, language }) => {
    const kept = await takeEach(body.plans, NewPlan, NOTHING_ELSE, (all) => keepPlans(deps.sql, all, deskOf(actor)))
    return { results: resultsIn(language, kept, await plansOf(deps, kept)) }
  })

  serve(app, deps, plans.takeSteps, async ({ body, actor, language }) => {
    const taken = await takeEach(body.steps, PlanStep, NOTHING_ELSE, (all) =>
      takePlanDeeds(deps.sql, all, deskOf(actor)),
    )
    return { results: resultsIn(language, taken, await plansOf(deps, taken)) }
  })

  serve(app, deps, plans.change, async ({ params: { id }, body, actor }) => {
    const taken = await takePlanDeeds(deps.sql, [{ kind: 'change', id, ...body }], deskOf(actor))
    return (await plansOf(deps, taken))(receiptOf(taken).receipt)
  })
}

/** With the names of their days, and what became of each. */
async function told(at: Pick<Deps, 'sql' | 'now' | 'config'>, rows: PlanRow[]): Promise<Plan[]> {
  const day = today(at)
  const namesOf = await namesByDay(at.sql, day)
  return rows.map((row) => {
    const { shows: _, waiting: __, movedFrom: ___, fromOn: ____, toId: _____, toOn: ______, ...plan } = row
    const { filmTitles, ...names } = namesOf({ ...row, day: row.on })
    return { ...plan, ...movesOf(row), ...names, filmNames: filmTitles, outcome: outcomeOf(row, day) }
  })
}

/** What is kept under these ids, as it is then. */
async function plansOf(
  deps: Deps,
  outcomes: ({ receipt: string } | { error: AppError })[],
): Promise<(id: string) => Plan> {
  const ids = new Set(outcomes.flatMap((one) => ('receipt' in one ? one.receipt : [])))
  const rows = ids.size > 0 ? await ask(deps.sql, plansById([...ids])) : []
  const known = new Map((await told(deps, rows)).map((plan) => [plan.id, plan]))
  return (id) => known.get(id) as Plan
}
