/** Limits and names: what is in force, where it comes from, what was before; and one decided from a day on, or given back. */
import type { SentOf } from '../../../contract/route.ts'
import { type Setting, settings } from '../../../contract/settings.ts'
import { type DatedName, FIRST_DAY, NewSettingValue } from '../../../domain/dated-setting.ts'
import { dayTimeOf, longDay } from '../../shared/format.ts'
import { useAll } from '../../shared/load.ts'
import { learnOffice, useToday } from '../../shared/office.ts'
import { Button } from '../kit/buttons.tsx'
import { EntryForm, useEditing } from '../kit/entry-form.tsx'
import { emptyAmong, throwIncomplete } from '../kit/form-draft.ts'
import { Field, useForm } from '../kit/form.tsx'
import { Records } from '../kit/records.tsx'
import { AnsweredSection, type Opening, useOpening } from '../kit/section.tsx'
import { rangeHint, saidValue, textOfValue, valueIn } from '../kit/setting-text.ts'
import { t } from '../later-words.ts'

export function LimitsPart() {
  const all = useAll(settings.list, {})
  const today = useToday()
  const opening = useOpening('limits-title', all)
  return (
    <AnsweredSection said={opening.said} title={t('part_limits')} lead={t('limits_lead')} load={all} lines={10}>
      {({ items }) => (
        <Records
          of={opening}
          name="settings"
          attribute="data-setting"
          items={items}
          keyOf={({ name }) => name}
          nameOf={({ name }) => t(`setting_${name}`)}
          line={(setting) => <Line setting={setting} />}
          form={({ name }) => today && <LimitForm name={name} today={today} opening={opening} />}
        />
      )}
    </AnsweredSection>
  )
}

function sourceSaid({ source, effectiveOn }: Setting): string {
  if (source !== 'desk') return t(`source_${source}`)
  return effectiveOn === FIRST_DAY ? t('source_desk_first') : t('source_desk', { day: effectiveOn ?? '' })
}

const Line = ({ setting }: { setting: Setting }) => (
  <div>
    <p class="record-head">
      <span>{t(`setting_${setting.name}`)}</span> <strong data-value>{saidValue(setting.name, setting.value)}</strong>
    </p>
    <p class="soft">{sourceSaid(setting)}</p>
    {setting.history.length > 0 && (
      <details>
        <summary>{t('setting_history', { count: setting.history.length })}</summary>
        <ul class="plain">
          {setting.history.map(({ effectiveOn: day, value, madeBy, madeAt }) => (
            <li key={day} class="soft">
              {day === FIRST_DAY ? t('version_first') : t('version_from', { day })}{' '}
              {value === null ? t('setting_taken_back') : saidValue(setting.name, value)}{' '}
              {t('made_by', { who: madeBy, at: dayTimeOf(madeAt) })}
            </li>
          ))}
        </ul>
      </details>
    )}
  </div>
)

interface FormProps {
  name: DatedName
  today: string
  opening: Opening<string>
}

function LimitForm({ name, today, opening }: FormProps) {
  const editing = useEditing(settings, { name }, 'setting')
  const setting = editing.kept?.thing
  const label = t(`setting_${name}`)
  const put = async (body: SentOf<typeof settings.put>) => {
    await editing.put({ params: { name }, body })
    await learnOffice()
  }
  const done = ({ effectiveOn: day = today }) => opening.saved(t('setting_saved', { name: label, day }))
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
    done,
  })
  const { effectiveOn } = form.draft
  const rows = form.rows.filter(({ field }) => field === 'value')
  const takeBack = () =>
    form.sending.run(async () => {
      throwIncomplete(emptyAmong([{ path: 'effectiveOn', label: t('effective_on'), value: effectiveOn }]))
      await put({ value: null, effectiveOn })
      form.clear()
      done({ effectiveOn })
    })
  const foot = setting && (
    <>
      <Reach effectiveOn={effectiveOn} today={today} isChanged={rows.length > 0} versions={setting.history} />
      {setting.source === 'desk' && (
        <p class="actions">
          <Button
            label={t('setting_take_back', { day: effectiveOn, value: saidValue(name, setting.beneath.value) })}
            isBusy={form.sending.isSending}
            onClick={takeBack}
          />
        </p>
      )}
    </>
  )
  return (
    <EntryForm
      of={form}
      editing={editing}
      label={t('edit_this', { name: label })}
      rows={rows}
      close={opening.close}
      foot={foot}
    >
      <div class="field-row">
        <Field of={form} name="value" hint={rangeHint(name)} />
        <Field of={form} name="effectiveOn" />
      </div>
    </EntryForm>
  )
}

export function reachOf(effectiveOn: string, today: string): 'today' | 'future' | 'past' {
  if (effectiveOn === today) return 'today'
  return effectiveOn > today ? 'future' : 'past'
}

interface Versions {
  versions: { effectiveOn: string | null }[]
}

/** The day on which another version takes over from one that begins on `day`; none where it stays the last. */
export const untilNext = (versions: Versions['versions'], day: string): string | undefined =>
  versions
    .flatMap(({ effectiveOn }) => (effectiveOn !== null && effectiveOn > day ? [effectiveOn] : []))
    .sort()
    .at(0)

interface ReachProps extends Versions {
  effectiveOn: string
  today: string
  /** From what is in force today. */
  isChanged: boolean
}

/** What a change reaches, said before it is saved: from which day, up to which other version, and which days stay. */
export function Reach({ effectiveOn, today, isChanged, versions }: ReachProps) {
  if (effectiveOn === '' || (!isChanged && effectiveOn === today)) return null
  const reach = reachOf(effectiveOn, today)
  const until = untilNext(versions, effectiveOn)
  return (
    <p data-part="reach">
      {t(!isChanged && reach === 'future' ? 'reach_same' : `reach_${reach}`, { day: longDay(effectiveOn) })}
      {until !== undefined && ` ${t('reach_until', { day: longDay(until) })}`}
    </p>
  )
}
