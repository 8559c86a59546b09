/** What a server sends, compressed where it is text of some size; on Workers the platform does it. */
import { promisify } from 'node:util'
import { gzip } from 'node:zlib'

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
