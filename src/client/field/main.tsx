/** The field app in the browser. */
import { render } from 'preact'
import { startLanguage } from '../shared/language.ts'
import { t } from './words.ts'

startLanguage()
const root = document.getElementById('app')
if (root) render(<h1>{t('app_name')}</h1>, root)
