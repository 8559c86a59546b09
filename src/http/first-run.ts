/** The first days of an office: what is still missing. */
import { createRoute } from '@hono/zod-openapi'
import * as z from 'zod'
import { DatedName } from '../domain/dated-setting.ts'
import { hasManagerWithPassword } from '../store/people/accounts.ts'
import { hasLog, hasRegister, hasTarget, teamsWithoutAccount } from '../store/register/register.ts'
import { jsonAnswer, NoQuery, problems, hasScope } from './access.ts'
import type { App, Deps } from './deps.ts'
import { actorOf } from './auth.ts'
import { missingSettings } from './office-settings.ts'

const Setup = z
  .object({
    needsPassword: z.boolean().meta({ description: 'No manager can sign in with a password yet' }),
    needsRegister: z.boolean(),
    needsTarget: z.boolean().optional().meta({ description: 'There is no target at all; told to managers only' }),
    missingSettings: z
      .array(DatedName)
      .optional()
      .meta({
        description:
          'What nobody has said yet of an office with a register of its own: its name and where the county lies. To be put ' +
          'with PUT /api/settings/{name} from the first day, 1970-01-01; told to managers only',
      }),
    canReplaceRegister: z.boolean().optional().meta({
      description: 'No log is stored yet: POST /api/register?replace=true; told to managers only',
    }),
    teamsWithoutPhone: z.int().optional().meta({ description: 'Teams nobody was let in for; told to managers only' }),
  })
  .meta({ id: 'Setup', description: 'What a new office still has to do' })

export function firstRunRoutes(app: App, deps: Deps): void {
  app.openapi(
    createRoute({
      method: 'get',
      path: '/api/setup',
      request: { query: NoQuery },
      responses: { 200: jsonAnswer(Setup, 'Open to everyone'), ...problems },
    }),
    async (c) => {
      const { sql } = deps
      const actor = await actorOf(c, deps)
      const isManager = actor?.role === 'manager' && hasScope(actor, 'read')
      const missing = {
        needsPassword: !(await hasManagerWithPassword(sql)),
        needsRegister: !(await hasRegister(sql)),
      }
      if (!isManager) return c.json(missing, 200)
      return c.json(
        {
          ...missing,
          missingSettings: missing.needsRegister ? [] : await missingSettings(deps),
          canReplaceRegister: !missing.needsRegister && !(await hasLog(sql)),
          needsTarget: !(await hasTarget(sql)),
          teamsWithoutPhone: await teamsWithoutAccount(sql),
        },
        200,
      )
    },
  )
}
