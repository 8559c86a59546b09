/** What each kind of channel is sent: its words, its signature, its name for the people it calls. */
import type { Addressed, ChannelKind, ChannelSecrets } from '../domain/message/channel.ts'

export interface Letter {
  id: string
  topic: string
  isCritical: boolean
  title: string
  text: string
  /** Where it is acknowledged. */
  acknowledgeUrl?: string | undefined
  receivers: { name: string; address?: string | undefined }[]
  madeAt: string
}
export interface Posted {
  url: string
  body: string
  headers: Record<string, string>
}

const encoder = new TextEncoder()
async function hmac(key: string | Uint8Array<ArrayBuffer>, text: string): Promise<string> {
  const bytes = typeof key === 'string' ? encoder.encode(key) : key
  const made = await crypto.subtle.importKey('raw', bytes, { name: 'HMAC', hash: 'SHA-256' }, false, ['sign'])
  const signed = await crypto.subtle.sign('HMAC', made, encoder.encode(text))
  return btoa(String.fromCharCode(...new Uint8Array(signed)))
}

/** As libraries of Standard Webhooks give them out, in base64; any other secret is its own letters. */
const hookKey = (secret: string): string | Uint8Array<ArrayBuffer> =>
  /^whsec_[A-Za-z0-9+/]+=*$/.test(secret) ? Uint8Array.from(atob(secret.slice(6)), (one) => one.charCodeAt(0)) : secret

const mobiles = ({ receivers }: Letter): string[] =>
  receivers.flatMap(({ address }) => (address !== undefined && /^\+?[\d-]{5,20}$/.test(address) ? [address] : []))
/** Title and text as one. */
const whole = ({ title, text }: Letter): string => `${title}\n${text}`

type Kind = Exclude<ChannelKind, 'smtp'>
const POSTED: Record<Kind, (letter: Letter, secrets: ChannelSecrets, now: Date) => Promise<Posted>> = {
  wecom: async (letter, { url = '' }) =>
    sent(url, { msgtype: 'text', text: { content: whole(letter), mentioned_mobile_list: mobiles(letter) } }),
  dingtalk: async (letter, { url = '', secret }, now) => {
    // only who is written in the text is called
    const called = mobiles(letter)
    const content = [whole(letter), ...(called.length > 0 ? [called.map((one) => `@${one}`).join(' ')] : [])].join('\n')
    const body = { msgtype: 'text', text: { content }, at: { atMobiles: called, isAtAll: false } }
    if (secret === undefined) return sent(url, body)
    const timestamp = String(now.getTime())
    const sign = await hmac(secret, `${timestamp}\n${secret}`)
    const signed = new URL(url)
    signed.searchParams.set('timestamp', timestamp)
    signed.searchParams.set('sign', sign)
    return sent(signed.href, body)
  },
  feishu: async (letter, { url = '', secret }, now) => {
    const body = { msg_type: 'text', content: { text: whole(letter) } }
    if (secret === undefined) return sent(url, body)
    const timestamp = String(Math.floor(now.getTime() / 1000))
    // the text to be signed is their key, and what is signed is empty
    const sign = await hmac(`${timestamp}\n${secret}`, '')
    return sent(url, { timestamp, sign, ...body })
  },
  webhook: async (letter, { url = '', secret }, now) => {
    const { id, topic, isCritical, title, text, acknowledgeUrl, receivers, madeAt } = letter
    const names = receivers.map(({ name }) => name)
    const posted = sent(url, { id, topic, isCritical, title, text, acknowledgeUrl, receivers: names, madeAt })
    const timestamp = String(Math.floor(now.getTime() / 1000))
    const headers: Record<string, string> = { ...posted.headers, 'webhook-id': id, 'webhook-timestamp': timestamp }
    if (secret !== undefined)
      headers['webhook-signature'] = `v1,${await hmac(hookKey(secret), `${id}.${timestamp}.${posted.body}`)}`
    return { ...posted, headers }
  },
}
const sent = (url: string, body: object): Posted => ({
  url,
  body: JSON.stringify(body),
  headers: { 'content-type': 'application/json; charset=utf-8' },
})

export const postedTo = (kind: Kind, letter: Letter, { secrets }: Addressed, now: Date): Promise<Posted> =>
  POSTED[kind](letter, secrets, now)
