/** Machines over HTTP: where each stands, and what platforms tell of them. */
import { listOf, MOST_A_PAGE, paging } from '../contract/list.ts'
import { createRoute } from '@hono/zod-openapi'
import * as z from 'zod'
import { type AppError, invalid } from '../domain/errors.ts'
import { invalidFrom } from '../domain/issues.ts'
import { Code } from '../domain/register/place.ts'
import {
  CLOCK_AHEAD_MINUTES,
  isAhead,
  NewSpeakerResources,
  SpeakerMessage,
  SpeakerResource,
} from '../domain/audibility/speaker.ts'
import type { Language } from '../domain/language.ts'
import { findResources, putResources } from '../store/audibility/speaker-resources.ts'
import { keepMessages, type MessageOutcome } from '../store/audibility/speaker-status.ts'
import { access, jsonAnswer, jsonBody, NoQuery, problems } from './access.ts'
import type { App, Deps } from './deps.ts'
import { oldRevalidated, unchanged } from './freshness.ts'
import { Problem } from '../contract/problem.ts'
import { problemOf } from './errors.ts'
import { fromCursor, pageFrom } from './queries.ts'

export function speakerStatusRoutes(app: App, deps: Deps): void {
  putSpeakerResources(app, deps)
  listResources(app, deps)
  postStatus(app, deps)
}

const PutAnswer = z
  .object({
    stored: z.int().meta({ description: 'New, or changed by this' }),
    unchanged: z.int().meta({ description: 'Already as they were sent' }),
  })
  .meta({ id: 'SpeakerResourcesKept' })

function putSpeakerResources(app: App, deps: Deps): void {
  app.openapi(
    createRoute({
      method: 'put',
      path: '/api/speaker-resources',
      ...access(deps, 'speaker-status', 'technician', 'manager'),
      request: { query: NoQuery, body: jsonBody(NewSpeakerResources) },
      responses: { 200: jsonAnswer(PutAnswer, 'All are kept; the others stay as they were'), ...problems },
    }),
    async (c) => {
      const { resources } = c.req.valid('json')
      const stored = await putResources(deps.sql, resources, c.get('actor'), deps.now())
      return c.json({ stored, unchanged: resources.length - stored }, 200)
    },
  )
}

const ResourceAnswer = SpeakerResource.extend({
  villageName: z.string(),
  lastHeardAt: z.string().nullable().meta({ description: 'Null when it never said anything' }),
  lastState: z.int().nullable().meta({ description: '1 running, 2 off, 3 fault, 4 recovered, 5 playing' }),
}).meta({ id: 'KnownSpeakerResource' })

function listResources(app: App, deps: Deps): void {
  app.openapi(
    createRoute({
      method: 'get',
      path: '/api/speaker-resources',
      ...oldRevalidated(deps, access(deps, 'read', 'technician', 'manager'), 'any'),
      request: { query: z.object({ village: Code.optional(), ...paging }).strict() },
      responses: {
        200: jsonAnswer(listOf(ResourceAnswer), 'Machines in the order of their codes'),
        ...unchanged,
        ...problems,
      },
    }),
    async (c) => {
      const { village, cursor, limit = MOST_A_PAGE } = c.req.valid('query')
      const [after] = fromCursor(cursor, 1) ?? []
      const { items, total } = await findResources(deps.sql, village, limit + 1, after)
      return c.json(
        pageFrom(items, limit, total, ({ resourceCode }) => [resourceCode]),
        200,
      )
    },
  )
}

const StatusBody = z
  .object({
    messages: z
      .array(z.union([SpeakerMessage, z.unknown()]))
      .min(1)
      .max(500),
  })
  .strict()
  .meta({
    id: 'NewSpeakerStatus',
    description: 'Each a SpeakerMessage; what is none is refused by itself and blocks no other',
  })
const StatusAnswer = z
  .object({
    results: z.array(
      z.object({
        resourceCode: z.string(),
        at: z.string(),
        outcome: z.enum(['stored', 'invalid']),
        error: Problem.optional(),
      }),
    ),
  })
  .meta({ id: 'SpeakerStatusResult' })

function postStatus(app: App, deps: Deps): void {
  app.openapi(
    createRoute({
      method: 'post',
      path: '/api/speaker-status',
      ...access(deps, 'speaker-status', 'technician', 'manager'),
      request: { query: NoQuery, body: jsonBody(StatusBody) },
      responses: {
        200: jsonAnswer(StatusAnswer, 'One result for each, in order; a bad one blocks no other'),
        ...problems,
      },
    }),
    async (c) => {
      const read = c.req.valid('json').messages.map((sent) => readMessage(sent, deps.now()))
      const good = read.filter((one): one is SpeakerMessage => !('error' in one))
      const kept = await keepMessages(deps.sql, good, c.get('actor'), deps.now(), deps.config.TIME_ZONE)
      return c.json({ results: resultsOf(read, kept, c.get('language')) }, 200)
    },
  )
}

function resultsOf(read: (SpeakerMessage | Refused)[], kept: MessageOutcome[], language: Language) {
  let next = 0
  return read.map((one) => {
    const { resourceCode, at } = one
    const outcome = 'error' in one ? { outcome: 'invalid' as const, error: one.error } : kept[next++]
    if (!outcome) throw new Error('every good message has an outcome')
    return {
      ...{ resourceCode, at, outcome: outcome.outcome },
      ...('error' in outcome && { error: problemOf(outcome.error, language) }),
    }
  })
}

type Refused = { resourceCode: string; at: string; error: AppError }

/** A message, or why it is none, with as much of its name as can be read. */
function readMessage(sent: unknown, now: Date): SpeakerMessage | Refused {
  const parsed = SpeakerMessage.safeParse(sent)
  if (!parsed.success) return { ...namesIn(sent), error: invalidFrom(parsed.error) }
  if (!isAhead(parsed.data, now)) return parsed.data
  const sentence = { key: 'speaker_clock_ahead' as const, facts: { minutes: CLOCK_AHEAD_MINUTES } }
  return { ...namesIn(parsed.data), error: invalid({ path: 'at', sentence }) }
}

const Names = z
  .object({ resourceCode: z.string().catch(''), at: z.string().catch('') })
  .catch({ resourceCode: '', at: '' })
const namesIn = (sent: unknown): { resourceCode: string; at: string } => Names.parse(sent)
