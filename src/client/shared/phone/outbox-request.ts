/** What an answer means for what was sent. Only one that names what it answers is believed: a hotel's sign-in page is not. */
import type { Answer, Entry, EntryKind, OutboxEvent } from './outbox-entry.ts'
import { addressOf, SENT_TO } from '../../../contract/address.ts'
import { HANDED_IN, LONGEST_PAUSE_MS, type Outbox } from './outbox.ts'
import { isTold, problemOf } from '../problem-reply.ts'
import type { Language } from '../../../domain/sentence.ts'

/** As it arrived; `reply` is undefined when it was no JSON. */
export interface Arrived {
  status: number
  retryAfter: string | null
  reply: unknown
}

/** `at` by the phone's clock; `officeAt`, what receipts are dated by. */
export function eventOf(job: Job, { status, retryAfter, reply }: Arrived, at: number, officeAt: number): OutboxEvent {
  const keys = job.entries.map(({ key }) => key)
  const unreachable = { kind: 'unreachable', keys, at } as const
  if (status >= 200 && status < 300) {
    const nextAt = at + Math.min(LONGEST_PAUSE_MS, waitOf(retryAfter, at) ?? LONGEST_PAUSE_MS)
    const answers = answersOf(job, reply, nextAt)
    return answers ? { kind: 'answered', answers, at: officeAt } : unreachable
  }
  if (status === 429 || status === 503) {
    const retryAfterMs = waitOf(retryAfter, at)
    if (retryAfterMs === undefined) return unreachable
    return { kind: 'failed', keys, at, retryAfterMs, problem: problemOf(reply) ?? undefined }
  }
  // whoever stands before our server does not reach it; no log is to blame
  if (status === 502 || status === 504) return unreachable
  if (status >= 500) return { kind: 'failed', keys, at }
  const problem = problemOf(reply)
  const refused = { kind: 'refused', keys, at, turn: job.entries[0]?.turn ?? 0 } as const
  // servers in between say this one without our words
  if (status === 413) return { ...refused, problem: problem ?? { code: 'too_large', detail: '', issues: [] } }
  if (!problem) return unreachable
  if (status === 401) return { kind: 'signed_out', keys }
  return { ...refused, problem }
}

/** Seconds, or a date; undefined when it is neither. */
function waitOf(retryAfter: string | null, at: number): number | undefined {
  if (retryAfter === null || retryAfter === '') return undefined
  const seconds = Number(retryAfter)
  const ms = Number.isNaN(seconds) ? Date.parse(retryAfter) - at : seconds * 1000
  return Number.isNaN(ms) ? undefined : Math.max(0, ms)
}

function answersOf(job: Job, reply: unknown, nextAt: number): Answer[] | null {
  if (!isTold(reply)) return null
  if (!BATCHES[job.kind]) {
    const [entry] = job.entries
    return entry && names(reply, entry) ? [received(entry, reply)] : null
  }
  const { results } = reply
  if (!Array.isArray(results) || results.length !== job.entries.length) return null
  const answers = job.entries.map((entry, i) => answerOf(entry, results[i], nextAt))
  return answers.includes(null) ? null : (answers as Answer[])
}

const received = ({ key, turn = 0 }: Entry, receipt: unknown): Answer => ({ key, turn, isReceived: true, receipt })

/** One of a batch's results; what we have no word for is no answer. */
function answerOf(entry: Entry, result: unknown, nextAt: number): Answer | null {
  if (!isTold(result) || !isSame(result['id'], entry.about)) return null
  const { outcome, receipt, error } = result
  if (outcome === 'stored' || outcome === 'already_stored') return received(entry, receipt)
  const problem = problemOf(error)
  const answer = problem && ({ key: entry.key, turn: entry.turn ?? 0, isReceived: false, problem } as const)
  return answer && outcome === 'too_many' ? { ...answer, nextAt } : answer
}

const isSame = (told: unknown, id: string): boolean =>
  typeof told === 'string' && told.toLowerCase() === id.toLowerCase()

/** A single thing's receipt names the log or fault it belongs to, a photo's what is in it. */
const names = (reply: Record<string, unknown>, entry: Entry): boolean =>
  entry.kind === 'photo' ? isSame(reply['sha256'], hashOf(entry)) : isSame(reply['id'], entry.about)

export interface Envelope {
  method: 'POST' | 'PUT'
  path: string
  type: string
  body: string | ArrayBuffer
}

/** Those the server takes by the hundred: where, and under which name. */
export const BATCHES: Partial<Record<EntryKind, { path: string; name: string }>> = {
  screening: { path: SENT_TO.logs, name: 'screenings' },
  missed_show: { path: SENT_TO.missedShows, name: 'missedShows' },
  plan: { path: SENT_TO.plans, name: 'plans' },
  plan_step: { path: SENT_TO.planSteps, name: 'steps' },
  audibility: { path: SENT_TO.audibilityReports, name: 'reports' },
}

/** Those that go by themselves: where, of the log or fault they are about. */
const SINGLES: Partial<Record<EntryKind, string>> = {
  correction: SENT_TO.log,
  void: SENT_TO.logVoid,
  fault: SENT_TO.faults,
  witness: SENT_TO.faultWitnesses,
  step: SENT_TO.faultSteps,
  event: SENT_TO.events,
  cadre_code: SENT_TO.cadreCode,
}

/** `bytes` of the photo, of a photo. */
export function envelopeOf({ kind, entries }: Job, bytes?: ArrayBuffer): Envelope {
  const batch = BATCHES[kind]
  if (batch) return json('POST', batch.path, { [batch.name]: entries.map(({ body }) => body) })
  const [entry] = entries as [Entry]
  const path = SINGLES[kind]
  if (path === undefined) return photo(entry, bytes ?? new ArrayBuffer(0))
  const at = addressOf({ path }, { params: { id: entry.about } })
  return json(kind === 'correction' ? 'PUT' : 'POST', at, entry.body)
}

const json = (method: Envelope['method'], path: string, body: unknown): Envelope => {
  return { method, path, type: 'application/json', body: JSON.stringify(body) }
}

/** The last part of a photo's key is what is in it. */
export const hashOf = ({ key }: Pick<Entry, 'key'>): string => key.slice(key.lastIndexOf(':') + 1)

/** In place of a kind, of a photo that is not of a log. */
export const OF_EVENT = 'event'

/** Kinds of a fault’s photos. */
const OF_FAULT: readonly string[] = ['before', 'after']
export const isOfFault = (kind: unknown): boolean => OF_FAULT.some((one) => one === kind)

function photo(entry: Entry, body: ArrayBuffer): Envelope {
  const { kind, type, source } = entry.body as { kind: string; type: string; source?: string }
  const asked = { params: { id: entry.about, sha256: hashOf(entry) }, query: { kind, source } }
  const path =
    kind === OF_EVENT
      ? addressOf({ path: SENT_TO.eventPhoto }, { params: asked.params })
      : addressOf({ path: isOfFault(kind) ? SENT_TO.faultPhoto : SENT_TO.photo }, asked)
  return { method: 'PUT', path, type, body }
}

/** `yx-account`: a server whose session is somebody else's refuses, so that nobody's work is sent as another's. */
export const headersOf = ({ type }: Envelope, person: string, language: Language): Record<string, string> => ({
  accept: 'application/json',
  'accept-language': language,
  'content-type': type,
  'yx-account': person,
})

export interface Job {
  kind: EntryKind
  entries: Entry[]
}
/** `until`: when there will be something to send; null when only a person or a sign-in changes that. */
export type Plan = { kind: 'send'; job: Job } | { kind: 'wait'; until: number | null }

export function planOf(box: Outbox, now: number): Plan {
  const waiting = [...box.entries.values()]
    .filter((entry) => entry.state === 'waiting' && isAdmitted(box, entry) && isUnblocked(box, entry))
    .sort((a, b) => rankOf(a) - rankOf(b) || turnsOf(a) - turnsOf(b) || a.madeAt - b.madeAt || (a.key < b.key ? -1 : 1))
  if (waiting.length === 0) return { kind: 'wait', until: null }
  const pausedUntil = moment(box.pausedUntil, now)
  const earliest = Math.max(pausedUntil, Math.min(...waiting.map(({ nextAt }) => moment(nextAt, now))))
  const ready = waiting.filter(({ nextAt }) => moment(nextAt, now) <= now)
  const [first] = ready
  if (!first || earliest > now) return { kind: 'wait', until: earliest }
  const many = BATCHES[first.kind] && !isSuspect(first)
  const alike = ready.filter((entry) => entry.kind === first.kind && !isSuspect(entry))
  return { kind: 'send', job: { kind: first.kind, entries: many ? alike.slice(0, box.batchLimit) : [first] } }
}

/**
 * Logs before all else, and what was planned before them: they count, and are all that the server still takes when the account was disabled meanwhile.
 * Photos last: where the network is too slow for one, it keeps nothing else from going.
 */
function rankOf(entry: Entry): number {
  if (isSuspect(entry)) return 3
  if (entry.kind === 'photo') return 2
  return EARLY.includes(entry.kind) ? 0 : 1
}
const EARLY: readonly EntryKind[] = ['screening', 'missed_show', 'plan', 'plan_step']
/** Photos take turns. */
const turnsOf = ({ kind, tries }: Entry): number => (kind === 'photo' ? tries : 0)

const isSuspect = (entry: Entry): boolean => entry.isSuspect === true

/** No pause is longer than the longest: one that seems so was reckoned by a clock that has been put back since. */
const moment = (at: number, now: number): number => (at - now > LONGEST_PAUSE_MS ? 0 : at)

const isAdmitted = ({ isSignedOut, isShutOut }: Outbox, { kind }: Entry): boolean =>
  !isShutOut && (!isSignedOut || HANDED_IN.includes(kind))

/** What it builds on is with the server, or was never on this phone. */
const isUnblocked = (box: Outbox, { after }: Entry): boolean =>
  after.every((key) => (box.entries.get(key)?.state ?? 'received') === 'received')

/** Still only on this phone. */
export const isUnsent = ({ state }: Entry): boolean =>
  state === 'waiting' || state === 'sending' || state === 'attention'
