/** Screening logs over HTTP: in one by one or a hundred at a time, out with their history. */
import { createRoute } from '@hono/zod-openapi'
import * as z from 'zod'
import type { Actor } from '../domain/people/account.ts'
import { AppError, invalid, notFound } from '../domain/errors.ts'
import { keepingUnknown, withChanges } from '../domain/screening/log-fields.ts'
import { line } from '../domain/register/place.ts'
import { NewScreening, ScreeningCorrection } from '../domain/screening/screening.ts'
import type { Language } from '../domain/language.ts'
import { historyOf } from '../store/people/audit.ts'
import { filmTitles } from '../store/register/films.ts'
import { photoStates } from '../store/screening/photos.ts'
import { othersAt } from '../store/screening/presences.ts'
import { correct, voidScreening } from '../store/screening/screening-changes.ts'
import { type Desk, takeIn } from '../store/screening/screening-intake.ts'
import { findScreening, type Screening } from '../store/screening/screenings.ts'
import { access, jsonAnswer, jsonBody, NoQuery, problems } from './access.ts'
import type { App, Deps } from './deps.ts'
import { batchBody, resultsIn, takeEach } from './batches.ts'
import { IdParam, inForce } from './queries.ts'
import {
  BatchAnswer,
  historyFor,
  ReceiptAnswer,
  receiptIn,
  ScreeningAnswer,
  screeningIn,
  ScreeningWithHistory,
} from './screening-answers.ts'

export async function deskOf(deps: Deps, actor: Actor): Promise<Desk> {
  const { TIME_ZONE: timeZone, COUNTY_POSITION: countyPosition, ...config } = await inForce(deps)
  const bounds = { logsPerHour: config.LOGS_PER_HOUR, heldPerTeam: config.HELD_PER_TEAM }
  return { now: deps.now(), actor, settings: { timeZone, countyPosition }, bounds }
}

export function screeningRoutes(app: App, deps: Deps): void {
  intakeRoutes(app, deps)
  getScreening(app, deps)
  changeRoutes(app, deps)
}

function intakeRoutes(app: App, deps: Deps): void {
  postScreening(app, deps)
  postScreenings(app, deps)
}

function postScreening(app: App, deps: Deps): void {
  app.openapi(
    createRoute({
      method: 'post',
      path: '/api/screenings',
      ...access(deps, 'logs', 'team', 'manager'),
      request: { query: NoQuery, body: jsonBody(NewScreening) },
      responses: {
        201: jsonAnswer(ReceiptAnswer, 'Kept'),
        200: jsonAnswer(ReceiptAnswer, 'The same was kept already'),
        ...problems,
      },
    }),
    async (c) => {
      const [taken] = await takeIn(deps.sql, [c.req.valid('json')], await deskOf(deps, c.get('actor')))
      if (!taken) throw new Error('intake answers for every log')
      if (!('receipt' in taken)) throw taken.error
      return c.json(receiptIn(c.get('language'), taken.receipt), taken.outcome === 'stored' ? 201 : 200)
    },
  )
}

function postScreenings(app: App, deps: Deps): void {
  app.openapi(
    createRoute({
      method: 'post',
      path: '/api/screenings/batch',
      ...access(deps, 'logs', 'team', 'manager', { handsIn: true }),
      request: { query: NoQuery, body: batchBody('screenings', 'NewScreening') },
      responses: { 200: jsonAnswer(BatchAnswer, 'One result for each, in order'), ...problems },
    }),
    async (c) => {
      const language = c.get('language')
      const desk = await deskOf(deps, c.get('actor'))
      const outcomes = await takeEach(
        c.req.valid('json').screenings,
        NewScreening,
        () => null,
        (logs) => takeIn(deps.sql, logs, desk),
      )
      const waits = outcomes.flatMap((one) => ('error' in one ? (one.error.retryAfterSeconds ?? []) : []))
      if (waits.length > 0) c.header('retry-after', String(Math.max(...waits)))
      const results = resultsIn(language, outcomes, (receipt) => receiptIn(language, receipt))
      return c.json({ results }, 200)
    },
  )
}

function getScreening(app: App, deps: Deps): void {
  app.openapi(
    createRoute({
      method: 'get',
      path: '/api/screenings/{id}',
      ...access(deps, 'read', 'team', 'manager'),
      request: { query: NoQuery, params: IdParam },
      responses: { 200: jsonAnswer(ScreeningWithHistory, 'With what was done to it, oldest first'), ...problems },
    }),
    async (c) => {
      const actor = c.get('actor')
      const log = await ownLog(deps, c.req.valid('param').id, actor)
      const steps = withChanges(await historyOf(deps.sql, 'screening', log.id), log)
      const history = historyFor(steps, log, actor, deps.now())
      const others = actor.role === 'manager' ? await othersAt(deps.sql, log.id, actor, deps.now()) : undefined
      return c.json({ ...(await answerOf(deps, c.get('language'), log)), history, ...(others && { others }) }, 200)
    },
  )
}

/** Logs as they are answered, with what stands in other tables. */
export async function answersOf(deps: Deps, language: Language, logs: Screening[]) {
  const [titles, photos] = await Promise.all([filmTitles(deps.sql, logs), photoStates(deps.sql, logs)])
  return logs.map((log) => screeningIn(language, titles, photos.get(log.id) ?? [], log))
}
async function answerOf(deps: Deps, language: Language, log: Screening) {
  const [answer] = await answersOf(deps, language, [log])
  if (!answer) throw new Error('one log has one answer')
  return answer
}

/** The team whose things are listed: a team sees its own only, others see what they ask for. */
export function ownTeam(actor: Actor, asked: string | undefined): string | undefined {
  if (actor.teamCode && asked && asked !== actor.teamCode) throw new AppError('forbidden', { key: 'error_other_team' })
  return actor.teamCode ?? asked
}

/** Another team's log is none of a team's business, not even that it exists. */
export async function ownLog(deps: Deps, id: string, actor: Actor): Promise<Screening> {
  const log = await findScreening(deps.sql, id)
  if (!log || (actor.role === 'team' && actor.teamCode !== log.teamCode)) throw notFound('noun_screening', id)
  return log
}

function changeRoutes(app: App, deps: Deps): void {
  putScreening(app, deps)
  postVoid(app, deps)
}

async function keptLog(deps: Deps, id: string, actor: Actor, language: Language) {
  return answerOf(deps, language, await ownLog(deps, id, actor))
}

function putScreening(app: App, deps: Deps): void {
  app.openapi(
    createRoute({
      method: 'put',
      path: '/api/screenings/{id}',
      ...access(deps, 'logs', 'team', 'manager'),
      request: { query: NoQuery, params: IdParam, body: jsonBody(ScreeningCorrection) },
      responses: { 200: jsonAnswer(ScreeningAnswer, 'As it is kept now'), ...problems },
    }),
    async (c) => {
      const { id } = c.req.valid('param')
      const { revision, id: bodyId = id, knownFields, ...content } = c.req.valid('json')
      if (bodyId.toLowerCase() !== id.toLowerCase())
        throw invalid({ path: 'id', sentence: { key: 'error_id_differs' } })
      const actor = c.get('actor')
      const kept = await ownLog(deps, id, actor)
      // whatever changes the log after this reading gives it another revision, and the correction is refused
      const entry = knownFields ? keepingUnknown({ id, ...content }, kept, knownFields) : { id, ...content }
      await correct(deps.sql, id, revision, entry, await deskOf(deps, actor))
      return c.json(await keptLog(deps, id, actor, c.get('language')), 200)
    },
  )
}

function postVoid(app: App, deps: Deps): void {
  app.openapi(
    createRoute({
      method: 'post',
      path: '/api/screenings/{id}/void',
      ...access(deps, 'logs', 'team', 'manager'),
      request: { query: NoQuery, params: IdParam, body: jsonBody(z.object({ reason: line(500) }).strict()) },
      responses: { 200: jsonAnswer(ScreeningAnswer, 'Out of every figure, and kept'), ...problems },
    }),
    async (c) => {
      const id = c.req.valid('param').id.toLowerCase()
      const actor = c.get('actor')
      await ownLog(deps, id, actor)
      await voidScreening(deps.sql, id, c.req.valid('json').reason, await deskOf(deps, actor))
      return c.json(await keptLog(deps, id, actor, c.get('language')), 200)
    },
  )
}
