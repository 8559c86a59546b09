/** All unsettled faults, one's own before the others, the overdue before all; a fault in a list, and its marks. */
import { useState } from 'preact/hooks'
import { FaultCategory, FaultSeverity, type FaultStatus, isUnsettled, NewFault } from '../../../domain/fault/fault.ts'
import { dayTimeOf } from '../../shared/format.ts'
import { FAULT_LOOK, FAULT_SEVERITY_LOOK } from '../../shared/shapes.ts'
import { Mark } from '../kit/marks.tsx'
import { Empty, Frame, Goes, LinkButton, Row } from '../kit/states.tsx'
import { issuesAt, messagesOf, type Said, saidIssue, saidSentence } from '../kit/remarks.tsx'
import { t } from '../later-words.ts'
import { useCopy } from '../phone/phone.ts'
import { type Asked, faultPath, newFaultPath, villagePath } from '../routes.ts'
import { byDue, type FaultNow, useFaults } from './fault-now.ts'
import { FaultPhotos } from './fault-photos.tsx'
import { villagesByUrgency } from './urgency.ts'
import { issuesOf } from '../../../domain/issues.ts'
import { freshId } from '../../shared/api.ts'
import { FieldForm, goToWrong, useFormDraft } from '../kit/field-form.tsx'
import { Choice, Passage } from '../kit/inputs.tsx'
import { VillageList } from '../kit/village-list.tsx'
import { EntryPage } from '../outbox/entry.tsx'

export function Faults() {
  const { person, copy } = useCopy()
  const carried = copy.broadcast?.faults.filter(({ status }) => isUnsettled(status)).length ?? 0
  const behind = (copy.broadcast?.unsettled ?? carried) - carried
  const open = useFaults()
    .filter(({ status }) => isUnsettled(status))
    .sort(byDue)
  const isOwn = ({ assignee }: FaultNow): boolean => assignee === person.displayName
  const parts = {
    faults_own: open.filter(isOwn),
    faults_other: open.filter((fault) => !isOwn(fault)),
  }
  return (
    <Frame title={t('faults_title')}>
      <Goes class="main-action wide" href={newFaultPath()} label={t('report_fault')} />
      {open.length === 0 && <Empty>{t('faults_none_open')}</Empty>}
      {(['faults_own', 'faults_other'] as const)
        .filter((word) => parts[word].length > 0)
        .map((word) => (
          <section key={word}>
            <h2>{t(word, { count: parts[word].length })}</h2>
            <ul class="rows">
              {parts[word].map((fault) => (
                <FaultRow key={fault.id} fault={fault} hasVillage />
              ))}
            </ul>
          </section>
        ))}
      {behind > 0 && <p data-line="behind">{t('faults_behind', { count: behind })}</p>}
    </Frame>
  )
}

export function FaultRow({ fault, hasVillage }: { fault: FaultNow; hasVillage?: boolean }) {
  const { copy } = useCopy()
  const { id, category, description, status, pending } = fault
  const village = hasVillage ? copy.villages.find(({ code }) => code === fault.villageCode)?.name : undefined
  const state = (
    <>
      <FaultMark status={status} />
      <br />
      <DueMark fault={fault} />
      {pending.length > 0 && <span class="soft">{t('pending', { count: pending.length })}</span>}
    </>
  )
  const name = village === undefined ? categoryWord(category) : `${village} · ${categoryWord(category)}`
  return <Row data-fault={id} href={faultPath(id)} name={name} says={description} state={state} />
}

export const FaultMark = ({ status }: { status: FaultStatus }) => (
  <Mark look={FAULT_LOOK[status]}>{saidSentence({ key: `fault_${status}` })}</Mark>
)
export const categoryWord = (category: FaultCategory): string => saidSentence({ key: `category_${category}` })

export function DueMark({ fault }: { fault: Pick<FaultNow, 'isOverdue' | 'overdueSince' | 'dueAt'> }) {
  if (fault.isOverdue)
    return <Mark look={['bad', 'cross']}>{t('overdue_since', { time: dayTimeOf(fault.overdueSince ?? '') })}</Mark>
  return fault.dueAt === undefined ? null : <span class="soft">{t('due_by', { time: dayTimeOf(fault.dueAt) })}</span>
}

type FaultBody = Partial<NewFault> & Pick<NewFault, 'villageCode' | 'description'>

export function FaultForm({ asked: { village, machine } }: { asked: Asked }) {
  const { entries } = useCopy()
  const [about] = useState(() => {
    const begun = entries.find(
      ({ kind, state, body }) =>
        kind === 'fault' &&
        state === 'draft' &&
        (body as FaultBody).villageCode === village &&
        (body as FaultBody).resourceCode === machine,
    )
    return begun?.about ?? freshId()
  })
  const [chosen, choose] = useState(village)
  const made = entries.find(({ key }) => key === `fault:${about}`)
  if (!made || made.state === 'draft')
    return chosen === undefined ? (
      <PickVillage choose={choose} />
    ) : (
      <Form id={about} villageCode={chosen} machine={machine} />
    )
  return (
    <>
      <EntryPage entry={made} />
      {made.state !== 'attention' && (
        <p class="after">
          <LinkButton class="wide" href={faultPath(about)} label={t('to_fault')} />
        </p>
      )}
    </>
  )
}

interface FormProps {
  id: string
  villageCode: string
  machine: string | undefined
}

function Form({ id, villageCode, machine }: FormProps) {
  const { copy, now } = useCopy()
  const village = copy.villages.find(({ code }) => code === villageCode)
  const draft = useFormDraft<FaultBody>({ kind: 'fault', key: `fault:${id}`, about: id }, () => ({
    villageCode,
    description: '',
    ...(machine !== undefined && { resourceCode: machine, category: 'speaker' }),
  }))
  const { body, update, queue } = draft
  const [said, setSaid] = useState<Said[]>([])
  const set = (changes: Partial<FaultBody>) => {
    setSaid([])
    update(changes)
  }
  const issue = (field: string): string => messagesOf(issuesAt(said, field))
  const send = () => {
    const read = NewFault.safeParse({ id, ...body, reportedAt: now().toISOString() })
    if (read.success) return void queue(read.data)
    setSaid(issuesOf(read.error).map(saidIssue))
    goToWrong()
  }
  return (
    <FieldForm
      name="fault"
      title={t('report_fault')}
      back={[villagePath(villageCode), village?.name]}
      lead={body.resourceCode && <p class="soft">{t('machine_title', { code: body.resourceCode })}</p>}
      label={t('send_report')}
      send={send}
      draft={draft}
    >
      <Choice
        label={t('fault_category')}
        options={FaultCategory.options}
        chosen={body.category}
        choose={(category) => set({ category })}
        word={categoryWord}
        says={issue('category')}
      />
      <Choice
        label={t('fault_severity')}
        options={FaultSeverity.options}
        chosen={body.severity}
        choose={(severity) => set({ severity })}
        word={severityMark}
        says={issue('severity')}
      />
      <Passage
        class="field block"
        label={t('description')}
        rows={3}
        value={body.description}
        set={(description) => set({ description })}
        says={issue('description')}
      />
      <FaultPhotos faultId={id} kinds={['before']} after={[`fault:${id}`]} added={() => update({})} />
    </FieldForm>
  )
}

const severityMark = (severity: FaultSeverity) => (
  <Mark look={FAULT_SEVERITY_LOOK[severity]}>{saidSentence({ key: `fault_severity_${severity}` })}</Mark>
)

/** Which village a technician is in: the most urgent first, any by search, or the nearest. */
export function PickVillage({ choose }: { choose: (code: string) => void }) {
  const { copy } = useCopy()
  const urgent = villagesByUrgency(copy, useFaults()).map(({ village }) => village.code)
  return (
    <Frame title={t('which_village')}>
      <VillageList first={urgent} choose={choose} />
    </Frame>
  )
}
