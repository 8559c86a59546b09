/** Signing in: with a password, or once with an enrolment code that came behind `#`. */
import { useState } from 'preact/hooks'
import { session } from '../../../contract/session.ts'
import type { Session } from '../../../domain/people/account.ts'
import { ask } from '../../shared/api.ts'
import { DemoSignIns } from '../../shared/demo-sign-ins.tsx'
import { t } from '../words.ts'
import { Door, DoorButton, Field, useDoor } from './door.tsx'

type Welcome = (session: Session) => void

const enrolmentCode = (): string | null => /^#enrol=(.+)$/.exec(location.hash)?.[1] ?? null

export function SignIn({ hadSession, welcome }: { hadSession: boolean; welcome: Welcome }) {
  const [code, setCode] = useState(enrolmentCode)
  const enter: Welcome = (entered) => {
    // the code is spent, and no business of the browser's history
    if (location.hash) history.replaceState(history.state, '', location.pathname + location.search)
    welcome(entered)
  }
  return code === null ? (
    <PasswordForm hadSession={hadSession} welcome={enter} />
  ) : (
    <EnrolmentForm code={code} welcome={enter} back={() => setCode(null)} />
  )
}

function PasswordForm({ hadSession, welcome }: { hadSession: boolean; welcome: Welcome }) {
  const { send, asked, ...state } = useDoor(welcome, (field) => {
    const code = field('code').trim()
    const body = { username: field('username'), password: field('password'), ...(code && { code }) }
    return ask(session.signIn, { body })
  })
  return (
    <Door title={t('sign_in')}>
      <p>{hadSession ? t('session_ended') : t('sign_in_lead')}</p>
      <form onSubmit={send}>
        <Field label={t('username')} name="username" autocomplete="username" />
        <Field label={t('password')} name="password" isSecret autocomplete="current-password" />
        {asked.includes('code') && (
          <Field label={t('second_code')} name="code" autocomplete="one-time-code" isAskedNow />
        )}
        <DoorButton {...state} label={t('sign_in')} />
        <DemoSignIns />
      </form>
      <p class="soft">{t('no_password')}</p>
    </Door>
  )
}

/** A button, not at once: programs that peek at links sent in a chat would use the code up. */
function EnrolmentForm({ code, welcome, back }: { code: string; welcome: Welcome; back: () => void }) {
  const {
    send,
    asked: _,
    ...state
  } = useDoor(welcome, () => ask(session.redeem, { body: { code: decodeURIComponent(code) } }))
  return (
    <Door title={t('enrol_title')}>
      <p>{t('enrol_text')}</p>
      <form onSubmit={send}>
        <DoorButton {...state} label={t('enrol_button')} />
      </form>
      <button type="button" class="quiet" onClick={back}>
        {t('enrol_other')}
      </button>
    </Door>
  )
}
