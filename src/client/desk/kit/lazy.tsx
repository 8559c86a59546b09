/** A page whose code is fetched when somebody first goes there: until then its shape; if that fails, how to go on. */
import type { ComponentType } from 'preact'
import { useEffect, useState } from 'preact/hooks'
import { Problem } from '../../shared/api.ts'
import { withWords } from '../../shared/language.ts'
import { askClock } from '../../shared/office-clock.ts'
import { t } from '../words.ts'
import type { PageProps } from './page.tsx'
import { Failure, Skeleton } from './section.tsx'

export interface Lazy<P extends object = PageProps> {
  View: ComponentType<P>
  /** Begins before the page is drawn; a failure is told when it is. */
  fetch: () => void
}

/** A page that came with the programme itself. */
export const here = (View: ComponentType<PageProps>): Lazy => ({ View, fetch: () => undefined })

export function lazy<P extends object = PageProps>(load: () => Promise<{ Page: ComponentType<P> }>): Lazy<P> {
  let Known: ComponentType<P> | undefined
  let asked: Promise<void> | undefined
  const fetch = (): Promise<void> => {
    asked ??= load()
      .then(withWords)
      .then(({ Page }) => void (Known = Page))
    return asked
  }
  const View = (props: P) => {
    const [, setKnown] = useState(Known !== undefined)
    if (Known) return <Known {...props} />
    return <Coming fetch={fetch} arrived={setKnown} />
  }
  return { View, fetch: () => void fetch().catch(() => undefined) }
}

function Coming({ fetch, arrived }: { fetch: () => Promise<void>; arrived: (isHere: true) => void }) {
  const [problem, setProblem] = useState<Problem>()
  const fail = () => setProblem(new Problem('offline', t('page_not_fetched')))
  useEffect(() => {
    let isGone = false
    fetch()
      .then(() => isGone || arrived(true))
      .catch(() => isGone || fail())
    return () => void (isGone = true)
  }, [fetch, arrived])
  // browsers remember a file of code that failed, and after an update of the programme it is gone: only the whole page
  // can be asked for again, and only once the server answers, or nothing at all would be left
  const retry = () => {
    setProblem(undefined)
    askClock().then(() => location.reload(), fail)
  }
  return <div class="page-wide">{problem ? <Failure problem={problem} retry={retry} /> : <Skeleton lines={12} />}</div>
}
