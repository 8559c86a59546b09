/** A draft that nobody wants: gone only when asked twice. */
import { t } from '../later-words.ts'
import { AskedTwice } from './inputs.tsx'

export const Discard = ({ act }: { act: () => void }) => (
  <AskedTwice
    isBare
    class="quiet"
    label={t('discard')}
    tone="bad"
    says={<p>{t('discard_sure')}</p>}
    yes={t('discard_yes')}
    no={t('discard_no')}
    act={act}
  />
)
