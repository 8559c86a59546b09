/** One fault: where it stands, what can be done next, what was done, and who else noticed it. */
import { type FaultDetail, faults } from '../../../contract/faults.ts'
import { flags } from '../../../contract/flags.ts'
import { office } from '../../../contract/office.ts'
import type { FaultEvent } from '../../../domain/fault/fault.ts'
import { dayTimeOf, figure, percent } from '../../shared/format.ts'
import { together, useAsk } from '../../shared/load.ts'
import { FlagsBeside, flagsOf } from '../kit/flags.tsx'
import { Fact, Facts } from '../kit/figures.tsx'
import {
  cameLate,
  categoryWord,
  ClockMark,
  EventFacts,
  FaultMark,
  FaultSeverityMark,
  ReceivedLater,
  stepTitle,
} from '../kit/faults.tsx'
import type { PageProps } from '../kit/lazy.tsx'
import { Mark } from '../kit/marks.tsx'
import { Failure, Missing, Skeleton, usePageTitle } from '../kit/states.tsx'
import { faultPath, villagePath } from '../routes.ts'
import { t } from '../words.ts'
import { type FaultLife, lifeOf, spanOf } from './rules.ts'
import { Steps } from './steps.tsx'
import { Witnesses } from './witnesses.tsx'

export function Page({ params: { id }, session }: PageProps) {
  const isManager = session.role === 'manager'
  const flagged = useAsk(flags.list, isManager ? flagsOf(id) : null)
  const fault = useAsk(faults.read, { params: { id } })
  // drawn at once: what came later would push away what is being read
  const { data, problem, reload } = isManager ? together(fault, flagged) : fault
  const isGone = problem?.code === 'not_found'
  const title = data
    ? t('fault_title', { village: data.villageName, category: categoryWord(data.category) })
    : t(isGone ? 'fault_missing' : 'fault_loading')
  usePageTitle(title)
  // an address that names no fault at all
  if (problem?.code === 'invalid') return <Missing />
  return (
    <div class="page-narrow">
      <p>
        <a href="/faults?open=true">{t('back_faults')}</a>
      </p>
      <h1>{title}</h1>
      {problem && !isGone && <Failure problem={problem} retry={reload} />}
      {isGone && <p role="alert">{t('fault_missing_text')}</p>}
      {!data && !problem && <Skeleton lines={10} />}
      {data && (
        <>
          <p class="log-state" id="fault-state" role="status" tabIndex={-1}>
            <FaultMark status={data.status} />
            <ClockMark fault={data} />
            <span class="soft">
              {t('revision')} {figure(data.revision)}
            </span>
          </p>
          <Steps fault={data} session={session} reload={reload} />
          <FlagsBeside flags={flagged.data?.items ?? []} />
          <FaultFacts fault={data} />
          <FaultHistory fault={data} />
          <Witnesses fault={data} reload={reload} />
        </>
      )}
    </div>
  )
}

/** What was reported, and where it stands: the clock, who has it, what proved it repaired. */
function FaultFacts({ fault }: { fault: FaultDetail }) {
  const { reportedAt, receivedAt, failedRepairs, duplicateOf, proof } = fault
  return (
    <section aria-labelledby="facts-title">
      <h2 id="facts-title">{t('fault_facts')}</h2>
      <Facts>
        <Fact label={t('village')}>
          <a href={villagePath(fault.villageCode)}>{fault.villageName}</a>{' '}
          <span class="soft">{fault.townshipName}</span>
        </Fact>
        <Fact label={t('fault_category')}>{categoryWord(fault.category)}</Fact>
        <Fact label={t('fault_severity')}>
          <FaultSeverityMark severity={fault.severity} />{' '}
          <span class="soft">{t('limit_of', { hours: figure(fault.limitHours) })}</span>
        </Fact>
        <Fact label={t('fault_description')}>
          <span class="passage">{fault.description}</span>
        </Fact>
        <Fact label={t('fault_noticed')}>
          {dayTimeOf(reportedAt)} <span class="soft">{fault.reportedBy}</span>
        </Fact>
        <Fact label={t('received_at')}>{cameLate(reportedAt, receivedAt) ? dayTimeOf(receivedAt) : null}</Fact>
        <Fact label={t('fault_assignee')}>{fault.assignee ?? t('nobody_yet')}</Fact>
        <Fact label={t('fault_insisted')}>{fault.insisted ? t('insisted_means') : null}</Fact>
        <Fact label={t('failed_repairs')}>{failedRepairs > 0 ? figure(failedRepairs) : null}</Fact>
        <Fact label={t('duplicate_of')}>{duplicateOf && <a href={faultPath(duplicateOf)}>{t('see_original')}</a>}</Fact>
        <Fact label={t('proof')}>{proof && <ProofFound proof={proof} />}</Fact>
        <Fact label={t('log_number')}>
          <span class="code">{fault.id}</span>
        </Fact>
      </Facts>
    </section>
  )
}

const ProofFound = ({ proof }: { proof: NonNullable<FaultDetail['proof']> }) => (
  <>
    {proof.ratePercent === null ? t('unknown') : percent(proof.ratePercent, 1)}{' '}
    <span class="soft">
      {figure(proof.speakersSounding)}/{figure(proof.speakersInstalled)} {proof.testedOn}
    </span>{' '}
    {proof.staysBelow && <Mark look={['watch', 'down']}>{t('still_below')}</Mark>}
    {!proof.counted && <span class="soft"> {t('proof_gone')}</span>}
  </>
)

/** Who did what, when and why; and when it came in, where that was later. */
const FaultHistory = ({ fault }: { fault: FaultDetail }) => (
  <section aria-labelledby="history-title">
    <h2 id="history-title">{t('history')}</h2>
    <Life fault={fault} />
    <ol class="history" data-list="events">
      {fault.events.map((event, i) => (
        <li key={event.number}>
          <span class="when">{dayTimeOf(event.at)}</span> <strong>{stepTitle(event.action)}</strong> {event.by}{' '}
          <span class="soft">{t(`role_${event.role}`)}</span> <Became before={fault.events[i - 1]} event={event} />
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

function Life({ fault: { events, settledAt } }: { fault: FaultDetail }) {
  const { data } = useAsk(office.read, {})
  const life = data && lifeOf(events, settledAt, data.now)
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
