/** One thing that made a bulletin's figure another since, and by which of the causes. */
import * as z from 'zod'
import { Day } from '../period.ts'
import { ScreeningStatus } from '../screening/screening.ts'
import { FED_BY, type FedBy } from '../target/feed.ts'

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
