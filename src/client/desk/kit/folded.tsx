/** What is long is folded on a phone and unfolded at a tap; a desk and paper show all at once. */
import type { ComponentChildren } from 'preact'
import { useLayoutEffect, useState } from 'preact/hooks'
import { figure } from '../../shared/format.ts'
import { t } from '../words.ts'

/** As many as the stylesheet leaves. */
const FIRST = 5

interface ListProps {
  count: number
  /** Where links to the whole list lead; it is unfolded for who comes by one. */
  id?: string
  children: ComponentChildren
}

/** A list or a table: the first few stay. */
export function Folded({ count, id, children }: ListProps) {
  const [isWhole, setWhole] = useState(false)
  useLayoutEffect(() => {
    const look = () => {
      if (id !== undefined && location.hash === `#${id}`) setWhole(true)
    }
    look()
    addEventListener('hashchange', look)
    return () => removeEventListener('hashchange', look)
  }, [id])
  if (count <= FIRST) return <>{children}</>
  return (
    <div class={isWhole ? undefined : 'folded'}>
      {children}
      <Unfold isWhole={isWhole} set={setWhole}>
        {isWhole ? t('fold_first', { count: FIRST }) : t('fold_all', { count: figure(count) })}
      </Unfold>
    </div>
  )
}

interface UnfoldProps {
  isWhole: boolean
  set: (isWhole: boolean) => void
  children: ComponentChildren
}

const Unfold = ({ isWhole, set, children }: UnfoldProps) => (
  <button type="button" class="unfold" aria-expanded={isWhole} onClick={() => set(!isWhole)}>
    {children}
  </button>
)

interface FirstProps<T> {
  of: readonly T[]
  count: number
  /** What the button for the rest says. */
  more: (rest: string) => string
  /** Within a part that is folded itself. */
  isQuiet?: boolean
  children: (shown: readonly T[]) => ComponentChildren
}

/** The first of many, and a button for the rest. */
export function First<T>({ of: all, count, more, isQuiet, children }: FirstProps<T>) {
  const [isWhole, setWhole] = useState(false)
  const shown = isWhole ? all : all.slice(0, count)
  return (
    <>
      {children(shown)}
      {shown.length < all.length && (
        <p class={isQuiet ? undefined : 'more'}>
          <button type="button" class={isQuiet ? 'quiet' : undefined} onClick={() => setWhole(true)}>
            {more(figure(all.length - shown.length))}
          </button>
        </p>
      )}
    </>
  )
}
