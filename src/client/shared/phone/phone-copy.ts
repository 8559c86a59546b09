/** What a phone carries with it, as of the last contact, and what that says of the logs it has sent. */
import type { FieldCopy } from '../../../domain/screening/field-copy.ts'
import { dispatch, phoneNow } from './device.ts'
import { tell } from './device-news.ts'
import { shelf } from './indexed-shelf.ts'
import type { Verdict } from './outbox-entry.ts'
import type { OutboxEvent } from './outbox-events.ts'
import { learnClock, officeNow } from './phone-clock-here.ts'

export interface KeptCopy {
  person: string
  copy: FieldCopy
  /** By the phone's clock. */
  learntAt: number
}

/** Undefined when there is none, or one that another version of the app wrote in a way this one does not know. */
export async function keptCopy(person: string): Promise<KeptCopy | undefined> {
  const kept = await shelf()
  const [[found] = []] = await kept.look([{ from: 'copies', key: person }])
  const record = found as KeptCopy | undefined
  return (record?.copy as { version?: unknown } | undefined)?.version === 1 ? record : undefined
}

/** Keeps a copy that has just come: the office's time, the verdicts on logs, and what is old enough to be forgotten follow from it. */
export async function keepCopy(person: string, copy: FieldCopy): Promise<void> {
  const clock = await learnClock(copy.now, copy.isClockFixed)
  const put: KeptCopy = { person, copy, learntAt: phoneNow() }
  const events: OutboxEvent[] = [
    // whoever gets a copy is known to the server
    { kind: 'signed_in' },
    { kind: 'judged', verdicts: verdictsOf(copy) },
    { kind: 'aged', at: officeNow(clock) },
  ]
  await dispatch(person, events, [{ to: 'copies', put }])
  tell({ kind: 'copy', person })
}

export const verdictsOf = (copy: FieldCopy): Map<string, Verdict> =>
  new Map(copy.team?.logs.map(({ content, status, revision, reason }) => [content.id, { status, revision, reason }]))
