/** Channels: by which way people are told, and who is told what by it. Secrets are sent, and never answered. */
import * as z from 'zod'
import { invalid, type Issue } from '../errors.ts'
import { Code, line } from '../register/place.ts'
import { Topic } from './topic.ts'

export const ChannelKind = z.enum(['wecom', 'dingtalk', 'feishu', 'smtp', 'webhook'])
export type ChannelKind = z.infer<typeof ChannelKind>

export const Receiver = z
  .strictObject({
    name: line(60).meta({ description: 'As duties and faults name the person; or the group', example: '赵师傅' }),
    address: line(120).optional().meta({ description: 'Of mail the address; of a bot the mobile to be mentioned' }),
    topics: z.array(Topic).max(Topic.options.length).meta({ description: 'What is told: the switches of the person' }),
    own: z.boolean().default(false).meta({ description: 'Only what the person or the team has to see to' }),
    leader: z.boolean().default(false).meta({ description: 'Told where nobody acknowledged within 24 hours' }),
    teamCode: Code.optional().meta({ description: 'Of a team: for its returned logs and its week' }),
  })
  .meta({ id: 'Receiver', description: 'Who is told what by a channel' })
export type Receiver = z.infer<typeof Receiver>

export const MOST_RECEIVERS = 60

const fields = {
  kind: ChannelKind,
  name: line(60),
  isOn: z.boolean(),
  language: z.enum(['zh', 'en']).default('zh'),
  host: line(120).optional().meta({ description: 'Of mail: the server' }),
  port: z.int().min(1).max(65_535).optional().meta({ description: 'Of mail: 465, or 587 with STARTTLS' }),
  username: line(120).optional().meta({ description: 'Of mail' }),
  from: line(120).optional().meta({ description: 'Of mail: the sender’s address' }),
  receivers: z.array(Receiver).max(MOST_RECEIVERS),
}

export const ChannelContent = z.strictObject(fields)
export type ChannelContent = z.infer<typeof ChannelContent>

const secret = z.string().min(1).max(500)
/** Left out, each stays as it is kept. */
export const ChannelSecrets = z.strictObject({
  url: secret.optional().meta({ description: 'Of a bot or webhook: its address, which is itself a secret' }),
  secret: secret.optional().meta({ description: 'What messages are signed with' }),
  password: secret.optional().meta({ description: 'Of mail' }),
})
export type ChannelSecrets = z.infer<typeof ChannelSecrets>

export const NewChannel = z.strictObject({ ...fields, ...ChannelSecrets.shape }).meta({ id: 'NewChannel' })
export type NewChannel = z.infer<typeof NewChannel>

export const Channel = z
  .object({
    id: z.uuid(),
    ...fields,
    shown: z
      .object({
        url: z.string().optional(),
        secret: z.string().optional(),
        password: z.string().optional(),
      })
      .meta({ description: 'Which secrets are kept, masked: enough to tell one from another' }),
    madeAt: z.string(),
    madeBy: z.string(),
    waiting: z.int().meta({ description: 'Messages that have not arrived yet' }),
    lastSentAt: z.string().optional(),
  })
  .meta({ id: 'Channel', description: 'A way by which people are told' })
export type Channel = z.infer<typeof Channel>

export function contentOf(channel: NewChannel): { content: ChannelContent; secrets: ChannelSecrets } {
  const { url, secret: signing, password, ...content } = channel
  return { content, secrets: { url, secret: signing, password } }
}

/** The end alone, of what is long enough not to be given away by it. */
const masked = (text: string): string => (text.length < 12 ? '••••' : `••••${text.slice(-4)}`)
export function maskedUrl(url: string): string {
  const host = URL.parse(url)?.host ?? ''
  return `${host}/${masked(url)}`
}
export const shownSecrets = ({ url, secret: signing, password }: ChannelSecrets): Channel['shown'] => ({
  ...(url !== undefined && { url: maskedUrl(url) }),
  ...(signing !== undefined && { secret: masked(signing) }),
  ...(password !== undefined && { password: '••••' }),
})

/** Bots answer at these addresses and nowhere else. */
const BOT_HOSTS: Partial<Record<ChannelKind, readonly string[]>> = {
  wecom: ['qyapi.weixin.qq.com'],
  dingtalk: ['oapi.dingtalk.com'],
  feishu: ['open.feishu.cn', 'open.larksuite.com'],
}
/** With TLS from the first byte, or from the second word on. */
export const MAIL_PORTS = [465, 587]
const LOOPBACK = ['127.0.0.1', 'localhost', '[::1]']
/** Numbers and names without a dot lead into the office’s own network. */
const isPublicName = (host: string): boolean =>
  /^(?=.{1,253}$)([a-z0-9]([a-z0-9-]*[a-z0-9])?\.)+[a-z][a-z0-9-]*[a-z0-9]$/.test(host) &&
  !/\.(local|localhost|internal|lan|home|corp|intranet|arpa)$/.test(host)

/** What is wrong with where it leads; `mayBeLocal` lets tests use the machine itself. */
export function channelIssues({ content, secrets }: Addressed, mayBeLocal: boolean): Issue[] {
  const { kind, host = '', port = 0, from, receivers } = content
  if (kind !== 'smtp') return secrets.url === undefined ? [missing('url')] : urlIssues(kind, secrets.url, mayBeLocal)
  const isLocal = mayBeLocal && LOOPBACK.includes(host)
  const isAddress = (text = ''): boolean => /^[^\s@<>,;"]+@[^\s@<>,;"]+$/.test(text)
  return [
    ...(isLocal || isPublicName(host) ? [] : [{ path: 'host', sentence: { key: 'channel_host' as const } }]),
    ...(isLocal || MAIL_PORTS.includes(port) ? [] : [{ path: 'port', sentence: { key: 'channel_port' as const } }]),
    ...(isAddress(from) ? [] : [{ path: 'from', sentence: { key: 'channel_mail' as const } }]),
    ...receivers.flatMap(({ address }, i) =>
      isAddress(address) ? [] : [{ path: `receivers.${i}.address`, sentence: { key: 'channel_mail' as const } }],
    ),
  ]
}

export interface Addressed {
  content: ChannelContent
  secrets: ChannelSecrets
}
const missing = (path: string): Issue => ({ path, sentence: { key: 'channel_url_missing' } })

function urlIssues(kind: ChannelKind, text: string, mayBeLocal: boolean): Issue[] {
  const url = URL.parse(text)
  const wrong = (key: 'channel_url_https' | 'channel_url_host'): Issue[] => [{ path: 'url', sentence: { key } }]
  if (!url) return wrong('channel_url_https')
  if (mayBeLocal && url.protocol === 'http:' && LOOPBACK.includes(url.hostname)) return []
  if (url.protocol !== 'https:' || url.username !== '' || url.password !== '') return wrong('channel_url_https')
  const hosts = BOT_HOSTS[kind]
  const isThere = hosts ? hosts.includes(url.host) : isPublicName(url.hostname)
  return isThere ? [] : wrong('channel_url_host')
}

export function requireAddress(addressed: Addressed, mayBeLocal: boolean): void {
  const issues = channelIssues(addressed, mayBeLocal)
  if (issues.length > 0) throw invalid(...issues)
}
