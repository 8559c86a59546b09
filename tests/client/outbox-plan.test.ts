import { describe, expect, test } from 'vitest'
import { envelopeOf, isUnsent, planOf } from '../../src/client/shared/phone/outbox-request.ts'
import type { Entry, OutboxEvent } from '../../src/client/shared/phone/outbox-entry.ts'
import { type Outbox, outboxReducer, pauseAfter } from '../../src/client/shared/phone/outbox.ts'
import {
  after,
  anEntry,
  DAY,
  drafted,
  manyLogs,
  NOW,
  problem,
  queued,
  receivedOne,
  sendsIn,
  stateIn,
  taken,
} from './outbox-made.ts'

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

  test('is a fault’s photo only after the fault, and to the fault, by what it shows', () => {
    const key = `photo:f:${'ab'.repeat(32)}`
    const body = { kind: 'after', type: 'image/jpeg', source: 'album' }
    const photo: Partial<Entry> = { key, kind: 'photo', about: 'f', body, after: ['fault:f'] }
    const box = after(drafted({ key: 'fault:f', kind: 'fault' }), queued('fault:f'), drafted(photo), queued(key, body))
    expect(sendsIn(box)).toEqual(['fault:f'])
    const rest = [taken('fault:f'), receivedOne('fault:f')].reduce(outboxReducer, box)
    expect(sendsIn(rest)).toEqual([key])
    const { method, path } = envelopeOf({ kind: 'photo', entries: [anEntry(photo)] })
    expect([method, path]).toEqual(['PUT', `/api/faults/f/photos/${'ab'.repeat(32)}?kind=after&source=album`])
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

describe('a person the server does not know any more', () => {
  const fault = [drafted({ key: 'fault:f', kind: 'fault', madeAt: NOW - DAY }), queued('fault:f')]

  test('still hands in logs, for the account may only have been disabled; nothing else', () => {
    const box = after(...fault, drafted(), queued(), { kind: 'signed_out', keys: [] })
    expect(sendsIn(box)).toEqual(['screening:a'])
    const handedIn = [taken('screening:a'), receivedOne()].reduce(outboxReducer, box)
    expect([sendsIn(handedIn), handedIn.isSignedOut]).toEqual([[], true])
    expect(sendsIn(outboxReducer(handedIn, { kind: 'signed_in' }))).toEqual(['fault:f'])
  })

  test('is not asked again and again once a log was turned away', () => {
    const turnedAway: OutboxEvent[] = [taken('screening:a'), { kind: 'signed_out', keys: ['screening:a'] }]
    const box = after(drafted(), queued(), { kind: 'signed_out', keys: [] }, ...turnedAway, { kind: 'woken' })
    expect(planOf(box, NOW)).toEqual({ kind: 'wait', until: null })
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
    expect(box.entries.get(bad)?.nextAt).toBeGreaterThan(NOW)
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
    expect([...box.entries.values()].filter(isUnsent)).toEqual([])
    expect(answered).toBeLessThan(20)
  })
})
