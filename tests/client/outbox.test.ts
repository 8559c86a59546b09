import { describe, expect, test } from 'vitest'
import type { Entry } from '../../src/client/shared/outbox-entry.ts'
import { planOf, unsentIn } from '../../src/client/shared/outbox-plan.ts'
import {
  emptyOutbox,
  type Outbox,
  type OutboxEvent,
  outboxReducer,
  pauseAfter,
} from '../../src/client/shared/outbox.ts'

const NOW = Date.parse('2017-06-30T13:00:00Z')
const DAY = 86_400_000

const anEntry = (over: Partial<Entry> = {}): Entry => ({
  ...{ key: 'screening:a', person: 'wang', kind: 'screening', about: 'a', state: 'draft', body: { attendance: 85 } },
  ...{ after: [], madeAt: NOW, nextAt: 0, tries: 0 },
  ...over,
})
const after = (...events: OutboxEvent[]): Outbox => events.reduce(outboxReducer, emptyOutbox)
const drafted = (over: Partial<Entry> = {}): OutboxEvent => ({ kind: 'drafted', entry: anEntry(over) })
const queued = (key = 'screening:a', body: unknown = { attendance: 85 }): OutboxEvent => ({ kind: 'queued', key, body })
const taken = (...keys: string[]): OutboxEvent => ({ kind: 'taken', keys })
const problem = { code: 'invalid', detail: '人数不是数字', issues: [] }
const refusedAlone = (key = 'screening:a', turn?: number): OutboxEvent => ({
  ...{ kind: 'answered', answers: [{ key, turn, isReceived: false, problem }], at: NOW },
})
const receivedOne = (key = 'screening:a', turn?: number): OutboxEvent => ({
  ...{ kind: 'answered', answers: [{ key, turn, isReceived: true, receipt: { id: 'a' } }], at: NOW },
})
const stateIn = (box: Outbox, key = 'screening:a') => box.entries.get(key)?.state
/** A hundred logs, finished. */
const manyLogs = (count: number, over: Partial<Entry> = {}): OutboxEvent[] =>
  Array.from({ length: count }, (_, i): OutboxEvent[] => {
    const key = `screening:${String(i).padStart(3, '0')}`
    return [drafted({ key, about: key.slice(10), madeAt: NOW + i, ...over }), queued(key)]
  }).flat()
const sendsIn = (box: Outbox, now = NOW): string[] => {
  const plan = planOf(box, now)
  return plan.kind === 'send' ? plan.job.entries.map(({ key }) => key) : []
}

describe('a log on the phone', () => {
  test('goes from draft to received, with the receipt', () => {
    const box = after(drafted(), queued(), taken('screening:a'), receivedOne())
    expect(box.entries.get('screening:a')).toMatchObject({ state: 'received', receipt: { id: 'a' }, receivedAt: NOW })
  })

  test('that is finished is not overwritten by a tab that still has its draft open', () => {
    const box = after(drafted(), queued(), drafted({ body: { attendance: 1 } }))
    expect(box.entries.get('screening:a')).toMatchObject({ state: 'waiting', body: { attendance: 85 } })
  })

  test('is thrown away only while it is a draft', () => {
    expect(after(drafted(), { kind: 'dropped', key: 'screening:a' }).entries.size).toBe(0)
    expect(stateIn(after(drafted(), queued(), { kind: 'dropped', key: 'screening:a' }))).toBe('waiting')
  })

  test('stays for 90 days after its receipt, and one without a receipt for good', () => {
    const received = [drafted(), queued(), taken('screening:a'), receivedOne()]
    expect(stateIn(after(...received, { kind: 'aged', at: NOW + 90 * DAY }))).toBe('received')
    expect(stateIn(after(...received, { kind: 'aged', at: NOW + 90 * DAY + 1 }))).toBeUndefined()
    expect(stateIn(after(drafted(), queued(), { kind: 'aged', at: NOW + 9999 * DAY }))).toBe('waiting')
  })

  test('whose sender was stopped waits again', () => {
    expect(stateIn(after(drafted(), queued(), taken('screening:a'), { kind: 'interrupted' }))).toBe('waiting')
  })

  test('from a colleague’s file does not replace the same one that is here', () => {
    const file: OutboxEvent = { kind: 'imported', entries: [anEntry({ state: 'waiting', from: 'zhao' })] }
    const box = after(drafted(), queued(), taken('screening:a'), receivedOne(), file)
    expect(box.entries.get('screening:a')).toMatchObject({ state: 'received', person: 'wang' })
  })

  test('says what the bureau made of it, and is the same entry while that is the same', () => {
    const verdicts = new Map([['a', { status: 'returned', revision: 2, reason: '缺回执' } as const]])
    const box = after(drafted(), queued(), taken('screening:a'), receivedOne(), { kind: 'judged', verdicts })
    expect(box.entries.get('screening:a')?.verdict).toEqual({ status: 'returned', revision: 2, reason: '缺回执' })
    const again = outboxReducer(box, { kind: 'judged', verdicts: new Map(verdicts) })
    expect(again.entries.get('screening:a')).toBe(box.entries.get('screening:a'))
  })
})

describe('an answer', () => {
  const mended = [drafted(), queued(), taken('screening:a'), refusedAlone('screening:a', 1)]
  const again: OutboxEvent[] = [
    { kind: 'reopened', key: 'screening:a', body: {} },
    queued('screening:a', { attendance: 90 }),
  ]

  test('that refuses a log leaves it to a person, and counts it as unsent', () => {
    const box = after(...mended)
    expect(box.entries.get('screening:a')).toMatchObject({ state: 'attention', problem: { code: 'invalid' } })
    expect(unsentIn(box)).toHaveLength(1)
  })

  test('that comes late says nothing of the log as it was mended since', () => {
    expect(stateIn(after(...mended, ...again, refusedAlone('screening:a', 1)))).toBe('waiting')
    expect(stateIn(after(...mended, ...again, receivedOne('screening:a', 1)))).toBe('waiting')
    expect(stateIn(after(...mended, ...again, receivedOne('screening:a', 2)))).toBe('received')
  })

  test('that the server has it outweighs that another tab was refused', () => {
    expect(stateIn(after(...mended, receivedOne('screening:a', 1)))).toBe('received')
  })

  test('that the server has it is not taken back by a later refusal', () => {
    expect(stateIn(after(drafted(), queued(), taken('screening:a'), receivedOne(), refusedAlone()))).toBe('received')
  })
})

describe('what goes next', () => {
  test('is a hundred logs in one request, the oldest first', () => {
    const sends = sendsIn(after(...manyLogs(130)))
    expect(sends).toHaveLength(100)
    expect(sends[0]).toBe('screening:000')
  })

  test('is a photo only when its log is with the server', () => {
    const photo = [drafted({ key: 'photo:a:ff', kind: 'photo', after: ['screening:a'] }), queued('photo:a:ff')]
    const box = after(drafted(), queued(), ...photo)
    expect(sendsIn(box)).toEqual(['screening:a'])
    expect(sendsIn([taken('screening:a'), receivedOne()].reduce(outboxReducer, box))).toEqual(['photo:a:ff'])
  })

  test('is logs first, then what else is small, then photos in turn: a network too slow for one stops nothing', () => {
    const photo = (key: string): OutboxEvent[] => [drafted({ key, kind: 'photo', madeAt: NOW - DAY }), queued(key)]
    const fault = [drafted({ key: 'fault:f', kind: 'fault', madeAt: NOW - DAY }), queued('fault:f')]
    let box = after(...photo('photo:a:1'), ...photo('photo:a:2'), ...fault, drafted(), queued())
    const sent: string[] = []
    for (let i = 0; i < 4; i++) {
      const [key = ''] = sendsIn(box)
      sent.push(key)
      const outcome: OutboxEvent = key.startsWith('photo')
        ? { kind: 'unreachable', keys: [key], at: NOW }
        : receivedOne(key)
      box = [taken(key), outcome, { kind: 'woken' } as const].reduce(outboxReducer, box)
    }
    expect(sent).toEqual(['screening:a', 'fault:f', 'photo:a:1', 'photo:a:2'])
  })

  test('is nothing while nobody is signed in, and all of it afterwards', () => {
    const out = after(drafted(), queued(), taken('screening:a'), { kind: 'signed_out', keys: ['screening:a'] })
    expect(planOf(out, NOW)).toEqual({ kind: 'wait', until: null })
    expect(sendsIn(outboxReducer(out, { kind: 'woken' }))).toEqual([])
    expect(sendsIn(outboxReducer(out, { kind: 'signed_in' }))).toEqual(['screening:a'])
  })
})

describe('a pause', () => {
  test('grows from 5 seconds to 5 minutes while the network is silent', () => {
    expect([1, 2, 3, 6, 7, 50].map(pauseAfter)).toEqual([5000, 10_000, 20_000, 160_000, 300_000, 300_000])
    const silent: OutboxEvent = { kind: 'unreachable', keys: ['screening:a'], at: NOW }
    const box = after(drafted(), queued(), taken('screening:a'), silent)
    expect(planOf(box, NOW)).toEqual({ kind: 'wait', until: NOW + 5000 })
    expect(sendsIn(box, NOW + 5000)).toEqual(['screening:a'])
  })

  test('is over when the phone is woken', () => {
    const silent: OutboxEvent = { kind: 'unreachable', keys: ['screening:a'], at: NOW }
    expect(sendsIn(after(drafted(), queued(), silent, { kind: 'woken' }))).toEqual(['screening:a'])
  })

  test('is what a busy server asks for, 5 minutes at the most', () => {
    const busy = (retryAfterMs: number): OutboxEvent => ({
      kind: 'failed',
      keys: ['screening:a'],
      at: NOW,
      retryAfterMs,
    })
    const untilAfter = (retryAfterMs: number) => planOf(after(drafted(), queued(), busy(retryAfterMs)), NOW)
    expect(untilAfter(42_000)).toEqual({ kind: 'wait', until: NOW + 42_000 })
    expect(untilAfter(DAY)).toEqual({ kind: 'wait', until: NOW + 300_000 })
  })

  test('does not outlast a clock that was put back', () => {
    const silent: OutboxEvent = { kind: 'unreachable', keys: ['screening:a'], at: NOW }
    expect(sendsIn(after(drafted(), queued(), silent), NOW - DAY)).toEqual(['screening:a'])
  })
})

describe('one log among a hundred', () => {
  const bad = 'screening:060'
  /** Requests until the bad one is found, by a server that answers a request with it by `event`. */
  const search = (event: (keys: string[]) => OutboxEvent, requests: number): Outbox => {
    let box = after(...manyLogs(100))
    let now = NOW
    for (let i = 0; i < requests; i++) {
      const plan = planOf(box, now)
      if (plan.kind === 'wait') {
        now = plan.until ?? now
        continue
      }
      const keys = plan.job.entries.map(({ key }) => key)
      const good: OutboxEvent = {
        ...receivedOne(),
        answers: keys.map((key) => ({ key, isReceived: true, receipt: 1 })),
      } as OutboxEvent
      box = [taken(...keys), keys.includes(bad) ? event(keys) : good].reduce(outboxReducer, box)
    }
    return box
  }
  const others = (box: Outbox) => [...box.entries.values()].filter(({ key }) => key !== bad).map(({ state }) => state)

  test('that no request can carry is found by halving, and the others are received', () => {
    const box = search((keys) => ({ kind: 'refused', keys, problem: { ...problem, code: 'too_large' }, at: NOW }), 30)
    expect(stateIn(box, bad)).toBe('attention')
    expect(new Set(others(box))).toEqual(new Set(['received']))
  })

  test('that breaks the server waits by itself, and the others are received', () => {
    const box = search((keys) => ({ kind: 'failed', keys, at: NOW }), 60)
    expect(box.entries.get(bad)).toMatchObject({ state: 'waiting', isSuspect: true })
    expect(new Set(others(box))).toEqual(new Set(['received']))
  })

  test('is not blamed for a server that fails at everything: 500 logs then go by the hundred again', () => {
    let box = after(...manyLogs(500))
    let now = NOW
    for (let requests = 0; requests < 40;) {
      const plan = planOf(box, now)
      if (plan.kind === 'wait') now = plan.until ?? now
      else {
        const keys = plan.job.entries.map(({ key }) => key)
        box = [taken(...keys), { kind: 'failed', keys, at: now } as const].reduce(outboxReducer, box)
        requests += 1
      }
    }
    expect([...box.entries.values()].filter(({ isSuspect }) => isSuspect).length).toBeLessThan(5)
    let answered = 0
    box = outboxReducer(box, { kind: 'woken' })
    for (let keys = sendsIn(box, now); keys.length > 0; keys = sendsIn(box, now)) {
      const answers = keys.map((key) => ({ key, isReceived: true, receipt: 1 }) as const)
      box = [taken(...keys), { kind: 'answered', answers, at: now } as const].reduce(outboxReducer, box)
      answered += 1
    }
    expect(unsentIn(box)).toEqual([])
    expect(answered).toBeLessThan(20)
  })
})
