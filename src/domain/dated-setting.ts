/** Limits and names that the office changes from a day on; what was judged before that day stays as it was. */
import * as z from 'zod'
import { CALLBACK_PERCENT } from './callback/callback.ts'
import { RateFen, Shares } from './money/subsidy.ts'
import { Day } from './period.ts'
import { latitude, line, longitude } from './register/place.ts'
import { needsIn, type ProofRule, ShowProof } from './screening/proof.ts'

export const DAYS = z.int().min(1).max(3650)
export const HOURS = z.int().min(1).max(8760)
/** Who sees villagers’ names and numbers whole at once (people/masking.ts); managers and auditors may ask for each. */
export const SeenBy = z.enum(['nobody', 'managers', 'desk', 'everyone'])
export type SeenBy = z.infer<typeof SeenBy>
/** None is for ever. */
export const YEARS = z.int().min(0).max(50)

/** Whom villagers call about a show; empty where nobody has said. */
export const SupervisionPhone = z.union([line(60), z.literal('')])

/** From this day on is always: nothing is dated before it (period.ts). */
export const FIRST_DAY = '1970-01-01'

/** By the names they have in the environment, whose values hold wherever the office has decided nothing. */
export const DatedSettings = z.object({
  STALE_DAYS: DAYS,
  FAULT_HOURS_MINOR: HOURS,
  FAULT_HOURS_MAJOR: HOURS,
  FAULT_HOURS_CRITICAL: HOURS,
  FAULT_REOPEN_DAYS: DAYS,
  TEAM_SILENT_DAYS: DAYS,
  COUNTY_POSITION: z.strictObject({ latitude, longitude }),
  OFFICE_NAME: line(80),
  OFFICE_NAME_EN: line(120),
  SUPERVISION_PHONE: SupervisionPhone,
  SINGLE_MANAGER: z.boolean(),
  RATE_FEN: RateFen,
  SHARES: Shares,
  SHOW_PROOF: ShowProof,
  CALLBACK_PERCENT,
  TEAM_RANKING: z.boolean(),
  CHART_NOTE: z.union([line(20), z.literal('')]),
  PEOPLE_SEEN_BY: SeenBy,
  PEOPLE_REASON: z.boolean(),
  PEOPLE_YEARS: YEARS,
  PEOPLE_PLACES: z.boolean(),
})
export type DatedSettings = z.infer<typeof DatedSettings>
export const DatedName = DatedSettings.keyof()
export type DatedName = z.infer<typeof DatedName>
export type DatedValue = DatedSettings[DatedName]

/** Null takes back what was decided: from that day the environment's holds again. */
export const NewSettingValue = z
  .strictObject({
    value: z.union([z.number(), z.string(), z.boolean(), DatedSettings.shape.COUNTY_POSITION, z.null()]),
    effectiveOn: Day.optional().meta({ description: 'In force from this day on; today without it' }),
    reason: line(500).optional().meta({ description: 'Why; what touches a closed month must say it' }),
  })
  .meta({ id: 'NewSettingValue', description: 'Of the kind the setting has; null takes back what was decided' })

export interface SettingVersion {
  name: DatedName
  effectiveOn: string
  value: DatedValue | null
  madeAt: string
  madeBy: string
}

export type Decided = Pick<SettingVersion, 'name' | 'effectiveOn' | 'value'>

/** What was decided last for a day; undefined where nothing ever was. Versions in the order of their days. */
export const versionOn = <V extends Decided>(versions: readonly V[], name: DatedName, day: string): V | undefined =>
  versions.findLast((version) => version.name === name && version.effectiveOn <= day)

/** The settings in force on a day: what was decided for it, over what holds without a decision. */
export function settingsFrom<S extends Partial<DatedSettings>>(beneath: S, versions: SettingVersion[], day: string): S {
  const decided = DatedName.options.flatMap((name) => {
    const value = versionOn(versions, name, day)?.value ?? null
    return value === null ? [] : [[name, value]]
  })
  return { ...beneath, ...(Object.fromEntries(decided) as Partial<S>) }
}

/** What a valid show needs, from which day on: what the office decided, over what holds without a decision. */
export const proofRulesFrom = (
  beneath: string,
  versions: readonly Pick<SettingVersion, 'effectiveOn' | 'value'>[],
): ProofRule[] => [
  { effectiveOn: FIRST_DAY, needs: needsIn(beneath) },
  ...versions.map(({ effectiveOn, value }) => ({
    effectiveOn,
    needs: needsIn(typeof value === 'string' ? value : beneath),
  })),
]
