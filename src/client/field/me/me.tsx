/** One's own page: who one is, a password, leaving, the storage, how it looks. */
import { useEffect, useState } from 'preact/hooks'
import { session } from '../../../contract/session.ts'
import { LEAST_CHARACTERS } from '../../../domain/people/account.ts'
import { ask, type Problem, saidOf } from '../../shared/api.ts'
import { figure, textIn } from '../../shared/format.ts'
import { setLanguage } from '../../shared/language.ts'
import { leavePerson } from '../../shared/phone/phone-people.ts'
import { persist } from '../../shared/phone/phone-storage.ts'
import { setTheme, themeNow, THEMES } from '../../shared/theme.ts'
import { language } from '../../shared/words.ts'
import { leaveSession, leavingOf, rememberSession, usernameOf } from '../door/door-ways.ts'
import { usePhone } from '../phone/phone.ts'
import { WELCOME } from '../routes.ts'
import { OwnSessions } from './own-sessions.tsx'
import { Heading, Notice } from '../kit/states.tsx'
import { isAnyUnsent, unsentSaid } from '../phone/unsent.ts'
import { t } from '../later-words.ts'

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
    <main>
      <Heading>{t('nav_me')}</Heading>
      <p>
        <strong>{person.displayName}</strong>{' '}
        <span class="soft">
          {t(`role_${person.role}`)}
          {team !== undefined && ` · ${team}`}
          {username !== null && ` · ${t('username_is', { username })}`}
        </span>
      </p>
      <Look />
      <Storage />
      <Password hasPassword={username !== null} saved={setUsername} />
      <p class="actions">
        <a class="button" href={WELCOME}>
          {t('welcome_open')}
        </a>
      </p>
      <OwnSessions />
      <Leave hasPassword={username !== null} />
    </main>
  )
}

function Look() {
  const [theme, setNow] = useState(themeNow)
  return (
    <>
      <h2 id="language">{t('language')}</h2>
      <div class="choice" role="group" aria-labelledby="language">
        {(['zh', 'en'] as const).map((option) => (
          <button
            key={option}
            type="button"
            aria-pressed={option === language()}
            onClick={() => void setLanguage(option)}
          >
            {t(`language_${option}`)}
          </button>
        ))}
      </div>
      <h2 id="theme">{t('theme')}</h2>
      <div class="choice" role="group" aria-labelledby="theme">
        {THEMES.map((option) => (
          <button
            key={option}
            type="button"
            aria-pressed={option === theme}
            onClick={() => {
              setTheme(option)
              setNow(option)
            }}
          >
            {t(`theme_${option}`)}
          </button>
        ))}
      </div>
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
          <button type="button" onClick={() => void persist().then(setPersistent)}>
            {t('storage_ask')}
          </button>
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
  const send = (event: SubmitEvent & { currentTarget: HTMLFormElement }) => {
    event.preventDefault()
    const form = event.currentTarget
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
      <form class="door-form" onSubmit={send}>
        {!hasPassword && <p class="soft">{t('password_why')}</p>}
        {hasPassword && <Secret name="current" label={t('password_now')} autocomplete="current-password" />}
        <Secret name="password" label={t('new_password')} autocomplete="new-password" />
        <Secret name="again" label={t('new_password_again')} autocomplete="new-password" />
        <p class="says" role="alert">
          {says}
        </p>
        {saying !== undefined && (
          <Notice tone="good">
            <p>{t('password_is_saved', { username: saying })}</p>
          </Notice>
        )}
        <button type="submit" class="wide">
          {t('save_password')}
        </button>
      </form>
    </details>
  )
}

const Secret = ({ name, label, autocomplete }: { name: string; label: string; autocomplete: string }) => (
  <label class="field">
    <span>{label}</span>
    <input name={name} type="password" required autocomplete={autocomplete} />
  </label>
)

/** What is unsent stays on the phone; whoever has no password needs a new link to come back to it. */
function Leave({ hasPassword }: { hasPassword: boolean }) {
  const { unsent, person } = usePhone()
  const [isAsking, setAsking] = useState(false)
  const leaving = leavingOf(hasPassword, isAnyUnsent(unsent))
  const leave = () => {
    leaveSession(person.id)
    void leavePerson()
  }
  return (
    <section>
      <h2>{t('leave_title')}</h2>
      <p class="soft">{t('leave_means')}</p>
      {isAsking ? (
        <Notice tone={leaving === 'free' || leaving === 'unsent' ? 'watch' : 'bad'}>
          <p data-line="leaving">{t(`leave_${leaving}`, { what: unsentSaid(unsent) })}</p>
          <p class="actions">
            <button type="button" class="danger" onClick={leave}>
              {t('sign_out')}
            </button>
            <button type="button" onClick={() => setAsking(false)}>
              {t('leave_no')}
            </button>
          </p>
        </Notice>
      ) : (
        <p class="actions">
          <button type="button" onClick={() => setAsking(true)}>
            {t('sign_out')}
          </button>
        </p>
      )}
    </section>
  )
}
