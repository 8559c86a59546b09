/** One's own account: the password, where one is signed in, and for managers a second factor. */
import { useState } from 'preact/hooks'
import { session as routes } from '../../../contract/session.ts'
import { LEAST_CHARACTERS } from '../../../domain/people/account.ts'
import { ask } from '../../shared/api.ts'
import { useAll } from '../../shared/load.ts'
import { t } from '../later-words.ts'
import { emptyAmong } from '../kit/asked.ts'
import { Form, SecretField } from '../kit/fields.tsx'
import type { PageProps } from '../kit/lazy.tsx'
import { throwIncomplete, useSending } from '../kit/sending.ts'
import { usePageTitle } from '../kit/states.tsx'
import { OwnSessions } from './own-sessions.tsx'
import { SecondFactorPart } from './second-factor.tsx'

export function Page({ session }: PageProps) {
  usePageTitle(t('account_title'))
  const sessions = useAll(routes.list, {})
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

const FIELDS = ['currentPassword', 'password', 'again'] as const
const NOTHING = { currentPassword: '', password: '', again: '' }

/** Another password for oneself: the one there is first, then the new one twice. */
function PasswordPart({ username, changed }: { username: string; changed: () => void }) {
  const [typed, setTyped] = useState(NOTHING)
  const [says, setSays] = useState('')
  const sending = useSending()
  const field = (name: (typeof FIELDS)[number], label: string) => ({
    ...{ name, label, value: typed[name], problem: sending.problem },
    // a browser that knows the passwords fills in several at once
    set: (value: string) => setTyped((before) => ({ ...before, [name]: value })),
    autocomplete: name === 'currentPassword' ? ('current-password' as const) : ('new-password' as const),
  })
  const [now, fresh, again] = [
    field('currentPassword', t('password_now')),
    field('password', t('new_password')),
    field('again', t('new_password_again')),
  ]
  const submit = () =>
    sending.run(async () => {
      setSays('')
      throwIncomplete(emptyAmong([now, fresh, again].map(({ name, label, value }) => ({ path: name, label, value }))))
      const { again: repeated, ...body } = typed
      if (body.password.length < LEAST_CHARACTERS) throwIncomplete([{ path: 'password', message: t('password_short') }])
      if (body.password !== repeated) throwIncomplete([{ path: 'again', message: t('passwords_differ') }])
      await ask(routes.putPassword, { body })
      setTyped(NOTHING)
      setSays(t('account_password_changed'))
      changed()
    })
  return (
    <section aria-labelledby="password-title" data-part="password">
      <h2 id="password-title">{t('account_password')}</h2>
      <Form label={t('password_change')} {...{ sending, submit }} names={FIELDS} button={t('password_change')}>
        {/* for whoever keeps passwords: which one this is */}
        <input type="text" name="username" autocomplete="username" value={username} readOnly hidden />
        <div class="field-row">
          <SecretField {...now} />
          <SecretField {...fresh} hint={t('account_password_hint')} />
          <SecretField {...again} />
        </div>
      </Form>
      <p class="said" role="status">
        {says}
      </p>
    </section>
  )
}
