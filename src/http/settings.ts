/** The settings an office may change at its desk: what is in force, where it comes from, and what was before. */
import { listOf, paging } from '../contract/list.ts'
import { createRoute } from '@hono/zod-openapi'
import * as z from 'zod'
import {
  DatedName,
  DatedSettings,
  type DatedValue,
  NewSettingValue,
  type SettingVersion,
  versionOn,
} from '../domain/dated-setting.ts'
import { invalidFrom } from '../domain/issues.ts'
import { Day } from '../domain/period.ts'
import { revisionOf } from '../store/people/revisions.ts'
import { putSetting, settingSubject, settingVersions } from '../store/people/settings.ts'
import { access, jsonAnswer, jsonBody, NoQuery, problems } from './access.ts'
import type { App, Deps } from './deps.ts'
import { isDefault } from './office-settings.ts'
import { expectedBy, Preconditions, tagged } from './preconditions.ts'
import { dayAsked, today, pageOf } from './queries.ts'
import { oldRevalidated, unchanged } from './freshness.ts'

const Value = z.union([z.number(), z.string(), DatedSettings.shape.COUNTY_POSITION])
const Source = z.enum(['default', 'environment'])
const Setting = z
  .object({
    name: DatedName,
    value: Value.meta({ description: 'In force on the day' }),
    source: z.enum([...Source.options, 'desk']),
    effectiveOn: Day.optional().meta({ description: 'Of what was decided at the desk' }),
    beneath: z.object({ value: Value, source: Source }).meta({
      description: 'What holds where nothing was decided; an environment that says the default is the default',
    }),
    history: z.array(
      z.object({
        effectiveOn: Day,
        value: Value.nullable().meta({ description: 'Null took back what was decided' }),
        madeAt: z.string(),
        madeBy: z.string(),
      }),
    ),
  })
  .meta({ id: 'Setting', description: 'A limit or a name, on a day' })

function settingIn(
  { config }: Deps,
  versions: SettingVersion[],
  name: DatedName,
  day: string,
): z.infer<typeof Setting> {
  const inForce = versionOn(versions, name, day)
  const own: DatedValue = config[name]
  const beneath = { value: own, source: isDefault(name, own) ? ('default' as const) : ('environment' as const) }
  const history = versions.filter((version) => version.name === name).map(({ name: _, ...version }) => version)
  const decided = inForce && inForce.value !== null
  return {
    name,
    ...(decided ? { value: inForce.value ?? own, source: 'desk' as const, effectiveOn: inForce.effectiveOn } : beneath),
    beneath,
    history,
  }
}

export function settingRoutes(app: App, deps: Deps): void {
  app.openapi(
    createRoute({
      method: 'get',
      path: '/api/settings',
      ...oldRevalidated(deps, access(deps, 'read', 'manager')),
      request: { query: z.object({ asOf: Day.optional(), ...paging }).strict() },
      responses: {
        200: jsonAnswer(listOf(Setting), 'As they are in force on a day, today unless told'),
        ...unchanged,
        ...problems,
      },
    }),
    async (c) => {
      const { asOf: asked, ...page } = c.req.valid('query')
      const asOf = dayAsked(deps, asked)
      const versions = await settingVersions(deps.sql)
      const items = DatedName.options.map((name) => settingIn(deps, versions, name, asOf))
      return c.json(
        pageOf(items, page, ({ name }) => name),
        200,
      )
    },
  )
  getSetting(app, deps)
  putOneSetting(app, deps)
}

const NameParam = z.object({ name: DatedName }).strict()

function getSetting(app: App, deps: Deps): void {
  app.openapi(
    createRoute({
      method: 'get',
      path: '/api/settings/{name}',
      ...access(deps, 'read', 'manager'),
      request: { query: NoQuery, params: NameParam },
      responses: { 200: jsonAnswer(Setting, 'As it is in force today; its ETag is for changing it'), ...problems },
    }),
    async (c) => {
      const { name } = c.req.valid('param')
      tagged(c, await revisionOf(deps.sql, settingSubject(name)))
      return c.json(settingIn(deps, await settingVersions(deps.sql), name, today(deps)), 200)
    },
  )
}

function putOneSetting(app: App, deps: Deps): void {
  app.openapi(
    createRoute({
      method: 'put',
      path: '/api/settings/{name}',
      ...access(deps, 'all', 'manager'),
      request: {
        query: NoQuery,
        params: NameParam,
        headers: Preconditions,
        body: jsonBody(NewSettingValue),
      },
      responses: { 200: jsonAnswer(Setting, 'As it is in force today; other days are in its history'), ...problems },
    }),
    async (c) => {
      const { name } = c.req.valid('param')
      const { value, effectiveOn = today(deps) } = c.req.valid('json')
      const read = z.object({ value: DatedSettings.shape[name].nullable() }).safeParse({ value })
      if (!read.success) throw invalidFrom(read.error)
      const expected = expectedBy(c.req.valid('header'))
      const decision = { name, value: read.data.value, effectiveOn, expected }
      tagged(c, await putSetting(deps.sql, decision, c.get('actor'), deps.now()))
      return c.json(settingIn(deps, await settingVersions(deps.sql), name, today(deps)), 200)
    },
  )
}
