/** Reasons that were begun and not sent: opened again for the same logs, the box has them still. */
import type { ReviewDecision } from '../../../domain/screening/screening.ts'

const drafts = new Map<string, string>()
const keyOf = (decision: ReviewDecision | 'void', ids: readonly string[]): string =>
  [decision, ...ids.toSorted()].join(' ')

export const draftOf = (decision: ReviewDecision | 'void', ids: readonly string[]): string =>
  drafts.get(keyOf(decision, ids)) ?? ''

export function keepDraft(decision: ReviewDecision | 'void', ids: readonly string[], reason: string): void {
  if (reason === '') drafts.delete(keyOf(decision, ids))
  else drafts.set(keyOf(decision, ids), reason)
}
