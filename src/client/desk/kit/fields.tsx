/** The desk's forms: labelled fields, each with its hint and what is wrong with it, and the button that sends: once at a time. */
import type { ComponentChildren } from 'preact'
import { useId, useLayoutEffect, useRef, useState } from 'preact/hooks'
import { Problem } from '../../shared/api.ts'
import { t } from '../words.ts'
import { Options } from './filters.tsx'
import { type Choices, incomplete } from './form-draft.ts'

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

/** What every control is given, and the room it stands in. */
function useControl({ label, name, value, set, problem, hint, wrongAt }: FieldProps) {
  const id = useId()
  const wrong = issueAt(problem, name)
  const notes = [hint && `${id}-hint`, wrong && `${id}-wrong`, wrongAt].filter(Boolean).join(' ')
  const control = {
    id,
    name,
    value,
    'aria-describedby': notes || undefined,
    'aria-invalid': wrong || wrongAt ? (true as const) : undefined,
    onInput: ({ currentTarget: typed }: { currentTarget: { value: string } }) => set(typed.value),
  }
  const inRoom = (drawn: ComponentChildren) => (
    <div class="field">
      <label for={id}>{label}</label>
      {drawn}
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
  return { control, inRoom }
}

interface InputProps extends FieldProps {
  type?: 'text' | 'number' | 'date' | 'datetime-local'
  max?: string | undefined
  min?: string | undefined
  /** Words to choose from, besides free text. */
  options?: string[] | undefined
  maxLength?: number | undefined
  autocomplete?: string | undefined
  inputMode?: 'numeric' | undefined
}

export function InputField(props: InputProps) {
  const { type = 'text', options, max, min, maxLength, autocomplete = 'off', inputMode } = props
  const { control, inRoom } = useControl(props)
  const list = options && `${control.id}-options`
  return inRoom(
    <>
      <input
        {...control}
        type={type}
        step={type === 'number' ? 'any' : undefined}
        max={max}
        min={min}
        maxLength={maxLength}
        autocomplete={autocomplete}
        inputMode={inputMode}
        list={list}
      />
      {options && (
        <datalist id={list}>
          {options.map((option) => (
            <option key={option} value={option} />
          ))}
        </datalist>
      )}
    </>,
  )
}

/** What nobody looking on may read. */
export function SecretField({ autocomplete, ...field }: FieldProps & { autocomplete?: string | undefined }) {
  const { control, inRoom } = useControl(field)
  return inRoom(<input {...control} type="password" autocomplete={autocomplete} />)
}

interface SelectProps extends FieldProps {
  choices: Choices
  /** In front of what can be chosen, for nothing. */
  none?: string | undefined
}

export function SelectField({ choices, none, ...field }: SelectProps) {
  const { control, inRoom } = useControl(field)
  return inRoom(
    <select {...control}>
      <Options of={choices} none={none} />
    </select>,
  )
}

export function PassageField({
  maxLength,
  rows = 3,
  ...field
}: FieldProps & { maxLength?: number | undefined; rows?: number }) {
  const { control, inRoom } = useControl(field)
  return inRoom(<textarea {...control} rows={rows} maxLength={maxLength} />)
}

interface FormProps {
  label: string
  sending: Pick<Sending, 'problem' | 'isSending'>
  /** The fields that say themselves what is wrong with them. */
  names: readonly string[]
  submit: () => void
  button: string
  cancel?: (() => void) | undefined
  /** What it would send is just being looked at. */
  isWaiting?: boolean
  /** Goes to its first field when it opens. */
  isOpened?: boolean
  children: ComponentChildren
}

export function Form(props: FormProps) {
  const { label, sending, names, submit, button, cancel, isWaiting = false, isOpened, children } = props
  const form = useRef<HTMLFormElement>(null)
  useReturn(form)
  // at once: later it would take the focus from the field that somebody has begun to fill in
  useLayoutEffect(() => {
    if (isOpened) form.current?.querySelector<HTMLElement>('input, select, textarea')?.focus()
  }, [isOpened])
  useLayoutEffect(() => {
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
        <button type="submit" class="main-action" aria-disabled={sending.isSending || isWaiting}>
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

export interface Sending {
  isSending: boolean
  problem: Problem | undefined
  /** What the form itself finds missing, before anything is sent; nothing wrong takes an earlier problem away. */
  refuse: (issues: Problem['issues']) => void
  /** Whatever may fail; nothing is done while something is on its way: a double click is one click. */
  run: (work: () => Promise<void>) => void
}

/** `conflict`: somebody was first, and what they did is to be shown. */
export function useSending({ conflict }: { conflict?: (() => void) | undefined } = {}): Sending {
  const isBusy = useRef(false)
  const [isSending, setSending] = useState(false)
  const [problem, setProblem] = useState<Problem>()
  const run = (work: () => Promise<void>) => {
    if (isBusy.current) return
    isBusy.current = true
    setSending(true)
    setProblem(undefined)
    work()
      .catch((thrown: unknown) => {
        const refused = thrown instanceof Problem ? thrown : new Problem('unreadable', t('unreadable'))
        setProblem(refused)
        if (refused.code === 'conflict') conflict?.()
      })
      .finally(() => {
        isBusy.current = false
        setSending(false)
      })
  }
  const refuse: Sending['refuse'] = (issues) => setProblem(incomplete(issues))
  return { isSending, problem, refuse, run }
}

const isAt = (path: string, issuePath: string): boolean => issuePath === path || issuePath.startsWith(`${path}.`)

export const issueAt = (problem: Problem | undefined, path: string): string =>
  (problem?.issues ?? [])
    .filter((issue) => isAt(path, issue.path))
    .map(({ message }) => message)
    .join(' ')

/** What was said besides, of no field that the form shows; the problem's own sentence where no field explains it. */
export function restOf(problem: Problem | undefined, shown: readonly string[]): string {
  if (!problem) return ''
  if (problem.issues.length === 0) return problem.detail
  return problem.issues
    .filter((issue) => !shown.some((path) => isAt(path, issue.path)))
    .map(({ message }) => message)
    .join(' ')
}
