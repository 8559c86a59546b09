/** How many logs wait for a manager: held ones, which count for nothing until they are decided. */
import { useEffect } from 'preact/hooks'
import { useLoad } from '../../shared/load.ts'
import type { Listed } from '../../shared/replies.ts'

const EVERY = 60_000
const followers = new Set<() => void>()

/** Somebody here decided, or took it back: the number is asked anew. */
export function waitingChanged(): void {
  for (const follow of followers) follow()
}

/** `null` while it is not known. */
export function useWaiting(): number | null {
  const path = '/api/screenings?status=held&limit=1'
  const { data, reload } = useLoad<Listed<unknown>>(path, { every: EVERY })
  useEffect(() => {
    followers.add(reload)
    return () => void followers.delete(reload)
  }, [reload])
  return data?.total ?? null
}
