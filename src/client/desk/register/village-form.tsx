/** A village of the register, changed or new: what will change is said beneath the fields before it is saved. */
import { townships, villages } from '../../../contract/register.ts'
import { NewVillage, type Village, type Team } from '../../../domain/register/place.ts'
import type { Problem } from '../../shared/api.ts'
import { useAll } from '../../shared/load.ts'
import { t } from '../later-words.ts'
import { useEditing } from '../kit/editing.ts'
import { NAMES_FIELD, namesIn } from '../kit/entry-draft.ts'
import { EntryForm } from '../kit/entry-form.tsx'
import { Field, useForm } from '../kit/form.tsx'
import type { Choices, Draft } from '../kit/form-draft.ts'

/** One show a month (一村一月一场), unless the village says otherwise. */
export const NEW_VILLAGE: Partial<NewVillage> = { designated: false, annualQuota: 12, aliases: [] }

/** As it is put: the township's name is the register's own affair. */
export function asPut({ townshipName: _, ...village }: Village): NewVillage {
  return village
}

type Named = { code: string; name: string }[]
const choicesOf = (things: Named): Choices => things.map(({ code, name }) => [code, name])

export const villageFields = (teams: Named, places: Named) => ({
  code: t('field_code'),
  name: t('field_name'),
  townshipCode: { label: t('field_townshipCode'), choices: choicesOf(places) },
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

interface Props {
  /** None for a new one. */
  code: string | undefined
  teams: Team[]
  saved: (name: string) => void
  close: () => void
}

export function VillageForm({ code, teams, saved, close }: Props) {
  const places = useAll(townships.list, {}).data?.items ?? []
  const editing = useEditing(villages, code === undefined ? null : { code }, 'village')
  const village = editing.kept?.thing
  const form = useForm(NewVillage, {
    keep: `village ${code ?? 'new'}`,
    start: village ? asPut(village) : NEW_VILLAGE,
    fields: villageFields(teams, places),
    check: halfPosition,
    isChange: true,
    send: (wanted) => editing.put({ params: { code: wanted.code }, body: wanted }),
    done: ({ name }) => saved(name),
  })
  return (
    <EntryForm
      of={form}
      editing={editing}
      label={village ? t('edit_this', { name: village.name }) : t('village_add')}
      lines={8}
      close={close}
    >
      <h3>
        {village
          ? t('village_edit_title', { name: village.name, township: village.townshipName, code: village.code })
          : t('village_add')}
      </h3>
      <div class="field-row">
        {!village && <Field of={form} name="code" hint={t('village_code_hint')} />}
        <Field of={form} name="name" />
        <Field of={form} name="aliases" hint={t('aliases_hint')} />
        <Field of={form} name="townshipCode" none={t('township_choose')} />
      </div>
      <div class="field-row">
        <Field of={form} name="teamCode" />
        <Field of={form} name="designated" />
        <Field of={form} name="annualQuota" hint={t('quota_hint')} />
      </div>
      <div class="field-row">
        <Field of={form} name="population" />
        <Field of={form} name="speakersInstalled" />
        <Field of={form} name="latitude" />
        <Field of={form} name="longitude" />
      </div>
      <p class="soft">{t('village_undated')}</p>
    </EntryForm>
  )
}
