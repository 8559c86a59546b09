/** The desk's forms: labelled fields, each with its hint and what is wrong with it, and the button that sends. */
import type { ComponentChildren } from 'preact'
import { useEffect, useId, useLayoutEffect, useRef } from 'preact/hooks'
import type { Problem } from '../../shared/api.ts'
import { t } from '../words.ts'
import type { Choices } from './form-draft.ts'
import { issueAt, restOf, type Sending } from './sending.ts'

export interface FieldProps {
  label: string
  /** The field's path in what is sent; problems name it. */
  name: string
  value: string
  set: (value: string) => void
  problem: Problem | undefined
  hint?: string | undefined
  /** The id of what says elsewhere what is wrong with it. */
  wrongAt?: string | undefined
}

interface InputProps extends FieldProps {
  type?: 'text' | 'number' | 'date' | 'datetime-local'
  max?: string | undefined
  min?: string | undefined
  /** Words to choose from, besides free text. */
  options?: string[]
  maxLength?: number
  autocomplete?: string
  inputMode?: 'numeric'
}

export function InputField(props: InputProps) {
  const { value, set, type = 'text', options, max, min, maxLength, autocomplete = 'off', inputMode } = props
  const id = useId()
  return (
    <FieldRoom id={id} {...props}>
      {(described) => (
        <>
          <input
            {...described}
            id={id}
            name={props.name}
            type={type}
            value={value}
            autocomplete={autocomplete}
            {...(inputMode && { inputMode })}
            {...(type === 'number' && { step: 'any' })}
            {...(max !== undefined && { max })}
            {...(min !== undefined && { min })}
            {...(maxLength !== undefined && { maxLength })}
            {...(options && { list: `${id}-options` })}
            onInput={({ currentTarget }) => set(currentTarget.value)}
          />
          {options && (
            <datalist id={`${id}-options`}>
              {options.map((option) => (
                <option key={option} value={option} />
              ))}
            </datalist>
          )}
        </>
      )}
    </FieldRoom>
  )
}

/** What nobody looking on may read. */
export function SecretField(props: FieldProps & { autocomplete?: string }) {
  const { name, value, set, autocomplete } = props
  const id = useId()
  return (
    <FieldRoom id={id} {...props}>
      {(described) => (
        <input
          {...described}
          id={id}
          name={name}
          value={value}
          autocomplete={autocomplete}
          type="password"
          onInput={({ currentTarget }) => set(currentTarget.value)}
        />
      )}
    </FieldRoom>
  )
}

export function SelectField(props: FieldProps & { children: ComponentChildren }) {
  const id = useId()
  return (
    <FieldRoom id={id} {...props}>
      {(described) => (
        <select
          {...described}
          id={id}
          name={props.name}
          value={props.value}
          onChange={({ currentTarget }) => props.set(currentTarget.value)}
        >
          {props.children}
        </select>
      )}
    </FieldRoom>
  )
}

/** Text that may need several lines. */
export function PassageField(props: FieldProps & { maxLength?: number; rows?: number }) {
  const { value, set, maxLength, rows = 3 } = props
  const id = useId()
  return (
    <FieldRoom id={id} {...props}>
      {(described) => (
        <textarea
          {...described}
          id={id}
          name={props.name}
          rows={rows}
          value={value}
          {...(maxLength !== undefined && { maxLength })}
          onInput={({ currentTarget }) => set(currentTarget.value)}
        />
      )}
    </FieldRoom>
  )
}

interface CheckProps {
  label: ComponentChildren
  name?: string
  isOn: boolean
  set: (isOn: boolean) => void
}

/** Yes or no, by a tick. */
export const Check = ({ label, name, isOn, set }: CheckProps) => (
  <label class="check">
    <input type="checkbox" name={name} checked={isOn} onChange={({ currentTarget }) => set(currentTarget.checked)} />
    <span>{label}</span>
  </label>
)

/** What can be chosen, each by its value. */
export const Options = ({ of: choices }: { of: Choices }) =>
  choices.map(([value, name]) => (
    <option key={value} value={value}>
      {name}
    </option>
  ))

type Described = { 'aria-describedby'?: string; 'aria-invalid'?: true }
type RoomProps = Pick<FieldProps, 'label' | 'name' | 'problem' | 'hint' | 'wrongAt'> & {
  id: string
  children: (described: Described) => ComponentChildren
}

function FieldRoom({ id, label, name, problem, hint, wrongAt, children }: RoomProps) {
  const wrong = issueAt(problem, name)
  const notes = [hint && `${id}-hint`, wrong && `${id}-wrong`, wrongAt].filter(Boolean).join(' ')
  const isWrong = wrong || wrongAt
  return (
    <div class="field">
      <label for={id}>{label}</label>
      {children({ ...(notes && { 'aria-describedby': notes }), ...(isWrong && { 'aria-invalid': true as const }) })}
      {hint && (
        <p id={`${id}-hint`} class="soft">
          {hint}
        </p>
      )}
      {wrong && (
        <p id={`${id}-wrong`} class="wrong">
          {wrong}
        </p>
      )}
    </div>
  )
}

interface FormProps {
  label: string
  sending: Pick<Sending, 'problem' | 'isSending'>
  /** The fields that say themselves what is wrong with them. */
  names: readonly string[]
  submit: () => void
  button: string
  cancel?: (() => void) | undefined
  /** Goes to its first field when it opens. */
  isOpened?: boolean
  children: ComponentChildren
}

export function Form({ label, sending, names, submit, button, cancel, isOpened, children }: FormProps) {
  const form = useRef<HTMLFormElement>(null)
  useReturn(form)
  useEffect(() => {
    if (isOpened) form.current?.querySelector<HTMLElement>('input, select, textarea')?.focus()
  }, [isOpened])
  useEffect(() => {
    if (sending.problem) form.current?.querySelector<HTMLElement>('[aria-invalid]')?.focus()
  }, [sending.problem])
  return (
    <form
      ref={form}
      class="form"
      aria-label={label}
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        submit()
      }}
    >
      {children}
      <p class="says" role="alert">
        {restOf(sending.problem, names)}
      </p>
      <p class="actions">
        <button type="submit" class="main-action" aria-disabled={sending.isSending}>
          {sending.isSending ? t('sending') : button}
        </button>
        {cancel && (
          <button type="button" class="quiet" onClick={cancel}>
            {t('cancel')}
          </button>
        )}
      </p>
    </form>
  )
}

/** A form that goes away with the focus in it gives it back to the button that opened it, or to the head of its section. */
function useReturn(form: { current: HTMLFormElement | null }): void {
  useLayoutEffect(() => {
    const before = document.activeElement
    const room = form.current
    return () => {
      if (!room?.contains(document.activeElement)) return
      const section = room.closest('section')
      const to = before !== document.body && before?.isConnected ? before : (section?.querySelector('h2') ?? section)
      if (!(to instanceof HTMLElement)) return
      if (to !== before) to.tabIndex = -1
      to.focus()
    }
  }, [form])
}
