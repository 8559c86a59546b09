/** One of a few, each a large button; what is chosen says so, and what is missing too. */
import type { ComponentChildren } from 'preact'
import { useId } from 'preact/hooks'
import { Says, wrongBy } from './says.tsx'

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
