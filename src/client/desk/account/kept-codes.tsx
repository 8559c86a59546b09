/** The codes for paper, shown once. */
import { useRef, useState } from 'preact/hooks'
import { t } from '../later-words.ts'

export function KeptCodes({ codes, away }: { codes: string[]; away: () => void }) {
  const list = useRef<HTMLUListElement>(null)
  const [says, setSays] = useState('')
  const copy = () => {
    // missing where the page came over plain http
    const { clipboard } = navigator as { clipboard?: Clipboard }
    const select = () => {
      if (list.current) getSelection()?.selectAllChildren(list.current)
      setSays(t('copy_by_hand'))
    }
    if (!clipboard) return select()
    clipboard.writeText(codes.join('\n')).then(() => setSays(t('copied')), select)
  }
  return (
    <div class="kept-codes" data-part="recovery-codes">
      <h3>{t('factor_codes_title', { count: codes.length })}</h3>
      <p>{t('factor_codes_lead')}</p>
      <ul ref={list} class="recovery-codes">
        {codes.map((code) => (
          <li key={code}>{code}</li>
        ))}
      </ul>
      <p class="actions">
        <button type="button" onClick={copy}>
          {t('factor_codes_copy')}
        </button>
        <button type="button" onClick={() => print()}>
          {t('factor_codes_print')}
        </button>
        <button type="button" class="quiet" onClick={away}>
          {t('factor_codes_kept')}
        </button>
        <span class="said" role="status">
          {says}
        </span>
      </p>
    </div>
  )
}
