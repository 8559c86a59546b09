/** One's own decisions that can still be taken back: the server knows them, whatever page or device they were made on. */
import { useEffect, useMemo, useState } from 'preact/hooks'
import { useLoad } from '../../shared/load.ts'
import { wholeList } from '../kit/whole-list.ts'
import { soonestEnd, type Undoable, undoableIn, undoableNow, type UndoableReply } from './decided.ts'
import { waitingChanged } from './waiting.ts'

const EVERY = 60_000
/** Not on the server's list yet: until that is here, the next key is for the decision just made. */
let made: Undoable[] = []
const undone = new Set<string>()
const followers = new Set<() => void>()

function changed(): void {
  for (const follow of followers) follow()
  waitingChanged()
}

export function remember(decision: Undoable): void {
  made = [decision, ...made]
  changed()
}

export function forget(batch: string): void {
  undone.add(batch)
  made = made.filter((one) => one.batch !== batch)
  changed()
}

/** The latest first. */
export function useUndoable(): Undoable[] {
  const { data, reload } = useLoad<UndoableReply>('/api/reviews/undoable', { every: EVERY, ask: wholeList })
  const [, look] = useState(0)
  useEffect(() => {
    const follow = () => {
      look((n) => n + 1)
      reload()
    }
    followers.add(follow)
    return () => void followers.delete(follow)
  }, [reload])
  useEffect(() => {
    const ms = data && soonestEnd(data)
    if (ms === undefined || ms === null) return undefined
    const timer = setTimeout(reload, ms + 500)
    return () => clearTimeout(timer)
  }, [data, reload])
  const listed = useMemo(() => (data ? undoableIn(data) : []), [data])
  useEffect(() => {
    made = made.filter(({ batch }) => !listed.some((one) => one.batch === batch))
  }, [listed])
  return undoableNow(listed, made, undone)
}
