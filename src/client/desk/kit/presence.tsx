/** Says that this log is open here, and shows who else has it open: a hint, never a lock. */
import { useEffect, useState } from 'preact/hooks'
import { reviews } from '../../../contract/reviews.ts'
import type { Presence } from '../../../contract/screenings.ts'
import { ask } from '../../shared/api.ts'
import { t } from '../words.ts'
import { Mark } from './marks.tsx'

/** A heartbeat is good for half a minute: two may be lost. */
const BEAT = 10_000

function useOthers(id: string): Presence[] {
  const [others, setOthers] = useState<Presence[]>([])
  useEffect(() => {
    let isGone = false
    setOthers([])
    const beat = () => {
      if (document.visibilityState !== 'visible') return
      ask(reviews.beat, { params: { id } })
        .then(({ others: now }) => isGone || setOthers(now))
        // not to know who else looks hinders nobody
        .catch(() => undefined)
    }
    beat()
    const timer = setInterval(beat, BEAT)
    document.addEventListener('visibilitychange', beat)
    return () => {
      isGone = true
      clearInterval(timer)
      document.removeEventListener('visibilitychange', beat)
    }
  }, [id])
  return others
}

export function OthersHere({ id }: { id: string }) {
  const others = useOthers(id)
  return (
    <div role="status" data-figure="others">
      {others.length > 0 && (
        <p class="notice notice-watch">
          <Mark look={['watch', 'alert']}>
            {t('others_here', { names: others.map(({ name }) => name).join(t('list_comma')) })}
          </Mark>
        </p>
      )}
    </div>
  )
}
