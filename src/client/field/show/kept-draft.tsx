/** Where a show's draft says that it is kept, and may be given up. */
import { Discard } from '../kit/discard.tsx'
import { t } from '../later-words.ts'
import type { Form } from './parts.tsx'

export const KeptDraft = ({ form: { isKept, discard } }: { form: Form }) =>
  isKept ? (
    <div class="discard">
      <p class="soft" data-line="kept">
        {t('draft_kept')}
      </p>
      <Discard act={discard} />
    </div>
  ) : null
