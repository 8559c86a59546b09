/** The list of logs: what it can be asked for, and its pages. */
import { listOf, Cursor, dayRange, Flag01, Search, digits, Limit } from '../contract/list.ts'
import { createRoute } from '@hono/zod-openapi'
import * as z from 'zod'
import { Code } from '../domain/register/place.ts'
import { COUNTED, ScreeningStatus } from '../domain/screening/screening.ts'
import { findScreenings, type ScreeningCursor, SORTS } from '../store/screening/screening-list.ts'
import { access, jsonAnswer, problems } from './access.ts'
import type { App, Deps } from './deps.ts'
import { oldRevalidated, unchanged } from './freshness.ts'
import { fromCursor, toCursor } from './queries.ts'
import { FindingName, ScreeningAnswer } from './screening-answers.ts'
import { answersOf, ownTeam } from './screenings.ts'

/** `counted` is the statuses that are in a figure; several may be given, separated by commas. */
const Statuses = z
  .string()
  .transform((text) => text.split(',').flatMap((name) => (name === 'counted' ? COUNTED : [name])))
  .pipe(z.array(ScreeningStatus).min(1))
  .optional()
  .meta({ description: 'One or more statuses separated by commas, or `counted` (submitted and accepted)' })

const ListQuery = z
  .object({
    ...dayRange,
    team: Code.optional(),
    village: Code.optional(),
    township: Code.optional(),
    designated: Flag01.optional(),
    status: Statuses,
    finding: FindingName.optional(),
    film: Code.optional().meta({ description: 'Shown that evening, alone or beside others' }),
    warned: Flag01.optional().meta({ description: 'Counted, with a finding, and not reviewed yet; false: the others' }),
    waitingDays: digits(0, 999).optional().meta({ description: 'Arrived at least so many times 24 hours ago' }),
    sort: z.enum(SORTS).optional().meta({
      description:
        'By the show, newest first unless told; `gravest` has the findings that weigh most first, then the oldest',
    }),
    q: Search,
    cursor: Cursor,
    limit: Limit,
  })
  .strict()

const Counted = z.object({ logs: z.int(), credit: z.int() }).meta({
  description: 'Of all that match, those that are in figures (submitted and accepted); credit in sixtieths',
})

type Asked = z.infer<typeof ListQuery>['sort']

const daysBefore = (now: Date, days: number): string => new Date(now.getTime() - days * 86_400_000).toISOString()

function keyOf({ gravity = 0, screenedOn, startedAt, id }: ScreeningCursor, sort: Asked): string[] {
  return [...(sort === 'gravest' ? [String(gravity)] : []), screenedOn, startedAt, id]
}
function cursorIn(cursor: string | undefined, sort: Asked): ScreeningCursor | undefined {
  const key = fromCursor(cursor, sort === 'gravest' ? 4 : 3)
  if (!key) return undefined
  const [screenedOn = '', startedAt = '', id = ''] = key.slice(-3)
  return { gravity: Number(key[0]) || 0, screenedOn, startedAt, id }
}

export function screeningListRoutes(app: App, deps: Deps): void {
  app.openapi(
    createRoute({
      method: 'get',
      path: '/api/screenings',
      ...oldRevalidated(deps, access(deps, 'read', 'team', 'manager'), 'minute'),
      request: { query: ListQuery },
      responses: {
        200: jsonAnswer(
          listOf(ScreeningAnswer).extend({ credit: z.int(), counted: Counted }),
          'Newest first unless told; a team sees its own',
        ),
        ...unchanged,
        ...problems,
      },
    }),
    async (c) => {
      const { cursor, limit = 50, status, waitingDays, ...filter } = c.req.valid('query')
      const after = cursorIn(cursor, filter.sort)
      const receivedTo = waitingDays === undefined ? undefined : daysBefore(deps.now(), waitingDays)
      const asked = { ...filter, receivedTo, statuses: status, team: ownTeam(c.get('actor'), filter.team) }
      const { items, next, ...totals } = await findScreenings(deps.sql, asked, limit, after)
      return c.json(
        {
          items: await answersOf(deps, c.get('language'), items),
          ...totals,
          ...(next && { nextCursor: toCursor(keyOf(next, filter.sort)) }),
        },
        200,
      )
    },
  )
}
