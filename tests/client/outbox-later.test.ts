/** What a full or busy server does not take stays on the phone, says why, and is tried again: it is never refused. */
import { beforeEach, describe, expect, test } from 'vitest'
import { handIn, handingOf, resumed, tallyOf } from '../../src/client/desk/outbox-import/file-outbox.ts'
import { type Arrived, eventOf, planOf } from '../../src/client/shared/phone/outbox-request.ts'
import { type Outbox, outboxReducer } from '../../src/client/shared/phone/outbox.ts'
import { entryProblemSaid } from '../../src/client/shared/words-outbox.ts'
import { speak } from '../../src/client/shared/words.ts'
import { after, manyLogs, NOW, sendsIn, stateIn, taken } from './outbox-made.ts'

const tooMany = { code: 'too_many', detail: '一小时内最多上报 1000 条', issues: [] }
const MINUTE = 60_000

/** Three logs, sent; of which the server took only the first. */
function answered(retryAfter: string | null): Outbox {
  const box = after(...manyLogs(3))
  const plan = planOf(box, NOW)
  if (plan.kind !== 'send') throw new Error('there is something to send')
  const [first, ...others] = plan.job.entries
  const results = [
    { id: first?.about, outcome: 'stored', receipt: { id: first?.about } },
    ...others.map(({ about }) => ({ id: about, outcome: 'too_many', error: tooMany })),
  ]
  const arrived: Arrived = { status: 200, retryAfter, reply: { results } }
  const sent = outboxReducer(box, taken(...plan.job.entries.map(({ key }) => key)))
  return outboxReducer(sent, eventOf(plan.job, arrived, NOW, NOW))
}

beforeEach(() => speak('zh'))

describe('logs past a bound', () => {
  test('wait with the server’s sentence, and go again when it said', () => {
    const box = answered('120')
    expect(stateIn(box, 'screening:000')).toBe('received')
    for (const key of ['screening:001', 'screening:002']) {
      const entry = box.entries.get(key)
      expect(entry).toMatchObject({ state: 'waiting', nextAt: NOW + 2 * MINUTE })
      expect(entry?.problem && entryProblemSaid(entry.problem)).toBe(tooMany.detail)
    }
    expect(sendsIn(box, NOW + MINUTE)).toEqual([])
    expect(planOf(box, NOW)).toEqual({ kind: 'wait', until: NOW + 2 * MINUTE })
    expect(sendsIn(box, NOW + 2 * MINUTE)).toEqual(['screening:001', 'screening:002'])
  })

  test('are asked for again within five minutes, however long the server thinks, and at once by the button', () => {
    for (const retryAfter of ['3600', null]) {
      const box = answered(retryAfter)
      expect(planOf(box, NOW)).toEqual({ kind: 'wait', until: NOW + 5 * MINUTE })
      expect(sendsIn(outboxReducer(box, { kind: 'woken' }))).toEqual(['screening:001', 'screening:002'])
    }
  })

  test('keep nothing else from going', () => {
    const box = [...manyLogs(1, { key: 'screening:later' })].reduce(outboxReducer, answered('3600'))
    const fresh = outboxReducer(box, { kind: 'queued', key: 'screening:later', body: {} })
    expect(sendsIn(fresh)).toEqual(['screening:later'])
  })

  test('say nothing more once they are on their way, and are received like any other', () => {
    const keys = ['screening:001', 'screening:002']
    const again = outboxReducer(answered('120'), taken(...keys))
    expect(again.entries.get('screening:001')).toMatchObject({ state: 'sending', problem: undefined })
    const answers = keys.map((key) => ({ key, isReceived: true, receipt: {} }) as const)
    const box = outboxReducer(again, { kind: 'answered', answers, at: NOW })
    expect(keys.map((key) => stateIn(box, key))).toEqual(['received', 'received'])
  })
})

test('a request that is too many, or comes to a server that cannot write, waits as a whole and says why', () => {
  for (const [status, problem] of [
    [429, tooMany],
    [503, { code: 'unavailable', detail: '系统暂时不能保存', issues: [] }],
  ] as const) {
    const box = after(...manyLogs(2))
    const plan = planOf(box, NOW)
    if (plan.kind !== 'send') throw new Error('there is something to send')
    const keys = plan.job.entries.map(({ key }) => key)
    const event = eventOf(plan.job, { status, retryAfter: '60', reply: problem }, NOW, NOW)
    const waiting = [taken(...keys), event].reduce(outboxReducer, box)
    for (const key of keys) expect(waiting.entries.get(key)).toMatchObject({ state: 'waiting', problem })
    expect(planOf(waiting, NOW)).toEqual({ kind: 'wait', until: NOW + MINUTE })
    expect(sendsIn(waiting, NOW + MINUTE)).toEqual(keys)
  }
})

test('a phone’s file that a manager hands in goes on later with what there was no room for', async () => {
  const idOf = (n: number): string => `0b9f7d3e-58a1-4c1e-9d6a-${String(n).padStart(12, '0')}`
  const entries = [1, 2, 3].map((n) => ({
    kind: 'screening' as const,
    about: idOf(n),
    key: `screening:${idOf(n)}`,
    after: [],
    madeAt: n,
    body: { id: idOf(n) },
  }))
  const file = { person: { id: 'wang', displayName: '王师傅' }, exportedAt: '2017-06-30T13:30:00Z', entries }
  let room = 1
  const post = async ({ body }: { body: string | ArrayBuffer }): Promise<Arrived> => {
    const { screenings } = JSON.parse(body as string) as { screenings: { id: string }[] }
    const results = screenings.map(({ id }) =>
      room-- > 0 ? { id, outcome: 'stored', receipt: { id } } : { id, outcome: 'too_many', error: tooMany },
    )
    return { status: 200, retryAfter: '3600', reply: { results } }
  }
  const first = await handIn(handingOf(file), file, post, () => undefined)
  expect(tallyOf(first)).toMatchObject({ stored: 1, later: 2, refused: 0, left: 2, waiting: 0 })
  expect(first.outcomes.get(`screening:${idOf(2)}`)).toEqual({
    kind: 'later',
    problem: { ...tooMany, reply: tooMany },
  })
  room = 5
  const end = await handIn(resumed(first), file, post, () => undefined)
  expect(tallyOf(end)).toMatchObject({ stored: 3, later: 0, left: 0 })
})
