/** What became of a decision on one log or many, and which decisions can still be taken back. */
import type { ReviewDecision } from '../../../domain/screening.ts'

export interface ReviewReply {
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

export const decisionBody = (ids: readonly string[], decision: ReviewDecision, reason: string): object => ({
  ...{ ids, decision },
  ...(reason.trim() !== '' && { reason: reason.trim() }),
})

/** A decision that can be taken back, the latest first. */
export interface Undoable {
  /** Tells one from another; a decision on the same logs may be taken twice. */
  number: number
  decision: ReviewDecision
  ids: string[]
}

export const withDecision = (list: readonly Undoable[], made: Undoable): Undoable[] =>
  made.ids.length > 0 ? [made, ...list] : [...list]
export const withoutDecision = (list: readonly Undoable[], number: number): Undoable[] =>
  list.filter((one) => one.number !== number)
