/** A village's story, newest first: tests, reports of faults, the steps of repairs, and what each closing changed. */
import { useEffect, useState } from 'preact/hooks'
import type { AudibilityTestRow, VillageAudibility } from '../../../contract/audibility.ts'
import { type Fault, type FaultDetail, faults as faultRoutes } from '../../../contract/faults.ts'
import type { AnswerOf } from '../../../contract/route.ts'
import { STALE_DAYS, type StaleDaysOn } from '../../../domain/audibility/audibility.ts'
import { type TimelineEntry, villageTimeline } from '../../../domain/register/village-timeline.ts'
import { ask, type Problem } from '../../shared/api.ts'
import { dayTimeOf, figure, percent } from '../../shared/format.ts'
import type { Loaded } from '../../shared/load.ts'
import { officeZone } from '../../shared/office.ts'
import { t } from '../words.ts'
import { categoryWord, EventFacts, FaultSeverityMark, OutcomeMark, ReceivedLater, stepTitle } from '../kit/faults.tsx'
import { BandMark } from '../kit/marks.tsx'
import { faultPath } from '../routes.ts'
import { Empty, Failure, Skeleton } from '../kit/states.tsx'
import { Section } from '../kit/section.tsx'
import { First } from '../kit/folded.tsx'
import { percentOrUnknown } from '../kit/figures.tsx'

type Entry = TimelineEntry<AudibilityTestRow>
interface Props {
  audibility: Loaded<VillageAudibility>
  faults: Loaded<AnswerOf<typeof faultRoutes.list>>
}

export function VillageTimelineSection({ audibility, faults }: Props) {
  const { details, problem } = useDetails(faults.data?.items)
  const { data } = audibility
  const entries = data && details && villageTimeline(data.history, details, officeZone(), staleDaysOf(data))
  return (
    <Section name="timeline" title={t('timeline_title')}>
      {problem && <Failure problem={problem} />}
      {!entries && !problem && <Skeleton lines={6} />}
      {entries?.length === 0 && <Empty>{t('timeline_none')}</Empty>}
      {entries && (
        <First of={entries} count={25} more={(count) => t('timeline_more', { count })}>
          {(shown) => (
            <ol class="history" data-list="timeline">
              {shown.map((entry) => (
                <Line key={`${entry.fault?.id} ${entry.event?.number} ${entry.test?.id}`} entry={entry} />
              ))}
            </ol>
          )}
        </First>
      )}
    </Section>
  )
}

const staleDaysOf =
  ({ staleDays }: VillageAudibility): StaleDaysOn =>
  (day) =>
    staleDays.findLast(({ effectiveOn }) => effectiveOn === null || effectiveOn <= day)?.days ?? STALE_DAYS

/** What happened to each fault; lists tell only where it stands. */
function useDetails(faults: Fault[] | undefined) {
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
  const rate = (test: AudibilityTestRow | undefined): string => percentOrUnknown(test?.ratePercent ?? null, 1)
  return (
    <p data-figure="change">
      {t('before_after', { before: rate(before), after: rate(after) })} <OutcomeMark isStillBelow={isStillBelow} />
    </p>
  )
}
