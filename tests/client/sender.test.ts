/** What goes over the wire and what an answer means, against a server that is a function. */
import { describe, expect, test } from 'vitest'
import { dispatch, readOutbox } from '../../src/client/shared/phone/device.ts'
import type { Entry } from '../../src/client/shared/phone/outbox-entry.ts'
import { sendAll, sent } from '../../src/client/shared/phone/sender.ts'
import { addPhoto, photosOf } from '../../src/client/shared/phone/phone-records.ts'

const LOG = '0b9f7d3e-58a1-4c1e-9d6a-0d4b6a1c2e3f'
const HASH = 'ab'.repeat(32)
const anEntry = (over: Partial<Entry> = {}): Entry => ({
  key: `screening:${LOG}`,
  person: 'wang',
  kind: 'screening',
  about: LOG,
  state: 'waiting',
  body: { id: LOG },
  after: [],
  madeAt: 1,
  nextAt: 0,
  tries: 0,
  turn: 1,
  ...over,
})

interface Asked {
  path: string
  method: string
  headers: Record<string, string>
  body: unknown
}
const PROBLEM = { 'content-type': 'application/problem+json' }
const json = (reply: unknown, status = 200, headers: Record<string, string> = {}): Response =>
  new Response(JSON.stringify(reply), { status, headers })

/** A server that answers in turn, and then no more. */
function aServer(...answers: (Response | 'nothing')[]) {
  const asked: Asked[] = []
  const fetching = (async (path: string, { method, headers, body }: RequestInit) => {
    asked.push({ path, method: method ?? '', headers: headers as Record<string, string>, body })
    const answer = answers.shift() ?? 'nothing'
    if (answer === 'nothing') throw new TypeError('network')
    return answer
  }) as typeof fetch
  return { asked, fetch: fetching }
}
async function outcomeOf(answer: Response | 'nothing', entries = [anEntry()]) {
  const server = aServer(answer)
  const [first] = entries as [Entry]
  return sent({ kind: first.kind, entries }, { person: 'wang', language: () => 'zh', fetch: server.fetch })
}
const batch = (...results: unknown[]): Response => json({ results })
const stored = (id = LOG) => ({ id, outcome: 'stored', receipt: { id, status: 'submitted' } })
const problem = (code: string) => ({ code, detail: '人数不是数字', title: code })

describe('a request', () => {
  test('names whose work it is and in which language a refusal is to be said', async () => {
    const server = aServer(batch(stored()))
    await sent(
      { kind: 'screening', entries: [anEntry()] },
      { person: 'wang', language: () => 'en', fetch: server.fetch },
    )
    expect(server.asked[0]).toMatchObject({
      path: '/api/screenings/batch',
      method: 'POST',
      body: `{"screenings":[{"id":"${LOG}"}]}`,
    })
    expect(server.asked[0]?.headers).toMatchObject({
      'yx-account': 'wang',
      'accept-language': 'en',
      'content-type': 'application/json',
    })
  })

  test('goes where its kind belongs', async () => {
    const kinds = [
      ['missed_show', 'POST', '/api/missed-shows/batch'],
      ['audibility', 'POST', '/api/audibility-reports/batch'],
      ['correction', 'PUT', `/api/screenings/${LOG}`],
      ['fault', 'POST', '/api/faults'],
      ['witness', 'POST', `/api/faults/${LOG}/witnesses`],
      ['step', 'POST', `/api/faults/${LOG}/steps`],
    ] as const
    for (const [kind, method, path] of kinds) {
      const server = aServer()
      await sent({ kind, entries: [anEntry({ kind })] }, { person: 'wang', language: () => 'zh', fetch: server.fetch })
      expect(server.asked[0]).toMatchObject({ method, path })
    }
  })
})

describe('an answer that is believed', () => {
  test('names every log: each is received, or waits for a person, by itself', async () => {
    const other = anEntry({ key: 'screening:other', about: 'other' })
    const invalid = { id: 'other', outcome: 'invalid', error: problem('invalid') }
    const event = await outcomeOf(batch(stored(), invalid), [anEntry(), other])
    expect(event).toMatchObject({
      kind: 'answered',
      answers: [
        { key: `screening:${LOG}`, turn: 1, isReceived: true, receipt: { status: 'submitted' } },
        { key: 'screening:other', isReceived: false, problem: { code: 'invalid', detail: '人数不是数字' } },
      ],
    })
  })

  test('that it was there already is as good', async () => {
    const event = await outcomeOf(batch({ ...stored(), id: LOG.toUpperCase(), outcome: 'already_stored' }))
    expect(event).toMatchObject({ kind: 'answered', answers: [{ isReceived: true }] })
  })
})

describe('an answer that is not believed', () => {
  test.each([
    ['a captive portal’s page', new Response('<html>请登录</html>', { status: 200 })],
    ['JSON of somebody else', json({ success: true })],
    ['results for other logs', batch(stored('another'))],
    ['too few results', batch()],
    ['more results than logs', batch(stored(), stored('another'))],
    ['results in another order', batch(stored('another'), stored())],
    ['an outcome without a word for it', batch({ id: LOG, outcome: 'queued' })],
    ['a refusal that is not the contract’s', new Response('Forbidden', { status: 403 })],
    ['a sign-in page with 401', new Response('<html>', { status: 401 })],
    ['a gateway without its server', new Response('<html>', { status: 502 })],
    ['no answer', 'nothing' as const],
  ])('%s', async (_, answer) => {
    expect(await outcomeOf(answer)).toMatchObject({ kind: 'unreachable', keys: [`screening:${LOG}`] })
  })
})

describe('a server that does not take it', () => {
  test('says how long it is busy', async () => {
    expect(await outcomeOf(json(problem('too_many'), 429, { 'retry-after': '90' }))).toMatchObject({
      kind: 'failed',
      retryAfterMs: 90_000,
    })
    const later = new Date(Date.now() + 60_000).toUTCString()
    const event = await outcomeOf(new Response('', { status: 503, headers: { 'retry-after': later } }))
    expect(event.kind === 'failed' && event.retryAfterMs).toBeGreaterThan(1000)
  })
  test('fails, is too small, or does not know who asks', async () => {
    expect(await outcomeOf(json(problem('internal'), 500))).not.toHaveProperty('retryAfterMs')
    expect(await outcomeOf(json(problem('internal'), 500))).toMatchObject({ kind: 'failed' })
    expect(await outcomeOf(new Response('<html>413', { status: 413 }))).toMatchObject({
      kind: 'refused',
      problem: { code: 'too_large' },
    })
    expect(await outcomeOf(json(problem('unauthorized'), 401, PROBLEM))).toMatchObject({ kind: 'signed_out' })
    expect(await outcomeOf(json(problem('forbidden'), 403, PROBLEM))).toMatchObject({
      kind: 'refused',
      turn: 1,
      problem: { code: 'forbidden' },
    })
  })
})

describe('a round', () => {
  const draft = (person: string, over: Partial<Entry> = {}) =>
    ({ kind: 'drafted', entry: anEntry({ person, state: 'draft', ...over }) }) as const
  const queue = (key = `screening:${LOG}`) => ({ kind: 'queued', key, body: { id: LOG } }) as const

  test('sends the log, then its photo as the bytes it is, and says that there is news', async () => {
    const person = crypto.randomUUID()
    const bytes = Uint8Array.of(255, 216, 255).buffer
    await dispatch(person, draft(person))
    await addPhoto({ person, logId: LOG, sha256: HASH, kind: 'start', type: 'image/jpeg', bytes }, [`screening:${LOG}`])
    const photo = `photo:${LOG}:${HASH}`
    await dispatch(person, [queue(), { kind: 'queued', key: photo, body: { kind: 'start', type: 'image/jpeg' } }])
    const server = aServer(
      batch(stored()),
      json({ sha256: HASH, kind: 'start', receivedAt: '2017-06-30T13:00:00Z' }, 201),
    )
    let news = 0
    const until = await sendAll({ person, language: () => 'zh', fetch: server.fetch, received: () => (news += 1) })
    expect([until, news]).toEqual([null, 1])
    expect(server.asked[1]).toMatchObject({
      method: 'PUT',
      path: `/api/screenings/${LOG}/photos/${HASH}?kind=start`,
      body: bytes,
    })
    expect(server.asked[1]?.headers['content-type']).toBe('image/jpeg')
    const states = [...(await readOutbox(person)).entries.values()].map(({ state }) => state)
    expect(states).toEqual(['received', 'received'])
    // kept with its entry, for the log is still looked at
    expect(await photosOf(LOG)).toHaveLength(1)
  })

  test('ends at the first silence, and says when it goes on', async () => {
    const person = crypto.randomUUID()
    await dispatch(person, [draft(person, { key: `screening:${person}` }), queue(`screening:${person}`)])
    const server = aServer('nothing', batch(stored()))
    const until = await sendAll({ person, language: () => 'zh', fetch: server.fetch })
    expect(until).toBe((await readOutbox(person)).pausedUntil)
    expect(server.asked).toHaveLength(1)
  })

  test('after the one before was killed in the middle sends again what was on its way', async () => {
    const person = crypto.randomUUID()
    const key = `screening:${person}`
    await dispatch(person, [draft(person, { key }), queue(key), { kind: 'taken', keys: [key] }])
    await sendAll({ person, language: () => 'zh', fetch: aServer(batch(stored())).fetch })
    expect((await readOutbox(person)).entries.get(key)?.state).toBe('received')
  })
})
