/** Whether a log's last step is a review that its reader may still take back; the server has the last word. */
import { UNDO_MINUTES } from '../../../domain/review-undo.ts'
import { ReviewDecision } from '../../../domain/screening.ts'
import type { LogStep } from '../../shared/replies.ts'

export const isOwnReview = (step: LogStep | undefined, reader: string): boolean =>
  step !== undefined && step.by === reader && ReviewDecision.options.some((decision) => decision === step.action)

/** `now` by the office's clock. */
export const isInTime = (step: LogStep, now: string): boolean =>
  Date.parse(now) - Date.parse(step.at) <= UNDO_MINUTES * 60_000
