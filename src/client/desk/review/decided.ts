/** What became of a decision on one log or many, and which decisions can still be taken back. */
import type { ReviewDecision } from '../../../domain/screening/screening.ts'

export interface ReviewReply {
  /** Names the decision; taking it back has none. */
  batch?: string
  results: { id: string; outcome: 'done' | 'already' | 'conflict' | 'not_found'; error?: { detail: string } }[]
}

export interface Decided {
  done: string[]
  already: string[]
  refused: { id: string; why: string }[]
}

export function decidedIn({ results }: ReviewReply): Decided {
  const idsOf = (outcome: string): string[] => results.filter((one) => one.outcome === outcome).map(({ id }) => id)
  const refused = results.flatMap(({ id, error }) => (error ? [{ id, why: error.detail }] : []))
  return { done: idsOf('done'), already: idsOf('already'), refused }
}

/** With the revision of each log as it was read: a log that somebody else was faster with is then refused. */
export const decisionBody = (
  ids: readonly string[],
  decision: ReviewDecision,
  reason: string,
  revisions: ReadonlyMap<string, number>,
): object => ({
  ...{ ids, decision },
  ...(reason.trim() !== '' && { reason: reason.trim() }),
  revisions: Object.fromEntries([...revisions].filter(([id]) => ids.includes(id))),
})

/** A decision that can be taken back. */
export interface Undoable {
  batch: string
  decision: ReviewDecision
  logs: { id: string; villageName?: string; screenedOn?: string }[]
}

export interface UndoableReply {
  items: {
    id: string
    batch: string | null
    decision: ReviewDecision
    at: string
    villageName: string
    screenedOn: string
    secondsLeft: number
  }[]
}

/** The logs of a decision together, the latest decision first. */
export function undoableIn({ items }: UndoableReply): Undoable[] {
  const decisions = new Map<string, Undoable>()
  for (const { id, batch, decision, at, villageName, screenedOn } of items) {
    const key = batch ?? `${at} ${decision}`
    const known = decisions.get(key) ?? { batch: key, decision, logs: [] }
    decisions.set(key, { ...known, logs: [...known.logs, { id, villageName, screenedOn }] })
  }
  return [...decisions.values()]
}

/** What the server lists, with what was decided here since it was asked, and without what was taken back here since. */
export function undoableNow(
  listed: readonly Undoable[],
  made: readonly Undoable[],
  undone: ReadonlySet<string>,
): Undoable[] {
  const known = new Set(listed.map(({ batch }) => batch))
  return [...made.filter(({ batch }) => !known.has(batch)), ...listed].filter(({ batch }) => !undone.has(batch))
}

/** When the list is to be asked for again: as the first of it can no longer be taken back. */
export const soonestEnd = ({ items }: UndoableReply): number | null =>
  items.length === 0 ? null : Math.min(...items.map(({ secondsLeft }) => secondsLeft)) * 1000
