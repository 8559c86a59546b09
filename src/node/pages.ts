/** The built pages on a server: read once, sent compressed. */
import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { extname, join, relative } from 'node:path'
import { gzipSync } from 'node:zlib'
import { takesGzip } from './compressed.ts'
import { shellHeaders, shellOf } from '../http/shells.ts'

const TYPES: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.json': 'application/json',
  '.webmanifest': 'application/manifest+json',
}

interface Page {
  body: Buffer
  gzipped: Buffer
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
    const zipped = takesGzip(request) && page.gzipped.length < page.body.length
    const headers = zipped ? { ...page.headers, 'content-encoding': 'gzip' } : page.headers
    return new Response(new Uint8Array(zipped ? page.gzipped : page.body), { headers })
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
      return [name, { body, gzipped: gzipSync(body), headers }]
    }),
  )
}
