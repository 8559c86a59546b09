/** Steps of a fault made on this phone: each waits for everything of the same fault made before it, and for the test it names. */
import type { FaultAction } from '../../../domain/fault/fault.ts'
import { madeAndQueued, type OutboxEvent } from '../../shared/phone/outbox-entry.ts'
import type { Verdict } from '../kit/counters.tsx'
import { useCopy } from '../phone/phone.ts'
import type { FaultNow } from './fault-now.ts'

export type Extras = { after?: string[] } & Partial<Record<'reason' | 'audibilityReportId', string>>

/** What has to be done to the outbox for a step; its key makes the same step once. */
export function useStepMade() {
  const { made, now } = useCopy()
  return (fault: FaultNow, action: FaultAction, { after = [], ...extras }: Extras = {}): OutboxEvent[] => {
    const step = made({
      kind: 'step',
      key: `step:${fault.id}:${fault.revision}`,
      about: fault.id,
      body: { revision: fault.revision, action, at: now().toISOString(), ...extras },
      after: [...fault.pending, ...after],
    })
    return madeAndQueued(step)
  }
}

export type Closing = 'close' | 'reopen'

/** How a fault can end with its retest, the usual one first: a part proves nothing, below the line it may not have been repaired. */
export function closingsOf({ kind }: Verdict): Closing[] {
  if (kind === 'pass') return ['close']
  return kind === 'low' || kind === 'severe' ? ['close', 'reopen'] : []
}
