/** One limit or name, decided from a day on, or given back to what holds without a decision. */
import { useState } from 'preact/hooks'
import type { DatedName } from '../../../domain/dated-setting.ts'
import { Problem } from '../../shared/api.ts'
import { learnOffice } from '../../shared/office.ts'
import { t } from '../later-words.ts'
import { emptyAmong } from '../kit/asked.ts'
import { Form, InputField } from '../kit/fields.tsx'
import { Changes } from '../kit/changes.tsx'
import { type Editing, useEditing } from '../kit/editing.ts'
import { useKeptDraft } from '../kit/kept-draft.ts'
import { Overtaken } from '../kit/overtaken.tsx'
import { throwIncomplete, useSending } from '../kit/sending.ts'
import { Failure, Skeleton } from '../kit/states.tsx'
import { Reach } from './reach.tsx'
import { rangeHint, saidValue, type Setting, textOfValue, valueIn } from './setting-draft.ts'

interface Props {
  name: DatedName
  today: string
  saved: (sentence: string) => void
  close: () => void
}

const pathOf = (name: DatedName): string => `/api/settings/${name}`

export function LimitEdit({ name, ...props }: Props) {
  const editing = useEditing<Setting>(pathOf(name), { kind: 'setting', id: name })
  if (editing.problem) return <Failure problem={editing.problem} retry={editing.reload} />
  if (!editing.kept) return <Skeleton lines={4} />
  return <LimitForm editing={editing} setting={editing.kept.thing} {...props} />
}

type FormProps = Omit<Props, 'name'> & { editing: Editing<Setting>; setting: Setting }

function LimitForm({ editing, setting, today, saved, close }: FormProps) {
  const { name } = setting
  const label = t(`setting_${name}`)
  const base = { value: textOfValue(setting.value) }
  const { draft, set, clear } = useKeptDraft(`setting ${name}`, base)
  const [effectiveOn, setEffectiveOn] = useState(today)
  const sending = useSending()
  const isChanged = draft.value.trim() !== base.value
  const put = async (value: unknown) => {
    throwIncomplete(emptyAmong([{ path: 'effectiveOn', label: t('effective_on'), value: effectiveOn }]))
    await editing.put(pathOf(name), { value, effectiveOn })
    clear()
    await learnOffice()
    saved(t('setting_saved', { name: label, day: effectiveOn }))
  }
  const submit = () =>
    sending.run(async () => {
      const value = valueIn(name, draft.value)
      if (value === null) {
        throwIncomplete([{ path: 'value', message: rangeHint(name) ?? t('fill_in', { field: label }) }])
      }
      if (!isChanged && effectiveOn === today) throw new Problem('nothing', t('changes_none'))
      await put(value)
    })
  return (
    <Form
      label={t('edit_this', { name: label })}
      {...{ sending, submit }}
      names={['value', 'effectiveOn']}
      button={t(editing.lines ? 'save_over' : 'save')}
      cancel={() => {
        clear()
        close()
      }}
      isOpened
    >
      <div class="field-row">
        <InputField
          {...{ name: 'value', value: draft.value, set: set('value'), problem: sending.problem, label }}
          hint={rangeHint(name)}
        />
        <InputField
          {...{ name: 'effectiveOn', value: effectiveOn, set: setEffectiveOn, problem: sending.problem }}
          type="date"
          label={t('effective_on')}
        />
      </div>
      {editing.lines && <Overtaken lines={editing.lines} theirs={clear} />}
      <Changes rows={isChanged ? [{ field: name, label, before: base.value, after: draft.value.trim() }] : []} />
      {effectiveOn && <Reach {...{ effectiveOn, today, isChanged }} versions={setting.history} />}
      {setting.source === 'desk' && (
        <p class="actions">
          <button type="button" aria-disabled={sending.isSending} onClick={() => sending.run(() => put(null))}>
            {t('setting_take_back', { day: effectiveOn, value: saidValue(name, setting.beneath.value) })}
          </button>
        </p>
      )}
    </Form>
  )
}
