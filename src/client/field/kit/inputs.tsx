/** What is filled in: choices, numbers as they are typed, texts; what is wrong with each is said at it. */
import type { ComponentChildren, ComponentProps } from 'preact'
import { useId, useState } from 'preact/hooks'
import { Dictate } from './dictate.tsx'
import { Button, Says, wrongBy } from './states.tsx'
import '../styles/form.css'

interface OptionsProps<Option extends string> {
  label: string
  options: readonly Option[]
  chosen: Option | undefined
  choose: (option: Option) => void
  word: (option: Option) => ComponentChildren
}
export const Options = <Option extends string>({ label, options, chosen, choose, word }: OptionsProps<Option>) => (
  <div class="choice" role="group" aria-label={label}>
    {options.map((option) => (
      <Button key={option} aria-pressed={option === chosen} label={word(option)} act={() => choose(option)} />
    ))}
  </div>
)

/** One of a few, each a large button; what is chosen says so, and what is missing too. */
export function Choice<Option extends string>(props: OptionsProps<Option> & { says: string }) {
  const { label, options, chosen, choose, word, says } = props
  const id = useId()
  return (
    <section class={says === '' ? 'block' : 'block has-issue'}>
      <h2 id={`${id}-title`}>{label}</h2>
      <div class="choice" role="radiogroup" aria-labelledby={`${id}-title`} {...wrongBy(says, id)}>
        {options.map((option) => (
          <Button
            key={option}
            role="radio"
            aria-checked={option === chosen}
            tabIndex={option === (chosen ?? options[0]) ? 0 : -1}
            data-option={option}
            label={word(option)}
            act={() => choose(option)}
            onKeyDown={toNext}
          />
        ))}
      </div>
      <Says says={says} id={id} />
    </section>
  )
}

const STEPS: Record<string, number> = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }

/** As radio buttons have it: arrows go round and choose. */
function toNext(event: KeyboardEvent & { currentTarget: HTMLElement }): void {
  const by = STEPS[event.key]
  const all = [...(event.currentTarget.parentElement?.querySelectorAll('button') ?? [])]
  const at = all.findIndex((button) => button === event.currentTarget)
  if (by === undefined || at < 0) return
  event.preventDefault()
  const next = all[(at + by + all.length) % all.length]
  next?.focus()
  next?.click()
}

const MOST_PEOPLE = 1_000_000
/** One press of a stepper; nothing said yet is stepped from nobody. */
export const stepped = (count: number | undefined, by: number, most = MOST_PEOPLE): number =>
  Math.min(most, Math.max(0, (count ?? 0) + by))
/** A number as typed; undefined of what is none. */
export const numberIn = (text: string): number | undefined => {
  const digits = text.normalize('NFKC').trim()
  return /^\d{1,7}$/.test(digits) ? Number(digits) : undefined
}

export const Step = ({ by, of, act }: { by: number; of: string; act: (by: number) => void }) => (
  <Button label={by > 0 ? `+${by}` : `−${-by}`} of={of} act={() => act(by)} />
)

/** A number's field as it is typed; `set` is told the number, undefined for what is none. */
export function useTyped(value: number | undefined, set: (value: number | undefined) => void) {
  const [typed, setTyped] = useState('')
  const [isLeft, setLeft] = useState(value !== undefined)
  // what came from elsewhere, by a button or from the draft, is shown instead
  const text = numberIn(typed) === value ? typed : String(value ?? '')
  const leave = () => setLeft(true)
  const field: ComponentProps<'input'> = {
    inputMode: 'numeric',
    enterKeyHint: 'done',
    autocomplete: 'off',
    value: text,
    onFocus: () => setLeft(false),
    onBlur: leave,
    onInput: ({ currentTarget }) => {
      setTyped(currentTarget.value)
      set(numberIn(currentTarget.value))
    },
  }
  /** `isWrong`: left, and what stands there is no number. */
  return { field, leave, isLeft, isWrong: isLeft && text.trim() !== '' && value === undefined }
}

interface FoldProps {
  title: string
  /** What is in it, said while it is closed. */
  says?: string | undefined
  isOpen?: boolean
  /** Something in it is wrong, or to be looked at: it opens. */
  issue?: string | boolean
  children: ComponentChildren
}
export const Fold = ({ title, says, isOpen = false, issue = false, children }: FoldProps) => (
  <details class="fold" open={isOpen || Boolean(issue) || undefined}>
    <summary>
      <span>
        {title} {says ? <span class="soft">{says}</span> : null}
      </span>
    </summary>
    {children}
  </details>
)

interface TextProps {
  label: string
  value: string
  says: string
  set: (value: string) => void
  isPhone?: boolean
}
export function Text({ label, value, says, set, isPhone = false }: TextProps) {
  const id = useId()
  return (
    <div class={says === '' ? 'field' : 'field has-issue'}>
      <label for={id}>{label}</label>
      <input
        id={id}
        inputMode={isPhone ? 'tel' : 'text'}
        autocomplete="off"
        value={value}
        onInput={(event) => set(event.currentTarget.value)}
        {...wrongBy(says, `${id}-says`)}
      />
      <Says says={says} id={`${id}-says`} />
    </div>
  )
}

interface PassageProps extends Omit<ComponentProps<'textarea'>, 'label' | 'class' | 'maxLength'> {
  label: string
  value: string
  set: (value: string) => void
  rows: number
  maxLength?: number
  class?: string
  /** Undefined where nothing can be wrong with it. */
  says?: string
}
export function Passage({ label, set, class: looks = 'field', says, ...rest }: PassageProps) {
  const id = useId()
  return (
    <div class={says ? `${looks} has-issue` : looks}>
      <label class="field">
        <span>{label}</span>
        <textarea {...rest} onInput={(event) => set(event.currentTarget.value)} {...wrongBy(says ?? '', id)} />
        {says !== undefined && <Says says={says} id={id} />}
      </label>
      <Dictate label={label} value={rest.value} most={rest.maxLength} set={set} />
    </div>
  )
}

interface AskedTwiceProps {
  label: string
  class?: string
  /** Stands among others, in no row of its own. */
  isBare?: boolean
  hint?: string
  name?: string
  tone: 'bad' | 'watch'
  says: ComponentChildren
  yes: string
  no: string
  act: () => void
  /** Why not at this moment: nobody is asked then, and who was asked already is told; an answer is for `act` to keep. */
  later?: ComponentChildren
  /** Answered with no. */
  leave?: () => void
}
/** What cannot be undone: asked once more, with what comes of it. */
export function AskedTwice({ isBare, hint, name, tone, says, yes, no, act, later, leave, ...first }: AskedTwiceProps) {
  const [isAsking, setAsking] = useState(false)
  if (later && !isAsking) return <>{later}</>
  const button = <Button {...first} data-do={name} act={() => setAsking(true)} />
  if (!isAsking && isBare) return button
  if (!isAsking) {
    return (
      <p class="actions">
        {button}
        {hint && <span class="soft">{hint}</span>}
      </p>
    )
  }
  return (
    <div class={`notice notice-${tone}`} role="group" aria-label={first.label}>
      {later || says}
      <p class="actions">
        <Button class="danger" data-do={name && `${name}-yes`} label={yes} act={act} />
        <Button
          label={no}
          act={() => {
            setAsking(false)
            leave?.()
          }}
        />
      </p>
    </div>
  )
}

interface FileProps extends Pick<ComponentProps<'input'>, 'accept' | 'capture'> {
  label: string
  class?: string
  take: (file: File) => void
}
export const FileButton = ({ label, class: looks = 'button', take, ...rest }: FileProps) => (
  <label>
    <input
      type="file"
      aria-label={label}
      onChange={(event) => {
        const [file] = event.currentTarget.files ?? []
        event.currentTarget.value = ''
        if (file) take(file)
      }}
      {...rest}
    />
    <span class={looks} aria-hidden="true">
      {label}
    </span>
  </label>
)
