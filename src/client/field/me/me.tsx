/** One's own page: who one is, a password, leaving, the storage, how it looks. */
import { useEffect, useState } from 'preact/hooks'
import { session } from '../../../contract/session.ts'
import { LEAST_CHARACTERS } from '../../../domain/people/account.ts'
import { ask, type Problem, saidOf } from '../../shared/api.ts'
import { figure, textIn } from '../../shared/format.ts'
import { handbookOf } from '../../shared/handbook.ts'
import { setLanguage } from '../../shared/language.ts'
import { leavePerson } from '../../shared/phone/phone-records.ts'
import { persist } from '../../shared/phone/shelf.ts'
import { setTheme, type Theme, themeNow, THEMES } from '../../shared/theme.ts'
import { language } from '../../shared/words.ts'
import { leaveSession, leavingOf, rememberSession, usernameOf } from '../door/door-ways.ts'
import { AskForm, Field } from '../kit/ask-form.tsx'
import { AskedTwice, Options } from '../kit/inputs.tsx'
import { Button, Frame, Goes, Notice } from '../kit/states.tsx'
import { t } from '../later-words.ts'
import { OwnSessions } from './own-sessions.tsx'
import { Reminder } from './reminder.tsx'
import { isAnyUnsent, unsentSaid, usePhone } from '../phone/phone.ts'
import { LOGS, monthPath, WELCOME } from '../routes.ts'

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
      {team !== undefined && (
        <>
          <Goes href={monthPath()} label={t('month_open_page')} />
          <Goes href={LOGS} label={t('logs_recent')} />
        </>
      )}
      <Look />
      <Storage />
      {person.role === 'team' && <Reminder />}
      <Password hasPassword={username !== null} saved={setUsername} />
      <Goes href={WELCOME} label={t('welcome_open')} />
      <Goes href={handbookOf(person.role)} label={t('handbook')} />
      {copy?.officePhone !== undefined && (
        <Goes href={`tel:${copy.officePhone}`} label={t('call_office', { number: copy.officePhone })} />
      )}
      <OwnSessions />
      <Leave hasPassword={username !== null} />
    </Frame>
  )
}

function Look() {
  const [theme, setNow] = useState(themeNow)
  const choose = (next: Theme) => {
    setTheme(next)
    setNow(next)
  }
  return (
    <>
      <h2>{t('language')}</h2>
      <Options
        label={t('language')}
        options={['zh', 'en']}
        chosen={language()}
        choose={(next) => void setLanguage(next)}
        word={(option) => t(`language_${option}`)}
      />
      <h2>{t('theme')}</h2>
      <Options
        label={t('theme')}
        options={THEMES}
        chosen={theme}
        choose={choose}
        word={(option) => t(`theme_${option}`)}
      />
    </>
  )
}

function Storage() {
  const { storage, unsent } = usePhone()
  const [isPersistent, setPersistent] = useState(storage?.isPersistent ?? false)
  if (!storage) return null
  return (
    <>
      <h2>{t('storage_title')}</h2>
      <p data-line="storage">
        {t(storage.isAvailable ? (isPersistent ? 'storage_kept' : 'storage_may_go') : 'storage_none')}{' '}
        {storage.usedBytes !== undefined && (
          <span class="soft">{t('storage_used', { size: megabytes(storage.usedBytes) })}</span>
        )}
      </p>
      {storage.isAvailable && !isPersistent && (
        <p class="actions">
          <Button label={t('storage_ask')} act={() => void persist().then(setPersistent)} />
        </p>
      )}
      {isAnyUnsent(unsent) && <p class="soft">{t('storage_unsent', { what: unsentSaid(unsent) })}</p>}
    </>
  )
}

const megabytes = (bytes: number): string => figure(Math.max(0.1, Math.round(bytes / 104_857.6) / 10), 1)

function Password({ hasPassword, saved }: { hasPassword: boolean; saved: (username: string | null) => void }) {
  const [says, setSays] = useState('')
  const [saying, setSaying] = useState<string>()
  const send = (form: HTMLFormElement) => {
    const [password, again, currentPassword] = ['password', 'again', 'current'].map((name) => textIn(form, name))
    if (password === undefined || password.length < LEAST_CHARACTERS) return setSays(t('password_short'))
    if (password !== again) return setSays(t('passwords_differ'))
    setSays('')
    ask(session.putPassword, { body: { password, ...(hasPassword && { currentPassword }) } })
      .then((own) => {
        rememberSession(own)
        saved(own.username ?? null)
        setSaying(own.username ?? '')
        form.reset()
      })
      .catch((thrown: Problem) => setSays(saidOf(thrown)))
  }
  return (
    <details class="fold" open={saying !== undefined || undefined}>
      <summary>{t(hasPassword ? 'password_change' : 'set_password_title')}</summary>
      <AskForm
        class="door-form"
        says={says}
        done={saying !== undefined && <Notice tone="good" says={t('password_is_saved', { username: saying })} />}
        button={t('save_password')}
        looks="wide"
        send={send}
      >
        {!hasPassword && <p class="soft">{t('password_why')}</p>}
        {hasPassword && <Secret name="current" label={t('password_now')} autocomplete="current-password" />}
        <Secret name="password" label={t('new_password')} autocomplete="new-password" />
        <Secret name="again" label={t('new_password_again')} autocomplete="new-password" />
      </AskForm>
    </details>
  )
}

const Secret = (props: { name: string; label: string; autocomplete: string }) => <Field isSecret required {...props} />

/** What is unsent stays on the phone; whoever has no password needs a new link to come back to it. */
function Leave({ hasPassword }: { hasPassword: boolean }) {
  const { unsent, person } = usePhone()
  const leaving = leavingOf(hasPassword, isAnyUnsent(unsent))
  const leave = () => {
    leaveSession(person.id)
    void leavePerson()
  }
  return (
    <section>
      <h2>{t('leave_title')}</h2>
      <p class="soft">{t('leave_means')}</p>
      <AskedTwice
        label={t('sign_out')}
        tone={leaving === 'free' || leaving === 'unsent' ? 'watch' : 'bad'}
        says={<p data-line="leaving">{t(`leave_${leaving}`, { what: unsentSaid(unsent) })}</p>}
        yes={t('sign_out')}
        no={t('leave_no')}
        act={leave}
      />
    </section>
  )
}
