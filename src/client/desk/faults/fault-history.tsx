/** What happened to a fault: who did what, when and why; and when it came in, where that was later. */
import type { FaultEvent } from '../../../domain/fault.ts'
import { dayTimeOf } from '../../shared/format.ts'
import { t } from '../words.ts'
import { faultPath } from '../routes.ts'
import { cameLate } from './came-late.ts'
import { FaultMark } from './fault-marks.tsx'
import { stepTitle } from './fault-words.ts'

export const FaultHistory = ({ events }: { events: FaultEvent[] }) => (
  <section aria-labelledby="history-title">
    <h2 id="history-title">{t('history')}</h2>
    <ol class="history" data-list="events">
      {events.map((event) => (
        <li key={event.number}>
          <span class="when">{dayTimeOf(event.at)}</span> <strong>{stepTitle(event.action)}</strong> {event.by}{' '}
          <span class="soft">{t(`role_${event.role}`)}</span> <FaultMark status={event.status} />
          <ReceivedLater at={event.at} receivedAt={event.receivedAt} />
          <EventFacts event={event} />
        </li>
      ))}
    </ol>
  </section>
)

/** An old happening that came in late never looks fresh, nor a late report as if it were old news. */
export const ReceivedLater = ({ at, receivedAt }: { at: string; receivedAt: string }) =>
  cameLate(at, receivedAt) ? <p class="soft">{t('received_later', { time: dayTimeOf(receivedAt) })}</p> : null

export function EventFacts({ event }: { event: FaultEvent }) {
  const { assignee, reason, parts, duplicateOf } = event
  return (
    <>
      {/* who takes it himself is named already */}
      {assignee && assignee !== event.by && <p class="soft">{t('given_to', { who: assignee })}</p>}
      {reason && <p>{t('reason_given', { reason })}</p>}
      {parts && <p class="soft">{t('parts_used', { parts: parts.join(t('list_comma')) })}</p>}
      {duplicateOf && (
        <p>
          <a href={faultPath(duplicateOf)}>{t('see_original')}</a>
        </p>
      )}
    </>
  )
}
