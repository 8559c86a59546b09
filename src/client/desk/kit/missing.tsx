/** No such page. */
import { t } from '../words.ts'
import { usePageTitle } from './states.tsx'

export function Missing() {
  usePageTitle(t('not_found_title'))
  return (
    <div class="page-narrow">
      <h1>{t('not_found_title')}</h1>
      <p>{t('not_found_text')}</p>
      <p>
        <a href="/">{t('back_home')}</a>
      </p>
    </div>
  )
}
