/** How the app looks on this phone, and what the phone keeps of it. */
import { useState } from 'preact/hooks'
import { figure } from '../../shared/format.ts'
import { setLanguage } from '../../shared/language.ts'
import { persist } from '../../shared/phone/shelf.ts'
import { setTextSize, TEXT_SIZES, type TextSize, textSizeNow } from '../../shared/text-size.ts'
import { setTheme, type Theme, themeNow, THEMES } from '../../shared/theme.ts'
import { language } from '../../shared/words.ts'
import { Options } from '../kit/inputs.tsx'
import { Button } from '../kit/states.tsx'
import { t } from '../later-words.ts'
import { isAnyUnsent, unsentSaid, usePhone } from '../phone/phone.ts'

export function Look() {
  const [theme, setThemeNow] = useState(themeNow)
  const [size, setSizeNow] = useState(textSizeNow)
  const wear = (next: Theme) => {
    setTheme(next)
    setThemeNow(next)
  }
  const enlarge = (next: TextSize) => {
    setTextSize(next)
    setSizeNow(next)
  }
  return (
    <>
      <h2>{t('text_size')}</h2>
      <Options
        label={t('text_size')}
        options={TEXT_SIZES}
        chosen={size}
        choose={enlarge}
        word={(option) => t(`text_size_${option}`)}
      />
      <h2>{t('theme')}</h2>
      <Options
        label={t('theme')}
        options={THEMES}
        chosen={theme}
        choose={wear}
        word={(option) => t(`theme_${option}`)}
      />
      <h2>{t('language')}</h2>
      <Options
        label={t('language')}
        options={['zh', 'en']}
        chosen={language()}
        choose={(next) => void setLanguage(next)}
        word={(option) => t(`language_${option}`)}
      />
    </>
  )
}

export function Storage() {
  const { storage, unsent } = usePhone()
  const [isPersistent, setPersistent] = useState(storage?.isPersistent ?? false)
  if (!storage) return null
  return (
    <>
      <h2>{t('storage_title')}</h2>
      <p data-line="storage">
        {t(storage.isAvailable ? (isPersistent ? 'storage_kept' : 'storage_may_go') : 'storage_none')}{' '}
        {storage.usedBytes !== undefined && (
          <span class="soft">{t('storage_used', { size: megabytes(storage.usedBytes) })}</span>
        )}
      </p>
      {storage.isAvailable && !isPersistent && (
        <p class="actions">
          <Button label={t('storage_ask')} act={() => void persist().then(setPersistent)} />
        </p>
      )}
      {isAnyUnsent(unsent) && <p class="soft">{t('storage_unsent', { what: unsentSaid(unsent) })}</p>}
    </>
  )
}

const megabytes = (bytes: number): string => figure(Math.max(0.1, Math.round(bytes / 104_857.6) / 10), 1)
