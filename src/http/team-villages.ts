/** Which team serves which villages, over HTTP. */
import { createRoute } from '@hono/zod-openapi'
import * as z from 'zod'
import { Code } from '../domain/register/place.ts'
import { putTeamVillages } from '../store/register/team-villages.ts'
import { access, jsonAnswer, jsonBody, NoQuery, problems } from './access.ts'
import type { App, Deps } from './deps.ts'
import { CodeParam } from './queries.ts'

const Moved = z.object({
  code: z.string(),
  name: z.string(),
  fromTeamCode: z.string().optional().meta({ description: 'The team that served it before' }),
})
const NewTeamVillages = z
  .object({
    villageCodes: z.array(Code).max(5000),
    seen: z.record(Code, Code.nullable()).optional().meta({
      description: 'The team of each village when you looked: one that would move and is elsewhere by now answers 409',
    }),
  })
  .strict()
  .meta({ id: 'NewTeamVillages' })
const TeamVillages = z
  .object({
    teamCode: z.string(),
    villageCodes: z.array(z.string()),
    added: z.array(Moved),
    removed: z.array(Moved).meta({ description: 'Served by nobody now' }),
  })
  .meta({ id: 'TeamVillages' })

export function teamVillageRoutes(app: App, deps: Deps): void {
  app.openapi(
    createRoute({
      method: 'put',
      path: '/api/teams/{code}/villages',
      ...access(deps, 'all', 'manager'),
      request: {
        query: NoQuery,
        params: CodeParam,
        body: jsonBody(NewTeamVillages),
      },
      responses: { 200: jsonAnswer(TeamVillages, 'Exactly these from now on, all or nothing'), ...problems },
    }),
    async (c) => {
      const teamCode = c.req.valid('param').code
      const { villageCodes: codes, seen } = c.req.valid('json')
      const changed = await putTeamVillages(deps.sql, { teamCode, codes, seen }, c.get('actor'), deps.now())
      return c.json({ teamCode, ...changed }, 200)
    },
  )
}
