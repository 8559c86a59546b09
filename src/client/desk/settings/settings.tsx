/** The settings: targets, limits and names from a day on, and tokens; accounts are on the page of phones. */
import type { SentOf } from '../../../contract/route.ts'
import { type Setting, settings } from '../../../contract/settings.ts'
import { type DatedName, FIRST_DAY, NewSettingValue } from '../../../domain/dated-setting.ts'
import { dayTimeOf } from '../../shared/format.ts'
import { useAll, useToday, meetOffice } from '../../shared/load.ts'
import { ActionButton } from '../kit/buttons.tsx'
import { EntryForm, useEditing } from '../kit/entry-form.tsx'
import { emptyAmong, throwIncomplete } from '../kit/form-draft.ts'
import { FieldRow, useForm } from '../kit/form.tsx'
import { type PageProps, TitledPage } from '../kit/page.tsx'
import { partIn, Parts, Records } from '../kit/records.tsx'
import { AnsweredSection, type Opening, useOpening } from '../kit/section.tsx'
import { choicesOf, rangeHint, saidValue, textOfValue, ticksOf, valueIn } from '../kit/setting-text.ts'
import { t } from '../later-words.ts'
import { mayBeClosed, Reach } from './target-form.tsx'
import { TargetsPart } from './targets.tsx'
import { TokensPart } from './tokens.tsx'

const PARTS = [
  ['targets', 'targets_title'],
  ['limits', 'part_limits'],
  ['tokens', 'part_tokens'],
] as const

export function Page({ search }: PageProps) {
  const part = partIn(search, PARTS)
  return (
    <TitledPage title={t('settings_title')}>
      <p>
        {t('settings_lead')} <a href="/audit">{t('audit_title')}</a>
        {t('list_comma')}
        <a href="/phones">{t('phones_title')}</a>
      </p>
      <Parts page="settings" label={t('settings_title')} parts={PARTS} here={part} />
      {part === 'targets' && <TargetsPart search={search} />}
      {part === 'limits' && <LimitsPart />}
      {part === 'tokens' && <TokensPart />}
    </TitledPage>
  )
}

function LimitsPart() {
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

function LimitForm({ name, today, opening }: { name: DatedName; today: string; opening: Opening<string> }) {
  const editing = useEditing(settings, { name }, 'setting')
  const setting = editing.kept?.thing
  const label = t(`setting_${name}`)
  const put = async (body: SentOf<typeof settings.put>) => {
    await editing.put({ params: { name }, body })
    await meetOffice()
  }
  const done = ({ effectiveOn: day = today }) => opening.saved(t('setting_saved', { name: label, day }))
  const [choices, ticks] = [choicesOf(name), ticksOf(name)]
  const form = useForm(NewSettingValue, {
    keep: `setting ${name}`,
    start: { value: setting ? textOfValue(setting.value, name) : '', effectiveOn: today },
    fields: {
      value: {
        label,
        hint: rangeHint(name),
        read: (text) => valueIn(name, text),
        isNeeded: false,
        ...(choices && { choices }),
        ...(ticks && { ticks, said: (text: string) => saidValue(name, text) }),
      },
      effectiveOn: { label: t('effective_on'), isNeeded: true },
      reason: { label: t('reason'), hint: t('reason_closed_hint') },
    },
    check: ({ value }) =>
      valueIn(name, value) === null
        ? [{ path: 'value', message: rangeHint(name) ?? t('fill_in', { field: label }) }]
        : [],
    isChange: true,
    send: put,
    done,
  })
  const { effectiveOn, reason } = form.draft
  const rows = form.rows.filter(({ field }) => field === 'value')
  const takeBack = () =>
    form.sending.run(async () => {
      throwIncomplete(emptyAmong([{ path: 'effectiveOn', label: t('effective_on'), value: effectiveOn }]))
      await put({ value: null, effectiveOn, ...(reason && { reason }) })
      form.clear()
      done({ effectiveOn })
    })
  const foot = setting && (
    <>
      <Reach effectiveOn={effectiveOn} today={today} isChanged={rows.length > 0} versions={setting.history} />
      {setting.source === 'desk' && (
        <ActionButton
          label={t('setting_take_back', { day: effectiveOn, value: saidValue(name, setting.beneath.value) })}
          isBusy={form.sending.isSending}
          onClick={takeBack}
        />
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
      <FieldRow of={form} names={['value', 'effectiveOn', mayBeClosed(effectiveOn, today) && 'reason']} />
    </EntryForm>
  )
}
