/** A small site for the phone's parts: their page at /field, a worker whose version can change, and an /api that a test answers. */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Page } from 'playwright-core'
import { build, type Rollup } from 'vite'
import type { Entry } from '../../src/client/shared/phone/outbox-entry.ts'
import type { Parts } from './field-parts.ts'

const made = new Map<string, Promise<string>>()

/** One file that runs by itself; made once for all tests of this process. */
export function bundled(input: string, define: Record<string, string> = {}): Promise<string> {
  const key = JSON.stringify([input, define])
  const known = made.get(key) ?? bundle(input, define)
  made.set(key, known)
  return known
}

async function bundle(input: string, define: Record<string, string>): Promise<string> {
  const built = await build({
    configFile: false,
    logLevel: 'warn',
    publicDir: false,
    define,
    build: { write: false, minify: false, modulePreload: false, rollupOptions: { input, output: { format: 'iife' } } },
  })
  const { output } = built as Rollup.RollupOutput
  return output[0].code
}

const SCRIPT = '/assets/parts.js'
const pageOf = (version: string) => `<!doctype html><title>${version}</title><script src="${SCRIPT}"></script>`
const workerOf = (version: string): Promise<string> => {
  const define = {
    FIELD_FILES: JSON.stringify(['/field', SCRIPT]),
    FIELD_VERSION: JSON.stringify(version),
    FIELD_HANDBOOK: '[]',
  }
  return bundled('src/client/shared/phone/sw.ts', define)
}

export interface Site {
  url: string
  /** A new version of page and worker. */
  publish: (version: string) => Promise<void>
  /** Answers what is asked of /api; the text is the body. */
  api: (request: IncomingMessage, body: string, response: ServerResponse) => void
  /** Nobody is there any more, as after a power cut; or again. */
  isDown: boolean
  /** Instead of every page and script but the worker: what a network says before one has signed in there. */
  portal?: string
  close: () => void
}

export async function openSite(): Promise<Site> {
  const script = await bundled('tests/browser/field-parts.ts')
  const shown = { version: 'one', worker: await workerOf('one') }
  const server: Server = createServer((request, response) => {
    if (site.isDown) return void request.socket.destroy()
    const path = request.url ?? ''
    if (path.startsWith('/api/')) return readAll(request, (body) => site.api(request, body, response))
    const files: Record<string, string> = site.portal === undefined ? { [SCRIPT]: script } : {}
    const code = path === '/field/sw.js' ? shown.worker : files[path]
    const type = code === undefined ? 'text/html' : 'text/javascript'
    response.writeHead(200, {
      'content-type': `${type}; charset=utf-8`,
      'service-worker-allowed': '/field',
      'cache-control': 'no-cache',
    })
    response.end(code ?? site.portal ?? pageOf(shown.version))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const site: Site = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    publish: async (version) => void Object.assign(shown, { version, worker: await workerOf(version) }),
    api: (_, __, response) => response.writeHead(404).end(),
    isDown: false,
    close: () => {
      server.closeAllConnections()
      server.close()
    },
  }
  return site
}

function readAll(request: IncomingMessage, done: (body: string) => void): void {
  const parts: Buffer[] = []
  request.on('data', (part: Buffer) => parts.push(part)).on('end', () => done(Buffer.concat(parts).toString()))
}

/** Does something with the phone's parts in a page; what it needs is handed over, what it answers comes back. */
export const inPage = <A, R>(page: Page, work: (parts: Parts, given: A) => R | Promise<R>, given?: A): Promise<R> =>
  page.evaluate(`(${work.toString()})(window.parts, ${JSON.stringify(given ?? null)})`)

export const aLog = (about: string, body: object = { attendance: 85 }): Entry => ({
  key: `screening:${about}`,
  person: 'wang',
  kind: 'screening',
  about,
  state: 'draft',
  body: { id: about, ...body },
  after: [],
  madeAt: 1,
  nextAt: 0,
  tries: 0,
})
