/** The logs that wait for a manager, in the order they are to be read, and where the reader stands among them. */
import type { Listed, Log } from '../../shared/replies.ts'

/**
 * A held log counts for nothing until it is decided; one with a warning already does, so it can wait: they come when all
 * held ones are read. One that is in both lists is there once.
 */
export function queueOf(held: Listed<Log>, warned: Listed<Log>): Log[] {
  const logs = [...held.items, ...(held.nextCursor ? [] : warned.items)]
  return [...new Map(logs.map((log) => [log.id, log])).values()]
}

/** The log that is open: the one asked for, else the one that was, whether it is still in the queue or not; else what stands in its place. */
export function standingAt(
  ids: readonly string[],
  asked: string | undefined,
  open: string | undefined,
  before: number,
): string | undefined {
  return asked ?? open ?? ids[Math.min(Math.max(before, 0), ids.length - 1)]
}

/** One step down or up, from where the open log was when it is gone; at either end it stays. */
export function stepFrom(
  ids: readonly string[],
  current: string | undefined,
  by: 1 | -1,
  before = 0,
): string | undefined {
  const at = current === undefined ? -1 : ids.indexOf(current)
  const next = at >= 0 ? at + by : before + Math.min(by, 0)
  return ids[Math.min(Math.max(next, 0), ids.length - 1)]
}

/** Where to stand when some are decided: the next that is left, else the last before. */
export function afterDeciding(
  ids: readonly string[],
  current: string | undefined,
  gone: ReadonlySet<string>,
  before = 0,
): string | undefined {
  const at = current !== undefined && ids.includes(current) ? ids.indexOf(current) : before
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

/** All of them; none where all are marked already. */
export const markedAll = (ids: readonly string[], marked: ReadonlySet<string>): ReadonlySet<string> =>
  ids.every((id) => marked.has(id)) ? new Set() : new Set(ids)

/** Whole days since a log arrived. */
export const waitedDays = (receivedAt: string, now: string): number =>
  Math.max(0, Math.floor((Date.parse(now) - Date.parse(receivedAt)) / 86_400_000))
