/** How many logs wait for a manager: held ones, which count for nothing until they are decided. */
import { useEffect } from 'preact/hooks'
import { useLoad } from '../../shared/load.ts'
import type { Listed } from '../../shared/replies.ts'

/** Its total is how many logs are held, of whatever day. */
export const HELD = '/api/screenings?status=held&limit=1'

const EVERY = 60_000
const followers = new Set<() => void>()

/** Somebody here decided, or took it back: the number is asked anew. */
export function waitingChanged(): void {
  for (const follow of followers) follow()
}

/** `null` while it is not known. */
export function useWaiting(): number | null {
  const { data, reload } = useLoad<Listed<unknown>>(HELD, { every: EVERY })
  useEffect(() => {
    followers.add(reload)
    return () => void followers.delete(reload)
  }, [reload])
  return data?.total ?? null
}
