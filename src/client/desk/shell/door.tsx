/** What the pages before the desk share: the frame, a field, a form that sends once and says what went wrong. */
import type { ComponentChildren } from 'preact'
import { useEffect, useId, useRef, useState } from 'preact/hooks'
import type { Session } from '../../../domain/people/account.ts'
import { type Problem, saidOf } from '../../shared/api.ts'
import { textIn } from '../../shared/format.ts'
import { setLanguage } from '../../shared/language.ts'
import { officeName } from '../../shared/office.ts'
import { language } from '../../shared/words.ts'
import { t } from '../words.ts'
import { Brand } from '../kit/marks.tsx'
import { usePageTitle } from '../kit/states.tsx'

export function Door({ title, children }: { title: string; children: ComponentChildren }) {
  usePageTitle(title)
  const heading = useFocusAfterFirst(title)
  const other = language() === 'zh' ? 'en' : 'zh'
  return (
    <main class="door">
      <div class="door-head">
        <Brand />
        <span class="brand-name">{t('app_name')}</span>
        <button
          type="button"
          class="quiet"
          lang={other === 'zh' ? 'zh-CN' : 'en'}
          onClick={() => void setLanguage(other)}
        >
          {t(`language_${other}`)}
        </button>
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
  useEffect(() => {
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

export function Field({ label, name, isSecret, autocomplete, isAskedNow }: FieldProps) {
  const id = useId()
  useEffect(() => {
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
export function useDoor(
  welcome: (session: Session) => void,
  read: (field: (name: string) => string) => Promise<Session> | string,
) {
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

/** The door's button, and above it what went wrong. */
export function DoorButton({ says, isSending, label }: { says: string; isSending: boolean; label: string }) {
  return (
    <>
      <p class="says" role="alert">
        {says}
      </p>
      <button type="submit" class="main-action" disabled={isSending}>
        {isSending ? t('signing_in') : label}
      </button>
    </>
  )
}
