/** What the office is called, and which of its settings nobody has decided yet. */
import { Settings } from '../config.ts'
import { type DatedName, DatedSettings, type DatedValue, versionOn } from '../domain/dated-setting.ts'
import { say } from '../domain/language.ts'
import type { Language } from '../domain/sentence.ts'
import { isSample } from '../domain/register/place.ts'
import { settingVersions } from '../store/people/settings.ts'
import { allTeams } from '../store/register/teams.ts'
import type { Deps } from './deps.ts'
import { inForce, today } from './queries.ts'

const DEFAULTS = DatedSettings.parse(Settings.parse({}))

/** An environment that says the default says nothing. */
export const isDefault = (name: DatedName, value: DatedValue): boolean =>
  JSON.stringify(value) === JSON.stringify(DEFAULTS[name])

export const isSampleRegister = async ({ sql }: Pick<Deps, 'sql'>): Promise<boolean> =>
  (await allTeams(sql)).some(({ name }) => isSample(name))

type Asking = Pick<Deps, 'sql' | 'config' | 'now'>
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

/** Nobody's pages or sheets carry another county's name. */
export async function officeNames(deps: Asking): Promise<Record<Language, string>> {
  const { OFFICE_NAME, OFFICE_NAME_EN } = await inForce(deps)
  const missing = new Set(await missingSettings(deps))
  return {
    zh: missing.has('OFFICE_NAME') ? say('zh', { key: 'office_unnamed' }) : OFFICE_NAME,
    en: missing.has('OFFICE_NAME_EN') ? say('en', { key: 'office_unnamed' }) : OFFICE_NAME_EN,
  }
}
