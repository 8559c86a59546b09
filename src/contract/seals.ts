/** The trail proves itself: its seals, and the check of all that rests on it. */
import * as z from 'zod'
import { CheckPart, Seal } from '../domain/trail/seal.ts'
import { get, listOf, Paging } from './route.ts'

const reading = { tag: 'Office', may: ['manager'], needs: 'read' } as const

export const CheckStep = z
  .object({
    part: CheckPart,
    looked: z.int().meta({ description: 'How many of its things were looked at in this step' }),
    next: z.string().optional().meta({ description: 'Where to go on; none where this was the end' }),
    fault: z.string().optional().meta({ description: 'The first thing that is not as it was, in a sentence' }),
  })
  .meta({ id: 'CheckStep' })
export type CheckStep = z.infer<typeof CheckStep>

export const seals = {
  list: get('/api/seals', {
    ...reading,
    summary: 'List the seals of the trail',
    fresh: 'any',
    query: Paging,
    answer: listOf(Seal),
    says: 'The newest first',
  }),
  head: get('/api/seals/head', {
    ...reading,
    summary: 'Read the newest seal',
    answer: Seal,
    says: 'The head of the chain: whoever keeps it proves all that was sealed before',
  }),
  check: get('/api/seals/check', {
    ...reading,
    summary: 'Check the trail, and what rests on it, one step at a time',
    query: z.strictObject({
      at: z.string().max(120).optional().meta({ description: 'The `next` of the step before' }),
    }),
    answer: CheckStep,
    says: 'What was looked at, and where the next step begins',
  }),
}
