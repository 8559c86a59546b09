/** The built pages on a server, read once; and what is sent, compressed where it is text of some size (Workers do that themselves). */
import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { extname, join, relative } from 'node:path'
import { gzip, gzipSync } from 'node:zlib'
import { promisify } from 'node:util'
import { shellHeaders, shellOf } from '../http/shells.ts'

const TYPES: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.webp': 'image/webp',
  '.png': 'image/png',
  '.json': 'application/json',
  '.webmanifest': 'application/manifest+json',
}

interface Page {
  body: Buffer
  /** Made for the first who takes it: a start that packs all of them takes 50 ms of a second longer. */
  gzipped: () => Buffer
  headers: Record<string, string>
}

/** Answers a file of the folder, or the page of the app that an address without a file ending belongs to; null when there is none. */
export function pagesOf(folder: string): (request: Request) => Promise<Response | null> {
  const pages = existsSync(folder) ? readPages(folder) : new Map<string, Page>()
  return async (request) => {
    const { pathname } = new URL(request.url)
    const page = pages.get(pathname) ?? pages.get(shellOf(pathname) ?? '')
    if (!page) return null
    const known = request.headers.get('if-none-match')?.split(/,\s*/) ?? []
    if (known.includes(page.headers['etag'] ?? '')) return new Response(null, { status: 304, headers: page.headers })
    const gzipped = takesGzip(request) ? page.gzipped() : page.body
    const isSmaller = gzipped.length < page.body.length
    const headers = isSmaller ? { ...page.headers, 'content-encoding': 'gzip' } : page.headers
    return new Response(new Uint8Array(isSmaller ? gzipped : page.body), { headers })
  }
}

function readPages(folder: string): Map<string, Page> {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile())
  return new Map(
    files.map((entry) => {
      const path = join(entry.parentPath, entry.name)
      const body = readFileSync(path)
      const name = `/${relative(folder, path).replaceAll('\\', '/')}`
      const headers = {
        'content-type': TYPES[extname(path)] ?? 'application/octet-stream',
        ...shellHeaders(name),
        // weak: it stands for the same page in two rows of bytes
        etag: `W/"${createHash('sha256').update(body).digest('base64url').slice(0, 22)}"`,
        vary: 'Accept-Encoding',
      }
      let gzipped: Buffer | undefined
      return [name, { body, gzipped: () => (gzipped ??= gzipSync(body)), headers }]
    }),
  )
}

/** Below it the head of an answer weighs more than what compressing saves. */
const LEAST_BYTES = 1024
/** What was sent in bulk is answered in bulk: a batch of logs. A single log's receipt is not worth the looking. */
const BULK_BYTES = 8192
const zipped = promisify(gzip)

/** Around the whole service: what is compressed already, or is no text, passes as it is. */
export const compressing =
  <More extends unknown[]>(answer: (request: Request, ...more: More) => Response | Promise<Response>) =>
  async (request: Request, ...more: More): Promise<Response> => {
    const response = await answer(request, ...more)
    return isWorthIt(request, response) ? compressed(request, response) : response
  }

function isWorthIt({ method, headers: asked }: Request, { status, headers }: Response): boolean {
  if (method === 'HEAD' || status === 204 || status === 304) return false
  if (method !== 'GET' && Number(asked.get('content-length')) < BULK_BYTES) return false
  const isText = /^(text\/(html|plain)|application\/(\w+\+)?json)\b/.test(headers.get('content-type') ?? '')
  return isText && !headers.has('content-encoding') && !/no-transform/.test(headers.get('cache-control') ?? '')
}

async function compressed(request: Request, response: Response): Promise<Response> {
  const { status, headers } = response
  const body = Buffer.from(await response.arrayBuffer())
  if (!/accept-encoding/i.test(headers.get('vary') ?? '')) headers.append('vary', 'Accept-Encoding')
  if (body.length < LEAST_BYTES || !takesGzip(request)) return new Response(body, { status, headers })
  headers.set('content-encoding', 'gzip')
  headers.delete('content-length')
  // another row of bytes for the same thing
  const tag = headers.get('etag')
  if (tag !== null) headers.set('etag', tag.replace(/^(?!W\/)/, 'W/'))
  // beside the event loop: everybody else is answered meanwhile
  return new Response(await zipped(body), { status, headers })
}

/** `gzip`, or whatever we like, and not at a weight of nothing. */
export function takesGzip({ headers }: Request): boolean {
  const asked = (headers.get('accept-encoding') ?? '').split(',').map((part) => part.trim().toLowerCase())
  const named = asked.find((part) => /^gzip\b/.test(part)) ?? asked.find((part) => part.startsWith('*'))
  return named !== undefined && !/;\s*q=0(\.0*)?$/.test(named)
}
