/** A draft that nobody wants: gone only when asked twice. */
import { AskedTwice } from '../kit/inputs.tsx'
import { t } from '../later-words.ts'
import type { Form } from './parts.tsx'

export const Discard = ({ form: { isKept, discard } }: { form: Form }) =>
  isKept ? (
    <div class="discard">
      <p class="soft" data-line="kept">
        {t('draft_kept')}
      </p>
      <AskedTwice
        isBare
        class="quiet"
        label={t('discard')}
        tone="bad"
        says={<p>{t('discard_sure')}</p>}
        yes={t('discard_yes')}
        no={t('discard_no')}
        act={discard}
      />
    </div>
  ) : null
