/** A village of the register as its form has it, and back. */
import type { NewVillage, Village } from '../../../domain/register/place.ts'
import type { Problem } from '../../shared/api.ts'
import { t } from '../later-words.ts'
import { emptyAmong, notNumbers, numberIn } from '../kit/asked.ts'
import { namesIn } from '../kit/entry-draft.ts'

export const VILLAGE_FIELDS = [
  ...(['code', 'name', 'townshipCode', 'teamCode', 'designated', 'annualQuota', 'aliases'] as const),
  ...(['latitude', 'longitude', 'population', 'speakersInstalled'] as const),
] as const
export type VillageField = (typeof VILLAGE_FIELDS)[number]
export type VillageDraft = Record<VillageField, string>

const NUMBERS = ['annualQuota', 'latitude', 'longitude', 'population', 'speakersInstalled'] as const
const textOf = (value: number | undefined): string => (value === undefined ? '' : String(value))

export const draftOfVillage = (village: Village): VillageDraft => ({
  code: village.code,
  name: village.name,
  townshipCode: village.townshipCode,
  teamCode: village.teamCode ?? '',
  designated: String(village.designated),
  annualQuota: String(village.annualQuota),
  aliases: village.aliases.join('、'),
  latitude: textOf(village.latitude),
  longitude: textOf(village.longitude),
  population: textOf(village.population),
  speakersInstalled: textOf(village.speakersInstalled),
})

/** One show a month (domain: 一村一月一场), unless the village says otherwise. */
export const newVillage: VillageDraft = {
  ...{ code: '', name: '', townshipCode: '', teamCode: '', designated: 'false', annualQuota: '12', aliases: '' },
  ...{ latitude: '', longitude: '', population: '', speakersInstalled: '' },
}

export function villageIssues(draft: VillageDraft): Problem['issues'] {
  const half = (draft.latitude.trim() === '') !== (draft.longitude.trim() === '')
  const missing = draft.latitude.trim() === '' ? 'latitude' : 'longitude'
  return [
    ...emptyAmong([
      { path: 'code', label: t('field_code'), value: draft.code },
      { path: 'name', label: t('village_name'), value: draft.name },
      { path: 'townshipCode', label: t('township'), value: draft.townshipCode },
      { path: 'annualQuota', label: t('field_annualQuota'), value: draft.annualQuota },
    ]),
    ...notNumbers(NUMBERS.map((path) => ({ path, value: draft[path] }))),
    ...(half ? [{ path: missing, message: t('position_both') }] : []),
  ]
}

/** What was emptied is unknown again. */
export function villageFrom(draft: VillageDraft): NewVillage {
  const numbers = Object.fromEntries(
    NUMBERS.flatMap((name) => {
      const value = numberIn(draft[name])
      return value === null ? [] : [[name, value]]
    }),
  ) as Pick<NewVillage, (typeof NUMBERS)[number]>
  return {
    ...numbers,
    code: draft.code.trim(),
    name: draft.name.trim(),
    townshipCode: draft.townshipCode,
    designated: draft.designated === 'true',
    aliases: namesIn(draft.aliases),
    ...(draft.teamCode && { teamCode: draft.teamCode }),
  }
}
