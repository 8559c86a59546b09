/** The form of a village: from which day on what is changed holds; what will change is said before it is saved. */
import { townships, villages } from '../../../contract/register.ts'
import type { NewVillage, Team, Village } from '../../../domain/register/place.ts'
import type { Problem } from '../../shared/api.ts'
import { useAll, useToday } from '../../shared/load.ts'
import { EntryForm, NAMES_FIELD, namesIn, useEditing } from '../kit/entry-form.tsx'
import { namedChoices } from '../kit/filters.tsx'
import type { Choices, Draft } from '../kit/form-draft.ts'
import { FieldRow, useForm } from '../kit/form.tsx'
import { t } from '../later-words.ts'
import { datedFields, datedIssues, datedNames, savedSaid } from './dated-fields.ts'

/** One show a month (一村一月一场), unless the village says otherwise. */
export const NEW_VILLAGE: Partial<NewVillage> = { designated: false, annualQuota: 12, aliases: [] }

/** As it is put: the township's name is the register's own affair. */
export function asPut({ townshipName: _, ...village }: Village): NewVillage {
  return village
}

type Named = { code: string; name: string }[]

export const villageFields = (crews: Named, places: Named) => ({
  code: { label: t('field_code'), hint: t('village_code_hint') },
  name: t('field_name'),
  townshipCode: { label: t('field_townshipCode'), choices: namedChoices(places), none: t('township_choose') },
  teamCode: { label: t('field_teamCode'), choices: [['', t('team_nobody')] as const, ...namedChoices(crews)] },
  designated: {
    label: t('field_designated'),
    choices: [
      ['true', t('yes')],
      ['false', t('no')],
    ] as Choices,
  },
  annualQuota: { label: t('field_annualQuota'), hint: t('quota_hint') },
  aliases: {
    label: t('field_aliases'),
    hint: t('aliases_hint'),
    print: NAMES_FIELD.print,
    read: namesIn,
    isNeeded: false,
  },
  latitude: t('field_latitude'),
  longitude: t('field_longitude'),
  population: t('field_population'),
  speakersInstalled: t('field_speakersInstalled'),
  ...datedFields(),
})
export type VillageField = keyof ReturnType<typeof villageFields>

/** Half a position is none. */
export function halfPosition({ latitude, longitude }: Draft<VillageField>): Problem['issues'] {
  if ((latitude.trim() === '') === (longitude.trim() === '')) return []
  return [{ path: latitude.trim() === '' ? 'latitude' : 'longitude', message: t('position_both') }]
}

interface FormProps {
  /** None for a new one. */
  code: string | undefined
  teams: Team[]
  saved: (sentence: string) => void
  close: () => void
}

export function VillageForm({ code, teams: crews, saved, close }: FormProps) {
  const places = useAll(townships.list, {}).data?.items ?? []
  const today = useToday() ?? ''
  const editing = useEditing(villages, code === undefined ? null : { code }, 'village')
  const village = editing.kept?.thing
  const form = useForm(villages.put.body, {
    keep: `village ${code ?? 'new'}`,
    start: village ? { ...asPut(village), effectiveOn: today } : NEW_VILLAGE,
    fields: villageFields(crews, places),
    check: (draft) => [...halfPosition(draft), ...(village ? datedIssues(draft, today, village.endsOn) : [])],
    isChange: true,
    send: (wanted) => editing.put({ params: { code: wanted.code }, body: wanted }),
    done: ({ name, effectiveOn }) => saved(savedSaid(name, effectiveOn, today)),
  })
  const label = village ? t('edit_this', { name: village.name }) : t('village_add')
  return (
    <EntryForm of={form} editing={editing} label={label} lines={8} close={close}>
      <h3>
        {village
          ? t('village_edit_title', { name: village.name, township: village.townshipName, code: village.code })
          : t('village_add')}
      </h3>
      <FieldRow of={form} names={[!village && 'code', 'name', 'aliases', 'townshipCode']} />
      <FieldRow of={form} names={['teamCode', 'designated', 'annualQuota']} />
      <FieldRow of={form} names={['population', 'speakersInstalled', 'latitude', 'longitude']} />
      {village && (
        <>
          <FieldRow of={form} names={datedNames(form, today)} />
          <p class="soft">{t('village_dated')}</p>
        </>
      )}
    </EntryForm>
  )
}
