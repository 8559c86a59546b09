/** Every field of a log, in the words of the work; what is unknown is not shown as empty. */
import type { ComponentChildren } from 'preact'
import { dayTimeOf, figure, screeningsOf, timeOf } from '../../shared/format.ts'
import type { Log } from '../../shared/replies.ts'
import { t } from '../../shared/words.ts'
import { villagePath } from '../routes.ts'

export function Facts({ rows }: { rows: [label: string, value: ComponentChildren][] }) {
  return (
    <dl class="facts">
      {rows
        .filter(([, value]) => value !== undefined && value !== null && value !== '')
        .map(([label, value]) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </div>
        ))}
    </dl>
  )
}

export function LogFacts({ log }: { log: Log }) {
  return (
    <section aria-labelledby="facts-title">
      <h2 id="facts-title">{t('log_content')}</h2>
      <Facts rows={[...showRows(log), ...paperRows(log), ...clockRows(log)]} />
    </section>
  )
}

const showRows = (log: Log): [string, ComponentChildren][] => [
  [t('day'), log.screenedOn],
  [t('time'), `${timeOf(log.startedAt)}–${timeOf(log.endedAt)}`],
  [
    t('village'),
    <>
      <a href={villagePath(log.villageCode)}>{log.villageName}</a> <span class="soft">{log.townshipName}</span>
    </>,
  ],
  [t('team'), log.teamName],
  [t('films'), log.filmTitles.join(t('list_comma'))],
  [t('venue'), t(`venue_${log.venue}`)],
  [t('attendance'), `${figure(log.attendance)} ${t('people')}`],
  [t('credit'), t('credit_value', { count: screeningsOf(log.credit) })],
]

const paperRows = ({ operatorName, receiptNo, witness, position, audibility, note }: Log): [string, ComponentChildren][] => [
  [t('operator'), operatorName],
  [t('receipt'), receiptNo],
  [t('witness'), witness && [witness.name, witness.phone].filter(Boolean).join(' ')],
  [
    t('position'),
    position &&
      t('position_value', {
        latitude: position.latitude.toFixed(5),
        longitude: position.longitude.toFixed(5),
        metres: figure(position.accuracyM, 0),
      }),
  ],
  [
    t('speakers'),
    audibility &&
      t('speakers_value', {
        sounding: audibility.speakersSounding,
        tested: audibility.speakersTested,
        installed: audibility.speakersInstalled,
      }),
  ],
  [t('note'), note],
]

const clockRows = (log: Log): [string, ComponentChildren][] => [
  [t('recorded_at'), dayTimeOf(log.recordedAt)],
  [t('received_at'), dayTimeOf(log.receivedAt)],
  [t('log_number'), <span class="code">{log.id}</span>],
]
