/** A part of a page with a title, and a line that says what was done in it: the focus goes to the title then. */
import type { ComponentChildren } from 'preact'
import { useCallback, useState } from 'preact/hooks'

export interface Said {
  titleId: string
  says: string
  /** Said aloud, and the focus put where it was done. */
  say: (sentence: string) => void
  hush: () => void
}

/** What was done in a part of a page; `id` is that of its title. */
export function useSaid(titleId: string): Said {
  const [says, setSays] = useState('')
  const say = useCallback(
    (sentence: string) => {
      setSays(sentence)
      document.getElementById(titleId)?.focus()
    },
    [titleId],
  )
  return { titleId, says, say, hush: useCallback(() => setSays(''), []) }
}

interface Props {
  said: Said
  title: ComponentChildren
  /** Beneath the title. */
  lead?: ComponentChildren
  children: ComponentChildren
}

export const Section = ({ said, title, lead, children }: Props) => (
  <section aria-labelledby={said.titleId}>
    <h2 id={said.titleId} tabIndex={-1}>
      {title}
    </h2>
    {lead && <p>{lead}</p>}
    <p class="said" role="status">
      {said.says}
    </p>
    {children}
  </section>
)

/** One form of a part is open at a time; saving closes it, says so, and reads anew what it changed. */
export interface Opening<O> {
  said: Said
  opened: O | undefined
  open: (next: O) => void
  close: () => void
  saved: (sentence: string) => void
}

export function useOpening<O = string>(titleId: string, ...changed: { reload: () => void }[]): Opening<O> {
  const said = useSaid(titleId)
  const [opened, setOpened] = useState<O>()
  return {
    said,
    opened,
    open: (next) => {
      said.hush()
      setOpened(next)
    },
    close: () => setOpened(undefined),
    saved: (sentence) => {
      said.say(sentence)
      setOpened(undefined)
      for (const { reload } of changed) reload()
    },
  }
}
