/** A small form that is sent to the office at once, says what was wrong, and asks for what nobody looking on may read. */
import type { ComponentChildren, ComponentProps, Ref } from 'preact'
import { Says } from './states.tsx'

interface FieldProps extends Omit<ComponentProps<'input'>, 'label' | 'ref' | 'role' | 'type'> {
  label: string
  isSecret?: boolean
  take?: Ref<HTMLInputElement>
}
export const Field = ({ label, isSecret, take = null, ...rest }: FieldProps) => (
  <label class="field">
    <span>{label}</span>
    {isSecret ? <input type="password" ref={take} {...rest} /> : <input ref={take} {...rest} />}
  </label>
)

interface Props {
  class?: string
  says: string
  done?: ComponentChildren
  button: string
  looks?: string
  isSending?: boolean
  send: (form: HTMLFormElement) => void
  children: ComponentChildren
  after?: ComponentChildren
}
export const AskForm = ({ says, done, button, looks, isSending = false, send, children, after, ...rest }: Props) => (
  <form
    {...rest}
    onSubmit={(event) => {
      event.preventDefault()
      send(event.currentTarget)
    }}
  >
    {children}
    <Says says={says} />
    {done}
    <button type="submit" class={looks ?? 'main-action wide'} disabled={isSending}>
      {button}
    </button>
    {after}
  </form>
)
