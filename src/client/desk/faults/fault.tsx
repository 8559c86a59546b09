/** One fault: where it stands, what can be done next, what was done, and who else noticed it. */
import { useState } from 'preact/hooks'
import { type FaultDetail, faults } from '../../../contract/faults.ts'
import { flags } from '../../../contract/figures.ts'
import { office } from '../../../contract/office.ts'
import { type FaultEvent, isUnsettled, NewWitness } from '../../../domain/fault/fault.ts'
import { dayTimeOf, figure } from '../../shared/format.ts'
import { together, useAsk } from '../../shared/load.ts'
import { FlagsBeside, flagsOf } from '../kit/flags.tsx'
import { Fact, Facts, percentOrUnknown } from '../kit/figures.tsx'
import { VillageOf } from '../kit/place-names.tsx'
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
import { Mark } from '../kit/marks.tsx'
import { MaskedPeople } from '../kit/masked-people.tsx'
import { faultPath, supervisionPath } from '../routes.ts'
import { t } from '../words.ts'
import { FaultPhotos } from './photos.tsx'
import { type FaultLife, lifeOf, spanOf } from './rules.ts'
import { Steps } from './steps.tsx'
import { ask, useFormId } from '../../shared/api.ts'
import { isOfDesk } from '../../../domain/people/account.ts'
import { lineIn, timeField, useOpenedAt } from '../kit/form-draft.ts'
import { Field, Form, useForm } from '../kit/form.tsx'
import { Missing, OnePage, type PageProps } from '../kit/page.tsx'
import { Section } from '../kit/section.tsx'
import { ActionButton, Changing, LinkLine } from '../kit/buttons.tsx'

export function Page({ params: { id }, session }: PageProps) {
  const isManager = isOfDesk(session.role)
  const flagged = useAsk(flags.list, isManager ? flagsOf(id) : null)
  const fault = useAsk(faults.read, { params: { id } })
  // drawn at once: what came later would push away what is being read
  const load = isManager ? together(fault, flagged) : fault
  const { data, problem, reload } = load
  const isGone = problem?.code === 'not_found'
  const title = data
    ? t('fault_title', { village: data.villageName, category: categoryWord(data.category) })
    : t(isGone ? 'fault_missing' : 'fault_loading')
  // an address that names no fault at all
  if (problem?.code === 'invalid') return <Missing />
  return (
    <OnePage
      back={['/faults?open=true', t('back_faults')]}
      title={title}
      load={load}
      none={isGone && <p role="alert">{t('fault_missing_text')}</p>}
    >
      {(known) => (
        <>
          <p class="log-state" id="fault-state" role="status" tabIndex={-1}>
            <FaultMark status={known.status} />
            <ClockMark fault={known} />
            <span class="soft">
              {t('revision')} {figure(known.revision)}
            </span>
          </p>
          <Changing>
            <Steps fault={known} session={session} reload={reload} />
          </Changing>
          <FlagsBeside flags={flagged.data?.items ?? []} />
          {isManager && isUnsettled(known.status) && (
            <LinkLine href={supervisionPath({ subject: known.id })}>{t('supervise_of')}</LinkLine>
          )}
          <FaultFacts fault={known} />
          <FaultPhotos fault={known} />
          <FaultHistory fault={known} />
          <Witnesses fault={known} reload={reload} />
          {isManager && <MaskedPeople kind="fault" id={known.id} said={peopleIn(known)} />}
        </>
      )}
    </OnePage>
  )
}

const peopleIn = ({ reportedBy, description, witnessList }: FaultDetail) => [
  reportedBy,
  description,
  ...witnessList.map(({ name }) => name),
]

/** What was reported, and where it stands: the clock, who has it, what proved it repaired. */
function FaultFacts({ fault }: { fault: FaultDetail }) {
  const { reportedAt, receivedAt, failedRepairs, duplicateOf, proof } = fault
  return (
    <Section id="facts-title" title={t('fault_facts')}>
      <Facts>
        <Fact label={t('village')}>
          <VillageOf {...fault} />
        </Fact>
        <Fact label={t('fault_category')}>{categoryWord(fault.category)}</Fact>
        <Fact label={t('machine')}>{fault.resourceCode && <span class="code">{fault.resourceCode}</span>}</Fact>
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
    </Section>
  )
}

const ProofFound = ({ proof }: { proof: NonNullable<FaultDetail['proof']> }) => (
  <>
    {percentOrUnknown(proof.ratePercent, 1)}{' '}
    <span class="soft">
      {figure(proof.speakersSounding)}/{figure(proof.speakersInstalled)} {proof.testedOn}
    </span>{' '}
    {proof.staysBelow && <Mark look={['watch', 'down']}>{t('still_below')}</Mark>}
    {!proof.counted && <span class="soft"> {t('proof_gone')}</span>}
  </>
)

/** Who did what, when and why; and when it came in, where that was later. */
const FaultHistory = ({ fault }: { fault: FaultDetail }) => (
  <Section id="history-title" title={t('history')}>
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
  </Section>
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

function Witnesses({ fault, reload }: { fault: FaultDetail; reload: () => void }) {
  const { id, witnessList, status } = fault
  const [isOpen, setOpen] = useState(false)
  const close = () => setOpen(false)
  const title = (
    <>
      {t('witnesses_title')} <span class="soft">{figure(witnessList.length)}</span>
    </>
  )
  const finish = () => {
    close()
    reload()
  }
  return (
    <Section id="witnesses-title" title={title}>
      <ul class="plain" data-list="witnesses">
        {witnessList.map(({ id: key, name, witnessedAt, by, note }) => (
          <li key={key}>
            <span class="soft">{dayTimeOf(witnessedAt)}</span> <strong>{name}</strong>{' '}
            {by !== name && <span class="soft">{t('entered_by', { who: by })}</span>}
            {note && <p>{note}</p>}
          </li>
        ))}
      </ul>
      {isUnsettled(status) && !isOpen && (
        <Changing>
          <ActionButton label={t('witness_add')} onClick={() => setOpen(true)} />
        </Changing>
      )}
      {isOpen && <WitnessForm faultId={id} finish={finish} cancel={close} />}
    </Section>
  )
}

function WitnessForm({ faultId, finish, cancel }: { faultId: string; finish: () => void; cancel: () => void }) {
  const [id] = useFormId()
  const openedAt = useOpenedAt()
  const form = useForm(NewWitness, {
    fields: {
      name: { label: t('witness_name'), read: lineIn },
      witnessedAt: timeField(t('fault_noticed')),
      note: { label: t('remark_optional'), read: lineIn },
    },
    start: { id },
    begin: { witnessedAt: openedAt },
    send: (body) => ask(faults.witness, { params: { id: faultId }, body }),
    done: finish,
  })
  return (
    <Form of={form} label={t('witness_add')} button={t('witness_add')} cancel={cancel} isOpened>
      <Field of={form} name="name" hint={t('witness_name_hint')} />
      <Field of={form} name="witnessedAt" type="datetime-local" />
      <Field of={form} name="note" rows={3} />
    </Form>
  )
}
