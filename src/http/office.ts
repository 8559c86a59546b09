/** Whose service this is: what a page shows before anybody has signed in. */
import { createRoute } from '@hono/zod-openapi'
import * as z from 'zod'
import { Role } from '../domain/people/account.ts'
import { Day } from '../domain/period.ts'
import { say } from '../domain/language.ts'
import { jsonAnswer, NoQuery, problems } from './access.ts'
import type { App, Deps } from './deps.ts'
import { isSampleRegister, missingSettings } from './office-settings.ts'
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
      const { OFFICE_NAME, OFFICE_NAME_EN, TIME_ZONE: timeZone, FIXED_NOW } = await inForce(deps)
      const missing = new Set(await missingSettings(deps))
      // nobody's pages carry another county's name
      const name = missing.has('OFFICE_NAME') ? say('zh', { key: 'office_unnamed' }) : OFFICE_NAME
      const nameEnglish = missing.has('OFFICE_NAME_EN') ? say('en', { key: 'office_unnamed' }) : OFFICE_NAME_EN
      const clock = { today: today(deps), now: deps.now().toISOString(), isClockFixed: FIXED_NOW !== undefined }
      return c.json(
        { name, nameEnglish, timeZone, isSampleRegister: await isSampleRegister(deps), ...clock, demo: deps.demo },
        200,
      )
    },
  )
}
