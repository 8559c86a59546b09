/** What the service worker is up to, for whoever shows it. */
import { useEffect, useState } from 'preact/hooks'
import { startUpdates, type UpdateState } from '../../shared/phone/update.ts'

let state: UpdateState = 'starting'
const followers = new Set<() => void>()

export function startWorker(): void {
  startUpdates((next) => {
    state = next
    for (const follow of followers) follow()
  })
}

export function useWorker(): UpdateState {
  const [now, setNow] = useState(state)
  useEffect(() => {
    const follow = () => setNow(state)
    followers.add(follow)
    follow()
    return () => void followers.delete(follow)
  }, [])
  return now
}
