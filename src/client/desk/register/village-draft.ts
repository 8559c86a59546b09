/** A village of the register as its form has it, and back. */
import type { NewVillage, Village } from '../../../domain/place.ts'
import type { Problem } from '../../shared/api.ts'
import { t } from '../later-words.ts'
import { emptyAmong, notNumbers, numberIn } from '../asked.ts'
import { namesIn } from './draft.ts'

export const VILLAGE_FIELDS = [
  ...(['name', 'teamCode', 'designated', 'annualQuota', 'aliases'] as const),
  ...(['latitude', 'longitude', 'population', 'speakersInstalled'] as const),
] as const
export type VillageField = (typeof VILLAGE_FIELDS)[number]
export type VillageDraft = Record<VillageField, string>

const NUMBERS = ['annualQuota', 'latitude', 'longitude', 'population', 'speakersInstalled'] as const
const textOf = (value: number | undefined): string => (value === undefined ? '' : String(value))

export const draftOfVillage = (village: Village): VillageDraft => ({
  name: village.name,
  teamCode: village.teamCode ?? '',
  designated: String(village.designated),
  annualQuota: String(village.annualQuota),
  aliases: village.aliases.join('、'),
  latitude: textOf(village.latitude),
  longitude: textOf(village.longitude),
  population: textOf(village.population),
  speakersInstalled: textOf(village.speakersInstalled),
})

export function villageIssues(draft: VillageDraft): Problem['issues'] {
  const half = (draft.latitude.trim() === '') !== (draft.longitude.trim() === '')
  const missing = draft.latitude.trim() === '' ? 'latitude' : 'longitude'
  return [
    ...emptyAmong([
      { path: 'name', label: t('village_name'), value: draft.name },
      { path: 'annualQuota', label: t('field_annualQuota'), value: draft.annualQuota },
    ]),
    ...notNumbers(NUMBERS.map((path) => ({ path, value: draft[path] }))),
    ...(half ? [{ path: missing, message: t('position_both') }] : []),
  ]
}

/** What has no field in the form stays as it is; what was emptied is unknown again. */
export function villageFrom({ townshipName: _, ...village }: Village, draft: VillageDraft): NewVillage {
  const {
    teamCode: __,
    latitude: ___,
    longitude: ____,
    population: _____,
    speakersInstalled: ______,
    ...rest
  } = village
  const numbers = Object.fromEntries(
    NUMBERS.flatMap((name) => {
      const value = numberIn(draft[name])
      return value === null ? [] : [[name, value]]
    }),
  ) as Pick<NewVillage, (typeof NUMBERS)[number]>
  return {
    ...rest,
    ...numbers,
    name: draft.name.trim(),
    designated: draft.designated === 'true',
    aliases: namesIn(draft.aliases),
    ...(draft.teamCode && { teamCode: draft.teamCode }),
  }
}
