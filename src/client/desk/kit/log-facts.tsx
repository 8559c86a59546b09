/** What a log says, in the words of the work; what was not sent is not shown as empty. And why it needs a look. */
import type { ComponentChildren } from 'preact'
import type { Log, LogFinding } from '../../../contract/screenings.ts'
import {
  isTextField,
  LOG_FIELDS,
  type LogFieldName,
  logFields,
  type TextField,
} from '../../../domain/screening/log-fields.ts'
import { aheadMs, offMinutes, type PhoneClock } from '../../../domain/screening/phone-clock.ts'
import { dayTimeOf, figure, screeningsOf, timeOf } from '../../shared/format.ts'
import { t } from '../words.ts'
import { filmPath, logPath, teamPath } from '../routes.ts'
import { Fact, Facts } from './figures.tsx'
import { Now, VillageOf } from './place-names.tsx'
import { Mark } from './marks.tsx'
import { Section } from './section.tsx'

interface Props {
  log: Log
  /** Teams and films have pages that only managers see. */
  isManager: boolean
}

export const LogFacts = ({ log, isManager }: Props) => (
  <Section id="facts-title" title={t('log_content')}>
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
  </Section>
)

/** The start and the end are the time; photos have a section of their own. */
const TOLD_WITH_OTHERS = new Set<LogFieldName>(['startedAt', 'endedAt', 'filmTitles', 'noPosition', 'photos'])

/** A field's value in words, with links to pages that only managers see; undefined where it was not sent. */
export const logValue = (log: Log, field: LogFieldName, isManager: boolean): ComponentChildren =>
  isTextField(field) ? log[field] : VALUES[field](log, isManager)

const VALUES: Record<Exclude<LogFieldName, TextField>, (log: Log, isManager: boolean) => ComponentChildren> = {
  teamCode: ({ teamCode, teamName, nowCalled }, isManager) => (
    <>
      {isManager ? <a href={teamPath(teamCode)}>{teamName}</a> : teamName}
      <Now name={nowCalled?.team} />
    </>
  ),
  villageCode: VillageOf,
  startedAt: (log) => timeOf(log.startedAt),
  endedAt: (log) => timeOf(log.endedAt),
  filmCodes: (log, isManager) => (
    <>
      {isManager ? <FilmLinks log={log} /> : log.filmNames.join(t('list_comma'))}
      <Now name={log.nowCalled?.films?.join(t('list_comma'))} />
    </>
  ),
  filmTitles: (log) => log.filmTitles?.join(t('list_comma')),
  venue: (log) => t(`venue_${log.venue}`),
  attendance: (log) => `${figure(log.attendance)} ${t('people')}`,
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
  pauses: ({ pauses }) =>
    pauses
      ?.map(({ from, until, reason }) =>
        t('pause_said', { why: t(`pause_${reason}`), from: timeOf(from), until: timeOf(until) }),
      )
      .join(t('list_comma')),
  photos: ({ photos }) => photos && t('photos_count', { count: photos.length }),
  recordedAt: (log) => dayTimeOf(log.recordedAt),
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

/** One that is in no list has no page yet: the register is where it gets one. */
const FilmLinks = ({ log: { filmCodes, filmNames } }: { log: Log }) => (
  <>
    {filmNames.map((name, i) => {
      const code = filmCodes[i]
      return (
        <span key={code ?? name}>
          {i > 0 && t('list_comma')}
          {code === undefined ? <FilmUnlisted title={name} /> : <a href={filmPath(code)}>{name}</a>}
        </span>
      )
    })}
  </>
)

const FilmUnlisted = ({ title }: { title: string }) => (
  <>
    <span data-film="unlisted">{title}</span>{' '}
    <a class="tag" href="/register?part=films">
      {t('film_unlisted_mark')}
    </a>
  </>
)

/** What the phone thought the time was beside the server’s, by whole minutes: 比系统时间快 12 分钟. */
export function clockSaid(clock: PhoneClock): string {
  const minutes = Math.trunc(aheadMs(clock) / 60_000)
  if (minutes === 0) return t('clock_right')
  const facts = { minutes: figure(Math.abs(minutes)) }
  return minutes > 0 ? t('clock_ahead', facts) : t('clock_behind', facts)
}

/** So far that it is a finding, too. */
export const isClockOff = (clock: PhoneClock): boolean => offMinutes(clock) !== null

export const Findings = ({ findings }: { findings: LogFinding[] }) => (
  <Section id="findings-title" title={t('findings')}>
    {findings.length === 0 ? (
      <p class="soft">{t('findings_none')}</p>
    ) : (
      <ul class="plain flags">
        {findings.map(({ code, blocking, message, otherId }) => (
          <li key={`${code} ${otherId}`} data-finding={code}>
            <Mark look={blocking ? ['bad', 'alert'] : ['watch', 'dot']}>
              {blocking ? t('finding_blocking') : t('finding_warning')}
            </Mark>
            <p>
              {message} {otherId && <a href={logPath(otherId)}>{t('see_other')}</a>}
            </p>
          </li>
        ))}
      </ul>
    )}
  </Section>
)
