/** Flags over HTTP: what is open, what has been cleared, and who sees to it. Nobody clears one by hand. */
import { listOf, Cursor, Flag01, Limit } from '../contract/list.ts'
import { createRoute } from '@hono/zod-openapi'
import * as z from 'zod'
import { overviewSettings } from '../config.ts'
import { notFound } from '../domain/errors.ts'
import {
  assigneeIn,
  type FlagRecord,
  FlagStep,
  isLate,
  KeptFlag,
  NewAcknowledgement,
} from '../domain/flag/flag-life.ts'
import { flagIn, FlagKind, FlagSeverity } from '../domain/flag/flags.ts'
import { Code, line } from '../domain/register/place.ts'
import type { Language } from '../domain/language.ts'
import { acknowledgeFlag, refreshFlags } from '../store/flag/flag-life.ts'
import { findFlag, findFlags, type FlagPlace } from '../store/flag/flags.ts'
import { access, jsonAnswer, jsonBody, NoQuery, problems } from './access.ts'
import type { App, Deps } from './deps.ts'
import { oldRevalidated, unchanged } from './freshness.ts'
import { badCursor, fromCursor, toCursor, inForce, today } from './queries.ts'

export function flagRoutes(app: App, deps: Deps): void {
  listFlags(app, deps)
  getFlag(app, deps)
  postAcknowledgement(app, deps)
}

const FlagParam = z.object({ id: z.string().min(1).max(200) }).strict()
const FlagDetail = KeptFlag.extend({ history: z.array(FlagStep).meta({ description: 'Oldest first' }) }).meta({
  id: 'FlagDetail',
  description: 'A flag with everything that became of it',
})

/** Nobody is shown yesterday's facts. */
const refresh = async (deps: Deps): Promise<void> =>
  refreshFlags(deps.sql, deps.now, overviewSettings(await inForce(deps)))

const told = (flag: FlagRecord, day: string, language: Language): KeptFlag => ({
  ...flagIn(language, flag),
  assignee: assigneeIn(flag),
  returned: flag.number > 1,
  isLate: isLate(flag, day),
})

async function detailOf(deps: Deps, id: string, language: Language): Promise<z.infer<typeof FlagDetail>> {
  const found = await findFlag(deps.sql, id)
  if (!found) throw notFound('noun_flag', id)
  const { history, ...flag } = found
  return { ...told(flag, today(deps), language), history }
}

const Filter = z
  .object({
    open: Flag01.optional(),
    kind: FlagKind.optional(),
    severity: FlagSeverity.optional(),
    subject: Code.optional().meta({ description: 'The code of what it is about: a village, a team, a target …' }),
    acknowledged: Flag01.optional(),
    owner: line(60).optional(),
    late: Flag01.optional().meta({ description: 'Still open after its due day' }),
    cursor: Cursor,
    limit: Limit,
  })
  .strict()

function listFlags(app: App, deps: Deps): void {
  app.openapi(
    createRoute({
      method: 'get',
      path: '/api/flags',
      ...oldRevalidated(deps, access(deps, 'read', 'manager'), 'minute'),
      request: { query: Filter },
      responses: {
        200: jsonAnswer(listOf(KeptFlag), 'The open ones, gravest and longest open first; then the newest cleared'),
        ...unchanged,
        ...problems,
      },
    }),
    async (c) => {
      const { cursor, limit = 50, ...filter } = c.req.valid('query')
      const after = placeIn(cursor)
      await refresh(deps)
      const day = today(deps)
      const { items, total, next } = await findFlags(deps.sql, filter, day, limit, after)
      const flags = items.map((flag) => told(flag, day, c.get('language')))
      return c.json({ items: flags, total, ...(next && { nextCursor: cursorOf(next) }) }, 200)
    },
  )
}

const cursorOf = ({ cleared, gravity, firstOn, id }: FlagPlace): string =>
  toCursor([cleared, String(gravity), firstOn, id])

function placeIn(cursor: string | undefined): FlagPlace | undefined {
  const key = fromCursor(cursor, 4)
  if (!key) return undefined
  const [cleared = '', gravity = '', firstOn = '', id = ''] = key
  if (!/^\d$/.test(gravity)) throw badCursor()
  return { cleared, gravity: Number(gravity), firstOn, id }
}

function getFlag(app: App, deps: Deps): void {
  app.openapi(
    createRoute({
      method: 'get',
      path: '/api/flags/{id}',
      ...access(deps, 'read', 'manager'),
      request: { query: NoQuery, params: FlagParam },
      responses: { 200: jsonAnswer(FlagDetail, 'The flag and its history'), ...problems },
    }),
    async (c) => {
      await refresh(deps)
      return c.json(await detailOf(deps, c.req.valid('param').id, c.get('language')), 200)
    },
  )
}

function postAcknowledgement(app: App, deps: Deps): void {
  app.openapi(
    createRoute({
      method: 'post',
      path: '/api/flags/{id}/acknowledge',
      ...access(deps, 'all', 'manager'),
      request: { query: NoQuery, params: FlagParam, body: jsonBody(NewAcknowledgement) },
      responses: { 200: jsonAnswer(FlagDetail, 'Whose it is now; the same again changes nothing'), ...problems },
    }),
    async (c) => {
      const { id } = c.req.valid('param')
      await refresh(deps)
      await acknowledgeFlag(deps.sql, id, c.req.valid('json'), c.get('actor'), deps.now(), today(deps))
      return c.json(await detailOf(deps, id, c.get('language')), 200)
    },
  )
}
