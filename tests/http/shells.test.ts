/** Two apps at one address, on both engines: which page answers what, and how long a browser may keep it. */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, onTestFinished, test } from 'vitest'
import { shellHeaders, shellOf } from '../../src/http/shells.ts'
import { pagesOf } from '../../src/node/pages.ts'
import { engines, type Running } from '../engines.ts'
import { aFolder } from '../server.ts'

test('below /field the field app answers, everywhere else the desk; a file is a file', () => {
  for (const path of ['/field', '/field/', '/field/outbox', '/field/logs/new']) {
    expect(shellOf(path), path).toBe('/field/index.html')
  }
  for (const path of ['/', '/logs', '/fieldwork', '/villages/510723100211', '/a/field']) {
    expect(shellOf(path), path).toBe('/desk/index.html')
  }
  expect(shellOf('/handbook')).toBe('/field/handbook/manager.html')
  for (const path of ['/field/sw.js', '/assets/main-a1.js', '/field.webmanifest'])
    expect(shellOf(path), path).toBeNull()
})

test('built files are kept for good; pages and the worker, which may look after /field, are asked for anew', () => {
  expect(shellHeaders('/assets/field-a1.js')).toEqual({ 'cache-control': 'public, max-age=31536000, immutable' })
  expect(shellHeaders('/field/index.html')).toEqual({ 'cache-control': 'no-cache' })
  expect(shellHeaders('/field/sw.js')).toEqual({ 'cache-control': 'no-cache', 'service-worker-allowed': '/field' })
})

describe('on a server', () => {
  const folder = aFolder()
  for (const room of ['desk', 'field', 'assets']) mkdirSync(join(folder, room))
  const files = {
    'desk/index.html': 'the desk',
    'field/index.html': 'the field app',
    'field/sw.js': 'worker',
    'assets/x-a1.js': 'code',
    'field.webmanifest': '{}',
    'icon-192.png': 'icon',
  }
  for (const [file, text] of Object.entries(files)) writeFileSync(join(folder, file), text)
  const page = pagesOf(folder)
  const get = (path: string, headers = {}) => page(new Request(`http://localhost${path}`, { headers }))

  test.each([
    ['/', 'the desk', 'text/html; charset=utf-8'],
    ['/logs?status=held', 'the desk', 'text/html; charset=utf-8'],
    ['/field', 'the field app', 'text/html; charset=utf-8'],
    ['/field/outbox', 'the field app', 'text/html; charset=utf-8'],
    ['/field/sw.js', 'worker', 'text/javascript; charset=utf-8'],
    ['/field.webmanifest', '{}', 'application/manifest+json'],
    ['/icon-192.png', 'icon', 'image/png'],
  ])('%s answers %s as %s', async (path, text, type) => {
    const answer = await get(path)
    expect([await answer?.text(), answer?.headers.get('content-type')]).toEqual([text, type])
  })

  test('the worker says how far it reaches, and a file that is not there is nobody’s page', async () => {
    expect((await get('/field/sw.js'))?.headers.get('service-worker-allowed')).toBe('/field')
    expect(await get('/field/none.js')).toBeNull()
    expect(await get('/assets/none.js')).toBeNull()
  })

  test('a page that has not changed is not sent again', async () => {
    const etag = (await get('/field'))?.headers.get('etag')
    expect((await get('/field', { 'if-none-match': etag }))?.status).toBe(304)
  })
})

test('on Workers the built pages are found the same way, and their files kept as long', async () => {
  const running = (await engines.find(({ name }) => name === 'D1')?.start()) as Running
  onTestFinished(() => running.stop())
  const call = await running.as('manager')
  const [desk, field] = [await call('GET', '/logs'), await call('GET', '/field/outbox')]
  expect([desk.status, field.status, desk.headers.get('cache-control')]).toEqual([200, 200, 'no-cache'])
  const texts = [await desk.text(), await field.text()]
  expect(texts).toEqual(['desk', 'field'].map((app) => readFileSync(`dist/${app}/index.html`, 'utf8')))
  const [, asset = ''] = /(\/assets\/[^" ]+\.js)"/.exec(texts[1] ?? '') ?? []
  const code = await call('GET', asset)
  expect([code.status, code.headers.get('cache-control')]).toEqual([200, 'public, max-age=31536000, immutable'])
  const types = ['/field.webmanifest', '/icon-192.png', '/icon.svg'].map((path) => call('GET', path))
  expect((await Promise.all(types)).map(({ status, headers }) => [status, headers.get('content-type')])).toEqual([
    [200, 'application/manifest+json'],
    [200, 'image/png'],
    [200, 'image/svg+xml'],
  ])
  const again = await call('GET', '/field', undefined, { 'if-none-match': field.headers.get('etag') ?? '' })
  expect(again.status).toBe(304)
  expect((await call('GET', '/field/none.js')).status).toBe(404)
})
