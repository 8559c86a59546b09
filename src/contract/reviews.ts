/** Reviews: a manager decides on one log or many, may take it back for a while, and sees who else is looking. */
import * as z from 'zod'
import { line } from '../domain/register/place.ts'
import { PRESENCE_SECONDS, ReviewDecision, ScreeningStatus, UNDO_MINUTES } from '../domain/screening/screening.ts'
import { Problem } from './problem.ts'
import { get, listOf, Paging, post, put } from './route.ts'
import { Presence } from './screenings.ts'

const Ids = z.array(z.uuid()).min(1).max(200)
export const NewReview = z
  .strictObject({
    ids: Ids,
    decision: ReviewDecision,
    reason: line(500).optional(),
    revisions: z.record(z.uuid(), z.int().min(1)).optional().meta({
      description: 'The revision of each log as its reviewer saw it: one that has another by now is a conflict',
    }),
  })
  .refine(({ decision, reason }) => decision === 'accept' || reason !== undefined, {
    path: ['reason'],
    params: { sentence: 'reason_needed' },
  })
  .meta({
    id: 'NewReview',
    description:
      'A reason is required to return or reject, and to accept a log that lacks proof its day’s rule asks for',
  })

const Reviewed = z.object({
  batch: z.uuid().optional().meta({ description: 'Names the decision among those that can be taken back' }),
  results: z.array(
    z.object({
      id: z.string(),
      outcome: z.enum(['done', 'already', 'conflict', 'forbidden', 'invalid', 'not_found']).meta({
        description:
          '`forbidden`: whoever asks sent or corrected it; its error names who may decide. `invalid`: it lacks proof that ' +
          'the rule of its day asks for, so that to accept it takes a reason; its error names `reason` and what is missing',
      }),
      status: ScreeningStatus.optional(),
      error: Problem.optional(),
    }),
  ),
})
export type Reviewed = z.infer<typeof Reviewed>

export const Undoable = z
  .object({
    id: z.uuid(),
    batch: z.uuid().nullable(),
    decision: ReviewDecision,
    at: z.string(),
    villageName: z.string(),
    screenedOn: z.string(),
    secondsLeft: z.int(),
  })
  .meta({ id: 'UndoableReview' })
export type Undoable = z.infer<typeof Undoable>

const deciding = { tag: 'Reviews', may: ['manager'], needs: 'people' } as const

export const reviews = {
  decide: post('/api/reviews', {
    ...deciding,
    summary: 'Accept, return or reject logs',
    body: NewReview,
    answer: Reviewed,
    says: 'One outcome for each log, in order',
  }),
  undo: post('/api/reviews/undo', {
    ...deciding,
    summary: 'Take decisions back',
    body: z
      .strictObject({
        ids: Ids,
        reason: line(500).optional().meta({
          description: 'Why; needed of a decision without one whose month was closed since',
        }),
      })
      .meta({ id: 'NewReviewUndo' }),
    answer: Reviewed,
    says: `One’s own decisions of the last ${UNDO_MINUTES} minutes, each as it was before`,
  }),
  undoable: get('/api/reviews/undoable', {
    ...deciding,
    summary: 'List one’s decisions that can be taken back',
    fresh: 'any',
    query: Paging,
    answer: listOf(Undoable),
    says: 'One’s own decisions that can still be taken back, the latest first',
  }),
  beat: put('/api/screenings/{id}/presence', {
    ...deciding,
    summary: 'Say that one has a log open',
    answer: z.object({ others: z.array(Presence) }).meta({ id: 'Presences' }),
    says: `A heartbeat, good for ${PRESENCE_SECONDS} seconds; who else has the log open`,
  }),
}
