/** A target, changed from a day on; it is said before saving that the days before keep their figures. */
import { useState } from 'preact/hooks'
import { Indicator, ScopeKind, type Target } from '../../../domain/target/target.ts'
import { Problem } from '../../shared/api.ts'
import { go } from '../../shared/place.ts'
import { t } from '../later-words.ts'
import { emptyAmong } from '../kit/asked.ts'
import { Form, InputField, PassageField, SelectField } from '../kit/fields.tsx'
import { Changes } from '../kit/changes.tsx'
import { changedFields } from '../kit/entry-draft.ts'
import type { Editing } from '../kit/editing.ts'
import { useKeptDraft } from '../kit/kept-draft.ts'
import { Overtaken } from '../kit/overtaken.tsx'
import { throwIncomplete, useSending } from '../kit/sending.ts'
import { Reach } from './reach.tsx'
import { ScopeField } from './scope-field.tsx'
import { targetDaySaid } from './target-days.ts'
import {
  draftOfTarget,
  newTarget,
  type TargetDraft,
  type TargetField,
  targetFrom,
  targetIssues,
} from './target-draft.ts'

interface Props {
  /** As it is in force today; none of a new one. */
  target?: Target
  /** What it is from which day on. */
  versions?: { effectiveOn: string | null }[]
  editing: Pick<Editing<unknown>, 'put' | 'lines'>
  codes: string[]
  today: string
  saved: (sentence: string) => void
}
const NONE: { effectiveOn: string | null }[] = []
const NAMES = [
  ...['code', 'indicator', 'scope', 'name', 'amount', 'unit', 'startsOn', 'deadline', 'statutoryDeadline'],
  ...['monthShares', 'document', 'effectiveOn'],
]

export function TargetForm({ target, versions = NONE, editing, codes, today, saved }: Props) {
  const base = target ? draftOfTarget(target) : newTarget(codes)
  const { draft, set, clear } = useKeptDraft(`target ${target?.code ?? 'new'}`, base)
  const [effectiveOn, setEffectiveOn] = useState(today)
  const sending = useSending()
  const rows = changedFields(base, draft).map((field) => ({
    ...{ field, label: t(`target_${field}`), before: said(field, base[field]), after: said(field, draft[field]) },
  }))
  const field = (name: TargetField) => ({
    ...{ name, value: draft[name], set: set(name), problem: sending.problem, label: t(`target_${name}`) },
  })
  const submit = () =>
    sending.run(async () => {
      const day = emptyAmong([{ path: 'effectiveOn', label: t('effective_on'), value: effectiveOn }])
      throwIncomplete([...targetIssues(draft), ...day])
      if (rows.length === 0 && effectiveOn === today) throw new Problem('nothing', t('changes_none'))
      const body = { ...targetFrom(target, draft), effectiveOn }
      await editing.put(`/api/targets/${encodeURIComponent(body.code)}`, body)
      clear()
      saved(t('setting_saved', { name: body.name, day: effectiveOn }))
      if (!target) go(`/settings?part=targets&target=${encodeURIComponent(body.code)}`, { replace: true })
    })
  return (
    <Form
      label={target ? t('edit_this', { name: target.name }) : t('target_add')}
      {...{ sending, submit }}
      names={NAMES}
      button={t(editing.lines ? 'save_over' : 'save')}
      cancel={clear}
      isOpened
    >
      {!target && <FirstFields field={field} draft={draft} />}
      <Fields field={field} />
      <InputField
        {...{ name: 'effectiveOn', value: effectiveOn, set: setEffectiveOn, problem: sending.problem }}
        type="date"
        label={t('effective_on')}
        hint={t('effective_hint')}
      />
      {editing.lines && <Overtaken lines={editing.lines} theirs={clear} />}
      <Changes rows={rows} />
      {target && effectiveOn && <Reach {...{ effectiveOn, today, versions }} isChanged={rows.length > 0} />}
      {!target && rows.length > 0 && <p data-part="reach">{t('target_new_reach', { name: draft.name })}</p>}
    </Form>
  )
}

type FieldOf = (name: TargetField) => { name: string; value: string; set: (value: string) => void } & {
  problem: Problem | undefined
  label: string
}

const FirstFields = ({ field, draft }: { field: FieldOf; draft: TargetDraft }) => (
  <div class="field-row">
    <InputField {...field('code')} hint={t('target_code_hint')} />
    <SelectField {...field('indicator')}>
      {Indicator.options.map((indicator) => (
        <option key={indicator} value={indicator}>
          {t(`counts_${indicator}`)}
        </option>
      ))}
    </SelectField>
    <SelectField {...field('scopeKind')}>
      {ScopeKind.options.map((kind) => (
        <option key={kind} value={kind}>
          {t(`for_${kind}`)}
        </option>
      ))}
    </SelectField>
    <ScopeField kind={draft.scopeKind as ScopeKind} {...field('scopeCode')} name="scope" />
  </div>
)

const Fields = ({ field }: { field: FieldOf }) => (
  <>
    <div class="field-row">
      <InputField {...field('name')} maxLength={80} />
      <InputField {...field('nameEn')} maxLength={120} hint={t('target_name_en_hint')} />
      <InputField {...field('amount')} />
      <InputField {...field('unit')} maxLength={20} />
    </div>
    <div class="field-row">
      <InputField {...field('startsOn')} hint={t('target_day_hint')} />
      <InputField {...field('deadline')} />
      <InputField {...field('statutoryDeadline')} hint={t('target_statutory_hint')} />
    </div>
    <InputField {...field('monthShares')} hint={t('month_shares_hint')} />
    <PassageField {...field('document')} maxLength={300} rows={2} />
  </>
)

function said(field: TargetField, value: string): string {
  if (field === 'indicator') return t(`counts_${value as Indicator}`)
  if (field === 'startsOn' || field === 'deadline' || field === 'statutoryDeadline') return targetDaySaid(value.trim())
  if (field === 'scopeKind') return t(`for_${value as ScopeKind}`)
  return value.trim()
}
