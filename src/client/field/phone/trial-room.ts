/** Where a log is tried: its own form, on a phone that keeps nothing of it. No event of a trial comes to an outbox. */
import { dispatch, readOutbox } from '../../shared/phone/device.ts'
import type { OutboxEvent } from '../../shared/phone/outbox-events.ts'
import type { Phone } from './phone.ts'

/** Photos are kept by who made them as soon as they are taken: nobody is called this, so nobody sends them. */
export const NOBODY = 'trial'

/** The phone as the form of a trial sees it; `finished` is called when the form would have it sent. */
export const trialPhone = <P extends Phone>(phone: P, finished: () => void): P => ({
  ...phone,
  person: { ...phone.person, id: NOBODY },
  change: async (events: OutboxEvent | OutboxEvent[]) => {
    const isSending = (Array.isArray(events) ? events : [events]).some(({ kind }) => kind === 'queued')
    if (isSending) finished()
    // not done: the form is not to look for it among what was sent
    return !isSending
  },
})

/** The photos of a trial, also of one that was killed in the middle. */
export async function forgetTrials(): Promise<void> {
  const { entries } = await readOutbox(NOBODY)
  const dropped = [...entries.keys()].map((key): OutboxEvent => ({ kind: 'dropped', key }))
  if (dropped.length > 0) await dispatch(NOBODY, dropped)
}
