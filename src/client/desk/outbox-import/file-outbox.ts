/** A phone's file on its way in: which of it is still to be handed in, what came of each; one request after another. */
import { entriesFor, type OutboxFile } from '../../shared/phone/outbox-file.ts'
import type { Entry, EntryKind, EntryProblem, OutboxEvent } from '../../shared/phone/outbox-entry.ts'
import {
  type Arrived,
  BATCHES,
  type Envelope,
  envelopeOf,
  eventOf,
  type Job,
  type Plan,
  planOf,
} from '../../shared/phone/outbox-request.ts'
import { emptyOutbox, type Outbox, outboxReducer } from '../../shared/phone/outbox.ts'
import { language } from '../../shared/words.ts'

export type Outcome =
  | { kind: 'stored' | 'already'; receipt: unknown }
  /** Looked at and not taken; or nothing is wrong with it, but there is no room for it now. */
  | { kind: 'refused' | 'later'; problem: EntryProblem }
  /** The server could not bear it; it may another time. */
  | { kind: 'failed' }
type Outcomes = ReadonlyMap<string, Outcome>

export interface Handing {
  box: Outbox
  outcomes: Outcomes
  /** Failures of the server in a row. */
  failures: number
  stopped?: 'offline' | 'signed_out' | 'busy' | undefined
}

/** There is no clock here: whoever hands in a file decides when it goes on. */
const NOW = 0

export function handingOf(file: OutboxFile): Handing {
  const entries = entriesFor(file.person.id, file)
  return { box: outboxReducer(emptyOutbox, { kind: 'imported', entries }), outcomes: new Map(), failures: 0 }
}

/** On with what a failure left over or there was no room for; what was refused stays refused. */
export function resumed({ box, outcomes }: Handing): Handing {
  const again = [...outcomes].flatMap(([key, { kind }]) => (kind === 'failed' || kind === 'later' ? [key] : []))
  const events: OutboxEvent[] = [
    { kind: 'signed_in' },
    { kind: 'interrupted' },
    ...again.map((key): OutboxEvent => ({ kind: 'retried', key })),
    { kind: 'woken' },
  ]
  const left = new Map([...outcomes].filter(([key]) => !again.includes(key)))
  return { box: events.reduce(outboxReducer, box), outcomes: left, failures: 0 }
}

/** What a request came to; null when there was no answer at all. */
function handed(state: Handing, job: Job, arrived: Arrived | null): Handing {
  const keys = job.entries.map(({ key }) => key)
  const box = outboxReducer(state.box, { kind: 'taken', keys })
  const event = arrived ? eventOf(job, arrived, NOW, NOW) : ({ kind: 'unreachable', keys, at: NOW } as const)
  const after = { box: outboxReducer(box, event), outcomes: state.outcomes, failures: 0 }
  switch (event.kind) {
    case 'answered':
      return { ...after, outcomes: withAnswers(state.outcomes, job, event, arrived) }
    case 'refused':
      if (keys.length > 1) return after
      return { ...after, outcomes: withEach(state.outcomes, keys, { kind: 'refused', problem: event.problem }) }
    case 'failed':
      return failed({ ...after, failures: state.failures + 1 }, box, event)
    case 'signed_out':
      return { ...after, stopped: 'signed_out' }
    default:
      return { ...after, stopped: 'offline' }
  }
}

/** As many in a row find one bad log among a hundred; when there are more, it is the server. */
const A_SEARCH = 8

/** Too busy: all stops. Otherwise the request is halved until the one is found that the server cannot bear; it is set aside. */
function failed(after: Handing, taken: Outbox, event: Extract<OutboxEvent, { kind: 'failed' }>): Handing {
  const { keys, retryAfterMs } = event
  if (retryAfterMs !== undefined || after.failures > A_SEARCH) return { ...after, stopped: 'busy' }
  if (keys.length > 1) return { ...after, box: outboxReducer(after.box, { kind: 'woken' }) }
  const problem: EntryProblem = { code: 'internal', detail: '', issues: [] }
  const box = outboxReducer(taken, { kind: 'refused', keys, problem, at: NOW })
  return { ...after, box, outcomes: withEach(after.outcomes, keys, { kind: 'failed' }) }
}

const withEach = (outcomes: Outcomes, keys: string[], outcome: Outcome): Outcomes =>
  new Map([...outcomes, ...keys.map((key) => [key, outcome] as const)])

function withAnswers(
  outcomes: Outcomes,
  job: Job,
  { answers }: Extract<OutboxEvent, { kind: 'answered' }>,
  arrived: Arrived | null,
): Outcomes {
  const told = answers.map((answer, i): [string, Outcome] => {
    const { key } = answer
    if (answer.isReceived)
      return [key, { kind: wasThere(job, arrived, i) ? 'already' : 'stored', receipt: answer.receipt }]
    return [key, { kind: 'nextAt' in answer ? 'later' : 'refused', problem: answer.problem }]
  })
  return new Map([...outcomes, ...told])
}

/** Changes are answered with 200 whether they are new or not. */
const ANSWERED_201: readonly EntryKind[] = ['fault', 'witness', 'event', 'photo']

function wasThere({ kind }: Job, arrived: Arrived | null, i: number): boolean {
  if (!BATCHES[kind]) return ANSWERED_201.includes(kind) && arrived?.status === 200
  const { results } = (arrived?.reply ?? {}) as { results?: { outcome?: string }[] }
  return results?.[i]?.outcome === 'already_stored'
}

export type Tally = Record<Outcome['kind'] | 'left' | 'waiting', number>

/** How many came to what; `waiting` has no outcome yet, `left` may still go, now or another time. */
export function tallyOf(state: Handing): Tally {
  const tally: Tally = { stored: 0, already: 0, refused: 0, later: 0, failed: 0, left: 0, waiting: 0 }
  for (const { kind } of state.outcomes.values()) tally[kind]++
  const open = [...state.box.entries.values()].filter(({ key }) => !state.outcomes.has(key))
  tally.waiting = open.length
  tally.left = tally.failed + tally.later + open.filter((entry) => !isRefused(state, entry)).length
  return tally
}

/** What it belongs to was refused, so it is not even tried. */
export const isRefused = ({ outcomes }: Handing, { after }: Entry): boolean =>
  after.some((one) => outcomes.get(one)?.kind === 'refused')

/** Null when there was no answer. */
export type Post = (envelope: Envelope) => Promise<Arrived | null>

/** Until nothing may go, or the network or the session ends. Whoever reads along is told after each answer. */
export async function handIn(
  state: Handing,
  file: OutboxFile,
  post: Post,
  tell: (state: Handing) => void,
): Promise<Handing> {
  const photos = new Map(file.entries.map(({ key, photo }) => [key, photo]))
  let now = state
  for (;;) {
    const plan: Plan = planOf(now.box, NOW)
    if (plan.kind === 'wait' || now.stopped) return now
    const bytes = photos.get(plan.job.entries[0]?.key ?? '')
    now = handed(now, plan.job, await post(envelopeOf(plan.job, bytes)))
    tell(now)
  }
}

/** As the manager who is signed in, not as the phone's person. */
export const postHere: Post = async (envelope) => {
  const { method, path, type, body } = envelope
  const headers = { accept: 'application/json', 'accept-language': language(), 'content-type': type }
  try {
    const response = await fetch(path, { method, headers, body, redirect: 'error' })
    const reply: unknown = await response.json().catch(() => undefined)
    return { status: response.status, retryAfter: response.headers.get('retry-after'), reply }
  } catch {
    return null
  }
}
