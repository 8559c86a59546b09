/** What an answer means for what was sent. Only one that names what it answers is believed: a hotel's sign-in page is not. */
import type { Entry, EntryProblem } from './outbox-entry.ts'
import type { Job } from './outbox-plan.ts'
import type { Answer, OutboxEvent } from './outbox-events.ts'
import { LONGEST_PAUSE_MS } from './outbox.ts'
import { BATCHES, hashOf } from './outbox-request.ts'

/** As it arrived; `reply` is undefined when it was no JSON. */
export interface Arrived {
  status: number
  retryAfter: string | null
  reply: unknown
}

type Told = Record<string, unknown>
const isTold = (value: unknown): value is Told => typeof value === 'object' && value !== null && !Array.isArray(value)

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

/** A problem as the contract has them; null for anybody else's. */
function problemOf(reply: unknown): EntryProblem | null {
  if (!isTold(reply) || typeof reply['code'] !== 'string' || typeof reply['detail'] !== 'string') return null
  const issues = Array.isArray(reply['issues']) ? (reply['issues'] as EntryProblem['issues']) : []
  return { code: reply['code'], detail: reply['detail'], issues, reply }
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

const received = (entry: Entry, receipt: unknown): Answer => ({
  ...{ key: entry.key, turn: entry.turn ?? 0, isReceived: true, receipt },
})

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
const names = (reply: Told, entry: Entry): boolean =>
  entry.kind === 'photo' ? isSame(reply['sha256'], hashOf(entry)) : isSame(reply['id'], entry.about)
