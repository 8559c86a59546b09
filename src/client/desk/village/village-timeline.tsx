/** How it came about: tests, faults step by step and shows, as one story, newest first. */
import type { AudibilityTestRow, VillageAudibility } from '../../../contract/audibility.ts'
import type { ShownLog, VillageStanding } from '../../../contract/standings.ts'
import { STALE_DAYS, type StaleDaysOn } from '../../../domain/audibility/audibility.ts'
import { type TimelineEntry, villageTimeline } from '../../../domain/register/village-timeline.ts'
import { dayTimeOf, figure, percent } from '../../shared/format.ts'
import { officeZone } from '../../shared/office.ts'
import { categoryWord, EventFacts, FaultSeverityMark, OutcomeMark, ReceivedLater, stepTitle } from '../kit/faults.tsx'
import { percentOrUnknown } from '../kit/figures.tsx'
import { First } from '../kit/folded.tsx'
import { BandMark, StatusMark } from '../kit/marks.tsx'
import { Empty, Section } from '../kit/section.tsx'
import { faultPath, logPath } from '../routes.ts'
import { t } from '../later-words.ts'

type Entry =
  | TimelineEntry<AudibilityTestRow>
  | {
      kind: 'show'
      at: string
      receivedAt: string
      show: ShownLog
      fault?: undefined
      event?: undefined
      test?: undefined
    }

const SHOWN = 12

export function VillageTimeline({ standing }: { standing: VillageStanding }) {
  const entries = storyOf(standing)
  return (
    <Section name="timeline" title={t('timeline_title')}>
      {entries.length === 0 && <Empty>{t('timeline_none')}</Empty>}
      <First of={entries} count={SHOWN} more={(count) => t('timeline_more', { count })}>
        {(shown) => <Story entries={shown} />}
      </First>
    </Section>
  )
}

export const Story = ({ entries }: { entries: readonly Entry[] }) => (
  <ol class="history" data-list="timeline">
    {entries.map((entry) => (
      <Line key={`${entry.fault?.id} ${entry.event?.number} ${entry.test?.id} ${entry.at}`} entry={entry} />
    ))}
  </ol>
)

export function storyOf({ audibility, faults, shows = [] }: VillageStanding): Entry[] {
  const { history } = audibility
  const story: Entry[] = villageTimeline(history, faults?.items ?? [], officeZone(), staleDaysOf(audibility))
  const shown = shows.map((show): Entry => ({ kind: 'show', at: show.startedAt, receivedAt: show.startedAt, show }))
  return [...story, ...shown].sort((a, b) => (a.at < b.at ? 1 : -Number(a.at > b.at)))
}

const staleDaysOf =
  ({ staleDays }: VillageAudibility): StaleDaysOn =>
  (day) =>
    staleDays.findLast(({ effectiveOn }) => effectiveOn === null || effectiveOn <= day)?.days ?? STALE_DAYS

const Shown = ({ show: { id, filmNames, attendance, status, teamName } }: { show: ShownLog }) => (
  <>
    <strong>{t('lane_shows')}</strong> <a href={logPath(id)}>{filmNames.join(t('list_comma'))}</a>{' '}
    {t('timeline_people', { count: figure(attendance) })} <StatusMark status={status} />{' '}
    <span class="soft">{teamName}</span>
  </>
)

function Line({ entry }: { entry: Entry }) {
  const { at, receivedAt, kind } = entry
  return (
    <li data-kind={kind}>
      <span class="when">{entry.kind === 'test' ? whenTested(entry) : dayTimeOf(at)}</span>{' '}
      {entry.kind === 'test' && <Tested test={entry.test} />}
      {entry.kind === 'show' && <Shown show={entry.show} />}
      {entry.kind !== 'test' && entry.kind !== 'show' && <Happened entry={entry} />}
      <ReceivedLater at={at} receivedAt={receivedAt} />
    </li>
  )
}

/** The hour is known only of a test that was written down on its own day. */
const whenTested = ({ at, test }: { at: string; test: AudibilityTestRow }): string =>
  Date.parse(at) === Date.parse(test.recordedAt) ? dayTimeOf(at) : test.testedOn

function Tested({ test }: { test: AudibilityTestRow }) {
  const { full, ratePercent, speakersSounding, speakersTested, reportedBy, band, counted, byKind, note } = test
  return (
    <>
      <strong>{full ? t('tested_full') : t('tested_part')}</strong> {ratePercent !== null && percent(ratePercent, 1)}{' '}
      <span class="soft">
        {figure(speakersSounding)}/{figure(speakersTested)}
      </span>{' '}
      {(full || band !== 'untested') && <BandMark band={band} />} <span class="soft">{reportedBy}</span>
      {byKind && (
        <p class="soft">
          {byKind
            .map((one) => `${t(`speaker_${one.kind}`)} ${figure(one.sounding)}/${figure(one.tested)}`)
            .join(t('list_comma'))}
        </p>
      )}
      {!counted && <p class="soft">{t('test_not_counted')}</p>}
      {note && <p>{note}</p>}
    </>
  )
}

function Happened({ entry }: { entry: Exclude<Entry, { kind: 'test' | 'show' }> }) {
  const { fault, event, kind } = entry
  return (
    <>
      <strong>{stepTitle(event.action)}</strong> <a href={faultPath(fault.id)}>{categoryWord(fault.category)}</a>{' '}
      {kind === 'report' && <FaultSeverityMark severity={fault.severity} />}{' '}
      <span class="soft">{kind === 'report' ? fault.reportedBy : event.by}</span>
      {kind === 'report' && <p class="passage">{fault.description}</p>}
      {entry.kind === 'closing' && <Change entry={entry} />}
      <EventFacts event={event} />
    </>
  )
}

function Change({ entry: { before, after, isStillBelow } }: { entry: Extract<Entry, { kind: 'closing' }> }) {
  if (!after) return null
  const said = (test: AudibilityTestRow | undefined): string => percentOrUnknown(test?.ratePercent ?? null, 1)
  return (
    <p data-figure="change">
      {t('before_after', { before: said(before), after: said(after) })} <OutcomeMark isStillBelow={isStillBelow} />
    </p>
  )
}
