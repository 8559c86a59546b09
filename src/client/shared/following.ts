/** Something of the page that changes by itself, and the views that are drawn anew then. */
import { useEffect, useState } from 'preact/hooks'

export function following() {
  const followers = new Set<() => void>()
  /** What it is now, and again after every change; `read` is to be the same function each time. */
  const useNow = <T>(read: () => T): T => {
    const [now, setNow] = useState(read)
    useEffect(() => {
      const follow = () => setNow(() => read())
      followers.add(follow)
      follow()
      return () => void followers.delete(follow)
    }, [read])
    return now
  }
  const tellAll = (): void => {
    for (const follow of followers) follow()
  }
  return { useNow, tellAll }
}
