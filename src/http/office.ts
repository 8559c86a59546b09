/** Whose service this is: what a page shows before anybody has signed in. */
import { createRoute } from '@hono/zod-openapi'
import * as z from 'zod'
import { Day } from '../domain/period.ts'
import { jsonAnswer, NoQuery, problems } from './access.ts'
import type { App, Deps } from './app.ts'
import { today } from './queries.ts'

const Office = z
  .object({
    name: z.string(),
    nameEnglish: z.string(),
    timeZone: z.string(),
    today: Day,
    now: z.string(),
    isClockFixed: z.boolean(),
  })
  .meta({ id: 'Office', description: 'The office, today by its calendar, and its clock' })

export function officeRoutes(app: App, deps: Deps): void {
  const { OFFICE_NAME: name, OFFICE_NAME_EN: nameEnglish, TIME_ZONE: timeZone } = deps.config
  const office = { name, nameEnglish, timeZone, isClockFixed: deps.config.FIXED_NOW !== undefined }
  app.openapi(
    createRoute({
      method: 'get',
      path: '/api/office',
      request: { query: NoQuery },
      responses: { 200: jsonAnswer(Office, 'Open to everyone'), ...problems },
    }),
    (c) => c.json({ ...office, today: today(deps), now: deps.now().toISOString() }, 200),
  )
}
