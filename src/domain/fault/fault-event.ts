/** The event that a step adds to a fault, or the sentence that says why it cannot. */
import type { Actor, Role } from '../people/account.ts'
import { AppError, invalid } from '../errors.ts'
import {
  type FaultAction,
  faultAfter,
  type FaultEvent,
  type FaultState,
  type FaultStatus,
  type FaultStep,
  normalizedStep,
} from './fault.ts'
import {
  type FaultLimits,
  madeAt,
  type Original,
  type ProofReport,
  reopenableUntil,
  requireOriginal,
  requireProof,
} from './fault-clock.ts'
import { earlierOf, localDay } from '../period.ts'
import { isBelow, ratePercent, type SpeakerCounts } from '../audibility/audibility.ts'

/** What the store knows of the things a step names. */
export interface StepContext {
  now: Date
  timeZone: string
  limits: FaultLimits
  villageCode: string
  /** The report that `audibilityReportId` names, and the fault that `duplicateOf` names, where they exist. */
  report?: ProofReport | undefined
  original?: Original | undefined
}

/** A phone's clock may be this much ahead before what it says is taken for a mistake (as a show that is still to come). */
const AHEAD_MS = 600_000
export const isAhead = (instant: string, now: Date): boolean => Date.parse(instant) > now.getTime() + AHEAD_MS

/**
 * The event that a step adds to a fault. Throws `forbidden` for the role, `conflict` for the state or a revision that is
 * not the newest (saying who has it), `invalid` for what the step lacks or names wrongly. Never changes what it is given.
 */
export function eventOf(
  id: string,
  events: readonly FaultEvent[],
  sent: FaultStep,
  actor: Actor,
  around: StepContext,
): FaultEvent {
  const step = normalizedStep(sent)
  const state = faultAfter(events)
  const rule = STEPS[step.action]
  if (!rule.by.includes(actor.role))
    throw new AppError('forbidden', { key: 'error_step_role', facts: { step: { key: `step_${step.action}` } } })
  requireCurrent(state, events, step)
  if (!rule.from.includes(state.status)) throw notFrom(state, events, step.action)
  requireExtras(rule, step, actor)
  if (step.at !== undefined && isAhead(step.at, around.now))
    throw invalid({ path: 'at', sentence: { key: 'step_in_future' } })
  const fault = { id, villageCode: around.villageCode }
  if (step.action === 'close') requireProof(fault, events, around.report, around.timeZone)
  if (step.action === 'mark_duplicate') requireOriginal(fault, events, around.original)
  if (step.action === 'reopen') requireRecent(state, around)
  const receivedAt = around.now.toISOString()
  return {
    number: state.revision + 1,
    action: step.action,
    at: happenedAt(events, step, receivedAt, around.report),
    receivedAt,
    byId: actor.id,
    by: actor.name,
    role: actor.role,
    status: rule.to,
    ...extrasOf(state, step, actor),
  }
}

/** The event that this very step made, when the same person sent it before and its answer was lost on the way. */
export function eventMadeBy(
  events: readonly FaultEvent[],
  sent: FaultStep,
  actor: Actor,
  report?: ProofReport,
): FaultEvent | undefined {
  const step = normalizedStep(sent)
  const made = events[step.revision]
  if (made?.action !== step.action || made.byId !== actor.id) return undefined
  const before = events.slice(0, step.revision)
  const isSameTime = step.at === undefined || happenedAt(before, step, made.receivedAt, report) === made.at
  const wanted = extrasOf(faultAfter(before), step, actor)
  const isSame = EXTRAS.every((name) => JSON.stringify(wanted[name]) === JSON.stringify(made[name]))
  return isSameTime && isSame ? made : undefined
}

const EXTRAS = ['assignee', 'reason', 'duplicateOf', 'audibilityReportId', 'parts'] as const satisfies Extra[]

function extrasOf(state: FaultState, step: FaultStep, actor: Actor): Pick<FaultEvent, Extra> {
  const extras = { ...step, assignee: step.assignee ?? takenBy(state, step.action, actor) }
  return Object.fromEntries(EXTRAS.flatMap((name) => (extras[name] === undefined ? [] : [[name, extras[name]]])))
}

/** A technician who takes or starts a fault has it; a manager who starts one has it only when nobody else does. */
function takenBy({ assignee }: FaultState, action: FaultAction, { role, name }: Actor): string | undefined {
  if (action === 'start') return role === 'technician' || assignee === undefined ? name : undefined
  return action === 'assign' && role === 'technician' ? name : undefined
}

/** Who last had a hand in it, for the one who came second. */
const holderOf = (state: FaultState, events: readonly FaultEvent[]): string => state.assignee ?? events.at(-1)?.by ?? ''

function requireCurrent(state: FaultState, events: readonly FaultEvent[], { revision }: FaultStep): void {
  if (revision === state.revision) return
  const facts = {
    status: { key: `fault_${state.status}` as const },
    who: holderOf(state, events),
    revision: state.revision,
  }
  // a step sent before the one it builds on
  const key = revision > state.revision ? 'error_step_too_early' : 'error_fault_moved_on'
  throw new AppError('conflict', { key, facts })
}

function notFrom(state: FaultState, events: readonly FaultEvent[], action: FaultAction): AppError {
  const facts = {
    status: { key: `fault_${state.status}` as const },
    step: { key: `step_${action}` as const },
    who: holderOf(state, events),
  }
  return new AppError('conflict', { key: 'error_step_from', facts })
}

function requireExtras(rule: StepRule, step: FaultStep, actor: Actor): void {
  const facts = { step: { key: `step_${step.action}` as const } }
  // a technician may simply take it
  const isOwn = step.action === 'assign' && actor.role === 'technician'
  const missing = rule.needs.find((name) => step[name] === undefined && !(isOwn && name === 'assignee'))
  if (missing)
    throw invalid({ path: missing, sentence: { key: `step_needs_${missing}` as 'step_needs_reason', facts } })
  const allowed: readonly Extra[] = ['reason', ...rule.needs, ...rule.takes]
  const unused = EXTRAS.find((name) => step[name] !== undefined && !allowed.includes(name))
  if (unused) throw invalid({ path: unused, sentence: { key: 'step_takes_no', facts } })
}

/** As its sender says, but not after it came in, nor before the step before it or the test that proves it. */
function happenedAt(
  before: readonly FaultEvent[],
  { action, at }: FaultStep,
  receivedAt: string,
  report: ProofReport | undefined,
): string {
  const told = at === undefined ? receivedAt : earlierOf(at, receivedAt)
  const earliest = [before.at(-1)?.at ?? told, action === 'close' && report ? madeAt(report) : told]
  return earliest.reduce((latest, instant) => (instant > latest ? instant : latest), told)
}

function requireRecent(state: FaultState, { now, limits, timeZone }: StepContext): void {
  const last = reopenableUntil(state, limits, timeZone)
  if (last === undefined || localDay(now, timeZone) <= last) return
  throw new AppError('conflict', { key: 'error_reopen_late', facts: { days: limits.reopenDays, last } })
}

export type Extra = 'assignee' | 'reason' | 'duplicateOf' | 'audibilityReportId' | 'parts'
interface StepRule {
  from: readonly FaultStatus[]
  to: FaultStatus
  by: readonly Role[]
  needs: readonly Extra[]
  /** What may be said besides; a reason always may. */
  takes: readonly Extra[]
}

const BROADCAST = ['technician', 'manager'] as const satisfies Role[]

/** Only a manager gives a fault up, and nobody one that is said to be repaired: that takes a test. */
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
