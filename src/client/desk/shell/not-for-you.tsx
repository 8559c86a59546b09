/** For a team or a technician who came to the managers' desk: calm, and where to go instead. */
import type { PageProps } from '../kit/lazy.tsx'
import { t } from '../words.ts'
import { usePageTitle } from '../kit/states.tsx'

export function NotForYou({ session: { role } }: PageProps) {
  usePageTitle(t('not_for_you_title'))
  return (
    <div class="page-narrow">
      <h1>{t('not_for_you_title')}</h1>
      <p>{role === 'team' ? t('not_for_team') : t('not_for_technician')}</p>
      <p class="actions">
        <a class="button main-action" href="/field">
          {t('open_field')}
        </a>
        {role === 'team' && (
          <a class="button" href="/logs">
            {t('own_logs')}
          </a>
        )}
      </p>
    </div>
  )
}
