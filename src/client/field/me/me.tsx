/** One's own page: who one is and what one did, help, how it looks, and what is of this phone: who uses it, passwords, storage. */
import { useEffect, useState } from 'preact/hooks'
import { session } from '../../../contract/session.ts'
import { ask } from '../../shared/api.ts'
import { phoneSaid, telOf } from '../../shared/format.ts'
import { handbookOf } from '../../shared/handbook.ts'
import { rememberSession, usernameOf } from '../door/door-ways.ts'
import { ScanAnything } from '../kit/scan-anything.tsx'
import { Frame, Row } from '../kit/states.tsx'
import { t } from '../later-words.ts'
import { usePhone } from '../phone/phone.ts'
import { LOGS, monthPath, WELCOME } from '../routes.ts'
import { ChangePerson } from './change-person.tsx'
import { OwnSessions } from './own-sessions.tsx'
import { Password } from './password.tsx'
import { Reminder } from './reminder.tsx'
import { Look, Storage } from './this-phone.tsx'
import '../styles/form.css'

export function Me() {
  const { person, copy } = usePhone()
  const [username, setUsername] = useState(() => usernameOf(person.id))
  useEffect(() => {
    ask(session.read)
      .then((own) => {
        if (own.id !== person.id) return
        rememberSession(own)
        setUsername(own.username ?? null)
      })
      .catch(() => undefined)
  }, [person.id])
  const team = copy?.team?.name
  return (
    <Frame title={t('nav_me')}>
      <p>
        <strong>{person.displayName}</strong>{' '}
        <span class="soft">
          {t(`role_${person.role}`)}
          {team !== undefined && ` · ${team}`}
          {username !== null && ` · ${t('username_is', { username })}`}
        </span>
      </p>
      <ul class="rows">
        {team !== undefined && (
          <>
            <Row href={monthPath()} name={t('month_open_page')} />
            <Row href={LOGS} name={t('logs_history')} says={t('logs_history_says')} />
          </>
        )}
        <Row href={handbookOf(person.role)} name={t('handbook')} says={t('handbook_says')} />
        {copy?.officePhone !== undefined && (
          <Row href={telOf(copy.officePhone)} name={t('call_the_office')} says={phoneSaid(copy.officePhone)} />
        )}
        <Row href={WELCOME} name={t('welcome_open')} says={t('welcome_open_says')} />
      </ul>
      <ScanAnything label={t('scan_anything')} />
      <details class="fold" data-fold="look">
        <summary>{t('look_title')}</summary>
        <Look />
      </details>
      <ChangePerson username={username} />
      <h2>{t('this_phone')}</h2>
      {person.role === 'team' && <Reminder />}
      <Storage />
      <Password hasPassword={username !== null} saved={setUsername} />
      <OwnSessions />
    </Frame>
  )
}
