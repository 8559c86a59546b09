/** One's own account: the password, where one is signed in, and for managers a second factor. */
import type { OwnSession } from '../../../domain/people/session-life.ts'
import { useLoad } from '../../shared/load.ts'
import type { Listed } from '../../shared/replies.ts'
import { t } from '../later-words.ts'
import type { PageProps } from '../kit/lazy.tsx'
import { usePageTitle } from '../kit/states.tsx'
import { OwnSessions } from './own-sessions.tsx'
import { PasswordPart } from './password.tsx'
import { SecondFactorPart } from './second-factor.tsx'

export function Page({ session }: PageProps) {
  usePageTitle(t('account_title'))
  const sessions = useLoad<Listed<OwnSession>>('/api/sessions')
  const { displayName: who, username, role } = session
  return (
    <div class="page-wide">
      <h1>{t('account_title')}</h1>
      <p>{username ? t('account_signed_in', { who, username }) : t('account_signed_in_unnamed', { who })}</p>
      <div class="sections-room">
        <PasswordPart username={username ?? ''} changed={sessions.reload} />
        <OwnSessions sessions={sessions} />
        {role === 'manager' && <SecondFactorPart />}
      </div>
    </div>
  )
}
