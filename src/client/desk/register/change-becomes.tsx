/** What villages and townships become: one of several, several of one, another name, another township. */
import type { Township } from '../../../domain/register/place.ts'
import type { Problem } from '../../shared/api.ts'
import { ActionButton, Button } from '../kit/buttons.tsx'
import { InputField, SelectField } from '../kit/fields.tsx'
import { namedChoices } from '../kit/filters.tsx'
import type { Choices } from '../kit/form-draft.ts'
import { t } from '../later-words.ts'
import {
  type ChangeDraft,
  heirIn,
  isOfTownships,
  namesIn,
  NEW_CODE,
  type Part,
  partsIn,
  readKind,
  type Thing,
} from './change-rules.ts'

interface Props {
  draft: ChangeDraft
  set: (name: keyof ChangeDraft) => (value: string) => void
  chosen: readonly Thing[]
  townships: Township[]
  problem: Problem | undefined
}

export function Becomes(props: Props) {
  if (props.chosen.length === 0) return null
  const forms = { merge: Merged, split: Split, rename: Renamed, move: Moved }
  const Form = forms[readKind(props.draft.kind)]
  return (
    <fieldset class="group-row" data-part="becomes">
      <legend>{t('change_becomes')}</legend>
      <Form {...props} />
    </fieldset>
  )
}

function Merged({ draft, set, chosen, townships, problem }: Props) {
  const heir = heirIn(draft, chosen)
  const heirs: Choices = [
    ...chosen.map(({ code, name }) => [code, `${name} ${code}`] as const),
    [NEW_CODE, t('change_new_code')] as const,
  ]
  return (
    <div class="field-row">
      <SelectField
        label={t('change_heir')}
        name="heir"
        value={heir?.code ?? NEW_CODE}
        set={set('heir')}
        problem={problem}
        choices={heirs}
      />
      {!heir && (
        <InputField label={t('field_code')} name="to.0.code" value={draft.code} set={set('code')} problem={problem} />
      )}
      <InputField
        label={t('change_name_after')}
        name="to.0.name"
        hint={heir && t('change_name_kept')}
        maxLength={60}
        value={draft.name}
        set={set('name')}
        problem={problem}
      />
      {!isOfTownships(draft) && (
        <SelectField
          label={t('change_township_after')}
          name="to.0.townshipCode"
          none={t('change_township_kept')}
          value={draft.township}
          set={set('township')}
          problem={problem}
          choices={namedChoices(townships)}
        />
      )}
    </div>
  )
}

function Split({ draft, set, chosen, townships, problem }: Props) {
  const parts = partsIn(draft, chosen[0])
  const put = (next: Part[]) => set('parts')(JSON.stringify(next))
  const blank: Part = { code: '', name: '', townshipCode: chosen[0]?.townshipCode ?? '' }
  return (
    <>
      <p class="soft">{t('change_part_hint')}</p>
      {parts.map((part, i) => {
        const change = (name: keyof Part) => (value: string) => put(parts.with(i, { ...part, [name]: value }))
        const number = i + 1
        return (
          <div key={number} class="field-row" role="group" aria-label={t('change_part', { number })}>
            <InputField
              label={t('field_code')}
              name={`to.${i}.code`}
              value={part.code}
              set={change('code')}
              problem={problem}
            />
            <InputField
              label={t('change_name_after')}
              name={`to.${i}.name`}
              maxLength={60}
              value={part.name}
              set={change('name')}
              problem={problem}
            />
            <SelectField
              label={t('change_township_after')}
              name={`to.${i}.townshipCode`}
              value={part.townshipCode}
              set={change('townshipCode')}
              problem={problem}
              choices={namedChoices(townships)}
            />
            {parts.length > 2 && (
              <Button
                class="quiet"
                label={t('change_part_remove', { number })}
                onClick={() => put(parts.toSpliced(i, 1))}
              />
            )}
          </div>
        )
      })}
      <ActionButton label={t('change_part_add')} onClick={() => put([...parts, blank])} />
    </>
  )
}

function Renamed({ draft, set, chosen, problem }: Props) {
  const names = namesIn(draft)
  return (
    <div class="field-row">
      {chosen.map(({ code, name }, i) => (
        <InputField
          key={code}
          label={t('change_name_of', { name })}
          name={`to.${i}.name`}
          maxLength={60}
          value={names[code] ?? ''}
          set={(value) => set('names')(JSON.stringify({ ...names, [code]: value }))}
          problem={problem}
        />
      ))}
    </div>
  )
}

const Moved = ({ draft, set, townships, problem }: Props) => (
  <SelectField
    label={t('change_township_after')}
    name="to"
    none={t('township_choose')}
    value={draft.township}
    set={set('township')}
    problem={problem}
    choices={namedChoices(townships)}
  />
)
