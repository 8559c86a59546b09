/** Decisions of this page that can still be taken back: kept for ten minutes, across the desk's pages. */
import { useEffect, useState } from 'preact/hooks'
import { UNDO_MINUTES } from '../../../domain/review-undo.ts'
import type { ReviewDecision } from '../../../domain/screening.ts'
import { type Undoable, withDecision, withoutDecision } from './decided.ts'
import { waitingChanged } from './waiting.ts'

let made: Undoable[] = []
let last = 0
const followers = new Set<(list: Undoable[]) => void>()

function become(next: Undoable[]): void {
  made = next
  for (const follow of followers) follow(made)
}

export function remember(decision: ReviewDecision, ids: string[]): void {
  const number = ++last
  become(withDecision(made, { number, decision, ids }))
  setTimeout(() => forget(number), UNDO_MINUTES * 60_000)
  waitingChanged()
}

export function forget(number: number): void {
  become(withoutDecision(made, number))
  waitingChanged()
}

/** The latest first. */
export function useUndoable(): Undoable[] {
  const [list, setList] = useState(made)
  useEffect(() => {
    followers.add(setList)
    return () => void followers.delete(setList)
  }, [])
  return list
}
