/** A team's plan as its phone knows it: the bureau's evenings, and over them what was done here since. */
import type { FieldCopy } from '../../../domain/screening/field-copy.ts'
import { addDays, monthOf } from '../../../domain/period.ts'
import type { NewPlan, PlanStep } from '../../../domain/plan/plan.ts'
import { planAfter, type PlanKept, stateBy } from '../../../domain/plan/plan-step.ts'
import { type Entry, madeAndQueued, madeEntry, type OutboxEvent } from '../../shared/phone/outbox-entry.ts'
import { isUnsent } from '../../shared/phone/outbox-request.ts'

export interface OwnPlan extends PlanKept {
  /** The evening it went to. */
  movedTo?: string | undefined
  movedToOn?: string | undefined
  movedFromOn?: string | undefined
  isUnsent: boolean
}

/** In the order of the evenings. What the bureau refused is not done. */
export function ownPlans(copy: FieldCopy, entries: Iterable<Entry>): OwnPlan[] {
  const plans = new Map<string, OwnPlan>()
  for (const { movedTo, movedFrom, ...plan } of copy.team?.plans ?? []) {
    const moved = { movedTo: movedTo?.id, movedToOn: movedTo?.on, movedFrom: movedFrom?.id, movedFromOn: movedFrom?.on }
    plans.set(plan.id, { ...plan, ...moved, isUnsent: false })
  }
  const made = [...entries].filter(
    ({ kind, state }) => kind.startsWith('plan') && state !== 'draft' && state !== 'attention',
  )
  for (const entry of made.sort((a, b) => a.madeAt - b.madeAt)) {
    if (entry.kind === 'plan') add(plans, entry.body as NewPlan, isUnsent(entry))
    else take(plans, entry.body as PlanStep, isUnsent(entry))
  }
  return [...plans.values()].sort((a, b) => (orderOf(a) < orderOf(b) ? -1 : 1))
}
const orderOf = ({ on, at = '', id }: OwnPlan): string => `${on} ${at} ${id}`

function add(plans: Map<string, OwnPlan>, { recordedAt: _, ...plan }: NewPlan, unsent: boolean): void {
  if (!plans.has(plan.id)) plans.set(plan.id, { ...plan, state: stateBy('team'), revision: 1, isUnsent: unsent })
}

function take(plans: Map<string, OwnPlan>, step: PlanStep, unsent: boolean): void {
  const before = plans.get(step.id)
  if (!before) return
  const taken = planAfter(before, step, 'team')
  if (taken.outcome !== 'taken') return
  const { after, made } = taken
  const moved = made && { movedTo: made.id, movedToOn: made.on }
  plans.set(after.id, { ...before, ...after, ...moved, isUnsent: unsent })
  if (made) plans.set(made.id, { ...made, movedFromOn: before.on, isUnsent: unsent })
}

/** As far as the copy goes back; nothing of other days is known. */
const DAYS_KNOWN = 7

/** Whether the office keeps a plan for the month, and the village's evenings in it. */
export function plannedThere(copy: FieldCopy, entries: Iterable<Entry>, villageCode: string, day: string) {
  const { plannedMonths } = copy.team ?? {}
  if (!plannedMonths || day < addDays(copy.today, -DAYS_KNOWN)) return undefined
  const standing = ownPlans(copy, entries).filter(({ state }) => state === 'planned' || state === 'confirmed')
  const isKept = plannedMonths.includes(monthOf(day)) || standing.some(({ on }) => monthOf(on) === monthOf(day))
  return { isKept, days: standing.filter((plan) => plan.villageCode === villageCode).map(({ on }) => on) }
}

interface Made {
  person: string
  madeAt: number
  entries: readonly Entry[]
}
/** A step of an evening goes after whatever else this phone did with it. */
export function stepQueued(step: PlanStep, nonce: string, { person, madeAt, entries }: Made): OutboxEvent[] {
  const after = entries.filter((entry) => concerns(entry, step.id) && isUnsent(entry)).map(({ key }) => key)
  const key = `plan-step:${step.id}:${nonce}`
  return madeAndQueued(madeEntry({ kind: 'plan_step', key, about: step.id, person, body: step, madeAt, after }))
}
/** The evening that a move makes is there only after it. */
const concerns = ({ kind, about, body }: Entry, id: string): boolean =>
  (kind === 'plan' && about === id) ||
  (kind === 'plan_step' && (about === id || (body as { newId?: string }).newId === id))

export const planQueued = (plan: NewPlan, { person, madeAt }: Omit<Made, 'entries'>): OutboxEvent[] =>
  madeAndQueued(madeEntry({ kind: 'plan', key: `plan:${plan.id}`, about: plan.id, person, body: plan, madeAt }))
