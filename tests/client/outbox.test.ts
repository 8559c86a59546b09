import { describe, expect, test } from 'vitest'
import { isUnsent } from '../../src/client/shared/phone/outbox-request.ts'
import type { OutboxEvent } from '../../src/client/shared/phone/outbox-entry.ts'
import { outboxReducer } from '../../src/client/shared/phone/outbox.ts'
import { after, anEntry, DAY, drafted, NOW, queued, receivedOne, refusedAlone, stateIn, taken } from './outbox-made.ts'

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

  test('is taken back into its form for as long as it has not left the phone, and no longer', () => {
    const back: OutboxEvent = { kind: 'taken_back', key: 'screening:a', body: { attendance: 64 } }
    const quiet = { kind: 'unreachable' as const, keys: ['screening:a'], at: NOW }
    const tried = [drafted(), queued(), taken('screening:a')]
    expect(after(drafted(), queued(), back).entries.get('screening:a')).toMatchObject({
      state: 'draft',
      body: { attendance: 64 },
    })
    expect(stateIn(after(...tried, back))).toBe('sending')
    // nobody knows whether the bureau has it
    expect(stateIn(after(...tried, quiet, back))).toBe('waiting')
    // without a network it cannot
    expect(stateIn(after(...tried, { ...quiet, hasLeft: false }, back))).toBe('draft')
    expect(stateIn(after(...tried, receivedOne(), back))).toBe('received')
  })

  test('is void as soon as the bureau has this phone’s word for it', () => {
    const entry = anEntry({ key: 'void:a', kind: 'void', about: 'a', body: { reason: '记了两次' } })
    const receipt = { id: 'a', status: 'voided', revision: 2 }
    const box = after(
      drafted(),
      queued(),
      taken('screening:a'),
      receivedOne(),
      { kind: 'drafted', entry },
      queued('void:a', entry.body),
      taken('void:a'),
      { kind: 'answered', answers: [{ key: 'void:a', isReceived: true, receipt }], at: NOW },
    )
    expect(box.entries.get('screening:a')?.verdict).toEqual({ status: 'voided', revision: 2 })
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
    expect([...box.entries.values()].filter(isUnsent)).toHaveLength(1)
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
