/** Whose service this is, what a new office still lacks, its settings, and the trail of what was done. */
import * as z from 'zod'
import { office } from '../contract/office.ts'
import { type Setting, settings, setup } from '../contract/settings.ts'
import { DatedName, DatedSettings, type DatedValue, type SettingVersion, versionOn } from '../domain/dated-setting.ts'
import { AppError } from '../domain/errors.ts'
import { invalidFrom } from '../domain/issues.ts'
import { addDays, instantAt } from '../domain/period.ts'
import { ConstraintError } from '../store/engine/sql.ts'
import { hasManagerWithPassword } from '../store/people/accounts.ts'
import { countTrail, readTrail } from '../store/people/audit.ts'
import { revisionOf } from '../store/people/revisions.ts'
import { putSetting, settingSubject, settingVersions } from '../store/people/settings.ts'
import { hasLog, hasRegister, hasTarget, teamsWithoutAccount } from '../store/register/register.ts'
import { actorOf, hasScope } from './auth.ts'
import type { App, Deps } from './deps.ts'
import { isDefault, isSampleRegister, missingSettings, officeNames } from './office-name.ts'
import { hides } from './masked-answers.ts'
import { dayAsked, inForce, nextIn, numberIn, pageOf, today } from './queries.ts'
import { serve, tagged } from './serve.ts'
import { serveList } from './sheets.ts'
import { AUDIT_SHEET } from '../contract/sheets-tasks.ts'
import { openOrWhy } from '../store/report/closed-months.ts'

export function officeRoutes(app: App, deps: Deps): void {
  const { sql } = deps
  settingRoutes(app, deps)
  auditRoutes(app, deps)

  serve(app, deps, office.read, async () => {
    const { TIME_ZONE: timeZone, FIXED_NOW, SUPERVISION_PHONE: supervisionPhone } = await inForce(deps)
    const { zh, en } = await officeNames(deps)
    return {
      name: zh,
      nameEnglish: en,
      ...(supervisionPhone && { supervisionPhone }),
      timeZone,
      isSampleRegister: await isSampleRegister(deps),
      today: today(deps),
      now: deps.now().toISOString(),
      isClockFixed: FIXED_NOW !== undefined,
      ...(deps.demo && { demo: deps.demo }),
    }
  })

  serve(app, deps, setup.read, async ({ c }) => {
    const actor = await actorOf(c, deps)
    const isManager = actor?.role === 'manager' && hasScope(actor, 'read')
    const needsPassword = !(await hasManagerWithPassword(sql))
    const needsRegister = !(await hasRegister(sql))
    if (!isManager) return { needsPassword, needsRegister }
    return {
      needsPassword,
      needsRegister,
      missingSettings: needsRegister ? [] : await missingSettings(deps),
      canReplaceRegister: !needsRegister && !(await hasLog(sql)),
      needsTarget: !(await hasTarget(sql)),
      teamsWithoutPhone: await teamsWithoutAccount(sql),
    }
  })
}

function settingIn({ config }: Deps, versions: SettingVersion[], name: DatedName, day: string): Setting {
  const found = versionOn(versions, name, day)
  const own: DatedValue = config[name]
  const beneath = { value: own, source: isDefault(name, own) ? ('default' as const) : ('environment' as const) }
  const history = versions.filter((version) => version.name === name).map(({ name: _, ...version }) => version)
  const decided = found && found.value !== null
  return {
    name,
    ...(decided ? { value: found.value ?? own, source: 'desk' as const, effectiveOn: found.effectiveOn } : beneath),
    beneath,
    history,
  }
}

function settingRoutes(app: App, deps: Deps): void {
  const asToday = async (at: Deps, name: DatedName) => settingIn(at, await settingVersions(at.sql), name, today(at))

  serve(app, deps, settings.list, async ({ at, query: { asOf: asked, ...page } }) => {
    const asOf = dayAsked(at, asked)
    const versions = await settingVersions(at.sql)
    const items = DatedName.options.map((name) => settingIn(at, versions, name, asOf))
    return pageOf(items, page, ({ name }) => name)
  })

  serve(app, deps, settings.read, async ({ at, params: { name }, c }) => {
    tagged(c, await revisionOf(at.sql, settingSubject(name)))
    return asToday(at, name)
  })

  serve(app, deps, settings.put, async ({ params: { name }, body, actor, expected, c }) => {
    const { value, effectiveOn = today(deps), reason } = body
    const read = z.object({ value: DatedSettings.shape[name].nullable() }).safeParse({ value })
    if (!read.success) throw invalidFrom(read.error)
    const open = await openOrWhy(deps.sql, { from: effectiveOn }, reason)
    const decision = { name, value: read.data.value, effectiveOn, reason, expected }
    tagged(c, await putSetting(open, decision, actor, deps.now()).catch(severalManagers))
    return asToday(deps, name)
  })
}

function severalManagers(error: unknown): never {
  throw error instanceof ConstraintError && error.constraint === 'one_manager_alone'
    ? new AppError('conflict', { key: 'error_several_managers' })
    : error
}

function auditRoutes(app: App, deps: Deps): void {
  const startOf = (day: string): string => instantAt(day, '00:00', deps.config.TIME_ZONE)

  serveList(app, deps, AUDIT_SHEET, async ({ at, actor, query: { cursor, limit = 50, from, to, ...filter } }) => {
    const hidesPeople = filter.q !== undefined && (await hides(deps, actor))
    const asked = {
      ...filter,
      ...(hidesPeople && { hidesPeople }),
      fromAt: from && startOf(from),
      untilAt: to && startOf(addDays(to, 1)),
    }
    const { next, ...page } = await readTrail(at.sql, asked, limit, numberIn(cursor))
    const total = await countTrail(at.sql, asked)
    return { ...page, total, ...nextIn(['next'], next === undefined ? undefined : { next }) }
  })
}
