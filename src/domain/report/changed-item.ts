/** One thing that made a bulletin’s figure another since, by which of the causes; and those of the ledger. */
import * as z from 'zod'
import { Day } from '../period.ts'
import { ScreeningStatus } from '../screening/screening.ts'
import { FED_BY, type FedBy } from '../target/feed.ts'
import type { FeedPart } from '../target/feed-sums.ts'

/** 后补, 核减 (voided, rejected), 更正, 名册, 口径. */
export const Cause = z.enum(['late', 'void', 'reject', 'correct', 'register', 'rule'])
export type Cause = z.infer<typeof Cause>

export const ChangedItem = z.object({
  kind: z.enum(['screening', 'village', 'target_entry', 'target', 'setting', 'credit_rule', 'rest', ...FED_BY]),
  id: z.string(),
  name: z.string().optional(),
  on: Day.optional(),
  difference: z.number().meta({ description: 'In the unit of the target' }),
  status: ScreeningStatus.optional().meta({ description: 'Of a log, now' }),
  reason: z.string().optional().meta({ description: 'Why, by the last who said so since' }),
})
export type ChangedItem = z.infer<typeof ChangedItem>

/** The thing whose lines in the trail may say why; of a village only where the register changed, not where it was tested. */
export function whoseReason({ kind, id }: ChangedItem, cause: Cause): { kind: ReasonedKind; id: string } | null {
  if (kind === 'screening' || (kind === 'village' && cause === 'register')) return { kind, id }
  return kind === 'target' || kind === 'event' || kind === 'work' || kind === 'fund' ? { kind, id } : null
}
type ReasonedKind = 'screening' | 'village' | 'target' | FedBy

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
