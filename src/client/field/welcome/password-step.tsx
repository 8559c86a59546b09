/** A password of one's own, suggested and in sight: it is to be written down. */
import { useState } from 'preact/hooks'
import { LEAST_CHARACTERS, Session } from '../../../domain/people/account.ts'
import { type Problem, readBy, request, saidOf } from '../../shared/api.ts'
import { rememberSession } from '../door/known-session.ts'
import { Notice } from '../kit/states.tsx'
import { t } from '../later-words.ts'
import { byChance, suggested } from './suggested.ts'

export function PasswordStep({ next }: { next: () => void }) {
  const [hint, setHint] = useState(() => suggested(byChance))
  const [password, setPassword] = useState(hint.password)
  const [says, setSays] = useState('')
  const [username, setUsername] = useState<string>()
  const another = () => {
    const fresh = suggested(byChance)
    setHint(fresh)
    setPassword(fresh.password)
    setSays('')
  }
  const save = () => {
    if (password.length < LEAST_CHARACTERS) return setSays(t('password_short'))
    setSays('')
    request('PUT', '/api/session/password', { password })
      .then(readBy(Session))
      .then((session) => {
        rememberSession(session)
        setUsername(session.username ?? '')
      })
      .catch((thrown: Problem) => setSays(saidOf(thrown)))
  }
  if (username !== undefined) {
    return (
      <>
        <Notice tone="good">
          <p data-line="saved">{t('step_password_saved', { username })}</p>
          <p class="own-password">{password}</p>
        </Notice>
        <p class="actions">
          <button type="button" class="main-action wide" onClick={next}>
            {t('step_password_next')}
          </button>
        </p>
      </>
    )
  }
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        save()
      }}
    >
      <p>{t('step_password_text')}</p>
      <label class="field">
        <span>{t('new_password')}</span>
        <input
          name="password"
          class="own-password"
          value={password}
          autocomplete="new-password"
          autocapitalize="none"
          spellcheck={false}
          onInput={(event) => setPassword(event.currentTarget.value)}
        />
      </label>
      {password === hint.password && <p class="soft">{t('step_password_reads', { reads: hint.reads })}</p>}
      <p class="says" role="alert">
        {says}
      </p>
      <p class="actions">
        <button type="button" class="quiet" onClick={another}>
          {t('step_password_another')}
        </button>
        <button type="submit" class="main-action wide">
          {t('save_password')}
        </button>
        <button type="button" class="quiet wide" onClick={next}>
          {t('step_password_later')}
        </button>
      </p>
    </form>
  )
}
