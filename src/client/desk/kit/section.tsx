/**
 * A part of a page: with its title, where a line says what was done in it and the focus goes; and what it shows when it has
 * nothing yet, nothing at all, or only old things.
 */
import type { ComponentChildren } from 'preact'
import { useCallback, useState } from 'preact/hooks'
import { isEarlier, type Loaded } from '../../shared/load.ts'
import type { Problem } from '../../shared/api.ts'
import { t } from '../words.ts'

export interface Said {
  titleId: string
  says: string
  /** Said aloud, and the focus put where it was done. */
  say: (sentence: string) => void
  hush: () => void
}

/** What was done in a part of a page; `id` is that of its title. */
function useSaid(titleId: string): Said {
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

/** What was done in it, where that is said. */
export const SaidLine = ({ children }: { children: ComponentChildren }) => (
  <p class="said" role="status">
    {children}
  </p>
)

interface Props {
  title: ComponentChildren
  /** Links lead to it by this name, and its title is named by it. */
  name?: string
  /** The id of its title, where nothing is said in it. */
  id?: string
  said?: Said
  /** Beneath the title: a sentence, or what is drawn there. */
  lead?: ComponentChildren
  /** What tests and styles know it by. */
  [data: `data-${string}`]: string
  class?: string
  children: ComponentChildren
}

export const Section = ({
  name,
  said,
  id = said?.titleId ?? `${name}-title`,
  title,
  lead,
  children,
  ...more
}: Props) => (
  <section id={name} aria-labelledby={id} {...more}>
    <h2 id={id} tabIndex={said && -1}>
      {title}
    </h2>
    {typeof lead === 'string' ? <p>{lead}</p> : lead}
    {said && <SaidLine>{said.says}</SaidLine>}
    {children}
  </section>
)

/** The page's shape while it loads; the stylesheet keeps it unseen for 300 ms. */
export const Skeleton = ({ lines = 6 }: { lines?: number }) => (
  <div class="skeleton" role="status">
    <span class="unseen">{t('loading')}</span>
    {Array.from({ length: lines }, (_, i) => (
      <span key={i} class="skeleton-line" />
    ))}
  </div>
)

/** The same request would be refused again: a retry helps only where the network or the server failed. */
const isFinal = ({ code }: Problem): boolean => code === 'invalid' || code === 'not_found' || code === 'forbidden'

export const Failure = ({ problem, retry }: { problem: Problem; retry?: () => void }) => (
  <div class="notice notice-bad" role="alert">
    <p>
      <strong>{t('failed_title')}</strong> {problem.issues.map(({ message }) => message).join(' ') || problem.detail}
    </p>
    {retry && !isFinal(problem) && (
      <button type="button" onClick={retry}>
        {t('retry')}
      </button>
    )}
  </div>
)

export const Empty = ({ children }: { children: ComponentChildren }) => <p class="empty">{children}</p>

interface AnsweredProps<T> {
  load: Loaded<T>
  lines?: number | undefined
  children: (data: T) => ComponentChildren
}

/** A part of a page that waits for its own answer: its shape, its failure, the answer, or the answer to the question before. */
export function Answered<T>({ load, lines = 4, children }: AnsweredProps<T>) {
  const { data, problem, reload } = load
  const isOld = isEarlier(load)
  return (
    <>
      {problem && <Failure problem={problem} retry={reload} />}
      {data === undefined && !problem && <Skeleton lines={lines} />}
      {data !== undefined && (
        <div class={isOld ? 'answered waiting' : 'answered'} aria-busy={isOld}>
          {children(data)}
        </div>
      )}
    </>
  )
}

interface AnsweredSectionProps<T> extends Omit<Props, 'children'> {
  above?: ComponentChildren
  load: Loaded<T>
  lines?: number
  children: (data: T) => ComponentChildren
}

/** A section that waits for its own answer. */
export const AnsweredSection = <T,>({ above, load, lines, children, ...section }: AnsweredSectionProps<T>) => (
  <Section {...section}>
    {above}
    <Answered load={load} lines={lines}>
      {children}
    </Answered>
  </Section>
)

/** One form of a part is open at a time; saving closes it, says so, and reads anew what it changed. */
export interface Opening<O> {
  said: Said
  opened: O | undefined
  open: (next: O) => void
  close: () => void
  saved: (sentence: string) => void
  /** Reads anew what saving changes: somebody else was first. */
  renew: () => void
}

export function useOpening<O = string>(titleId: string, ...changed: { reload: () => void }[]): Opening<O> {
  const said = useSaid(titleId)
  const [opened, setOpened] = useState<O>()
  const renew = () => {
    for (const { reload } of changed) reload()
  }
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
      renew()
    },
    renew,
  }
}
