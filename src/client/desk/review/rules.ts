/** The queue and where the reader stands in it, what became of decisions, and two logs that cannot both be right. */
import type { Reviewed, reviews } from '../../../contract/reviews.ts'
import type { AnswerOf, Listed, SentOf } from '../../../contract/route.ts'
import type { Log } from '../../../contract/screenings.ts'
import { metresBetween } from '../../../domain/register/place.ts'
import { LOG_FIELDS, type LogFieldName, logFields } from '../../../domain/screening/log-fields.ts'
import type { ReviewDecision } from '../../../domain/screening/screening.ts'

/**
 * First what was not so, as its village says. A held log counts for nothing until it is decided; one with a warning
 * already does, so it can wait: they come when all held ones are read. One that is in several lists is there once.
 */
export function queueOf(held: Listed<Log>, warned: Listed<Log>, denied: readonly Log[] = []): Log[] {
  const logs = [...denied, ...held.items, ...(held.nextCursor ? [] : warned.items)]
  return [...new Map(logs.map((log) => [log.id, log])).values()]
}

type Ids = readonly string[]
type Marked = ReadonlySet<string>
/** None where nothing is open, or there is nothing to open. */
type Open = string | undefined

const within = (ids: Ids, at: number): Open => ids[Math.min(Math.max(at, 0), ids.length - 1)]

/** The open log: the one asked for, else the one that was, in the queue or not; else what stands in its place. */
export const standingAt = (ids: Ids, asked: Open, open: Open, before: number): Open =>
  asked ?? open ?? within(ids, before)

/** One step down or up, from where the open log was when it is gone; at either end it stays. */
export function stepFrom(ids: Ids, current: Open, by: 1 | -1, before = 0): Open {
  const at = current === undefined ? -1 : ids.indexOf(current)
  return within(ids, at >= 0 ? at + by : before + Math.min(by, 0))
}

/** Where to stand when some are decided: the next that is left, else the last before. */
export function afterDeciding(ids: Ids, current: Open, gone: Marked, before = 0): Open {
  const at = current !== undefined && ids.includes(current) ? ids.indexOf(current) : before
  const isLeft = (id: string): boolean => !gone.has(id)
  return ids.slice(at).find(isLeft) ?? ids.slice(0, at).findLast(isLeft)
}

/** Marked, or no longer. */
export function toggled(marked: Marked, id: string): Marked {
  const next = new Set(marked)
  if (!next.delete(id)) next.add(id)
  return next
}

/** Those the decision is for, in the queue's order: all that are marked, else the one that is open. */
export function chosenOf(ids: Ids, marked: Marked, current: Open): Ids {
  const chosen = ids.filter((id) => marked.has(id))
  return chosen.length > 0 || current === undefined ? chosen : [current]
}

/** What is said of those that the reader sent or corrected, each sentence once. */
export const ownAmong = (logs: readonly Pick<Log, 'fourEyes'>[]): NonNullable<Log['fourEyes']>[] => [
  ...new Map(logs.flatMap(({ fourEyes }) => (fourEyes ? [[fourEyes.message, fourEyes] as const] : []))).values(),
]

/** Nothing is left to decide here: another manager does. */
export const isLeftToAnother = (logs: readonly Pick<Log, 'fourEyes'>[]): boolean =>
  logs.length > 0 && logs.every(({ fourEyes }) => fourEyes?.by === 'another')

/** Those that may be decided here. */
export const mayDecide = (logs: readonly Pick<Log, 'id' | 'fourEyes'>[], ids: Ids): Ids =>
  ids.filter((id) => logs.find((log) => log.id === id)?.fourEyes?.by !== 'another')

/** All of them; none where all are marked already. */
export const markedAll = (ids: Ids, marked: Marked): Marked =>
  ids.every((id) => marked.has(id)) ? new Set() : new Set(ids)

/** Whole days since a log arrived. */
export const waitedDays = (receivedAt: string, now: string): number =>
  Math.max(0, Math.floor((Date.parse(now) - Date.parse(receivedAt)) / 86_400_000))

export interface Decided {
  done: string[]
  already: string[]
  refused: { id: string; why: string }[]
}

export function decidedIn({ results }: Pick<Reviewed, 'results'>): Decided {
  const idsOf = (outcome: string): string[] => results.filter((one) => one.outcome === outcome).map(({ id }) => id)
  const refused = results.flatMap(({ id, error }) => (error ? [{ id, why: error.detail }] : []))
  return { done: idsOf('done'), already: idsOf('already'), refused }
}

/** With the revision of each log as it was read: a log that somebody else was faster with is then refused. */
export const decisionBody = (
  ids: readonly string[],
  decision: ReviewDecision,
  reason: string,
  revisions: ReadonlyMap<string, number>,
): SentOf<typeof reviews.decide> => ({
  ids: [...ids],
  decision,
  ...(reason.trim() !== '' && { reason: reason.trim() }),
  revisions: Object.fromEntries([...revisions].filter(([id]) => ids.includes(id))),
})

/** A decision that can be taken back. */
export interface Undoable {
  batch: string
  decision: ReviewDecision
  logs: { id: string; villageName?: string; screenedOn?: string }[]
}

type UndoableReply = Pick<AnswerOf<typeof reviews.undoable>, 'items'>

/** The logs of a decision together, the latest decision first. */
export function undoableIn({ items }: UndoableReply): Undoable[] {
  const decisions = new Map<string, Undoable>()
  for (const { id, batch, decision, at, villageName, screenedOn } of items) {
    const key = batch ?? `${at} ${decision}`
    const known = decisions.get(key) ?? { batch: key, decision, logs: [] }
    decisions.set(key, { ...known, logs: [...known.logs, { id, villageName, screenedOn }] })
  }
  return [...decisions.values()]
}

/** What the server lists, with what was decided here since it was asked, and without what was taken back here since. */
export function undoableNow(
  listed: readonly Undoable[],
  made: readonly Undoable[],
  undone: ReadonlySet<string>,
): Undoable[] {
  const known = new Set(listed.map(({ batch }) => batch))
  return [...made.filter(({ batch }) => !known.has(batch)), ...listed].filter(({ batch }) => !undone.has(batch))
}

/** When the list is to be asked for again: as the first of it can no longer be taken back. */
export const soonestEnd = ({ items }: UndoableReply): number | null =>
  items.length === 0 ? null : Math.min(...items.map(({ secondsLeft }) => secondsLeft)) * 1000

/** What the team said, with what the bureau made of it before and after. */
export type Compared = LogFieldName | 'status' | 'screenedOn' | 'receivedAt'
const COMPARED: Compared[] = [
  'status',
  'screenedOn',
  ...logFields.filter((field) => LOG_FIELDS[field].isCompared),
  'receivedAt',
]

/** As it is compared: films in any order, a position by where it is and not by when it was found. */
function comparable(log: Log, field: Compared): unknown {
  if (field === 'filmCodes') return [...log.filmCodes, ...(log.filmTitles ?? [])].toSorted()
  if (field === 'position') return log.position && [log.position.latitude, log.position.longitude]
  return log[field]
}

const isSaid = (value: unknown): boolean => value !== undefined && value !== null && value !== ''

/** What neither of them says is left out. */
export const comparedRows = (log: Log, other: Log) =>
  COMPARED.filter((field) => isSaid(log[field]) || isSaid(other[field])).map((field) => ({
    field,
    isDifferent: JSON.stringify(comparable(log, field)) !== JSON.stringify(comparable(other, field)),
  }))

const MINUTE = 60_000
const ms = (instant: string): number => Date.parse(instant)

/**
 * Minutes from one start to the other, minutes both ran at the same time, and the way between the phones; null where one
 * of them doesn't say where it was.
 */
export function apart(log: Log, other: Log) {
  const from = Math.max(ms(log.startedAt), ms(other.startedAt))
  const to = Math.min(ms(log.endedAt), ms(other.endedAt))
  return {
    minutes: Math.round(Math.abs(ms(log.startedAt) - ms(other.startedAt)) / MINUTE),
    overlap: Math.max(0, Math.round((to - from) / MINUTE)),
    km: log.position && other.position ? Math.round(metresBetween(log.position, other.position) / 100) / 10 : null,
  }
}

/** The logs a log clashes with, each once; those of blocking findings first. */
export const othersOf = ({ findings }: Pick<Log, 'findings'>): string[] => [
  ...new Set(
    findings
      .toSorted((a, b) => Number(b.blocking) - Number(a.blocking))
      .flatMap(({ otherId }) => (otherId === undefined ? [] : [otherId])),
  ),
]
