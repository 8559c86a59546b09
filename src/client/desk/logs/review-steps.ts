/** What a manager may do with a log, by its status; which of it needs a reason. */
import {
  REVIEW_STEPS,
  type ReviewDecision,
  ReviewDecision as Decision,
  type ScreeningStatus,
} from '../../../domain/screening/screening.ts'

export type LogAction = ReviewDecision | 'void'

export function actionsFor(status: ScreeningStatus): LogAction[] {
  if (status === 'voided') return []
  return [...Decision.options.filter((decision) => REVIEW_STEPS[decision].from.includes(status)), 'void']
}

export const needsReason = (action: LogAction): boolean => action !== 'accept'

/** The request an action is; a review of another revision than was read is refused. */
export function actionRequest(
  action: LogAction,
  { id, revision }: { id: string; revision: number },
  reason: string,
): { path: string; body: unknown } {
  if (action === 'void') return { path: `/api/screenings/${id}/void`, body: { reason } }
  return {
    path: '/api/reviews',
    body: { ids: [id], decision: action, ...(reason && { reason }), revisions: { [id]: revision } },
  }
}

/** A review answers for each log; the sentence that says why this one was not decided so, if it wasn't. */
export function refusalIn(reply: unknown): string | null {
  const results = (reply as { results?: { error?: { detail?: string } }[] } | null)?.results
  return results?.[0]?.error?.detail ?? null
}
