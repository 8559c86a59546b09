/** A view whose code comes when it is first opened; the service worker has it all, so that this works without signal too. */
import type { ComponentType } from 'preact'
import { useEffect, useState } from 'preact/hooks'
import { withWords } from '../../shared/language.ts'
import { Notice, Skeleton } from './states.tsx'
import { t } from '../words.ts'

/** `isPart`: of a view that stands without it; until it is there, and where it cannot be fetched, nothing is said. */
export function lazily<Props extends object>(
  fetchView: () => Promise<ComponentType<Props>>,
  isPart = false,
): ComponentType<Props> {
  let found: ComponentType<Props> | undefined
  return function Lazy(props: Props) {
    const [, setFetched] = useState(false)
    const [isFailed, setFailed] = useState(false)
    const fetchNow = () => {
      setFailed(false)
      fetchView()
        .then(withWords)
        .then((view) => {
          found = view
          setFetched(true)
        })
        .catch(() => setFailed(true))
    }
    useEffect(() => {
      if (!found) fetchNow()
    }, [])
    const View = found
    if (View) return <View {...props} />
    if (isPart) return null
    return (
      <main>
        {isFailed ? (
          <Notice tone="bad" isAlert>
            <p>{t('page_not_fetched')}</p>
            <button type="button" onClick={fetchNow}>
              {t('retry')}
            </button>
          </Notice>
        ) : (
          <Skeleton />
        )}
      </main>
    )
  }
}
