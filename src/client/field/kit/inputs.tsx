/** One of a few, each a large button; what is chosen says so, and what is missing too. */
import type { ComponentChildren } from 'preact'
import { useId, useState } from 'preact/hooks'
import { Says, wrongBy } from './states.tsx'
import { numberIn } from '../log/log-draft.ts'

interface Props<Option extends string> {
  title: string
  options: readonly Option[]
  chosen: Option | undefined
  choose: (option: Option) => void
  label: (option: Option) => ComponentChildren
  says: string
}
export function Choice<Option extends string>({ title, options, chosen, choose, label, says }: Props<Option>) {
  const id = useId()
  return (
    <section class={says === '' ? 'block' : 'block has-issue'}>
      <h2 id={`${id}-title`}>{title}</h2>
      <div class="choice" role="radiogroup" aria-labelledby={`${id}-title`} {...wrongBy(says, id)}>
        {options.map((option) => (
          <button
            key={option}
            type="button"
            role="radio"
            aria-checked={option === chosen}
            tabIndex={option === (chosen ?? options[0]) ? 0 : -1}
            data-option={option}
            onClick={() => choose(option)}
            onKeyDown={toNext}
          >
            {label(option)}
          </button>
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

export interface Typed {
  text: string
  /** Left, and what stands there is no number. */
  isWrong: boolean
  isLeft: boolean
  type: (text: string) => void
  enter: () => void
  leave: () => void
}

/** `set` is told the number, undefined for what is none. */
export function useTyped(value: number | undefined, set: (value: number | undefined) => void): Typed {
  const [typed, setTyped] = useState('')
  const [isLeft, setLeft] = useState(value !== undefined)
  // what came from elsewhere, by a button or from the draft, is shown instead
  const text = numberIn(typed) === value ? typed : String(value ?? '')
  return {
    text,
    isLeft,
    isWrong: isLeft && text.trim() !== '' && value === undefined,
    type: (next) => {
      setTyped(next)
      set(numberIn(next))
    },
    enter: () => setLeft(false),
    leave: () => setLeft(true),
  }
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
