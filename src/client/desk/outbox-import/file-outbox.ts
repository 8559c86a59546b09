/** A phone's file on its way in: which of it is still to be handed in, and what came of each. Pure. */
import { entriesFor, type OutboxFile } from '../../shared/phone/outbox-file.ts'
import type { Entry, EntryKind, EntryProblem, OutboxEvent } from '../../shared/phone/outbox-entry.ts'
import { type Arrived, BATCHES, eventOf } from '../../shared/phone/outbox-request.ts'
import { type Job, type Plan, planOf } from '../../shared/phone/outbox-plan.ts'
import { emptyOutbox, type Outbox, outboxReducer } from '../../shared/phone/outbox.ts'

export type Outcome =
  | { kind: 'stored' | 'already'; receipt: unknown }
  /** Looked at and not taken. */
  | { kind: 'refused'; problem: EntryProblem }
  /** Nothing is wrong with it, but there is no room for it now. */
  | { kind: 'later'; problem: EntryProblem }
  /** The server could not bear it; it may another time. */
  | { kind: 'failed' }

export interface Handing {
  box: Outbox
  outcomes: ReadonlyMap<string, Outcome>
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

export const nextOf = ({ box }: Handing): Plan => planOf(box, NOW)

/** On with what a failure left over or there was no room for; what was refused stays refused. */
export function resumed({ box, outcomes }: Handing): Handing {
  const again = [...outcomes].flatMap(([key, { kind }]) => (kind === 'failed' || kind === 'later' ? [key] : []))
  const events: OutboxEvent[] = [
    { kind: 'signed_in' },
    { kind: 'interrupted' },
    ...again.map((key): OutboxEvent => ({ kind: 'retried', key })),
    { kind: 'woken' },
  ]
  return {
    box: events.reduce(outboxReducer, box),
    outcomes: new Map([...outcomes].filter(([key]) => !again.includes(key))),
    failures: 0,
  }
}

/** What a request came to; null when there was no answer at all. */
export function handed(state: Handing, job: Job, arrived: Arrived | null): Handing {
  const keys = job.entries.map(({ key }) => key)
  const box = outboxReducer(state.box, { kind: 'taken', keys })
  const event = arrived ? eventOf(job, arrived, NOW, NOW) : ({ kind: 'unreachable', keys, at: NOW } as const)
  const after = { box: outboxReducer(box, event), outcomes: state.outcomes, failures: 0 }
  switch (event.kind) {
    case 'answered':
      return { ...after, outcomes: withAnswers(state, job, event, arrived) }
    case 'refused':
      return keys.length > 1 ? after : { ...after, outcomes: withEach(state, keys, refusal(event.problem)) }
    case 'failed':
      return failed(state, after, event)
    case 'signed_out':
      return { ...after, stopped: 'signed_out' }
    default:
      return { ...after, stopped: 'offline' }
  }
}

const refusal = (problem: EntryProblem): Outcome => ({ kind: 'refused', problem })

/** As many in a row find one bad log among a hundred; when there are more, it is the server. */
const A_SEARCH = 8

/** Too busy: all stops. Otherwise the request is halved until the one is found that the server cannot bear; it is set aside. */
function failed(state: Handing, after: Handing, event: Extract<OutboxEvent, { kind: 'failed' }>): Handing {
  const failures = state.failures + 1
  if (event.retryAfterMs !== undefined || failures > A_SEARCH) return { ...after, failures, stopped: 'busy' }
  const { keys } = event
  if (keys.length > 1) return { ...after, failures, box: outboxReducer(after.box, { kind: 'woken' }) }
  const problem: EntryProblem = { code: 'internal', detail: '', issues: [] }
  const box = outboxReducer(outboxReducer(state.box, { kind: 'taken', keys }), {
    ...{ kind: 'refused', keys, problem, at: NOW },
  })
  return { box, failures, outcomes: withEach(state, keys, { kind: 'failed' }) }
}

const withEach = ({ outcomes }: Handing, keys: string[], outcome: Outcome): Handing['outcomes'] =>
  new Map([...outcomes, ...keys.map((key) => [key, outcome] as const)])

function withAnswers(
  { outcomes }: Handing,
  job: Job,
  { answers }: Extract<OutboxEvent, { kind: 'answered' }>,
  arrived: Arrived | null,
): Handing['outcomes'] {
  const told = answers.map((answer, i): [string, Outcome] => {
    if ('nextAt' in answer) return [answer.key, { kind: 'later', problem: answer.problem }]
    if (!answer.isReceived) return [answer.key, refusal(answer.problem)]
    return [answer.key, { kind: wasThere(job, arrived, i) ? 'already' : 'stored', receipt: answer.receipt }]
  })
  return new Map([...outcomes, ...told])
}

/** Changes are answered with 200 whether they are new or not. */
const ANSWERED_201: readonly EntryKind[] = ['fault', 'witness', 'photo']

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

/** How many of each kind, in the order in which they are read. */
export function kindsIn({ entries }: OutboxFile): [EntryKind, number][] {
  const kinds: EntryKind[] = [
    ...(['screening', 'correction', 'void', 'missed_show', 'audibility', 'fault', 'witness', 'step', 'photo'] as const),
  ]
  return kinds.flatMap((kind): [EntryKind, number][] => {
    const count = entries.filter((entry) => entry.kind === kind).length
    return count > 0 ? [[kind, count]] : []
  })
}

/** What it belongs to was refused, so it is not even tried. */
export const isRefused = ({ outcomes }: Handing, { after }: Entry): boolean =>
  after.some((one) => outcomes.get(one)?.kind === 'refused')
