/** Taking a review back: for ten minutes, by whoever decided, and only while nothing else happened to the log. */
import { ReviewDecision, type ScreeningStatus } from './screening.ts'

/** How long a decision can be taken back (issue 5). */
export const UNDO_MINUTES = 10
/** Who else has a log open: a heartbeat is good for this long; a screen that beats every ten seconds may miss two. */
export const PRESENCE_SECONDS = 30
export const UNDONE = 'undo_review'
export const isReview = (action: string): boolean => ReviewDecision.options.some((decision) => decision === action)

/** A log, and the last thing that was done to it. */
export interface LastStep {
  status: ScreeningStatus
  revision: number
  action: string
  actorId: string
  at: string
  /** Of the last step, where it was a review. */
  before: { status: ScreeningStatus; revision: number } | null
}

type UndoAnswer = 'can' | 'already' | 'not_reviewed' | 'not_yours' | 'too_late'

export function undoOf(step: LastStep, actorId: string, now: Date): UndoAnswer {
  if (step.action === UNDONE && step.actorId === actorId) return 'already'
  // a correction or a voiding since has a step of its own, or moved the revision on
  if (!isReview(step.action) || step.before?.revision !== step.revision - 1) return 'not_reviewed'
  if (step.actorId !== actorId) return 'not_yours'
  return now.getTime() - Date.parse(step.at) <= UNDO_MINUTES * 60_000 ? 'can' : 'too_late'
}

/** Whole seconds a review of that instant can still be taken back; none once the time is over. */
export const undoSecondsLeft = (at: string, now: Date): number =>
  Math.max(0, Math.ceil((Date.parse(at) + UNDO_MINUTES * 60_000 - now.getTime()) / 1000))
