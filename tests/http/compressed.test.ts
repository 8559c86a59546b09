/** What a server sends compressed, and what it leaves alone. */
import { gunzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { compressing, takesGzip } from '../../src/node/pages.ts'
import { aScreening } from '../make.ts'
import { ADMIN_PASSWORD, postJson, startServer, tokenHeaders } from '../server.ts'

const GZIP = { 'accept-encoding': 'gzip, deflate, br' }
const json = (body: unknown, headers = {}): Response => Response.json(body, { headers })
const got = (answer: Response, headers: Record<string, string> = GZIP, method = 'GET'): Promise<Response> =>
  compressing(() => answer)(new Request('http://localhost/', { method, headers }))
const long = { text: '三清村'.repeat(1000) }

test('text of some size is sent compressed to whoever takes it, and means the same', async () => {
  const answer = await got(json(long, { etag: '"5"' }))
  const { headers } = answer
  expect([headers.get('content-encoding'), headers.get('vary')]).toEqual(['gzip', 'Accept-Encoding'])
  expect([headers.get('content-type'), headers.get('etag')]).toEqual(['application/json', 'W/"5"'])
  expect(JSON.parse(gunzipSync(Buffer.from(await answer.arrayBuffer())).toString())).toEqual(long)
})

test('whoever does not take it gets it plain, and a cache between is told that others may', async () => {
  for (const asked of [
    { 'accept-encoding': '' },
    { 'accept-encoding': 'br' },
    { 'accept-encoding': 'gzip;q=0, identity' },
  ]) {
    const answer = await got(json(long), asked)
    expect([answer.headers.get('content-encoding'), answer.headers.get('vary')]).toEqual([null, 'Accept-Encoding'])
    expect(await answer.json()).toEqual(long)
  }
  const takes = (asked: string) =>
    takesGzip(new Request('http://localhost/', { headers: { 'accept-encoding': asked } }))
  expect(['*', 'br;q=1, gzip;q=0.5', 'gzip;q=0.0, *', '*;q=0'].map(takes)).toEqual([true, true, false, false])
})

test.each([
  ['little', json({ ok: true })],
  ['what is compressed already', json(long, { 'content-encoding': 'gzip' })],
  ['what nobody may change on the way', json(long, { 'cache-control': 'no-transform' })],
  ['a picture', new Response(new Uint8Array(5000), { headers: { 'content-type': 'image/png' } })],
  ['nothing', new Response(null, { status: 304, headers: { etag: 'W/"x"' } })],
])('%s is left alone', async (_, answer) => {
  const before = await answer.clone().arrayBuffer()
  const [status, encoding, tag] = [answer.status, answer.headers.get('content-encoding'), answer.headers.get('etag')]
  const sent = await got(answer)
  expect([sent.status, sent.headers.get('content-encoding'), sent.headers.get('etag')]).toEqual([status, encoding, tag])
  expect(await sent.arrayBuffer()).toEqual(before)
})

test('a receipt is not looked at, the answer to a batch is', async () => {
  const encoding = async (length: number) =>
    (await got(json(long), { ...GZIP, 'content-length': String(length) }, 'POST')).headers.get('content-encoding')
  expect([await encoding(600), await encoding(60_000)]).toEqual([null, 'gzip'])
})

test('the loop goes on while much is compressed', async () => {
  let turns = 0
  const turn = (): NodeJS.Immediate => setImmediate(() => (turns++, (timer = turn())))
  let timer = turn()
  const much = { text: Array.from({ length: 400_000 }, (_, i) => (i * 7919) % 100_003).join() }
  const answer = await got(json(much))
  clearImmediate(timer)
  expect([answer.headers.get('content-encoding'), turns > 10]).toEqual(['gzip', true])
})

test('a real server compresses lists and figures, and answers a known tag as ever', async () => {
  const server = await startServer({ env: { ADMIN_PASSWORD } })
  const headers = { ...(await tokenHeaders(server.url)), ...GZIP }
  const answer = await fetch(`${server.url}/api/villages`, { headers })
  expect(answer.headers.get('content-encoding')).toBe('gzip')
  expect(Number(answer.headers.get('content-length'))).toBeLessThan(10_000)
  expect(((await answer.json()) as { items: unknown[] }).items).toHaveLength(453)
  const tag = answer.headers.get('etag') ?? ''
  const again = await fetch(`${server.url}/api/villages`, { headers: { ...headers, 'if-none-match': tag } })
  expect([again.status, again.headers.get('etag'), await again.text()]).toEqual([304, tag, ''])
  const log = await postJson(`${server.url}/api/screenings`, aScreening(), headers)
  expect([log.status, log.headers.get('content-encoding')]).toEqual([201, null])
  const page = await fetch(`${server.url}/field`, { headers: GZIP })
  const [pageTag, encoding] = [page.headers.get('etag') ?? '', page.headers.get('content-encoding')]
  expect([encoding, await page.text()]).toEqual(['gzip', expect.stringContaining('<!doctype html>')])
  expect((await fetch(`${server.url}/field`, { headers: { 'if-none-match': `"x", ${pageTag}` } })).status).toBe(304)
})
