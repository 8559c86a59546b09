/** A part of the form that is folded away, and a line of text in it. */
import type { ComponentChildren } from 'preact'
import { useId } from 'preact/hooks'
import { Says, wrongBy } from '../kit/says.tsx'

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
