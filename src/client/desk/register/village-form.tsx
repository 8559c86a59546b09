/** A village of the register, changed or new: what will change is said beneath the fields before it is saved. */
import type { Township, Village } from '../../../domain/register/place.ts'
import type { Team } from '../../../domain/register/team.ts'
import { Problem } from '../../shared/api.ts'
import { t } from '../later-words.ts'
import { InputField, SelectField } from '../kit/fields.tsx'
import { throwIncomplete, useSending } from '../kit/sending.ts'
import { Failure, Skeleton } from '../kit/states.tsx'
import { useWhole } from '../kit/whole-list.ts'
import type { ChangeRow } from './changes.tsx'
import { EntryForm } from '../kit/entry-form.tsx'
import { changedFields } from '../kit/entry-draft.ts'
import { type Editing, useEditing } from '../kit/editing.ts'
import { useKeptDraft } from '../kit/kept-draft.ts'
import {
  draftOfVillage,
  newVillage,
  VILLAGE_FIELDS,
  type VillageDraft,
  type VillageField,
  villageFrom,
  villageIssues,
} from './village-draft.ts'

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
  const base = village ? draftOfVillage(village) : newVillage
  const { draft, set, clear } = useKeptDraft(`village ${village?.code ?? 'new'}`, base)
  const sending = useSending()
  const rows = rowsOf(base, draft, { teams, townships })
  const field = (name: VillageField) => ({
    ...{ name, value: draft[name], set: set(name), problem: sending.problem, label: t(`field_${name}`) },
  })
  const submit = () =>
    sending.run(async () => {
      throwIncomplete(villageIssues(draft))
      if (rows.length === 0) throw new Problem('nothing', t('changes_none'))
      const wanted = villageFrom(draft)
      await editing.put(pathOf(wanted.code), wanted)
      clear()
      saved(wanted.name)
    })
  return (
    <EntryForm
      label={village ? t('edit_this', { name: village.name }) : t('village_add')}
      {...{ editing, sending, rows, submit, clear, close }}
      names={VILLAGE_FIELDS}
    >
      <h3>
        {village
          ? t('village_edit_title', { name: village.name, township: village.townshipName, code: village.code })
          : t('village_add')}
      </h3>
      <Fields field={field} isNew={!village} {...{ teams, townships }} />
      <p class="soft">{t('village_undated')}</p>
    </EntryForm>
  )
}

type FieldOf = (name: VillageField) => { name: string; value: string; set: (value: string) => void } & {
  problem: Problem | undefined
  label: string
}
interface FieldsProps {
  field: FieldOf
  isNew: boolean
  teams: Team[]
  townships: Township[]
}

const Options = ({ things }: { things: { code: string; name: string }[] }) => (
  <>
    {things.map(({ code, name }) => (
      <option key={code} value={code}>
        {name}
      </option>
    ))}
  </>
)

const Fields = ({ field, isNew, teams, townships }: FieldsProps) => (
  <>
    <div class="field-row">
      {isNew && <InputField {...field('code')} hint={t('village_code_hint')} maxLength={40} />}
      <InputField {...field('name')} maxLength={60} />
      <InputField {...field('aliases')} hint={t('aliases_hint')} />
      <SelectField {...field('townshipCode')}>
        <option value="">{t('township_choose')}</option>
        <Options things={townships} />
      </SelectField>
    </div>
    <div class="field-row">
      <SelectField {...field('teamCode')}>
        <option value="">{t('team_nobody')}</option>
        <Options things={teams} />
      </SelectField>
      <SelectField {...field('designated')}>
        <option value="true">{t('yes')}</option>
        <option value="false">{t('no')}</option>
      </SelectField>
      <InputField {...field('annualQuota')} hint={t('quota_hint')} />
    </div>
    <div class="field-row">
      <InputField {...field('population')} />
      <InputField {...field('speakersInstalled')} />
      <InputField {...field('latitude')} />
      <InputField {...field('longitude')} />
    </div>
  </>
)

interface Names {
  teams: Team[]
  townships: Township[]
}

function rowsOf(base: VillageDraft, draft: VillageDraft, { teams, townships }: Names): ChangeRow[] {
  const called = (things: { code: string; name: string }[], code: string): string =>
    things.find((thing) => thing.code === code)?.name ?? code
  const said = (name: VillageField, value: string): string => {
    if (name === 'teamCode') return value ? called(teams, value) : t('team_nobody')
    if (name === 'townshipCode') return called(townships, value)
    if (name === 'designated') return value === 'true' ? t('yes') : t('no')
    return value.trim()
  }
  return changedFields(base, draft).map((field) => ({
    ...{ field, label: t(`field_${field}`), before: said(field, base[field]), after: said(field, draft[field]) },
  }))
}
