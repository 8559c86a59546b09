/** The frame of a form: only its button sends it. Enter, the keyboard's search key and its tick put the keyboard away. */
import type { ComponentChildren, RefObject } from 'preact'
import { useEffect } from 'preact/hooks'

interface Props {
  name: string
  /** On the button. */
  label: string
  send: () => void
  /** Above the button: what is still missing. */
  says?: ComponentChildren
  form: RefObject<HTMLFormElement | null>
  children: ComponentChildren
}
export function FieldForm({ name, label, send, says, form, children }: Props) {
  useEffect(() => {
    const { current } = form
    current?.addEventListener('keydown', putAway)
    return () => current?.removeEventListener('keydown', putAway)
  }, [form])
  return (
    <form ref={form} data-form={name} noValidate onSubmit={(event) => event.preventDefault()}>
      {children}
      <div class="send-bar">
        {says}
        <button type="button" class="main-action wide" data-do="send" onClick={send}>
          {label}
        </button>
      </div>
    </form>
  )
}

function putAway(event: KeyboardEvent): void {
  if (event.key !== 'Enter' || !(event.target instanceof HTMLInputElement)) return
  event.preventDefault()
  event.target.blur()
}

/** To the first thing that is wrong, once it says so. */
export const goToWrong = (form: HTMLFormElement | null): void =>
  void requestAnimationFrame(() => {
    const wrong = form?.querySelector<HTMLElement>('[aria-invalid=true]')
    const focused = wrong?.matches('input, textarea') ? wrong : wrong?.querySelector<HTMLElement>('input, button')
    focused?.focus()
    wrong?.closest('section, .field, .counter')?.scrollIntoView({ block: 'center' })
  })
