/** A draft nobody wants: asked once, then gone. */
import { useState } from 'preact/hooks'
import { t } from '../later-words.ts'

export function Discard({ discard }: { discard: () => void }) {
  const [isAsking, setAsking] = useState(false)
  if (!isAsking) {
    return (
      <button type="button" class="quiet" onClick={() => setAsking(true)}>
        {t('discard')}
      </button>
    )
  }
  return (
    <div class="notice notice-bad" role="group" aria-label={t('discard')}>
      <p>{t('discard_sure')}</p>
      <p class="actions">
        <button type="button" class="danger" onClick={discard}>
          {t('discard_yes')}
        </button>
        <button type="button" onClick={() => setAsking(false)}>
          {t('discard_no')}
        </button>
      </p>
    </div>
  )
}
