/** One's own password: set for the first time, or another. */
import { useState } from 'preact/hooks'
import { session } from '../../../contract/session.ts'
import { LEAST_CHARACTERS } from '../../../domain/people/account.ts'
import { ask, type Problem, saidOf } from '../../shared/api.ts'
import { textIn } from '../../shared/format.ts'
import { dropPin } from '../door/pin-lock.ts'
import { rememberSession } from '../door/door-ways.ts'
import { AskForm, Field } from '../kit/ask-form.tsx'
import { Notice } from '../kit/states.tsx'
import { t } from '../later-words.ts'

export function Password({ hasPassword, saved }: { hasPassword: boolean; saved: (username: string | null) => void }) {
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
        // it sealed the old one
        void dropPin(own.id).catch(() => undefined)
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

export const Secret = (props: { name: string; label: string; autocomplete: string }) => (
  <Field isSecret required {...props} />
)
