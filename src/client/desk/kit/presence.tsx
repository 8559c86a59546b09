/** Says that this log is open here, and shows who else has it open: a hint, never a lock. */
import { useEffect, useState } from 'preact/hooks'
import { request } from '../../shared/api.ts'
import { t } from '../words.ts'
import { Mark } from './marks.tsx'

interface Presence {
  name: string
  seenAt: string
}

/** A heartbeat is good for half a minute: two may be lost. */
const BEAT = 10_000

function useOthers(id: string): Presence[] {
  const [others, setOthers] = useState<Presence[]>([])
  useEffect(() => {
    let isGone = false
    setOthers([])
    const beat = () => {
      if (document.visibilityState !== 'visible') return
      request('PUT', `/api/screenings/${encodeURIComponent(id)}/presence`)
        .then((reply) => isGone || setOthers((reply as { others: Presence[] }).others))
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
