/** The first visit: one's own password. */
import type { Session } from '../../domain/account.ts'
import { t } from '../shared/words.ts'
import { Door, DoorButton, Field, useDoor } from './door.tsx'

const LEAST_CHARACTERS = 8

export function SetPassword({ welcome }: { welcome: (session: Session) => void }) {
  const { send, ...state } = useDoor(welcome, (field) => {
    const password = field('password')
    if (password.length < LEAST_CHARACTERS) return t('password_short')
    if (password !== field('again')) return t('passwords_differ')
    return { method: 'PUT', path: '/api/session/password', body: { password } }
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
