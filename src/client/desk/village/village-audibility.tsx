/** A village's audibility: where it stands, until when that counts, the tests it rests on, and all that happened, newest first. */
import { useEffect, useState } from 'preact/hooks'
import type { AudibilityTestRow, VillageAudibility } from '../../../contract/audibility.ts'
import { daysBetween } from '../../../domain/period.ts'
import { dayTimeOf, figure, longDay, percent } from '../../shared/format.ts'
import type { Loaded } from '../../shared/load.ts'
import { percentOrUnknown } from '../kit/figures.tsx'
import { BandMark } from '../kit/marks.tsx'
import { Section } from '../kit/section.tsx'
import { Empty, Failure, Skeleton } from '../kit/states.tsx'
import { Export } from '../kit/export.tsx'
import { drawn } from '../kit/sheet.tsx'
import { Table } from '../kit/table.tsx'
import { TEST_COLUMNS, TEST_SHEET } from '../../../contract/sheets-broadcast.ts'
import { t } from '../later-words.ts'
import { type Fault, type FaultDetail, faults as faultRoutes } from '../../../contract/faults.ts'
import type { AnswerOf } from '../../../contract/route.ts'
import { STALE_DAYS, type StaleDaysOn } from '../../../domain/audibility/audibility.ts'
import { type TimelineEntry, villageTimeline } from '../../../domain/register/village-timeline.ts'
import { ask, type Problem } from '../../shared/api.ts'
import { officeZone } from '../../shared/office.ts'
import { categoryWord, EventFacts, FaultSeverityMark, OutcomeMark, ReceivedLater, stepTitle } from '../kit/faults.tsx'
import { faultPath } from '../routes.ts'
import { First } from '../kit/folded.tsx'

export const VillageAudibilitySection = ({ load: { data, problem, reload } }: { load: Loaded<VillageAudibility> }) => (
  <Section id="audibility-title" title={t('audibility')}>
    {problem && <Failure problem={problem} retry={reload} />}
    {!data && !problem && <Skeleton lines={3} />}
    {data && <Standing state={data} />}
    {data && <OnlineBeside online={data.online} asOf={data.asOf} />}
    {data && data.history.length > 0 && <Tests tests={data.history} village={data.villageCode} />}
  </Section>
)

/** The fewest that must sound to pass, as integers: 100 × sounding ≥ 95 × installed. */
const speakersToPass = (installed: number): number => Math.ceil((95 * installed) / 100)

function Standing({ state }: { state: VillageAudibility }) {
  const { band, ratePercent, speakersSounding, speakersInstalled, testedOn, staleOn, belowSince, partial } = state
  const speakersShort = speakersToPass(speakersInstalled ?? 0) - (speakersSounding ?? 0)
  return (
    <>
      <p>
        <BandMark band={band} />
      </p>
      {ratePercent === null || !testedOn ? (
        <p>{t('audibility_unknown')}</p>
      ) : (
        <p class="rate">
          <span class="big">{percent(ratePercent, 1)}</span>
          <span class="of">
            {figure(speakersSounding ?? 0)} / {figure(speakersInstalled ?? 0)}
          </span>
          <span class="soft">
            {t('tested_on')} {testedOn}
          </span>
          {staleOn && <span class="soft">{t('stale_on', { day: longDay(staleOn) })}</span>}
        </p>
      )}
      {belowSince && (
        <p data-figure="below-since">
          {t('below_since', { day: longDay(belowSince), days: figure(daysBetween(belowSince, state.asOf)) })}
        </p>
      )}
      {band !== 'pass' && speakersShort > 0 && <p>{t('speakers_short', { count: figure(speakersShort) })}</p>}
      {partial && (
        <p>
          {t('partial_says', {
            day: longDay(partial.testedOn),
            rate: partial.atMostPercent,
            tested: partial.speakersTested,
            sounding: partial.speakersSounding,
          })}
        </p>
      )}
    </>
  )
}

/** A rate of its own kind: what machines say of themselves changes nothing of what a test found. */
const OnlineBeside = ({ online, asOf }: Pick<VillageAudibility, 'online' | 'asOf'>) =>
  online && (
    <p class="rate" data-figure="online">
      <span class="label">{t('online_rate_of', { day: asOf })}</span>
      <span class="of">
        {percentOrUnknown(online.onlineRatePercent, 1)}
        {online.outOf !== null && ` ${figure(online.online)} / ${figure(online.outOf)}`}
      </span>
      <span class="soft">{t('online_means')}</span>
    </p>
  )

const Tests = ({ tests, village }: { tests: AudibilityTestRow[]; village: string }) => (
  <>
    <h3>{t('tests')}</h3>
    <Export of={TEST_SHEET} query={{ village }} />
    <Table
      label={t('tests')}
      isPlain
      rows={tests}
      keyOf={({ id }) => id}
      columns={drawn<AudibilityTestRow>()(TEST_COLUMNS, {
        day: { isRowHead: true },
        rate: { cell: ({ ratePercent }) => percentOrUnknown(ratePercent, 1) },
      })}
    />
  </>
)

type Entry = TimelineEntry<AudibilityTestRow>
interface Props {
  audibility: Loaded<VillageAudibility>
  faults: Loaded<AnswerOf<typeof faultRoutes.list>>
}

export function VillageTimelineSection({ audibility, faults }: Props) {
  const { details, problem } = useDetails(faults.data?.items)
  const { data } = audibility
  const entries = data && details && storyOf(data, details)
  return (
    <Section name="timeline" title={t('timeline_title')}>
      {problem && <Failure problem={problem} />}
      {!entries && !problem && <Skeleton lines={6} />}
      {entries?.length === 0 && <Empty>{t('timeline_none')}</Empty>}
      {entries && (
        <First of={entries} count={25} more={(count) => t('timeline_more', { count })}>
          {(shown) => <Story entries={shown} />}
        </First>
      )}
    </Section>
  )
}

export const storyOf = (state: VillageAudibility, details: readonly FaultDetail[]): Entry[] =>
  villageTimeline(state.history, details, officeZone(), staleDaysOf(state))

const staleDaysOf =
  ({ staleDays }: VillageAudibility): StaleDaysOn =>
  (day) =>
    staleDays.findLast(({ effectiveOn }) => effectiveOn === null || effectiveOn <= day)?.days ?? STALE_DAYS

/** What happened to each fault; lists tell only where it stands. */
export function useDetails(faults: Fault[] | undefined) {
  // without faults nothing has to be asked: what follows need not wait, and then move up
  const [details, setDetails] = useState<FaultDetail[] | undefined>(faults?.length === 0 ? [] : undefined)
  const [problem, setProblem] = useState<Problem>()
  const asked = faults && JSON.stringify(faults.map(({ id, revision }) => [id, revision]))
  useEffect(() => {
    if (asked === undefined) return
    let isGone = false
    const ids = (JSON.parse(asked) as [string, number][]).map(([id]) => id)
    Promise.all(ids.map((id) => ask(faultRoutes.read, { params: { id } })))
      .then((replies) => isGone || setDetails(replies))
      .catch((thrown: Problem) => isGone || setProblem(thrown))
    return () => void (isGone = true)
  }, [asked])
  return { details, problem }
}

function Line({ entry }: { entry: Entry }) {
  const { at, receivedAt, kind } = entry
  return (
    <li data-kind={kind}>
      <span class="when">{entry.kind === 'test' ? whenTested(entry) : dayTimeOf(at)}</span>{' '}
      {entry.kind === 'test' ? <Tested test={entry.test} /> : <Happened entry={entry} />}
      <ReceivedLater at={at} receivedAt={receivedAt} />
    </li>
  )
}

/** The story in one line after another, the newest first. */
export const Story = ({ entries }: { entries: readonly Entry[] }) => (
  <ol class="history" data-list="timeline">
    {entries.map((entry) => (
      <Line key={`${entry.fault?.id} ${entry.event?.number} ${entry.test?.id}`} entry={entry} />
    ))}
  </ol>
)

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

function Happened({ entry }: { entry: Exclude<Entry, { kind: 'test' }> }) {
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
