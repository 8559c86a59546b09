/** What happened to a fault: who did what, when and why; and when it came in, where that was later. */
import type { FaultEvent } from '../../../domain/fault/fault.ts'
import { dayTimeOf } from '../../shared/format.ts'
import { t } from '../words.ts'
import { faultPath } from '../routes.ts'
import { useLoad } from '../../shared/load.ts'
import { cameLate } from './came-late.ts'
import { type FaultLife, lifeOf, spanOf } from './fault-life.ts'
import { FaultMark } from './fault-marks.tsx'
import { stepTitle } from './fault-words.ts'

interface Props {
  events: FaultEvent[]
  settledAt: string | undefined
}

export const FaultHistory = ({ events, settledAt }: Props) => (
  <section aria-labelledby="history-title">
    <h2 id="history-title">{t('history')}</h2>
    <Life events={events} settledAt={settledAt} />
    <ol class="history" data-list="events">
      {events.map((event, i) => (
        <li key={event.number}>
          <span class="when">{dayTimeOf(event.at)}</span> <strong>{stepTitle(event.action)}</strong> {event.by}{' '}
          <span class="soft">{t(`role_${event.role}`)}</span> <Became before={events[i - 1]} event={event} />
          <ReceivedLater at={event.at} receivedAt={event.receivedAt} />
          <EventFacts event={event} />
        </li>
      ))}
    </ol>
  </section>
)

/** The status before and after, and how long it had been the one before. */
const Became = ({ before, event }: { before: FaultEvent | undefined; event: FaultEvent }) => (
  <>
    {before && before.status !== event.status && (
      <>
        <FaultMark status={before.status} /> <span class="soft">→</span>{' '}
      </>
    )}
    <FaultMark status={event.status} />
    {before && event.at > before.at && (
      <p class="soft">{t('since_before', { time: timeSaid(Date.parse(event.at) - Date.parse(before.at)) })}</p>
    )}
  </>
)

function timeSaid(spanMs: number): string {
  const { key, facts } = spanOf(spanMs)
  return t(key, facts)
}

function Life({ events, settledAt }: Props) {
  const { data: office } = useLoad<{ now: string }>('/api/office')
  const life = office && lifeOf(events, settledAt, office.now)
  if (!life) return null
  return (
    <p data-figure="life">
      {lifeSaid(life)} {life.repairedMs !== null && t('life_repaired', { time: timeSaid(life.repairedMs) })}
    </p>
  )
}

function lifeSaid({ wholeMs, pausedMs, isSettled }: FaultLife): string {
  const facts = { whole: timeSaid(wholeMs), paused: timeSaid(pausedMs) }
  if (pausedMs === 0) return t(isSettled ? 'life_unpaused' : 'life_unpaused_so_far', facts)
  return t(isSettled ? 'life_settled' : 'life_so_far', facts)
}

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
