/** A form that is open in another tab already. */
import { HOME } from '../routes.ts'
import { Back, Heading, Notice } from './states.tsx'
import { t } from '../later-words.ts'

export const Elsewhere = () => (
  <main>
    <Back href={HOME}>{t('back_villages')}</Back>
    <Heading>{t('draft_elsewhere_title')}</Heading>
    <Notice tone="watch">
      <p>{t('draft_elsewhere')}</p>
    </Notice>
  </main>
)
