/** A village of the register, changed or new: what will change is said beneath the fields before it is saved. */
import { NewVillage, type Township, type Village } from '../../../domain/register/place.ts'
import type { Team } from '../../../domain/register/team.ts'
import { t } from '../later-words.ts'
import { type Editing, useEditing } from '../kit/editing.ts'
import { EntryForm } from '../kit/entry-form.tsx'
import { Field, useForm } from '../kit/form.tsx'
import { Failure, Skeleton } from '../kit/states.tsx'
import { useWhole } from '../kit/whole-list.ts'
import { asPut, halfPosition, NEW_VILLAGE, villageFields } from './village-draft.ts'

interface Props {
  /** None for a new one. */
  code?: string
  teams: Team[]
  saved: (name: string) => void
  close: () => void
}
const pathOf = (code: string): string => `/api/villages/${encodeURIComponent(code)}`

export function VillageEdit({ code, ...props }: Props) {
  const editing = useEditing<Village>(code === undefined ? null : pathOf(code), { kind: 'village', id: code ?? '' })
  const townships = useWhole<Township>('/api/townships')
  if (editing.problem) return <Failure problem={editing.problem} retry={editing.reload} />
  if (code !== undefined && !editing.kept) return <Skeleton lines={8} />
  return <VillageForm editing={editing} townships={townships.data?.items ?? []} {...props} />
}

interface FormProps extends Omit<Props, 'code'> {
  editing: Editing<Village>
  townships: Township[]
}

function VillageForm({ editing, townships, teams, saved, close }: FormProps) {
  const village = editing.kept?.thing
  const form = useForm(NewVillage, {
    keep: `village ${village?.code ?? 'new'}`,
    start: village ? asPut(village) : NEW_VILLAGE,
    fields: villageFields(teams, townships),
    check: halfPosition,
    isChange: true,
    send: (wanted) => editing.put(pathOf(wanted.code), wanted),
    done: ({ name }) => saved(name),
  })
  return (
    <EntryForm
      of={form}
      label={village ? t('edit_this', { name: village.name }) : t('village_add')}
      editing={editing}
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
