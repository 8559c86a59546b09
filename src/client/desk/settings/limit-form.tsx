/** One limit or name, decided from a day on, or given back to what holds without a decision. */
import { useState } from 'preact/hooks'
import { Problem, request } from '../../shared/api.ts'
import { longDay } from '../../shared/format.ts'
import { learnOffice } from '../../shared/office.ts'
import { t } from '../later-words.ts'
import { emptyAmong } from '../asked.ts'
import { Form, InputField } from '../fields.tsx'
import { Changes } from '../register/changes.tsx'
import { useKeptDraft } from '../register/kept-draft.ts'
import { throwIncomplete, useSending } from '../sending.ts'
import { reachOf } from './effective.ts'
import { type Setting, textOfValue, valueIn } from './setting-draft.ts'

interface Props {
  setting: Setting
  today: string
  saved: (sentence: string) => void
  close: () => void
}

export function LimitForm({ setting, today, saved, close }: Props) {
  const { name } = setting
  const label = t(`setting_${name}`)
  const base = { value: textOfValue(setting.value) }
  const { draft, set, clear } = useKeptDraft(`setting ${name}`, base)
  const [effectiveOn, setEffectiveOn] = useState(today)
  const sending = useSending()
  const isChanged = draft.value.trim() !== base.value
  const put = async (value: unknown) => {
    throwIncomplete(emptyAmong([{ path: 'effectiveOn', label: t('effective_on'), value: effectiveOn }]))
    await request('PUT', `/api/settings/${name}`, { value, effectiveOn })
    clear()
    await learnOffice()
    saved(t('setting_saved', { name: label, day: effectiveOn }))
  }
  const submit = () =>
    sending.run(async () => {
      const value = valueIn(name, draft.value)
      if (value === null) {
        const hint = name === 'COUNTY_POSITION' ? t('position_hint') : t('fill_in', { field: label })
        throwIncomplete([{ path: 'value', message: hint }])
      }
      if (!isChanged) throw new Problem('nothing', t('changes_none'))
      await put(value)
    })
  return (
    <Form
      label={t('edit_this', { name: label })}
      {...{ sending, submit }}
      names={['value', 'effectiveOn']}
      button={t('save')}
      cancel={() => {
        clear()
        close()
      }}
      isOpened
    >
      <div class="field-row">
        <InputField
          {...{ name: 'value', value: draft.value, set: set('value'), problem: sending.problem, label }}
          hint={name === 'COUNTY_POSITION' ? t('position_hint') : undefined}
        />
        <InputField
          {...{ name: 'effectiveOn', value: effectiveOn, set: setEffectiveOn, problem: sending.problem }}
          type="date"
          label={t('effective_on')}
        />
      </div>
      <Changes rows={isChanged ? [{ field: name, label, before: base.value, after: draft.value.trim() }] : []} />
      {effectiveOn && isChanged && (
        <p data-part="reach">{t(`reach_${reachOf(effectiveOn, today)}`, { day: longDay(effectiveOn) })}</p>
      )}
      {setting.source === 'desk' && (
        <p class="actions">
          <button type="button" aria-disabled={sending.isSending} onClick={() => sending.run(() => put(null))}>
            {t('setting_take_back', { day: effectiveOn, value: textOfValue(setting.beneath.value) })}
          </button>
        </p>
      )}
    </Form>
  )
}
