/** A folder over WebDAV: five of its verbs. What is sent lies under another name until it has been read back. */
import { AppError } from '../../domain/errors.ts'
import type { RemoteSettings, RemoteStore } from './remote-port.ts'
import { type Asked, type Line, rangeOf, requireGood, send, textOf } from './wire.ts'

const RESPONSE = /<(?:[\w-]+:)?response[\s>][^]*?<\/(?:[\w-]+:)?response>/gi
const inside = (text: string, tag: string): string | undefined =>
  new RegExp(`<(?:[\\w-]+:)?${tag}(?:\\s[^>]*)?>([^<]*)<`, 'i').exec(text)?.[1]?.trim()
/** That is an answer, too. */
function noneThere(error: unknown): void {
  if (!(error instanceof AppError) || error.sentence.key !== 'backup_away_missing') throw error
}

const UNFINISHED = '.unfinished'

type Ask = (asked: Asked) => ReturnType<typeof requireGood>

/** Names in a folder; of those that are folders themselves with a stroke behind them. */
async function entriesOf(ask: Ask, url: URL, line: Line): Promise<[string, number][]> {
  const told = await textOf(await ask({ method: 'PROPFIND', url, headers: { depth: '1' } }), line)
  const own = decodeURIComponent(url.pathname)
  return [...told.matchAll(RESPONSE)].flatMap(([entry]): [string, number][] => {
    const path = decodeURIComponent(new URL(inside(entry, 'href') ?? '', url).pathname)
    const isOwn = path === own || !path.startsWith(own)
    return isOwn ? [] : [[path.slice(own.length), Number(inside(entry, 'getcontentlength') ?? 0)]]
  })
}

/** 405 says that it is there already. */
function isThere(error: unknown): void {
  if (!(error instanceof AppError) || error.sentence.facts?.['status'] !== 405) throw error
}

export function webdavStore({ address, user, password }: RemoteSettings & { address: URL }, line: Line): RemoteStore {
  const root = new URL(address.href.replace(/\/?$/, '/'))
  const at = (name: string): URL => new URL(name, root)
  const authorization = `Basic ${Buffer.from(`${user}:${password}`).toString('base64')}`
  const ask: Ask = async (asked) =>
    requireGood(await send({ ...asked, headers: { ...asked.headers, authorization } }, line), line)
  const done = async (asked: Asked): Promise<void> => void (await textOf(await ask(asked), line))
  const made = new Set<string>()
  return {
    called: line.called,
    async list(part, isDeep) {
      const found = new Map<string, number>()
      const into = async (folder: string): Promise<void> => {
        for (const [name, bytes] of await entriesOf(ask, at(folder), line)) {
          if (!name.endsWith('/')) found.set(`${folder}${name}`, bytes)
          else if (isDeep) await into(`${folder}${name}`)
        }
      }
      if (part === '') await into('')
      else await into(`${part}/`).catch(noneThere)
      return found
    },
    async put(name, file) {
      const folders = name.split('/').slice(0, -1)
      for (const [i] of folders.entries()) {
        const path = `${folders.slice(0, i + 1).join('/')}/`
        if (!made.has(path)) await done({ method: 'MKCOL', url: at(path) }).catch(isThere)
        made.add(path)
      }
      await done({ method: 'PUT', url: at(`${name}${UNFINISHED}`), file })
    },
    settle: (name) => {
      const headers = { destination: at(name).href, overwrite: 'T' }
      return done({ method: 'MOVE', url: at(`${name}${UNFINISHED}`), headers })
    },
    sentAs: (name) => `${name}${UNFINISHED}`,
    get: (name, how) => ask({ method: 'GET', url: at(name), awaited: how.bytes, headers: rangeOf(how) }),
    remove: (name) => done({ method: 'DELETE', url: at(name) }).catch(noneThere),
  }
}
