/** What feeds a target out of the ledger: events, works or money, so that nothing is entered a second time. */
import { EventKind, MEASURES, WorkKind } from '../ledger/kinds.ts'
import * as z from 'zod'
import { line } from '../register/place.ts'

export const FED_BY = ['event', 'work', 'fund'] as const
export type FedBy = (typeof FED_BY)[number]
/** What is counted of events: an amount they have, or the villages they reached. */
export const FEED_COUNTS = [...MEASURES, 'villages'] as const
export const FEED_STAGES = ['completion', 'acceptance'] as const

export const Feed = z
  .union([
    z.strictObject({
      noun: z.literal('event'),
      kinds: z.array(EventKind).min(1).max(EventKind.options.length),
      counts: z.enum(FEED_COUNTS).meta({
        description:
          'An event without `times` is one; `villages` are the different ones that were reached: a trip to a township ' +
          'as a whole reaches none',
      }),
    }),
    z.strictObject({
      noun: z.literal('work'),
      kind: WorkKind,
      stage: z.enum(FEED_STAGES).meta({ description: 'Counts the villages whose work has come so far' }),
    }),
    z.strictObject({
      noun: z.literal('fund'),
      document: line(80)
        .optional()
        .meta({ description: 'Of the money of this document alone; what was paid counts, in yuan' }),
    }),
  ])
  .meta({ id: 'Feed', example: { noun: 'event', kinds: ['performance'], counts: 'villages' } })
export type Feed = z.infer<typeof Feed>
