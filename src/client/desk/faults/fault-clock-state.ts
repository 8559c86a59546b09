/** Where a fault's clock stands: running towards its limit, past it, standing, or stopped for good. */
import type { Fault } from '../../shared/replies-broadcast.ts'

export interface ClockState {
  kind: 'running' | 'standing' | 'overdue' | 'kept' | 'late' | 'given_up'
  /** When it is due, since when it is overdue. */
  at?: string | undefined
}
type Clocked = Pick<Fault, 'status' | 'dueAt' | 'overdueSince' | 'isOverdue'>

export function clockOf({ status, dueAt, overdueSince }: Clocked): ClockState {
  // never repaired: how long that took says nothing
  if (status === 'cancelled' || status === 'duplicate') return { kind: 'given_up' }
  if (status === 'closed') return { kind: overdueSince === undefined ? 'kept' : 'late' }
  if (overdueSince !== undefined) return { kind: 'overdue', at: overdueSince }
  return status === 'paused' || dueAt === undefined ? { kind: 'standing' } : { kind: 'running', at: dueAt }
}

/** Those past their limit first, the longest so; then those whose limit comes soonest; then those that stand. */
export function byUrgency<F extends Clocked & Pick<Fault, 'reportedAt'>>(faults: readonly F[]): F[] {
  const rank = { overdue: 0, running: 1, standing: 2, kept: 3, late: 3, given_up: 3 }
  const keyOf = (fault: F): string => {
    const { kind, at } = clockOf(fault)
    return `${rank[kind]} ${at ?? fault.reportedAt}`
  }
  return [...faults].sort((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1))
}
