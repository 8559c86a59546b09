/** The steps of a fault: which action leads from which state to which, who may take it, and what it needs. */
import type { Actor, Role } from './account.ts'
import { isBelow, isFull, ratePercent, type SpeakerCounts } from './audibility.ts'
import { AppError, invalid } from './errors.ts'
import {
  type FaultAction,
  type FaultEvent,
  type FaultState,
  type FaultStatus,
  type FaultStep,
  faultAfter,
} from './fault.ts'
import type { FaultLimits } from './fault-clock.ts'
import { addDays, earlierOf, localDay, toUtc } from './period.ts'

type Extra = 'assignee' | 'reason' | 'duplicateOf' | 'audibilityReportId' | 'parts'
export interface StepRule {
  from: readonly FaultStatus[]
  to: FaultStatus
  by: readonly Role[]
  needs: readonly Extra[]
  /** What may be said besides; a reason always may. */
  takes: readonly Extra[]
}

const BROADCAST = ['technician', 'manager'] as const satisfies Role[]

/** The whole machine. Pausing, giving up and reopening say why (domain.md); only a manager gives a fault up. */
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

const EXTRAS: readonly Extra[] = ['assignee', 'reason', 'duplicateOf', 'audibilityReportId', 'parts']

/** What somebody of a role may do next with a fault: the buttons of a screen. */
export const stepsFrom = (status: FaultStatus, role: Role): FaultAction[] =>
  (Object.entries(STEPS) as [FaultAction, StepRule][])
    .filter(([, rule]) => rule.from.includes(status) && rule.by.includes(role))
    .map(([action]) => action)

export interface ProofReport extends SpeakerCounts {
  villageCode: string
  testedOn: string
  recordedAt: string
  receivedAt: string
  counted: boolean
}

/** What the store knows of the things a step names. */
export interface StepContext {
  now: Date
  timeZone: string
  limits: FaultLimits
  villageCode: string
  /** The report that `audibilityReportId` names, and the fault that `duplicateOf` names, where they exist. */
  report?: ProofReport | undefined
  original?: { id: string; villageCode: string; status: FaultStatus } | undefined
}

/** A phone's clock may be this much ahead before what it says is taken for a mistake (domain.md, in_future). */
const AHEAD_MS = 600_000

/**
 * The event that a step adds to a fault. Throws `forbidden` for the role, `conflict` for the state or an old revision
 * (saying who has it), `invalid` for what the step lacks or names wrongly. Never changes what it is given.
 */
export function eventOf(
  id: string,
  events: readonly FaultEvent[],
  step: FaultStep,
  actor: Actor,
  around: StepContext,
): FaultEvent {
  const state = faultAfter(events)
  const rule = STEPS[step.action]
  if (!rule.by.includes(actor.role))
    throw new AppError('forbidden', { key: 'error_step_role', facts: { step: { key: `step_${step.action}` } } })
  requireCurrent(state, events, step)
  if (!rule.from.includes(state.status)) throw notFrom(state, events, step.action)
  requireExtras(rule, step, actor)
  const at = happenedAt(events, step, around.now)
  if (step.action === 'close') requireProof(state, around)
  if (step.action === 'mark_duplicate') requireOriginal(id, around)
  if (step.action === 'reopen') requireRecent(state, at, around)
  const assignee = assigneeAfter(step, actor)
  const { reason, duplicateOf, audibilityReportId, parts } = step
  return {
    number: state.revision + 1,
    action: step.action,
    at,
    receivedAt: around.now.toISOString(),
    ...{ byId: actor.id, by: actor.name, role: actor.role, status: rule.to },
    ...(assignee !== undefined && { assignee }),
    ...(reason !== undefined && { reason }),
    ...(duplicateOf !== undefined && { duplicateOf: duplicateOf.toLowerCase() }),
    ...(audibilityReportId !== undefined && { audibilityReportId }),
    ...(parts !== undefined && { parts }),
  }
}

/** A technician who takes or starts a fault has it; a manager says who does. */
function assigneeAfter({ action, assignee }: FaultStep, actor: Actor): string | undefined {
  const takesIt = (action === 'assign' || action === 'start') && actor.role === 'technician'
  return assignee ?? (takesIt ? actor.name : undefined)
}

/** Who last had a hand in it, for the one who came second. */
function holderOf(state: FaultState, events: readonly FaultEvent[]): string {
  return state.assignee ?? events.at(-1)?.by ?? ''
}

function requireCurrent(state: FaultState, events: readonly FaultEvent[], step: FaultStep): void {
  if (step.revision === state.revision) return
  const facts = {
    status: { key: `fault_${state.status}` as const },
    who: holderOf(state, events),
    revision: state.revision,
  }
  throw new AppError('conflict', { key: 'error_fault_moved_on', facts })
}

function notFrom(state: FaultState, events: readonly FaultEvent[], action: FaultAction): AppError {
  const facts = {
    ...{ status: { key: `fault_${state.status}` as const }, step: { key: `step_${action}` as const } },
    who: holderOf(state, events),
  }
  return new AppError('conflict', { key: 'error_step_from', facts })
}

function requireExtras(rule: StepRule, step: FaultStep, actor: Actor): void {
  // a technician may simply take it
  const isOwn = step.action === 'assign' && actor.role === 'technician'
  const missing = rule.needs.find((name) => step[name] === undefined && !(isOwn && name === 'assignee'))
  if (missing)
    throw invalid({
      path: missing,
      sentence: {
        key: `step_needs_${missing}` as 'step_needs_reason',
        facts: { step: { key: `step_${step.action}` } },
      },
    })
  const allowed: readonly Extra[] = ['reason', ...rule.needs, ...rule.takes]
  const unused = EXTRAS.find((name) => step[name] !== undefined && !allowed.includes(name))
  if (unused)
    throw invalid({ path: unused, sentence: { key: 'step_takes_no', facts: { step: { key: `step_${step.action}` } } } })
}

/** Steps happen in their order: one sent late happened no earlier than the one before it. */
function happenedAt(events: readonly FaultEvent[], { at }: FaultStep, now: Date): string {
  if (at === undefined) return laterOf(events, now.toISOString())
  if (Date.parse(at) > now.getTime() + AHEAD_MS) throw invalid({ path: 'at', sentence: { key: 'step_in_future' } })
  return laterOf(events, toUtc(at))
}

function laterOf(events: readonly FaultEvent[], at: string): string {
  const last = events.at(-1)?.at ?? at
  return last > at ? last : at
}

/** Proof is a full test of this village, made after the last repair; what it found may still be below the line. */
function requireProof({ repairedAt = '' }: FaultState, { report, villageCode, timeZone }: StepContext): void {
  const refuse = (
    key: 'proof_unknown' | 'proof_elsewhere' | 'proof_not_counted' | 'proof_partial' | 'proof_before_repair',
  ) => invalid({ path: 'audibilityReportId', sentence: { key } })
  if (!report) throw refuse('proof_unknown')
  if (report.villageCode !== villageCode) throw refuse('proof_elsewhere')
  if (!report.counted) throw refuse('proof_not_counted')
  if (!isFull(report)) throw refuse('proof_partial')
  // a clock that runs ahead cannot make a test newer than its arrival
  const madeAt = earlierOf(toUtc(report.recordedAt), toUtc(report.receivedAt))
  const isAfter = madeAt >= toUtc(repairedAt) && report.testedOn >= localDay(repairedAt, timeZone)
  if (!isAfter) throw refuse('proof_before_repair')
}

function requireOriginal(id: string, { original, villageCode }: StepContext): void {
  const refuse = (key: 'original_unknown' | 'original_itself' | 'original_elsewhere' | 'original_no_fault') =>
    invalid({ path: 'duplicateOf', sentence: { key } })
  if (!original) throw refuse('original_unknown')
  if (original.id === id) throw refuse('original_itself')
  if (original.villageCode !== villageCode) throw refuse('original_elsewhere')
  if (original.status === 'duplicate' || original.status === 'cancelled') throw refuse('original_no_fault')
}

function requireRecent({ status, settledAt }: FaultState, at: string, { limits, timeZone }: StepContext): void {
  if (status !== 'closed' || settledAt === undefined) return
  const lastDay = addDays(localDay(settledAt, timeZone), limits.reopenDays)
  if (localDay(at, timeZone) <= lastDay) return
  throw new AppError('conflict', { key: 'error_reopen_late', facts: { days: limits.reopenDays, last: lastDay } })
}

/** A repair that was proven to be done and still not enough: the village stays below the line. */
export const staysBelow = (proof: SpeakerCounts): boolean => isBelow(proof.speakersSounding, proof.speakersInstalled)
export const proofPercent = (proof: SpeakerCounts): number | null =>
  ratePercent(proof.speakersSounding, proof.speakersInstalled)
