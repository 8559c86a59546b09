/** How long a fault took, from when it was noticed to its proven repair, and what of that it was paused. */
import type { FaultEvent } from '../../../domain/fault/fault.ts'

type Happened = Pick<FaultEvent, 'action' | 'at' | 'status'>

export interface FaultLife {
  /** Until it was settled, else until now. */
  wholeMs: number
  pausedMs: number
  /** Until it was last said to be repaired; null while it was not, or was opened again since. */
  repairedMs: number | null
  isSettled: boolean
}

const ms = (instant: string): number => Date.parse(instant)

/** `now` by the office's clock. A test that proves it may have been made before the step that says so. */
export function lifeOf(events: readonly Happened[], settledAt: string | undefined, now: string): FaultLife | null {
  const [first] = events
  if (!first) return null
  const end = ms(settledAt ?? now)
  const paused = events.map(({ status, at }, i) => {
    const until = events[i + 1]?.at
    return status === 'paused' ? Math.max(0, (until === undefined ? end : ms(until)) - ms(at)) : 0
  })
  const reopened = events.findLastIndex(({ action }) => action === 'reopen')
  const repaired = events.slice(reopened + 1).findLast(({ action }) => action === 'repaired')
  return {
    wholeMs: Math.max(0, end - ms(first.at)),
    pausedMs: paused.reduce((sum, time) => sum + time, 0),
    repairedMs: repaired ? Math.max(0, ms(repaired.at) - ms(first.at)) : null,
    isSettled: settledAt !== undefined,
  }
}

export type Span = { key: 'time_days' | 'time_hours' | 'time_minutes'; facts: Record<string, number> }

/** 2 天 3 小时, 3 小时 12 分, 12 分钟: the two units that matter, rounded down. */
export function spanOf(spanMs: number): Span {
  const minutes = Math.floor(spanMs / 60_000)
  const hours = Math.floor(minutes / 60)
  if (hours >= 24) return { key: 'time_days', facts: { days: Math.floor(hours / 24), hours: hours % 24 } }
  return hours > 0
    ? { key: 'time_hours', facts: { hours, minutes: minutes % 60 } }
    : { key: 'time_minutes', facts: { minutes } }
}
