/** What a channel’s form knows without a screen: its receivers as text, and what each kind is sent. */
import type { channels } from '../../../contract/messages.ts'
import type { SentOf } from '../../../contract/route.ts'
import type { Receiver } from '../../../domain/message/channel.ts'
import type { Topic } from '../../../domain/message/topic.ts'

/** A person’s switches as they begin: what a manager is glad to know. */
const FIRST_TOPICS: Topic[] = ['flag', 'fault_overdue', 'log_held', 'to_confirm', 'job_failed', 'disk_low', 'morning']
export const newReceiver = (): Receiver => ({ name: '', topics: FIRST_TOPICS, own: false, leader: false })

/** As the form keeps them. */
export const receiversText = (receivers: unknown): string => JSON.stringify(receivers ?? [])
export const receiversIn = (text: string): Receiver[] => (text === '' ? [] : (JSON.parse(text) as Receiver[]))

const OF_MAIL = ['host', 'port', 'username', 'from', 'password'] as const
const OF_BOTS = ['url', 'secret'] as const

/** Without what another kind would have been sent, and without what was left empty. */
type Sent = SentOf<typeof channels.put>
export function channelSent(channel: Sent): Sent {
  const others: readonly string[] = channel.kind === 'smtp' ? OF_BOTS : OF_MAIL
  const receivers = channel.receivers.map(({ address = '', teamCode = '', ...receiver }) => ({
    ...receiver,
    name: receiver.name.trim(),
    ...(address.trim() !== '' && { address: address.trim() }),
    ...(teamCode !== '' && { teamCode }),
  }))
  const kept = Object.fromEntries(Object.entries(channel).filter(([name]) => !others.includes(name)))
  return { ...(kept as Sent), receivers }
}

export const isMail = (kind: string): boolean => kind === 'smtp'
