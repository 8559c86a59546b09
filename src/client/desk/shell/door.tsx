/** The pages before the desk: signing in, joining once by a code that came behind `#`, and one’s own password. */
import type { ComponentChildren } from 'preact'
import { useId, useLayoutEffect, useRef, useState } from 'preact/hooks'
import { session } from '../../../contract/session.ts'
import { LEAST_CHARACTERS, type Session } from '../../../domain/people/account.ts'
import { ask, type Problem, saidOf } from '../../shared/api.ts'
import { DemoSignIns } from '../../shared/demo-sign-ins.tsx'
import { textIn } from '../../shared/format.ts'
import { setLanguage } from '../../shared/language.ts'
import { officeName } from '../../shared/office.ts'
import { language } from '../../shared/words.ts'
import { Button, Says } from '../kit/buttons.tsx'
import { Brand } from '../kit/marks.tsx'
import { usePageTitle } from '../kit/page.tsx'
import { t } from '../words.ts'

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
    <WithPassword hadSession={hadSession} welcome={enter} />
  ) : (
    <WithCode code={code} welcome={enter} back={() => setCode(null)} />
  )
}

function WithPassword({ hadSession, welcome }: { hadSession: boolean; welcome: Welcome }) {
  const door = useDoor(welcome, (field) => {
    const code = field('code').trim()
    const body = { username: field('username'), password: field('password'), ...(code && { code }) }
    return ask(session.signIn, { body })
  })
  return (
    <Door title={t('sign_in')}>
      <p>{t(hadSession ? 'session_ended' : 'sign_in_lead')}</p>
      <DoorForm of={door} button={t('sign_in')} after={<DemoSignIns />}>
        <Field label={t('username')} name="username" autocomplete="username" />
        <Field label={t('password')} name="password" isSecret autocomplete="current-password" />
        {door.asked.includes('code') && (
          <Field label={t('second_code')} name="code" autocomplete="one-time-code" isAskedNow />
        )}
      </DoorForm>
      <p class="soft">{t('no_password')}</p>
    </Door>
  )
}

/** A button, not at once: programs that peek at links sent in a chat would use the code up. */
function WithCode({ code, welcome, back }: { code: string; welcome: Welcome; back: () => void }) {
  const door = useDoor(welcome, () => ask(session.redeem, { body: { code: decodeURIComponent(code) } }))
  return (
    <Door title={t('enrol_title')}>
      <p>{t('enrol_text')}</p>
      <DoorForm of={door} button={t('enrol_button')} />
      <Button class="quiet" onClick={back} label={t('enrol_other')} />
    </Door>
  )
}

/** The first visit: one's own password, and the user name that goes with it from now on. */
export function SetPassword({ welcome }: { welcome: Welcome }) {
  const [saved, setSaved] = useState<Session>()
  const door = useDoor(setSaved, (field) => {
    const password = field('password')
    if (password.length < LEAST_CHARACTERS) return t('password_short')
    if (password !== field('again')) return t('passwords_differ')
    return ask(session.putPassword, { body: { password } })
  })
  if (saved) return <Saved session={saved} welcome={welcome} />
  return (
    <Door title={t('set_password_title')}>
      <p>{t('set_password_text')}</p>
      <DoorForm of={door} button={t('save_password')}>
        <Field label={t('new_password')} name="password" isSecret autocomplete="new-password" />
        <Field label={t('new_password_again')} name="again" isSecret autocomplete="new-password" />
      </DoorForm>
    </Door>
  )
}

/** Whoever came by a code has never seen the user name: it is said before anything else. */
const Saved = ({ session: entered, welcome }: { session: Session; welcome: Welcome }) => (
  <Door title={t('password_saved')}>
    {entered.username !== undefined && (
      <>
        <p>{t('next_time')}</p>
        <p class="username">
          <span class="label">{t('username')}</span> <strong>{entered.username}</strong>
        </p>
        <p>{t('note_username')}</p>
      </>
    )}
    <Button class="main-action" onClick={() => welcome(entered)} label={t('go_on')} />
  </Door>
)

function Door({ title, children }: { title: string; children: ComponentChildren }) {
  usePageTitle(title)
  const heading = useFocusAfterFirst(title)
  const other = language() === 'zh' ? 'en' : 'zh'
  return (
    <main class="door">
      <div class="door-head">
        <Brand />
        <span class="brand-name">{t('app_name')}</span>
        <Button
          class="quiet"
          lang={other === 'zh' ? 'zh-CN' : 'en'}
          onClick={() => void setLanguage(other)}
          label={t(`language_${other}`)}
        />
      </div>
      <p class="office">{officeName()}</p>
      <h1 ref={heading} tabIndex={-1}>
        {title}
      </h1>
      {children}
    </main>
  )
}

let isFirstDoor = true
/** The button that led to the next door is gone: its focus goes to the heading, which says where one is. */
function useFocusAfterFirst(title: string) {
  const heading = useRef<HTMLHeadingElement>(null)
  useLayoutEffect(() => {
    if (!isFirstDoor) heading.current?.focus()
    isFirstDoor = false
  }, [title])
  return heading
}

interface FieldProps {
  label: string
  name: string
  isSecret?: boolean
  autocomplete: string
  /** Came later than the others: it is what is asked for now. */
  isAskedNow?: boolean
}

function Field({ label, name, isSecret, autocomplete, isAskedNow }: FieldProps) {
  const id = useId()
  useLayoutEffect(() => {
    if (isAskedNow) document.getElementById(id)?.focus()
  }, [id, isAskedNow])
  const input = { id, name, autocomplete, autocapitalize: 'none', required: true } as const
  return (
    <div class="field">
      <label for={id}>{label}</label>
      {isSecret ? <input {...input} type="password" /> : <input {...input} type="text" />}
    </div>
  )
}

/**
 * Asks what `read` makes of the form and opens the door; `read` may say instead what is missing. `asked` are the fields
 * the server has asked for.
 */
function useDoor(welcome: Welcome, read: (field: (name: string) => string) => Promise<Session> | string) {
  const [says, setSays] = useState('')
  const [isSending, setSending] = useState(false)
  const [asked, setAsked] = useState<string[]>([])
  const send = (event: SubmitEvent & { currentTarget: HTMLFormElement }) => {
    event.preventDefault()
    const form = event.currentTarget
    const sent = read((name) => textIn(form, name))
    if (typeof sent === 'string') return setSays(sent)
    setSays('')
    setSending(true)
    sent.then(welcome).catch((thrown: Problem) => {
      setSays(saidOf(thrown))
      setAsked((before) => [...before, ...thrown.issues.map(({ path }) => path)])
      setSending(false)
    })
  }
  return { says, isSending, send, asked }
}

interface FormProps {
  of: ReturnType<typeof useDoor>
  button: string
  children?: ComponentChildren
  after?: ComponentChildren
}

const DoorForm = ({ of: { send, says, isSending }, button, children, after }: FormProps) => (
  <form onSubmit={send}>
    {children}
    <Says>{says}</Says>
    <button type="submit" class="main-action" disabled={isSending}>
      {isSending ? t('signing_in') : button}
    </button>
    {after}
  </form>
)
