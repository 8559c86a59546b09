/** Whose service this is: what a page shows before anybody has signed in. */
import { createRoute } from '@hono/zod-openapi'
import * as z from 'zod'
import { Role } from '../domain/account.ts'
import { Day } from '../domain/period.ts'
import { isSample } from '../domain/team.ts'
import { allTeams } from '../store/teams.ts'
import { jsonAnswer, NoQuery, problems } from './access.ts'
import type { App, Deps } from './app.ts'
import { inForce, today } from './queries.ts'

const Office = z
  .object({
    name: z.string(),
    nameEnglish: z.string(),
    timeZone: z.string(),
    today: Day,
    now: z.string(),
    isClockFixed: z.boolean(),
    demo: z
      .object({
        password: z.string(),
        signIns: z.array(z.object({ username: z.string(), displayName: z.string(), role: Role })),
      })
      .optional()
      .meta({ description: 'Only of the demo: who may sign in, all with this password' }),
    isSampleRegister: z
      .boolean()
      .meta({ description: 'Some of its teams are invented: its figures are nothing to report' }),
  })
  .meta({ id: 'Office', description: 'The office, today by its calendar, and its clock' })

export function officeRoutes(app: App, deps: Deps): void {
  app.openapi(
    createRoute({
      method: 'get',
      path: '/api/office',
      request: { query: NoQuery },
      responses: { 200: jsonAnswer(Office, 'Open to everyone'), ...problems },
    }),
    async (c) => {
      const { OFFICE_NAME: name, OFFICE_NAME_EN: nameEnglish, TIME_ZONE: timeZone, FIXED_NOW } = await inForce(deps)
      const isSampleRegister = (await allTeams(deps.sql)).some(({ name: team }) => isSample(team))
      const clock = { today: today(deps), now: deps.now().toISOString(), isClockFixed: FIXED_NOW !== undefined }
      return c.json({ name, nameEnglish, timeZone, isSampleRegister, ...clock, demo: deps.demo }, 200)
    },
  )
}
