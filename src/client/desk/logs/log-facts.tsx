/** Every field of a log, in the words of the work; what was not sent is not shown as empty. */
import type { ComponentChildren } from 'preact'
import { LOG_FIELDS, type LogFieldName, logFields } from '../../../domain/screening/log-fields.ts'
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
      <Fact label={t('day')}>{log.screenedOn}</Fact>
      <Fact label={t('time')}>{`${timeOf(log.startedAt)}–${timeOf(log.endedAt)}`}</Fact>
      <Fact label={t('credit')}>{t('credit_value', { count: screeningsOf(log.credit) })}</Fact>
      {logFields
        .filter((field) => !TOLD_WITH_OTHERS.has(field))
        .map((field) => (
          <Fact key={field} label={t(LOG_FIELDS[field].label)}>
            {logValue(log, field, isManager)}
          </Fact>
        ))}
      <Fact label={t('received_at')}>{dayTimeOf(log.receivedAt)}</Fact>
      <Fact label={t('log_number')}>
        <span class="code">{log.id}</span>
      </Fact>
    </Facts>
  </section>
)

/** The start and the end are the time; photos have a section of their own. */
const TOLD_WITH_OTHERS = new Set<LogFieldName>(['startedAt', 'endedAt', 'filmTitles', 'noPosition', 'photos'])

/** A field's value in words, with links to pages that only managers see; undefined where it was not sent. */
export const logValue = (log: Log, field: LogFieldName, isManager: boolean): ComponentChildren =>
  VALUES[field](log, isManager)

const VALUES: Record<LogFieldName, (log: Log, isManager: boolean) => ComponentChildren> = {
  teamCode: (log, isManager) => (isManager ? <TeamLink log={log} /> : log.teamName),
  villageCode: (log) => (
    <>
      <a href={villagePath(log.villageCode)}>{log.villageName}</a> <span class="soft">{log.townshipName}</span>
    </>
  ),
  startedAt: (log) => timeOf(log.startedAt),
  endedAt: (log) => timeOf(log.endedAt),
  filmCodes: (log, isManager) => (isManager ? <FilmLinks log={log} /> : log.filmNames.join(t('list_comma'))),
  filmTitles: (log) => log.filmTitles?.join(t('list_comma')),
  venue: (log) => t(`venue_${log.venue}`),
  attendance: (log) => `${figure(log.attendance)} ${t('people')}`,
  operatorName: (log) => log.operatorName,
  receiptNo: (log) => log.receiptNo,
  witness: ({ witness }) => witness && [witness.name, witness.phone].filter(Boolean).join(' '),
  position: (log) => whereMade(log),
  noPosition: (log) => whereMade(log),
  audibility: ({ audibility }) =>
    audibility &&
    t('speakers_value', {
      sounding: audibility.speakersSounding,
      tested: audibility.speakersTested,
      installed: audibility.speakersInstalled,
    }),
  clock: ({ clock }) => clock && <PhoneClockFact clock={clock} />,
  photos: ({ photos }) => photos && t('photos_count', { count: photos.length }),
  recordedAt: (log) => dayTimeOf(log.recordedAt),
  note: (log) => log.note,
}

const PhoneClockFact = ({ clock }: { clock: PhoneClock }) => (
  <>
    {isClockOff(clock) ? <Mark look={['watch', 'clock']}>{clockSaid(clock)}</Mark> : clockSaid(clock)}{' '}
    <span class="soft">{t('clock_seen', { phone: dayTimeOf(clock.phoneAt), server: dayTimeOf(clock.serverAt) })}</span>
  </>
)

/** Where the phone was, or why it does not say. */
function whereMade({ position, noPosition }: Log): string | undefined {
  if (!position) return noPosition && t('position_none', { reason: t(`no_position_${noPosition}`) })
  return t('position_value', {
    latitude: position.latitude.toFixed(5),
    longitude: position.longitude.toFixed(5),
    metres: figure(position.accuracyM, 0),
  })
}
