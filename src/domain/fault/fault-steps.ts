/** The steps of a fault: which action leads from which state to which, who may take it, and what it needs. */
import type { Role } from '../people/account.ts'
import { isBelow, ratePercent, type SpeakerCounts } from '../audibility/audibility.ts'
import type { FaultAction, FaultStatus } from './fault.ts'

export type Extra = 'assignee' | 'reason' | 'duplicateOf' | 'audibilityReportId' | 'parts'
export interface StepRule {
  from: readonly FaultStatus[]
  to: FaultStatus
  by: readonly Role[]
  needs: readonly Extra[]
  /** What may be said besides; a reason always may. */
  takes: readonly Extra[]
}

const BROADCAST = ['technician', 'manager'] as const satisfies Role[]

/**
 * The whole machine. Pausing, giving up and reopening say why (domain.md); only a manager gives a fault up, and nobody
 * one that is said to be repaired: that takes a test.
 */
export const STEPS: Record<FaultAction, StepRule> = {
  assign: {
    from: ['open', 'assigned', 'in_progress', 'reopened'],
    to: 'assigned',
    by: BROADCAST,
    needs: ['assignee'],
    takes: [],
  },
  start: { from: ['open', 'assigned', 'reopened'], to: 'in_progress', by: BROADCAST, needs: [], takes: ['assignee'] },
  pause: { from: ['in_progress'], to: 'paused', by: BROADCAST, needs: ['reason'], takes: [] },
  resume: { from: ['paused'], to: 'in_progress', by: BROADCAST, needs: [], takes: ['assignee'] },
  repaired: { from: ['in_progress'], to: 'awaiting_retest', by: BROADCAST, needs: [], takes: ['parts'] },
  close: { from: ['awaiting_retest'], to: 'closed', by: BROADCAST, needs: ['audibilityReportId'], takes: ['parts'] },
  cancel: {
    from: ['open', 'assigned', 'in_progress', 'paused', 'reopened'],
    to: 'cancelled',
    by: ['manager'],
    needs: ['reason'],
    takes: [],
  },
  mark_duplicate: {
    from: ['open', 'assigned', 'in_progress', 'paused'],
    to: 'duplicate',
    by: BROADCAST,
    needs: ['duplicateOf'],
    takes: [],
  },
  reopen: { from: ['awaiting_retest', 'closed'], to: 'reopened', by: BROADCAST, needs: ['reason'], takes: [] },
}

/** What somebody of a role may do with a fault that stands so. */
export const stepsFrom = (status: FaultStatus, role: Role): FaultAction[] =>
  (Object.entries(STEPS) as [FaultAction, StepRule][])
    .filter(([, rule]) => rule.from.includes(status) && rule.by.includes(role))
    .map(([action]) => action)

/** A repair that was proven to be done and still not enough: the village stays below the line. */
export const staysBelow = (proof: SpeakerCounts): boolean => isBelow(proof.speakersSounding, proof.speakersInstalled)
export const proofPercent = (proof: SpeakerCounts): number | null =>
  ratePercent(proof.speakersSounding, proof.speakersInstalled)
