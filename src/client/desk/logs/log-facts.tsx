/** Every field of a log, in the words of the work; what was not sent is not shown as empty. */
import type { PhoneClock } from '../../../domain/screening/phone-clock.ts'
import { dayTimeOf, figure, screeningsOf, timeOf } from '../../shared/format.ts'
import type { Log } from '../../shared/replies.ts'
import { t } from '../words.ts'
import { Fact, Facts } from '../kit/facts.tsx'
import { Mark } from '../kit/marks.tsx'
import { FilmLinks, TeamLink } from './log-links.tsx'
import { villagePath } from '../routes.ts'
import { clockSaid, isClockOff } from './phone-clock-said.ts'

interface Props {
  log: Log
  /** Teams and films have pages that only managers see. */
  isManager: boolean
}

export const LogFacts = ({ log, isManager }: Props) => (
  <section aria-labelledby="facts-title">
    <h2 id="facts-title">{t('log_content')}</h2>
    <Facts>
      <Show log={log} isManager={isManager} />
      <Paper log={log} />
      <Fact label={t('recorded_at')}>{dayTimeOf(log.recordedAt)}</Fact>
      <Fact label={t('phone_clock')}>{log.clock && <PhoneClockFact clock={log.clock} />}</Fact>
      <Fact label={t('received_at')}>{dayTimeOf(log.receivedAt)}</Fact>
      <Fact label={t('log_number')}>
        <span class="code">{log.id}</span>
      </Fact>
    </Facts>
  </section>
)

const PhoneClockFact = ({ clock }: { clock: PhoneClock }) => (
  <>
    {isClockOff(clock) ? <Mark look={['watch', 'clock']}>{clockSaid(clock)}</Mark> : clockSaid(clock)}{' '}
    <span class="soft">{t('clock_seen', { phone: dayTimeOf(clock.phoneAt), server: dayTimeOf(clock.serverAt) })}</span>
  </>
)

const Show = ({ log, isManager }: Props) => (
  <>
    <Fact label={t('day')}>{log.screenedOn}</Fact>
    <Fact label={t('time')}>{`${timeOf(log.startedAt)}–${timeOf(log.endedAt)}`}</Fact>
    <Fact label={t('village')}>
      <a href={villagePath(log.villageCode)}>{log.villageName}</a> <span class="soft">{log.townshipName}</span>
    </Fact>
    <Fact label={t('team')}>{isManager ? <TeamLink log={log} /> : log.teamName}</Fact>
    <Fact label={t('films')}>{isManager ? <FilmLinks log={log} /> : log.filmNames.join(t('list_comma'))}</Fact>
    <Fact label={t('venue')}>{t(`venue_${log.venue}`)}</Fact>
    <Fact label={t('attendance')}>{`${figure(log.attendance)} ${t('people')}`}</Fact>
    <Fact label={t('credit')}>{t('credit_value', { count: screeningsOf(log.credit) })}</Fact>
  </>
)

/** What goes with the show: who, which receipt, where exactly, which speakers. */
function Paper({ log }: { log: Log }) {
  const { operatorName, receiptNo, witness, audibility, note } = log
  return (
    <>
      <Fact label={t('operator')}>{operatorName}</Fact>
      <Fact label={t('receipt')}>{receiptNo}</Fact>
      <Fact label={t('witness')}>{witness && [witness.name, witness.phone].filter(Boolean).join(' ')}</Fact>
      <Fact label={t('position')}>{whereMade(log)}</Fact>
      <Fact label={t('speakers')}>
        {audibility &&
          t('speakers_value', {
            sounding: audibility.speakersSounding,
            tested: audibility.speakersTested,
            installed: audibility.speakersInstalled,
          })}
      </Fact>
      <Fact label={t('note')}>{note}</Fact>
    </>
  )
}

/** Where the phone was, or why it does not say. */
export function whereMade({ position, noPosition }: Log): string | undefined {
  if (!position) return noPosition && t('position_none', { reason: t(`no_position_${noPosition}`) })
  return t('position_value', {
    latitude: position.latitude.toFixed(5),
    longitude: position.longitude.toFixed(5),
    metres: figure(position.accuracyM, 0),
  })
}
