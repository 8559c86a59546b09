/** What an office has to say of itself before its pages and its dusk are its own. */
import { type DatedName, type DatedValue, DatedSettings, versionOn } from '../domain/dated-setting.ts'
import { isSample } from '../domain/register/team.ts'
import { Settings } from '../config.ts'
import { settingVersions } from '../store/people/settings.ts'
import { allTeams } from '../store/register/teams.ts'
import type { Deps } from './deps.ts'
import { today } from './queries.ts'

type Asking = Pick<Deps, 'sql' | 'now' | 'config'>

export const DEFAULTS = DatedSettings.parse(Settings.parse({}))

/** An environment that says the default says nothing. */
export const isDefault = (name: DatedName, value: DatedValue): boolean =>
  JSON.stringify(value) === JSON.stringify(DEFAULTS[name])

export const isSampleRegister = async ({ sql }: Pick<Deps, 'sql'>): Promise<boolean> =>
  (await allTeams(sql)).some(({ name }) => isSample(name))

const OF_THE_OFFICE = ['OFFICE_NAME', 'OFFICE_NAME_EN', 'COUNTY_POSITION'] as const satisfies DatedName[]

/** The defaults are the sample county's: any other office is asked for what nobody has decided. */
export async function missingSettings(deps: Asking): Promise<DatedName[]> {
  if (await isSampleRegister(deps)) return []
  const versions = await settingVersions(deps.sql)
  return OF_THE_OFFICE.filter((name) => {
    const decided = versionOn(versions, name, today(deps))?.value ?? null
    return decided === null && isDefault(name, deps.config[name])
  })
}
