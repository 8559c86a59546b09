/** The settings an office may change at its desk: what is in force, where it comes from, and what was before. */
import * as z from 'zod'
import { type Setting, settings } from '../contract/office.ts'
import { DatedName, DatedSettings, type DatedValue, type SettingVersion, versionOn } from '../domain/dated-setting.ts'
import { invalidFrom } from '../domain/issues.ts'
import { revisionOf } from '../store/people/revisions.ts'
import { putSetting, settingSubject, settingVersions } from '../store/people/settings.ts'
import type { App, Deps } from './deps.ts'
import { isDefault } from './office.ts'
import { tagged } from './preconditions.ts'
import { dayAsked, pageOf, today } from './queries.ts'
import { serve } from './serve.ts'

function settingIn({ config }: Deps, versions: SettingVersion[], name: DatedName, day: string): Setting {
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
  const asToday = async (name: DatedName) => settingIn(deps, await settingVersions(deps.sql), name, today(deps))

  serve(app, deps, settings.list, async ({ query: { asOf: asked, ...page } }) => {
    const asOf = dayAsked(deps, asked)
    const versions = await settingVersions(deps.sql)
    const items = DatedName.options.map((name) => settingIn(deps, versions, name, asOf))
    return pageOf(items, page, ({ name }) => name)
  })

  serve(app, deps, settings.read, async ({ params: { name }, c }) => {
    tagged(c, await revisionOf(deps.sql, settingSubject(name)))
    return asToday(name)
  })

  serve(app, deps, settings.put, async ({ params: { name }, body, actor, expected, c }) => {
    const { value, effectiveOn = today(deps) } = body
    const read = z.object({ value: DatedSettings.shape[name].nullable() }).safeParse({ value })
    if (!read.success) throw invalidFrom(read.error)
    const decision = { name, value: read.data.value, effectiveOn, expected }
    tagged(c, await putSetting(deps.sql, decision, actor, deps.now()))
    return asToday(name)
  })
}
