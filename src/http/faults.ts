/** Faults over HTTP: reported once, witnessed, led step by step to a proven repair, listed as they stood on any day. */
import { listOf, Cursor, dayRange, Flag01, Search, Limit } from '../contract/list.ts'
import { createRoute } from '@hono/zod-openapi'
import * as z from 'zod'
import { faultLimits } from '../config.ts'
import type { Actor } from '../domain/people/account.ts'
import { AppError, notFound } from '../domain/errors.ts'
import { FaultCategory, FaultSeverity, FaultStatus, FaultStep, NewFault, NewWitness } from '../domain/fault/fault.ts'
import type { ProofReport } from '../domain/fault/fault-proof.ts'
import { Day } from '../domain/period.ts'
import { Code } from '../domain/register/place.ts'
import type { Language } from '../domain/language.ts'
import { addWitness, type FaultDesk, reportFault } from '../store/fault/fault-intake.ts'
import { type FaultClock, findFault, findFaults, type KnownFault } from '../store/fault/fault-list.ts'
import { takeStep } from '../store/fault/fault-steps.ts'
import { speakersKnown } from '../store/audibility/village-speakers.ts'
import { access, jsonAnswer, jsonBody, NoQuery, problems } from './access.ts'
import type { App, Deps } from './deps.ts'
import { oldRevalidated, unchanged } from './freshness.ts'
import { problemOf } from './errors.ts'
import { closingIn, detailIn, FaultAnswer, FaultDetail, faultIn, OpenAlready, StepAnswer } from './fault-answers.ts'
import { fromCursor, IdParam, inForce, requireNotFuture, toCursor } from './queries.ts'

export function faultRoutes(app: App, deps: Deps): void {
  postFault(app, deps)
  listFaults(app, deps)
  getFault(app, deps)
  postWitness(app, deps)
  postStep(app, deps)
}

const clockOf = async (deps: Deps, day?: string): Promise<FaultClock> => ({
  now: deps.now(),
  timeZone: deps.config.TIME_ZONE,
  limits: faultLimits(await inForce(deps, day)),
})
export const faultDeskOf = async (deps: Deps, actor: Actor): Promise<FaultDesk> => ({ ...(await clockOf(deps)), actor })

async function knownFault(deps: Deps, id: string): Promise<KnownFault> {
  const fault = await findFault(deps.sql, id, await clockOf(deps))
  if (!fault) throw notFound('noun_fault', id)
  return fault
}

const PROBLEM_TYPE = { 'content-type': 'application/problem+json; charset=UTF-8' }

function postFault(app: App, deps: Deps): void {
  app.openapi(
    createRoute({
      method: 'post',
      path: '/api/faults',
      ...access(deps, 'reports', 'technician', 'manager'),
      request: { query: NoQuery, body: jsonBody(NewFault) },
      responses: {
        201: jsonAnswer(FaultAnswer, 'Kept, and a test that came with it as one of the village’s'),
        200: jsonAnswer(FaultAnswer, 'The same was kept already'),
        409: {
          description: 'The id is used, or one of the same category is open in the village: nothing is kept',
          content: { 'application/problem+json': { schema: OpenAlready } },
        },
        ...problems,
      },
    }),
    async (c) => {
      const { id, outcome } = await reportFault(deps.sql, c.req.valid('json'), await faultDeskOf(deps, c.get('actor')))
      const fault = faultIn(await knownFault(deps, id))
      if (outcome !== 'open_already') return c.json(fault, outcome === 'stored' ? 201 : 200)
      return c.json({ ...problemOf(openAlready(fault), c.get('language')), fault }, 409, PROBLEM_TYPE)
    },
  )
}

const openAlready = ({ villageName, category, status, reportedOn }: ReturnType<typeof faultIn>): AppError => {
  const words = { category: { key: `category_${category}` as const }, status: { key: `fault_${status}` as const } }
  const facts = { village: villageName, ...words, on: reportedOn }
  return new AppError('conflict', { key: 'error_fault_open_already', facts })
}

const Statuses = z
  .string()
  .transform((text) => text.split(','))
  .pipe(z.array(FaultStatus).min(1))
  .optional()
  .meta({ description: 'One or more statuses, separated by commas' })

const ListQuery = z
  .object({
    ...dayRange,
    village: Code.optional(),
    township: Code.optional(),
    designated: Flag01.optional(),
    category: FaultCategory.optional(),
    severity: FaultSeverity.optional(),
    status: Statuses,
    open: Flag01.optional().meta({ description: 'Whether somebody still has to do something' }),
    overdue: Flag01.optional(),
    closedFrom: Day.optional().meta({ description: 'First day of the last closing, of faults that are closed' }),
    closedTo: Day.optional(),
    assignee: Search.meta({ description: 'The whole name' }),
    asOf: Day.optional().meta({ description: 'Each as it stood at the end of that day; otherwise as it stands' }),
    q: Search,
    cursor: Cursor,
    limit: Limit,
  })
  .strict()

function listFaults(app: App, deps: Deps): void {
  app.openapi(
    createRoute({
      method: 'get',
      path: '/api/faults',
      ...oldRevalidated(deps, access(deps, 'read', 'technician', 'manager'), 'minute'),
      request: { query: ListQuery },
      responses: { 200: jsonAnswer(listOf(FaultAnswer), 'Newest report first'), ...unchanged, ...problems },
    }),
    async (c) => {
      const { cursor, limit = 50, status, ...filter } = c.req.valid('query')
      const key = fromCursor(cursor, 2)
      const after = key && { reportedAt: key[0] ?? '', id: key[1] ?? '' }
      const asked = { ...filter, statuses: status }
      if (asked.asOf !== undefined) requireNotFuture(deps, 'asOf', asked.asOf)
      const { items, total, next } = await findFaults(deps.sql, asked, await clockOf(deps, asked.asOf), limit, after)
      const nextCursor = next && toCursor([next.reportedAt, next.id])
      return c.json({ items: items.map(faultIn), total, ...(nextCursor && { nextCursor }) }, 200)
    },
  )
}

function getFault(app: App, deps: Deps): void {
  app.openapi(
    createRoute({
      method: 'get',
      path: '/api/faults/{id}',
      ...access(deps, 'read', 'technician', 'manager'),
      request: { query: NoQuery, params: IdParam },
      responses: { 200: jsonAnswer(FaultDetail, 'With everything that happened to it'), ...problems },
    }),
    async (c) => {
      const fault = await knownFault(deps, c.req.valid('param').id)
      return c.json(detailIn(fault, c.get('actor'), await clockOf(deps)), 200)
    },
  )
}

function postWitness(app: App, deps: Deps): void {
  app.openapi(
    createRoute({
      method: 'post',
      path: '/api/faults/{id}/witnesses',
      ...access(deps, 'reports', 'technician', 'manager'),
      request: { query: NoQuery, params: IdParam, body: jsonBody(NewWitness) },
      responses: {
        201: jsonAnswer(FaultDetail, 'Added'),
        200: jsonAnswer(FaultDetail, 'The same was added already'),
        ...problems,
      },
    }),
    async (c) => {
      const { id } = c.req.valid('param')
      const actor = c.get('actor')
      const outcome = await addWitness(deps.sql, id, c.req.valid('json'), await faultDeskOf(deps, actor))
      const detail = detailIn(await knownFault(deps, id), actor, await clockOf(deps))
      return c.json(detail, outcome === 'stored' ? 201 : 200)
    },
  )
}

function postStep(app: App, deps: Deps): void {
  app.openapi(
    createRoute({
      method: 'post',
      path: '/api/faults/{id}/steps',
      ...access(deps, 'reports', 'technician', 'manager'),
      request: { query: NoQuery, params: IdParam, body: jsonBody(FaultStep) },
      responses: {
        200: jsonAnswer(StepAnswer, 'Taken; the same step again by the same person changes nothing'),
        ...problems,
      },
    }),
    async (c) => {
      const { id } = c.req.valid('param')
      const actor = c.get('actor')
      const { event, report } = await takeStep(deps.sql, id, c.req.valid('json'), await faultDeskOf(deps, actor))
      const fault = await knownFault(deps, id)
      const message = event.action === 'close' && report && (await closing(deps, c.get('language'), fault, report))
      return c.json({ ...detailIn(fault, actor, await clockOf(deps)), ...(message && { message }) }, 200)
    },
  )
}

async function closing(deps: Deps, language: Language, fault: KnownFault, report: ProofReport): Promise<string> {
  const known = await speakersKnown(deps.sql, report.villageCode, report.testedOn)
  return closingIn(language, report, fault.villageName, known)
}
