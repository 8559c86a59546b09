/** What the doctor asks outside this machine: whether it answers, within a few seconds; nothing is sent to anybody. */
import { existsSync } from 'node:fs'
import { connect } from 'node:net'
import type { Config } from '../config.ts'
import { AppError } from '../domain/errors.ts'
import type { Sentence } from '../domain/language.ts'
import type { Grade } from '../http/standing.ts'
import type { Sql } from '../store/engine/sql.ts'
import { type KeptChannel, listChannels } from '../store/message/channels.ts'
import { isOn } from './backup/make-backup.ts'
import { remoteStore } from './backup/remote-store.ts'

type Finding = [Grade, Sentence]
const PATIENCE_MS = 4000

const reasonOf = (error: unknown): string => {
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error
  return cause instanceof Error ? cause.message || cause.name : String(cause)
}

/** Its status, or why there is none. */
const statusOf = (url: string, method: string): Promise<number | string> =>
  fetch(url, { method, redirect: 'manual', signal: AbortSignal.timeout(PATIENCE_MS) }).then(
    ({ status }) => status,
    reasonOf,
  )

function opened(host: string, port: number): Promise<string | undefined> {
  return new Promise((resolve) => {
    const socket = connect({ host, port, timeout: PATIENCE_MS })
    const end = (why?: string) => {
      socket.destroy()
      resolve(why)
    }
    socket.on('connect', () => end())
    socket.on('timeout', () => end('timeout'))
    socket.on('error', (error) => end(error.message))
  })
}

/** Of those that are on: the machine alone is asked, never the address that a message would go to. */
export async function channels(sql: Sql): Promise<Finding[]> {
  const on = (await listChannels(sql)).filter(({ content }) => content.isOn)
  return Promise.all(on.map(reached))
}

async function reached({ content, secrets }: KeptChannel): Promise<Finding> {
  const { name } = content
  if (content.kind === 'smtp') {
    const { host = '', port = 465 } = content
    const why = await opened(host, port)
    return why === undefined ? there(name, `${host}:${port}`) : away(name, `${host}:${port}`, why)
  }
  const { origin } = new URL(secrets.url ?? 'https://nowhere.invalid')
  const told = await statusOf(origin, 'HEAD')
  return typeof told === 'number' ? there(name, origin) : away(name, origin, told)
}
const there = (channel: string, host: string): Finding => ['good', { key: 'doctor_channel', facts: { channel, host } }]
const away = (channel: string, host: string, why: string): Finding => [
  'bad',
  { key: 'doctor_channel_silent', facts: { channel, host, why } },
]

export async function secondPlaces(config: Config): Promise<Finding[]> {
  const { BACKUP_COPY_DIR: folder, BACKUP_COPY_URL: url } = config
  if (!isOn(config)) return []
  const found: Finding[] = []
  if (folder !== undefined) {
    const key = existsSync(folder) ? 'doctor_second' : 'backup_second_away'
    found.push([existsSync(folder) ? 'good' : 'bad', { key, facts: { folder } }])
  }
  if (url === undefined) return found
  const store = await remoteStore(url, config, PATIENCE_MS)
  const wrong = await store.list('', false).then(
    () => undefined,
    (error: unknown) =>
      error instanceof AppError
        ? error.sentence
        : { key: 'backup_away_silent' as const, facts: { place: store.called, why: reasonOf(error) } },
  )
  found.push(wrong ? ['bad', wrong] : ['good', { key: 'doctor_second', facts: { folder: store.called } }])
  const isOpen = url.startsWith('http:') && !/^http:\/\/(127\.|localhost|\[::1\])/.test(url)
  if (isOpen) found.push(['watch', { key: 'doctor_second_open', facts: { place: store.called } }])
  return found
}

export async function address({ PUBLIC_URL: url, TRUST_PROXY, HOST: host, PORT }: Config): Promise<Finding[]> {
  const isLocal = /^(127\.|::1$|localhost$)/.test(host)
  const proxy: Finding[] = []
  if (TRUST_PROXY && !isLocal) proxy.push(['watch', { key: 'doctor_proxy_open', facts: { host } }])
  if (!TRUST_PROXY && url?.startsWith('https')) proxy.push(['bad', { key: 'doctor_proxy' }])
  if (url === undefined) return [['watch', { key: 'doctor_public_url_none' }], ...proxy]
  const told = await statusOf(`${url}/healthz`, 'GET')
  if (told !== 200) return [['bad', { key: 'doctor_public_url_silent', facts: { url, why: told } }], ...proxy]
  // what comes by a proxy without X-Forwarded-For seems to be this very machine, which may read them
  const isDirect = new URL(url).port === String(PORT)
  if (!isDirect && (await statusOf(`${url}/metrics`, 'GET')) === 200) {
    proxy.push(['bad', { key: 'doctor_proxy_headers', facts: { url } }])
  }
  return [['good', { key: 'doctor_public_url', facts: { url } }], ...proxy]
}
