/** A village of the register as its form has it. */
import type { NewVillage, Village } from '../../../domain/register/place.ts'
import type { Problem } from '../../shared/api.ts'
import { t } from '../later-words.ts'
import { NAMES_FIELD, namesIn } from '../kit/entry-draft.ts'
import type { Choices, Draft } from '../kit/form-draft.ts'

/** One show a month (一村一月一场), unless the village says otherwise. */
export const NEW_VILLAGE: Partial<NewVillage> = { designated: false, annualQuota: 12, aliases: [] }

/** As it is put: the township's name is the register's own affair. */
export function asPut({ townshipName: _, ...village }: Village): NewVillage {
  return village
}

type Named = { code: string; name: string }[]
const choicesOf = (things: Named): Choices => things.map(({ code, name }) => [code, name])

export const villageFields = (teams: Named, townships: Named) => ({
  code: t('field_code'),
  name: t('field_name'),
  townshipCode: { label: t('field_townshipCode'), choices: choicesOf(townships) },
  teamCode: { label: t('field_teamCode'), choices: [['', t('team_nobody')] as const, ...choicesOf(teams)] },
  designated: {
    label: t('field_designated'),
    choices: [
      ['true', t('yes')],
      ['false', t('no')],
    ] as Choices,
  },
  annualQuota: t('field_annualQuota'),
  aliases: { label: t('field_aliases'), print: NAMES_FIELD.print, read: namesIn, isNeeded: false },
  latitude: t('field_latitude'),
  longitude: t('field_longitude'),
  population: t('field_population'),
  speakersInstalled: t('field_speakersInstalled'),
})
export type VillageField = keyof ReturnType<typeof villageFields>

/** Half a position is none. */
export function halfPosition({ latitude, longitude }: Draft<VillageField>): Problem['issues'] {
  if ((latitude.trim() === '') === (longitude.trim() === '')) return []
  return [{ path: latitude.trim() === '' ? 'latitude' : 'longitude', message: t('position_both') }]
}
