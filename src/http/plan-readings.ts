/** What is asked of the plan besides its evenings: what speaks against new ones, a month proposed, how far it was carried out. */
import { plans } from '../contract/plans.ts'
import { PLAN_FIGURE_SHEET } from '../contract/sheets-logs.ts'
import { say } from '../domain/language.ts'
import { monthOf } from '../domain/period.ts'
import { planRemarks } from '../domain/plan/plan-remarks.ts'
import { proposedEvenings } from '../domain/plan/proposal.ts'
import { aroundPlans, planFigures, readWaiting } from '../store/plan/plan-readings.ts'
import type { App, Deps } from './deps.ts'
import { today } from './queries.ts'
import { serve } from './serve.ts'
import { serveList } from './sheets.ts'

export function planReadingRoutes(app: App, deps: Deps): void {
  serve(app, deps, plans.check, async ({ body, language }) => {
    const around = { ...(await aroundPlans(deps.sql, body.plans)), today: today(deps) }
    const results = body.plans.map((plan) => ({
      id: plan.id,
      remarks: planRemarks(plan, around).map((remark) => say(language, remark)),
    }))
    return { results }
  })

  serve(app, deps, plans.propose, async ({ params: { code }, query }) => {
    const day = today(deps)
    const month = query.month ?? monthOf(day)
    const known = await readWaiting(deps.sql, code, month, day)
    const of = new Map(known.waiting.map((village) => [village.villageCode, village]))
    const evenings = proposedEvenings({ ...known, month, from: day }).flatMap(({ villageCode, on }) => {
      const village = of.get(villageCode)
      return village ? [{ ...village, on }] : []
    })
    return { evenings }
  })

  serveList(app, deps, PLAN_FIGURE_SHEET, async ({ at, query }) => {
    const month = query.month ?? monthOf(today(at))
    return { month, teams: await planFigures(at.sql, month, today(at)) }
  })
}
