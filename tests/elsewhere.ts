/** Stores elsewhere, in this process: one that speaks S3 and checks who signed, and a folder over WebDAV. */
import { createHash, createHmac } from 'node:crypto'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { onTestFinished } from 'vitest'

export const USER = 'AKIAIOSFODNN7EXAMPLE'
export const PASSWORD = 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY'

/** What is wrong with it just now. */
type Trouble = 'none' | 'silent' | 'keeps half' | 'breaks off' | 'full'

export interface Elsewhere {
  url: string
  files: Map<string, Buffer>
  trouble: Trouble
  /** What it was asked, `PUT /path`. */
  asked: string[]
}

const hashOf = (text: string | Buffer): string => createHash('sha256').update(text).digest('hex')
const hmac = (key: string | Buffer, text: string): Buffer => createHmac('sha256', key).update(text).digest()

/** As the description of AWS Signature Version 4 says it, written from there and not from the library. */
export function signatureOf(asked: {
  method: string
  path: string
  query: [string, string][]
  headers: [string, string][]
  sha256: string
  date: string
  region: string
  secret: string
}): string {
  const encoded = (text: string): string =>
    encodeURIComponent(text).replace(/[!'()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`)
  const query = asked.query.map(([name, value]) => `${encoded(name)}=${encoded(value)}`).toSorted()
  const canonical = [
    asked.method,
    asked.path,
    query.join('&'),
    ...asked.headers.map(([name, value]) => `${name}:${value}`),
    '',
    asked.headers.map(([name]) => name).join(';'),
    asked.sha256,
  ].join('\n')
  const day = asked.date.slice(0, 8)
  const scope = `${day}/${asked.region}/s3/aws4_request`
  const text = ['AWS4-HMAC-SHA256', asked.date, scope, hashOf(canonical)].join('\n')
  const key = [day, asked.region, 's3', 'aws4_request'].reduce<Buffer | string>(hmac, `AWS4${asked.secret}`)
  return hmac(key, text).toString('hex')
}

function isSigned(request: IncomingMessage, url: URL): boolean {
  const { authorization = '', ...headers } = request.headers
  const [, user, region, names, signature] =
    /^AWS4-HMAC-SHA256 Credential=([^/]+)\/\d{8}\/([^/]+)\/s3\/aws4_request, SignedHeaders=([^,]+), Signature=(\w{64})$/.exec(
      authorization,
    ) ?? []
  if (user !== USER || names === undefined || region === undefined) return false
  const wanted = signatureOf({
    method: request.method ?? '',
    path: url.pathname,
    query: [...url.searchParams],
    headers: names.split(';').map((name) => [name, String(headers[name])]),
    sha256: String(headers['x-amz-content-sha256']),
    date: String(headers['x-amz-date']),
    region,
    secret: PASSWORD,
  })
  return signature === wanted
}

async function bodyOf(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk as Buffer)
  return Buffer.concat(chunks)
}

type Answering = (request: IncomingMessage, url: URL, body: Buffer, answer: ServerResponse) => void

async function anElsewhere(path: string, answering: (own: Elsewhere) => Answering): Promise<Elsewhere> {
  const own: Elsewhere = { url: '', files: new Map(), trouble: 'none', asked: [] }
  const answered = answering(own)
  const server = createServer((request, answer) => {
    void (async () => {
      const url = new URL(request.url ?? '', 'http://elsewhere')
      own.asked.push(`${request.method} ${url.pathname}`)
      if (own.trouble === 'breaks off' && request.method === 'PUT') return request.socket.destroy()
      const body = await bodyOf(request)
      if (own.trouble === 'silent') return undefined
      if (own.trouble === 'full' && request.method === 'PUT') return void answer.writeHead(507).end()
      const kept = own.trouble === 'keeps half' && request.method === 'PUT' ? body.subarray(0, body.length / 2) : body
      return answered(request, url, kept, answer)
    })().catch(() => {
      // whoever sent it has gone while it was still coming
      request.socket.destroy()
    })
  }).listen(0, '127.0.0.1')
  await new Promise((resolve) => server.once('listening', resolve))
  onTestFinished(() => {
    server.closeAllConnections()
    server.close()
  })
  own.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}${path}`
  return own
}

function sendFile(request: IncomingMessage, bytes: Buffer | undefined, answer: ServerResponse): void {
  if (!bytes) return void answer.writeHead(404).end()
  const [, last] = /^bytes=0-(\d+)$/.exec(request.headers.range ?? '') ?? []
  if (last === undefined) answer.end(bytes)
  else answer.writeHead(206).end(bytes.subarray(0, Number(last) + 1))
}

const PAGE = 2

/** Its bucket is `office`; it tells two names at once. */
export const aBucket = (): Promise<Elsewhere> =>
  anElsewhere('', (own) => (request, url, body, answer) => {
    if (!isSigned(request, url)) return void answer.writeHead(403).end('<Code>SignatureDoesNotMatch</Code>')
    const name = url.pathname.replace('/office/', '')
    if (!url.pathname.startsWith('/office/')) return void answer.writeHead(404).end('<Code>NoSuchBucket</Code>')
    if (request.method === 'PUT') {
      own.files.set(name, body)
      return void answer.end()
    }
    if (request.method === 'DELETE') return void answer.writeHead(own.files.delete(name) ? 204 : 404).end()
    if (url.searchParams.get('list-type') !== '2') return sendFile(request, own.files.get(name), answer)
    const prefix = url.searchParams.get('prefix') ?? ''
    const isHere = (key: string): boolean =>
      key.startsWith(prefix) && !(url.searchParams.has('delimiter') && key.slice(prefix.length).includes('/'))
    const keys = [...own.files.keys()].filter(isHere).toSorted()
    const from = Number(url.searchParams.get('continuation-token') ?? 0)
    const told = keys.slice(from, from + PAGE).map((key) => {
      return `<Contents><Key>${key}</Key><LastModified>-</LastModified><Size>${own.files.get(key)?.length}</Size></Contents>`
    })
    const isMore = from + PAGE < keys.length
    const more = `<IsTruncated>${isMore}</IsTruncated>${isMore ? `<NextContinuationToken>${from + PAGE}</NextContinuationToken>` : ''}`
    return void answer.end(`<?xml version="1.0"?><ListBucketResult>${told.join('')}${more}</ListBucketResult>`)
  })

/** Its folder is `/dav/office 1/`; like most it wants a folder to be there before a file is put into it. */
export const aWebdav = (): Promise<Elsewhere> =>
  anElsewhere('/dav/office%201', (own) => {
    const folders = new Set([''])
    return (request, url, body, answer) => {
      const basic = `Basic ${Buffer.from(`${USER}:${PASSWORD}`).toString('base64')}`
      if (request.headers.authorization !== basic) return void answer.writeHead(401).end()
      const name = decodeURIComponent(url.pathname).replace('/dav/office 1/', '')
      const folder = name.slice(0, Math.max(0, name.lastIndexOf('/')))
      const to = (path: string): string => decodeURIComponent(new URL(path).pathname).replace('/dav/office 1/', '')
      const ways: Record<string, () => unknown> = {
        MKCOL() {
          const isThere = folders.has(folder)
          folders.add(folder)
          return answer.writeHead(isThere ? 405 : 201).end()
        },
        PUT() {
          if (folders.has(folder)) own.files.set(name, body)
          return answer.writeHead(folders.has(folder) ? 201 : 409).end()
        },
        MOVE() {
          own.files.set(to(String(request.headers['destination'])), own.files.get(name) ?? Buffer.alloc(0))
          own.files.delete(name)
          return answer.writeHead(201).end()
        },
        GET: () => sendFile(request, own.files.get(name), answer),
        DELETE: () => answer.writeHead(own.files.delete(name) ? 204 : 404).end(),
        PROPFIND: () => answer.writeHead(folders.has(folder) ? 207 : 404).end(multistatus(own, folders, folder)),
      }
      ways[request.method ?? '']?.()
    }
  })

function multistatus(own: Elsewhere, folders: Set<string>, folder: string): string {
  const root = folder === '' ? '' : `${folder}/`
  const isHere = (name: string): boolean => name.startsWith(root) && !name.slice(root.length).includes('/')
  const one = (name: string, length?: number): string =>
    `<d:response xmlns:x="y"><d:href>/dav/office%201/${name}</d:href><d:propstat><d:prop>${
      length === undefined
        ? '<d:resourcetype><d:collection/></d:resourcetype>'
        : `<d:getcontentlength>${length}</d:getcontentlength>`
    }</d:prop></d:propstat></d:response>`
  return [
    '<?xml version="1.0"?><d:multistatus xmlns:d="DAV:">',
    one(root),
    ...[...folders].filter((name) => name !== '' && name !== folder && isHere(name)).map((name) => one(`${name}/`)),
    ...[...own.files].filter(([name]) => isHere(name)).map(([name, { length }]) => one(name, length)),
    '</d:multistatus>',
  ].join('\n')
}
