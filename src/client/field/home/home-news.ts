/** What became of the team's logs since the person last looked: kept on the phone as each log's word that was seen. */
import type { FieldCopy, FieldLog } from '../../../domain/screening/field-copy.ts'
import { recall, remember } from '../../shared/keep.ts'

/** The gravest first. */
const TOLD = ['returned', 'rejected', 'held', 'accepted'] as const
type Told = (typeof TOLD)[number]

export interface NewsItem {
  id: string
  status: Told
  villageCode: string
  day: string
  /** Why it was returned or rejected, or what is to be looked into. */
  why: string | undefined
}
/** By log, the word that was seen of it. */
export type Seen = Record<string, string>

const isTold = (status: string): status is Told => (TOLD as readonly string[]).includes(status)
const logsOf = (copy: FieldCopy): FieldLog[] => copy.team?.logs ?? []

/** Whoever has seen nothing yet missed nothing: the first copy is where news begins. */
export function newsIn(copy: FieldCopy, seen: Seen | null): NewsItem[] {
  if (seen === null) return []
  const news = logsOf(copy).flatMap(({ content, status, screenedOn, reason, findings }): NewsItem[] => {
    if (!isTold(status) || seen[content.id] === status) return []
    const held = status === 'held' ? findings.find(({ blocking }) => blocking)?.message : undefined
    return [{ id: content.id, status, villageCode: content.villageCode, day: screenedOn, why: reason ?? held }]
  })
  return news.sort((a, b) => TOLD.indexOf(a.status) - TOLD.indexOf(b.status) || b.day.localeCompare(a.day))
}

/** All that the copy says; no more than it has logs. */
export const seenAll = (copy: FieldCopy): Seen =>
  Object.fromEntries(logsOf(copy).flatMap(({ content: { id }, status }) => (isTold(status) ? [[id, status]] : [])))

/** One log looked at: of a copy without it nothing is known. */
export function seenOne(copy: FieldCopy, seen: Seen | null, id: string): Seen | null {
  const status = seenAll(copy)[id]
  return seen === null || status === undefined || seen[id] === status ? seen : { ...seen, [id]: status }
}

const keyOf = (person: string): string => `seen-logs:${person}`

export function keptSeen(person: string): Seen | null {
  try {
    const kept = JSON.parse(recall(keyOf(person)) ?? 'null') as unknown
    return typeof kept === 'object' ? (kept as Seen | null) : null
  } catch {
    return null
  }
}
export const keepSeen = (person: string, seen: Seen): void => remember(keyOf(person), JSON.stringify(seen))
