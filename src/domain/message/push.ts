/** Browsers that are woken when a log of theirs was returned: where they may be, as their makers say it. */
import * as z from 'zod'

export const NewPush = z
  .strictObject({
    endpoint: z
      .url({ protocol: /^https?$/ })
      .max(1000)
      .meta({ description: 'As the browser gave it; nothing is sent there but a knock' }),
  })
  .meta({ id: 'NewPush', description: 'A browser to be woken' })

/** Of Chrome and its kin, Firefox, Safari, Edge: nobody leads the server elsewhere. */
const HOSTS =
  /^(fcm\.googleapis\.com|updates\.push\.services\.mozilla\.com|[\w-]+\.push\.apple\.com|[\w-]+\.notify\.windows\.com)$/
const LOCAL = ['127.0.0.1', 'localhost']

/** `mayBeLocal` lets tests use the machine itself. */
export function isPushAddress(endpoint: string, mayBeLocal: boolean): boolean {
  const url = URL.parse(endpoint)
  if (!url || url.username !== '' || url.password !== '') return false
  if (mayBeLocal && LOCAL.includes(url.hostname)) return true
  return url.protocol === 'https:' && url.port === '' && HOSTS.test(url.hostname)
}

/** What the browser asks a subscription with. */
export const PushKey = z
  .object({ publicKey: z.string().meta({ description: 'P-256, uncompressed, base64url' }) })
  .meta({ id: 'PushKey' })
