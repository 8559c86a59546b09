/** Limits and names: what is in force, where it comes from and since when, and what was before. */
import { useState } from 'preact/hooks'
import { FIRST_DAY } from '../../../domain/dated-setting.ts'
import { dayTimeOf } from '../../shared/format.ts'
import { useToday } from '../../shared/today.ts'
import { t } from '../later-words.ts'
import { Answered } from '../kit/answered.tsx'
import { useWhole } from '../kit/whole-list.ts'
import { LimitEdit } from './limit-form.tsx'
import { saidValue, type Setting } from './setting-draft.ts'

export function LimitsPart() {
  const settings = useWhole<Setting>('/api/settings')
  const today = useToday()
  const [opened, setOpened] = useState<string>()
  const [says, setSays] = useState('')
  const saved = (sentence: string) => {
    setSays(sentence)
    document.getElementById('limits-title')?.focus()
    setOpened(undefined)
    settings.reload()
  }
  return (
    <section aria-labelledby="limits-title">
      <h2 id="limits-title" tabIndex={-1}>
        {t('part_limits')}
      </h2>
      <p>{t('limits_lead')}</p>
      <p class="said" role="status">
        {says}
      </p>
      <Answered load={settings} lines={10}>
        {({ items }) => (
          <ul class="plain records one-button" data-list="settings">
            {items.map((setting) => (
              <li key={setting.name} data-setting={setting.name}>
                <Line setting={setting} />
                {opened !== setting.name && (
                  <p class="actions">
                    <button
                      type="button"
                      aria-label={t('edit_this', { name: t(`setting_${setting.name}`) })}
                      onClick={() => setOpened(setting.name)}
                    >
                      {t('edit')}
                    </button>
                  </p>
                )}
                {opened === setting.name && today && (
                  <LimitEdit name={setting.name} {...{ today, saved }} close={() => setOpened(undefined)} />
                )}
              </li>
            ))}
          </ul>
        )}
      </Answered>
    </section>
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
