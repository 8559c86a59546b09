/** The logs that wait for a manager, in the order they are to be read, and where the reader stands among them. */
import type { FindingCode } from '../../../domain/findings.ts'
import type { Log } from '../../shared/replies.ts'

export const ORDERS = ['gravest', 'oldest'] as const
export type Order = (typeof ORDERS)[number]

/** What weighs most first: papers used twice, the same show twice, what cannot be, then what is only odd. */
export const GRAVEST: readonly FindingCode[] = [
  ...(['receipt_reused', 'duplicate', 'impossible_travel', 'overlap', 'in_future', 'sender_revoked'] as const),
  ...(['outside_area', 'far_from_village', 'attendance_high', 'many_shows', 'film_repeated'] as const),
  ...(['attendance_zero', 'short_run', 'before_dusk', 'clock_off', 'late_report'] as const),
]

type Queued = Pick<Log, 'id' | 'screenedOn' | 'startedAt' | 'status' | 'findings'>

/** A held log counts for nothing until it is decided; one with a warning already does, so it can wait. */
const isHeld = ({ status }: Pick<Log, 'status'>): boolean => status === 'held'
/** The place of the gravest finding; a kind only a newer server knows comes last. */
const gravity = ({ findings }: Queued): number =>
  Math.min(GRAVEST.length, ...findings.map(({ code }) => GRAVEST.indexOf(code)).filter((at) => at >= 0))

const byShow = (a: Queued, b: Queued): number => a.startedAt.localeCompare(b.startedAt) || a.id.localeCompare(b.id)
const byGravity = (a: Queued, b: Queued): number =>
  gravity(a) - gravity(b) || b.findings.length - a.findings.length || byShow(a, b)

/** Held ones first, whatever the order; one that is in both lists is there once. */
export function queueOf<L extends Queued>(logs: readonly L[], order: Order): L[] {
  const once = [...new Map(logs.map((log) => [log.id, log])).values()]
  const within = order === 'gravest' ? byGravity : byShow
  return once.sort((a, b) => Number(isHeld(b)) - Number(isHeld(a)) || within(a, b))
}

/** The log that is open: the one asked for, else the one that took its place, else the last. */
export function standingAt(ids: readonly string[], wanted: string | undefined, before: number): string | undefined {
  if (wanted !== undefined && ids.includes(wanted)) return wanted
  return ids[Math.min(Math.max(before, 0), ids.length - 1)]
}

/** One step down or up; at either end it stays. */
export function stepFrom(ids: readonly string[], current: string | undefined, by: 1 | -1): string | undefined {
  const at = current === undefined ? -1 : ids.indexOf(current)
  return ids[Math.min(Math.max(at + by, 0), ids.length - 1)]
}

/** Where to stand when some are decided: the next that is left, else the last before. */
export function afterDeciding(
  ids: readonly string[],
  current: string | undefined,
  gone: ReadonlySet<string>,
): string | undefined {
  const at = current === undefined ? 0 : Math.max(ids.indexOf(current), 0)
  const isLeft = (id: string): boolean => !gone.has(id)
  return ids.slice(at).find(isLeft) ?? ids.slice(0, at).findLast(isLeft)
}

/** Marked, or no longer. */
export function toggled(marked: ReadonlySet<string>, id: string): ReadonlySet<string> {
  const next = new Set(marked)
  if (!next.delete(id)) next.add(id)
  return next
}

/** Those the decision is for, in the queue's order: all that are marked, else the one that is open. */
export function chosenOf(
  ids: readonly string[],
  marked: ReadonlySet<string>,
  current: string | undefined,
): readonly string[] {
  const chosen = ids.filter((id) => marked.has(id))
  return chosen.length > 0 || current === undefined ? chosen : [current]
}
