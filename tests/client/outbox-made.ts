/** An outbox made of events, for tests that speak of one log or a hundred. */
import type { Entry, OutboxEvent } from '../../src/client/shared/phone/outbox-entry.ts'
import { planOf } from '../../src/client/shared/phone/outbox-request.ts'
import { emptyOutbox, type Outbox, outboxReducer } from '../../src/client/shared/phone/outbox.ts'

export const NOW = Date.parse('2017-06-30T13:00:00Z')
export const DAY = 86_400_000

export const anEntry = (over: Partial<Entry> = {}): Entry => ({
  key: 'screening:a',
  person: 'wang',
  kind: 'screening',
  about: 'a',
  state: 'draft',
  body: { attendance: 85 },
  after: [],
  madeAt: NOW,
  nextAt: 0,
  tries: 0,
  ...over,
})
export const after = (...events: OutboxEvent[]): Outbox => events.reduce(outboxReducer, emptyOutbox)
export const drafted = (over: Partial<Entry> = {}): OutboxEvent => ({ kind: 'drafted', entry: anEntry(over) })
export const queued = (key = 'screening:a', body: unknown = { attendance: 85 }): OutboxEvent => ({
  kind: 'queued',
  key,
  body,
})
export const taken = (...keys: string[]): OutboxEvent => ({ kind: 'taken', keys })
export const problem = { code: 'invalid', detail: '人数不是数字', issues: [] }
export const refusedAlone = (key = 'screening:a', turn?: number): OutboxEvent => ({
  kind: 'answered',
  answers: [{ key, turn, isReceived: false, problem }],
  at: NOW,
})
export const receivedOne = (key = 'screening:a', turn?: number): OutboxEvent => ({
  kind: 'answered',
  answers: [{ key, turn, isReceived: true, receipt: { id: 'a' } }],
  at: NOW,
})
export const stateIn = (box: Outbox, key = 'screening:a') => box.entries.get(key)?.state
/** A hundred logs, finished. */
export const manyLogs = (count: number, over: Partial<Entry> = {}): OutboxEvent[] =>
  Array.from({ length: count }, (_, i): OutboxEvent[] => {
    const key = `screening:${String(i).padStart(3, '0')}`
    return [drafted({ key, about: key.slice(10), madeAt: NOW + i, ...over }), queued(key)]
  }).flat()
export const sendsIn = (box: Outbox, now = NOW): string[] => {
  const plan = planOf(box, now)
  return plan.kind === 'send' ? plan.job.entries.map(({ key }) => key) : []
}
