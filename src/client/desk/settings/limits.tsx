/** Limits and names: what is in force, where it comes from and since when, and what was before. */
import { type Setting, settings } from '../../../contract/settings.ts'
import { FIRST_DAY } from '../../../domain/dated-setting.ts'
import { dayTimeOf } from '../../shared/format.ts'
import { useAll } from '../../shared/load.ts'
import { useToday } from '../../shared/office.ts'
import { t } from '../later-words.ts'
import { Answered } from '../kit/answered.tsx'
import { Records } from '../kit/records.tsx'
import { Section, useOpening } from '../kit/section.tsx'
import { saidValue } from '../kit/setting-text.ts'
import { LimitForm } from './limit-form.tsx'

export function LimitsPart() {
  const all = useAll(settings.list, {})
  const today = useToday()
  const opening = useOpening('limits-title', all)
  return (
    <Section said={opening.said} title={t('part_limits')} lead={t('limits_lead')}>
      <Answered load={all} lines={10}>
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
      </Answered>
    </Section>
  )
}

function Line({ setting }: { setting: Setting }) {
  const { name, value, source, effectiveOn, history } = setting
  return (
    <div>
      <p class="record-head">
        <span>{t(`setting_${name}`)}</span> <strong data-value>{saidValue(name, value)}</strong>
      </p>
      <p class="soft">
        {source === 'desk' && effectiveOn !== FIRST_DAY && t('source_desk', { day: effectiveOn ?? '' })}
        {source === 'desk' && effectiveOn === FIRST_DAY && t('source_desk_first')}
        {source !== 'desk' && t(`source_${source}`)}
      </p>
      {history.length > 0 && (
        <details>
          <summary>{t('setting_history', { count: history.length })}</summary>
          <ul class="plain">
            {history.map((version) => (
              <li key={version.effectiveOn} class="soft">
                {version.effectiveOn === FIRST_DAY
                  ? t('version_first')
                  : t('version_from', { day: version.effectiveOn })}{' '}
                {version.value === null ? t('setting_taken_back') : saidValue(name, version.value)}{' '}
                {t('made_by', { who: version.madeBy, at: dayTimeOf(version.madeAt) })}
              </li>
            ))}
          </ul>
        </details>
      )}
    </div>
  )
}
