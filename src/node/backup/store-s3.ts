/** A bucket of whatever speaks S3. What is put there is there whole or not at all, and the store checks its hash itself. */
import { AwsV4Signer } from 'aws4fetch'
import type { RemoteStore, RemoteSettings } from './remote-port.ts'
import { type Asked, type Line, rangeOf, requireGood, send, textOf } from './wire.ts'

interface Bucket extends RemoteSettings {
  /** `s3://bucket/folder` */
  address: URL
}

const EMPTY = 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855'

/** Most take the bucket in the path; where its name begins the host's it is there already. */
function rootOf({ address, endpoint, region }: Bucket): URL {
  const host = new URL(endpoint ?? `https://s3.${region}.amazonaws.com`)
  const isInHost = host.hostname.startsWith(`${address.hostname}.`)
  return new URL(isInHost ? '/' : `/${address.hostname}/`, host)
}

const ENTRY = /<Contents>[^]*?<\/Contents>/g
const inside = (text: string, tag: string): string => new RegExp(`<${tag}>([^<]*)</${tag}>`).exec(text)?.[1] ?? ''

type Ask = (asked: Asked, sha256?: string) => ReturnType<typeof requireGood>

const askedOf =
  ({ user, password, region }: Bucket, line: Line): Ask =>
  async (asked, sha256 = EMPTY) => {
    const signer = new AwsV4Signer({
      method: asked.method,
      url: asked.url.href,
      headers: { 'x-amz-content-sha256': sha256 },
      accessKeyId: user,
      secretAccessKey: password,
      service: 's3',
      region,
    })
    const signed = Object.fromEntries((await signer.sign()).headers)
    return requireGood(await send({ ...asked, headers: { ...asked.headers, ...signed } }, line), line)
  }

/** It tells a thousand at a time. */
async function* entriesOf(ask: Ask, root: URL, asked: Record<string, string>, line: Line): AsyncGenerator<string> {
  let token = ''
  do {
    const url = new URL(root)
    for (const [name, value] of Object.entries(asked)) url.searchParams.set(name, value)
    if (token !== '') url.searchParams.set('continuation-token', token)
    const told = await textOf(await ask({ method: 'GET', url }), line)
    for (const [entry] of told.matchAll(ENTRY)) yield entry
    token = inside(told, 'IsTruncated') === 'true' ? inside(told, 'NextContinuationToken') : ''
  } while (token !== '')
}

export function s3Store(bucket: Bucket, line: Line): RemoteStore {
  const root = rootOf(bucket)
  const folder = bucket.address.pathname.replaceAll(/^\/|\/$/g, '')
  const under = (name: string): string => (folder === '' ? name : `${folder}/${name}`)
  const at = (name: string): URL => new URL(under(name), root)
  const ask = askedOf(bucket, line)
  return {
    called: line.called,
    async list(part, isDeep) {
      const found = new Map<string, number>()
      const asked = {
        'list-type': '2',
        prefix: under(part === '' ? '' : `${part}/`),
        ...(!isDeep && { delimiter: '/' }),
      }
      for await (const entry of entriesOf(ask, root, asked, line)) {
        const name = inside(entry, 'Key').slice(under('').length)
        if (name !== '') found.set(name, Number(inside(entry, 'Size')))
      }
      return found
    },
    async put(name, { sha256, ...file }) {
      await textOf(await ask({ method: 'PUT', url: at(name), file }, sha256), line)
    },
    get: (name, how) => ask({ method: 'GET', url: at(name), awaited: how.bytes, headers: rangeOf(how) }),
    async remove(name) {
      await textOf(await ask({ method: 'DELETE', url: at(name) }), line)
    },
  }
}
