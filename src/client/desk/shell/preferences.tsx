/** Language, and light or dark. */
import { useState } from 'preact/hooks'
import { setLanguage } from '../../shared/language.ts'
import { setTheme, THEMES, themeNow } from '../../shared/theme.ts'
import { language } from '../../shared/words.ts'
import { t } from '../words.ts'

export function Preferences() {
  const [theme, setNow] = useState(themeNow)
  const [isOffline, setOffline] = useState(false)
  return (
    <div class="preferences">
      <Choice
        legend={t('language')}
        options={['zh', 'en']}
        chosen={language()}
        word={(it) => t(`language_${it}`)}
        choose={(it) => void setLanguage(it).then((isFetched) => setOffline(!isFetched))}
      />
      {isOffline && <p role="alert">{t('offline')}</p>}
      <Choice
        legend={t('theme')}
        options={THEMES}
        chosen={theme}
        word={(it) => t(`theme_${it}`)}
        choose={(it) => {
          setTheme(it)
          setNow(it)
        }}
      />
    </div>
  )
}

interface ChoiceProps<Option extends string> {
  legend: string
  options: readonly Option[]
  chosen: Option
  word: (option: Option) => string
  choose: (option: Option) => void
}

function Choice<Option extends string>({ legend, options, chosen, word, choose }: ChoiceProps<Option>) {
  return (
    <div class="choice" role="group" aria-label={legend}>
      {options.map((option) => (
        <button key={option} type="button" aria-pressed={option === chosen} onClick={() => choose(option)}>
          {word(option)}
        </button>
      ))}
    </div>
  )
}
