/** The task list over HTTP: a target on a day with all it is made of, its milestones, and the checks of its checklist. */
import { createRoute } from '@hono/zod-openapi'
import * as z from 'zod'
import { invalid, notFound } from '../domain/errors.ts'
import { Day } from '../domain/period.ts'
import { Code, type Village } from '../domain/register/place.ts'
import { OverviewTarget } from '../domain/target/target-figures.ts'
import { NewTargetEntry, Target } from '../domain/target/target.ts'
import {
  ChecklistItem,
  checklistOf,
  MilestonePlan,
  MilestoneState,
  milestoneOn,
  NewCheck,
  NewMilestone,
} from '../domain/target/task.ts'
import type { Milestone } from '../domain/target/task.ts'
import { readTargetDay, type TargetDay } from '../store/target/target-day.ts'
import { addCheck, putMilestone } from '../store/target/tasks.ts'
import { access, jsonAnswer, jsonBody, NoQuery, problems } from './access.ts'
import type { App, Deps } from './deps.ts'
import { CodeParam, dayAsked, inForce, requireNotFuture, today } from './queries.ts'

const MilestoneAnswer = NewMilestone.omit({ revision: true })
  .extend({
    targetCode: z.string(),
    revision: z.int().min(1),
    earlierPlans: z.array(MilestonePlan).optional().meta({
      description: 'Days it was planned for before, oldest first; on days of such a plan its state is by that plan',
    }),
    state: MilestoneState.meta({ description: 'On the day asked about' }),
    daysLate: z.int().min(0).meta({ description: 'Done or still open so many days after the planned one' }),
  })
  .meta({ id: 'Milestone' })

const CheckAnswer = NewCheck.extend({
  targetCode: z.string(),
  checkedBy: z.string(),
  receivedAt: z.string(),
}).meta({ id: 'Check' })

const EntryKept = NewTargetEntry.extend({ enteredBy: z.string().optional(), receivedAt: z.string() })

const VillageChecked = z.object({
  code: z.string(),
  name: z.string(),
  townshipName: z.string(),
  isComplete: z.boolean(),
  checks: z
    .array(
      z.object({
        item: z.string(),
        value: z.number().nullable(),
        checkedOn: Day.nullable(),
        holds: z.boolean().nullable(),
        note: z.string().optional(),
      }),
    )
    .meta({ description: 'One for each item, from the latest check; null where nobody has looked' }),
})

const TargetDetail = z
  .object({
    asOf: Day,
    target: Target,
    figures: OverviewTarget.nullable().meta({ description: 'As in the overview; null on a day it is not in force' }),
    entries: z.array(EntryKept).meta({ description: 'Of the period in force, up to the day: they add up to `done`' }),
    milestones: z.array(MilestoneAnswer),
    checklist: z.object({ items: z.array(ChecklistItem), villages: z.array(VillageChecked) }).optional(),
  })
  .meta({ id: 'TargetDetail', description: 'A target on a day, and what its figures are made of' })

function milestoneIn({ plans, ...milestone }: Milestone, asOf: string) {
  const earlierPlans = plans.slice(0, -1)
  return {
    ...milestone,
    ...(earlierPlans.length > 0 && { earlierPlans }),
    ...milestoneOn({ ...milestone, plans }, asOf),
  }
}

function checklistIn({ target, villages, checks }: TargetDay) {
  const items = target.checklist
  if (!items) return {}
  const byVillage = Map.groupBy(checks, ({ villageCode }) => villageCode)
  const checked = ({ code, name, townshipName }: Village) => ({
    ...{ code, name, townshipName },
    ...checklistOf(items, byVillage.get(code) ?? []),
  })
  return { checklist: { items, villages: villages.map(checked) } }
}

export function taskRoutes(app: App, deps: Deps): void {
  getTarget(app, deps)
  putOneMilestone(app, deps)
  postCheck(app, deps)
}

function getTarget(app: App, deps: Deps): void {
  app.openapi(
    createRoute({
      method: 'get',
      path: '/api/targets/{code}',
      ...access(deps, 'read', 'technician', 'manager'),
      request: { query: z.object({ asOf: Day.optional() }).strict(), params: CodeParam },
      responses: { 200: jsonAnswer(TargetDetail, 'The target on a day'), ...problems },
    }),
    async (c) => {
      const { code } = c.req.valid('param')
      const asOf = dayAsked(deps, c.req.valid('query').asOf)
      const found = await readTargetDay(deps.sql, code, asOf, (await inForce(deps, asOf)).STALE_DAYS)
      if (!found) throw notFound('noun_target', code)
      const { target, figures, entries } = found
      const milestones = found.milestones.map((milestone) => milestoneIn(milestone, asOf))
      return c.json({ asOf, target, figures, entries, milestones, ...checklistIn(found) }, 200)
    },
  )
}

const MilestoneParams = z.object({ code: Code, id: z.uuid() }).strict()

function putOneMilestone(app: App, deps: Deps): void {
  app.openapi(
    createRoute({
      method: 'put',
      path: '/api/targets/{code}/milestones/{id}',
      ...access(deps, 'reports', 'manager'),
      request: { query: NoQuery, params: MilestoneParams, body: jsonBody(NewMilestone) },
      responses: {
        201: jsonAnswer(MilestoneAnswer, 'Made'),
        200: jsonAnswer(MilestoneAnswer, 'As it is kept now'),
        ...problems,
      },
    }),
    async (c) => {
      const { code, id } = c.req.valid('param')
      const sent = c.req.valid('json')
      if (sent.id.toLowerCase() !== id.toLowerCase()) {
        throw invalid({ path: 'id', sentence: { key: 'error_id_differs' } })
      }
      if (sent.doneOn !== undefined) requireNotFuture(deps, 'doneOn', sent.doneOn)
      const { outcome, milestone } = await putMilestone(deps.sql, code, sent, c.get('actor'), deps.now(), today(deps))
      return c.json(milestoneIn(milestone, today(deps)), outcome === 'made' ? 201 : 200)
    },
  )
}

function postCheck(app: App, deps: Deps): void {
  app.openapi(
    createRoute({
      method: 'post',
      path: '/api/targets/{code}/checks',
      ...access(deps, 'reports', 'manager'),
      request: { query: NoQuery, params: CodeParam, body: jsonBody(NewCheck) },
      responses: {
        201: jsonAnswer(CheckAnswer, 'Kept'),
        200: jsonAnswer(CheckAnswer, 'The same was kept already'),
        ...problems,
      },
    }),
    async (c) => {
      const sent = c.req.valid('json')
      requireNotFuture(deps, 'checkedOn', sent.checkedOn)
      const { code } = c.req.valid('param')
      const { outcome, check } = await addCheck(deps.sql, code, sent, c.get('actor'), deps.now())
      return c.json(check, outcome === 'stored' ? 201 : 200)
    },
  )
}
