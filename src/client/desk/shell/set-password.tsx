/** The first visit: one's own password, and the user name that goes with it from now on. */
import { useState } from 'preact/hooks'
import { session as contract } from '../../../contract/session.ts'
import { ask } from '../../shared/api.ts'
import { LEAST_CHARACTERS, type Session } from '../../../domain/people/account.ts'
import { t } from '../words.ts'
import { Door, DoorButton, Field, useDoor } from './door.tsx'

export function SetPassword({ welcome }: { welcome: (session: Session) => void }) {
  const [saved, setSaved] = useState<Session>()
  return saved ? <Saved session={saved} welcome={welcome} /> : <PasswordForm done={setSaved} />
}

function PasswordForm({ done }: { done: (session: Session) => void }) {
  const {
    send,
    asked: _,
    ...state
  } = useDoor(done, (field) => {
    const password = field('password')
    if (password.length < LEAST_CHARACTERS) return t('password_short')
    if (password !== field('again')) return t('passwords_differ')
    return ask(contract.putPassword, { body: { password } })
  })
  return (
    <Door title={t('set_password_title')}>
      <p>{t('set_password_text')}</p>
      <form onSubmit={send}>
        <Field label={t('new_password')} name="password" isSecret autocomplete="new-password" />
        <Field label={t('new_password_again')} name="again" isSecret autocomplete="new-password" />
        <DoorButton {...state} label={t('save_password')} />
      </form>
    </Door>
  )
}

/** Whoever came by a code has never seen the user name: it is said before anything else. */
function Saved({ session, welcome }: { session: Session; welcome: (session: Session) => void }) {
  return (
    <Door title={t('password_saved')}>
      {session.username !== undefined && (
        <>
          <p>{t('next_time')}</p>
          <p class="username">
            <span class="label">{t('username')}</span> <strong>{session.username}</strong>
          </p>
          <p>{t('note_username')}</p>
        </>
      )}
      <button type="button" class="main-action" onClick={() => welcome(session)}>
        {t('go_on')}
      </button>
    </Door>
  )
}
