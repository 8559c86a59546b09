/** One village of the register, changed: what will change is said beneath the fields before it is saved. */
import type { Village } from '../../../domain/place.ts'
import type { Team } from '../../../domain/team.ts'
import { Problem, request } from '../../shared/api.ts'
import { type Loaded, useLoad } from '../../shared/load.ts'
import { t } from '../later-words.ts'
import { Answered } from '../answered.tsx'
import { Form, InputField, SelectField } from '../fields.tsx'
import { throwIncomplete, useSending } from '../sending.ts'
import { type ChangeRow, Changes } from './changes.tsx'
import { changedFields } from './draft.ts'
import { useKeptDraft } from './kept-draft.ts'
import {
  draftOfVillage,
  VILLAGE_FIELDS,
  type VillageDraft,
  type VillageField,
  villageFrom,
  villageIssues,
} from './village-draft.ts'

interface Props {
  code: string
  teams: Team[]
  saved: (name: string) => void
  close: () => void
}

export function VillageEdit({ code, ...props }: Props) {
  const village = useLoad<Village>(`/api/villages/${encodeURIComponent(code)}`)
  return (
    <Answered load={village} lines={8}>
      {(data) => data.code === code && <VillageForm village={data} reload={village.reload} {...props} />}
    </Answered>
  )
}

type FormProps = Omit<Props, 'code'> & { village: Village; reload: Loaded<Village>['reload'] }

function VillageForm({ village, reload, teams, saved, close }: FormProps) {
  const base = draftOfVillage(village)
  const { draft, set, clear } = useKeptDraft(`village ${village.code}`, base)
  const sending = useSending({ conflict: reload })
  const rows = rowsOf(base, draft, teams)
  const field = (name: VillageField) => ({
    ...{ name, value: draft[name], set: set(name), problem: sending.problem, label: t(`field_${name}`) },
  })
  const submit = () =>
    sending.run(async () => {
      throwIncomplete(villageIssues(draft))
      if (rows.length === 0) throw new Problem('nothing', t('changes_none'))
      const path = `/api/villages/${encodeURIComponent(village.code)}`
      const now = await request('GET', path)
      if (JSON.stringify(now) !== JSON.stringify(village)) throw new Problem('conflict', t('changed_meanwhile'))
      await request('PUT', path, villageFrom(village, draft))
      clear()
      saved(draft.name.trim())
    })
  const putAway = () => {
    clear()
    close()
  }
  return (
    <Form
      label={t('edit_this', { name: village.name })}
      {...{ sending, submit }}
      names={VILLAGE_FIELDS}
      button={t('save')}
      cancel={putAway}
      isOpened
    >
      <h3>{t('village_edit_title', { name: village.name, township: village.townshipName, code: village.code })}</h3>
      <div class="field-row">
        <InputField {...field('name')} maxLength={60} />
        <InputField {...field('aliases')} hint={t('aliases_hint')} />
      </div>
      <div class="field-row">
        <SelectField {...field('teamCode')}>
          <option value="">{t('team_nobody')}</option>
          {teams.map(({ code, name }) => (
            <option key={code} value={code}>
              {name}
            </option>
          ))}
        </SelectField>
        <SelectField {...field('designated')}>
          <option value="true">{t('yes')}</option>
          <option value="false">{t('no')}</option>
        </SelectField>
        <InputField {...field('annualQuota')} />
      </div>
      <div class="field-row">
        <InputField {...field('population')} />
        <InputField {...field('speakersInstalled')} />
        <InputField {...field('latitude')} />
        <InputField {...field('longitude')} />
      </div>
      <p class="soft">{t('village_undated')}</p>
      <Changes rows={rows} />
    </Form>
  )
}

function rowsOf(base: VillageDraft, draft: VillageDraft, teams: Team[]): ChangeRow[] {
  const said = (name: VillageField, value: string): string => {
    if (name === 'teamCode') return value ? (teams.find(({ code }) => code === value)?.name ?? value) : t('team_nobody')
    if (name === 'designated') return value === 'true' ? t('yes') : t('no')
    return value.trim()
  }
  return changedFields(base, draft).map((field) => ({
    ...{ field, label: t(`field_${field}`), before: said(field, base[field]), after: said(field, draft[field]) },
  }))
}
