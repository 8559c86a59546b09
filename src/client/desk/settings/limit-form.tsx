/** One limit or name, decided from a day on, or given back to what holds without a decision. */
import { settings } from '../../../contract/settings.ts'
import type { SentOf } from '../../../contract/route.ts'
import { type DatedName, NewSettingValue } from '../../../domain/dated-setting.ts'
import { learnOffice } from '../../shared/office.ts'
import { t } from '../later-words.ts'
import { emptyAmong } from '../kit/asked.ts'
import { useEditing } from '../kit/editing.ts'
import { EntryForm } from '../kit/entry-form.tsx'
import { Field, useForm } from '../kit/form.tsx'
import type { Opening } from '../kit/section.tsx'
import { throwIncomplete } from '../kit/sending.ts'
import { rangeHint, saidValue, textOfValue, valueIn } from '../kit/setting-text.ts'
import { Reach } from './reach.tsx'

interface Props {
  name: DatedName
  today: string
  opening: Opening<string>
}

export function LimitForm({ name, today, opening }: Props) {
  const editing = useEditing(settings, { name }, 'setting')
  const setting = editing.kept?.thing
  const label = t(`setting_${name}`)
  const put = async (body: SentOf<typeof settings.put>) => {
    await editing.put({ params: { name }, body })
    await learnOffice()
  }
  const done = (day: string) => opening.saved(t('setting_saved', { name: label, day }))
  const form = useForm(NewSettingValue, {
    keep: `setting ${name}`,
    start: { value: setting ? textOfValue(setting.value) : '', effectiveOn: today },
    fields: {
      value: { label, read: (text) => valueIn(name, text), isNeeded: false },
      effectiveOn: { label: t('effective_on'), isNeeded: true },
    },
    check: ({ value }) =>
      valueIn(name, value) === null
        ? [{ path: 'value', message: rangeHint(name) ?? t('fill_in', { field: label }) }]
        : [],
    isChange: true,
    send: put,
    done: (wanted) => done(wanted.effectiveOn ?? today),
  })
  const { effectiveOn } = form.draft
  const rows = form.rows.filter(({ field }) => field === 'value')
  const takeBack = () =>
    form.sending.run(async () => {
      throwIncomplete(emptyAmong([{ path: 'effectiveOn', label: t('effective_on'), value: effectiveOn }]))
      await put({ value: null, effectiveOn })
      form.clear()
      done(effectiveOn)
    })
  return (
    <EntryForm
      of={form}
      editing={editing}
      label={t('edit_this', { name: label })}
      rows={rows}
      close={opening.close}
      foot={
        setting && (
          <>
            <Reach effectiveOn={effectiveOn} today={today} isChanged={rows.length > 0} versions={setting.history} />
            {setting.source === 'desk' && (
              <p class="actions">
                <button type="button" aria-disabled={form.sending.isSending} onClick={takeBack}>
                  {t('setting_take_back', { day: effectiveOn, value: saidValue(name, setting.beneath.value) })}
                </button>
              </p>
            )}
          </>
        )
      }
    >
      <div class="field-row">
        <Field of={form} name="value" hint={rangeHint(name)} />
        <Field of={form} name="effectiveOn" />
      </div>
    </EntryForm>
  )
}
