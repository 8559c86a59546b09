/** The codes for paper, shown once. */
import { t } from '../later-words.ts'
import { useCopy } from '../kit/use-copy.ts'

export function KeptCodes({ codes, away }: { codes: string[]; away: () => void }) {
  const { shown, says, copy } = useCopy<HTMLUListElement>(codes.join('\n'))
  return (
    <div class="kept-codes" data-part="recovery-codes">
      <h3>{t('factor_codes_title', { count: codes.length })}</h3>
      <p>{t('factor_codes_lead')}</p>
      <ul ref={shown} class="recovery-codes">
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
