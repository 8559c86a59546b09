/** What of the ledger made the difference between two sights of a target that it feeds. */
import type { Cause, ChangedItem } from './changed-item.ts'
import type { FeedPart } from '../target/feed-sums.ts'

/** Of each entry what it gives; money in one or more payments. */
function givenIn(parts: FeedPart[]): Map<string, FeedPart> {
  const given = new Map<string, FeedPart>()
  for (const part of parts) given.set(part.id, { ...part, amount: part.amount + (given.get(part.id)?.amount ?? 0) })
  return given
}

/** What is not there any more was withdrawn, or is another kind or day now. */
function causeOf(then: FeedPart | undefined, now: FeedPart | undefined): Cause {
  if (!then) return 'late'
  return now ? 'correct' : 'void'
}

export function ledgerChanges(
  before: FeedPart[],
  after: FeedPart[],
  step: 'facts' | 'register',
): { cause: Cause; item: ChangedItem }[] {
  const [was, is] = [givenIn(before), givenIn(after)]
  return [...new Set([...was.keys(), ...is.keys()])].flatMap((id) => {
    const [then, now] = [was.get(id), is.get(id)]
    const difference = (now?.amount ?? 0) - (then?.amount ?? 0)
    const part = now ?? then
    if (difference === 0 || !part) return []
    const { noun: kind, title: name, on } = part
    const cause = step === 'facts' ? causeOf(then, now) : 'register'
    return [{ cause, item: { kind, id, name, on, difference } }]
  })
}
