/** Whose service this is, what a page shows before anybody has signed in, and what a new office still lacks. */
import { Settings } from '../config.ts'
import { office } from '../contract/office.ts'
import { type DatedName, DatedSettings, type DatedValue, versionOn } from '../domain/dated-setting.ts'
import { say } from '../domain/language.ts'
import { isSample } from '../domain/register/team.ts'
import { hasManagerWithPassword } from '../store/people/accounts.ts'
import { settingVersions } from '../store/people/settings.ts'
import { hasLog, hasRegister, hasTarget, teamsWithoutAccount } from '../store/register/register.ts'
import { allTeams } from '../store/register/teams.ts'
import { hasScope } from './access.ts'
import { actorOf } from './auth.ts'
import type { App, Deps } from './deps.ts'
import { inForce, today } from './queries.ts'
import { serve } from './serve.ts'

export function officeRoutes(app: App, deps: Deps): void {
  const { sql } = deps

  serve(app, deps, office.read, async () => {
    const { OFFICE_NAME, OFFICE_NAME_EN, TIME_ZONE: timeZone, FIXED_NOW } = await inForce(deps)
    const missing = new Set(await missingSettings(deps))
    return {
      // nobody's pages carry another county's name
      name: missing.has('OFFICE_NAME') ? say('zh', { key: 'office_unnamed' }) : OFFICE_NAME,
      nameEnglish: missing.has('OFFICE_NAME_EN') ? say('en', { key: 'office_unnamed' }) : OFFICE_NAME_EN,
      timeZone,
      isSampleRegister: await isSampleRegister(deps),
      today: today(deps),
      now: deps.now().toISOString(),
      isClockFixed: FIXED_NOW !== undefined,
      ...(deps.demo && { demo: deps.demo }),
    }
  })

  serve(app, deps, office.setup, async ({ c }) => {
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

const DEFAULTS = DatedSettings.parse(Settings.parse({}))

/** An environment that says the default says nothing. */
export const isDefault = (name: DatedName, value: DatedValue): boolean =>
  JSON.stringify(value) === JSON.stringify(DEFAULTS[name])

const isSampleRegister = async ({ sql }: Deps): Promise<boolean> =>
  (await allTeams(sql)).some(({ name }) => isSample(name))

const OF_THE_OFFICE = ['OFFICE_NAME', 'OFFICE_NAME_EN', 'COUNTY_POSITION'] as const satisfies DatedName[]

/** The defaults are the sample county's: any other office is asked for what nobody has decided. */
async function missingSettings(deps: Deps): Promise<DatedName[]> {
  if (await isSampleRegister(deps)) return []
  const versions = await settingVersions(deps.sql)
  return OF_THE_OFFICE.filter((name) => {
    const decided = versionOn(versions, name, today(deps))?.value ?? null
    return decided === null && isDefault(name, deps.config[name])
  })
}
