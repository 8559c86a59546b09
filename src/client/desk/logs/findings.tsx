/** Why a log needs a look, in words. */
import type { LogFinding } from '../../shared/replies.ts'
import { Mark } from '../kit/marks.tsx'
import { logPath } from '../routes.ts'
import { t } from '../words.ts'

export function Findings({ findings }: { findings: LogFinding[] }) {
  return (
    <section aria-labelledby="findings-title">
      <h2 id="findings-title">{t('findings')}</h2>
      {findings.length === 0 ? (
        <p class="soft">{t('findings_none')}</p>
      ) : (
        <ul class="plain flags">
          {findings.map(({ code, blocking, message, otherId }) => (
            <li key={`${code} ${otherId}`} data-finding={code}>
              <Mark look={blocking ? ['bad', 'alert'] : ['watch', 'dot']}>
                {blocking ? t('finding_blocking') : t('finding_warning')}
              </Mark>
              <p>
                {message} {otherId && <a href={logPath(otherId)}>{t('see_other')}</a>}
              </p>
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}
