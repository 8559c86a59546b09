/** What a step makes of a planned evening; the phone and the server say the same of it. */
import type { Sentence } from '../language.ts'
import type { MissedReason } from '../screening/missed-show.ts'
import type { PlanChange, PlanState, PlanStep } from './plan.ts'
import { isStanding } from './standing.ts'

/** An evening as it is kept. */
export interface PlanKept {
  id: string
  teamCode: string
  villageCode: string
  on: string
  at?: string | undefined
  filmCodes: string[]
  note?: string | undefined
  state: PlanState
  reason?: MissedReason | undefined
  words?: string | undefined
  /** The evening it stands for. */
  movedFrom?: string | undefined
  revision: number
}
export type PlanDeed = PlanStep | (PlanChange & { kind: 'change'; id: string })

/** Who acts: what a team says of its own evening is agreed at once. */
type By = 'team' | 'office'
export const stateBy = (by: By): PlanState => (by === 'team' ? 'confirmed' : 'planned')

export type Taken =
  | { outcome: 'same' }
  | { outcome: 'taken'; after: PlanKept; made?: PlanKept }
  | { outcome: 'conflict' | 'invalid'; sentence: Sentence; path?: string }

/** `movedTo`: the id of the evening it went to, of one that was moved. */
export function planAfter(plan: PlanKept & { movedTo?: string | undefined }, deed: PlanDeed, by: By): Taken {
  const { movedTo, ...kept } = plan
  if (isDone(plan, deed)) return { outcome: 'same' }
  if (deed.revision !== plan.revision) return { outcome: 'conflict', sentence: { key: 'error_changed_meanwhile' } }
  // what was cancelled is planned again by being changed
  if (!isStanding(plan) && !(deed.kind === 'change' && plan.state === 'cancelled')) {
    return { outcome: 'conflict', sentence: { key: `plan_is_${plan.state as 'moved' | 'cancelled'}` } }
  }
  const next = { ...kept, revision: kept.revision + 1 }
  switch (deed.kind) {
    case 'confirm':
      return { outcome: 'taken', after: { ...next, state: 'confirmed' } }
    case 'films':
      return { outcome: 'taken', after: { ...next, filmCodes: deed.filmCodes } }
    case 'cancel':
      return { outcome: 'taken', after: { ...next, state: 'cancelled', reason: deed.reason, words: deed.words } }
    case 'change': {
      const { kind: _, id: __, revision: ___, at, note, ...content } = deed
      const { reason: ____, words: _____, ...bare } = next
      return { outcome: 'taken', after: { ...bare, ...content, at, note, state: stateBy(by) } }
    }
    case 'move': {
      const { to, at = kept.at, newId, reason, words } = deed
      if (to === plan.on) return { outcome: 'invalid', path: 'to', sentence: { key: 'plan_same_day' } }
      const { movedFrom: _, ...content } = kept
      const made = {
        ...content,
        id: newId.toLowerCase(),
        on: to,
        at,
        state: stateBy(by),
        movedFrom: plan.id,
        revision: 1,
      }
      return { outcome: 'taken', after: { ...next, state: 'moved', reason, words }, made }
    }
  }
}

/** It says already what is wanted: an answer was lost on the way. */
function isDone(plan: PlanKept & { movedTo?: string | undefined }, deed: PlanDeed): boolean {
  switch (deed.kind) {
    case 'confirm':
      return plan.state === 'confirmed'
    case 'films':
      return isStanding(plan) && String(plan.filmCodes) === String(deed.filmCodes)
    case 'cancel':
      return plan.state === 'cancelled' && plan.reason === deed.reason && plan.words === deed.words
    case 'move':
      return plan.state === 'moved' && plan.movedTo === deed.newId.toLowerCase()
    case 'change': {
      const said = ({ teamCode, villageCode, on, at, filmCodes, note }: PlanKept | typeof deed) =>
        JSON.stringify([teamCode, villageCode, on, at, filmCodes, note])
      return isStanding(plan) && said(plan) === said(deed)
    }
  }
}
