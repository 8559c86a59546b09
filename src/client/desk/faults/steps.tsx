/** What the reader may do next with a fault: a button for each step, a small form where the step needs more. */
import { useState } from 'preact/hooks'
import type * as z from 'zod'
import { audibility, type AudibilityTestRow } from '../../../contract/audibility.ts'
import { type FaultDetail, faults } from '../../../contract/faults.ts'
import { figures } from '../../../contract/figures.ts'
import { type FaultAction, FaultStep } from '../../../domain/fault/fault.ts'
import type { Extra } from '../../../domain/fault/fault-event.ts'
import type { Session } from '../../../domain/people/account.ts'
import { ask } from '../../shared/api.ts'
import { figure } from '../../shared/format.ts'
import { useAsk } from '../../shared/load.ts'
import { officeZone } from '../../shared/office.ts'
import { Says } from '../kit/buttons.tsx'
import { categoryWord, faultStatusWord, stepTitle, stepWord } from '../kit/faults.tsx'
import { restOf, type Sending, useSending } from '../kit/fields.tsx'
import { percentOrUnknown } from '../kit/figures.tsx'
import { Field, Form, type FormOf, useForm } from '../kit/form.tsx'
import { Answered, Section } from '../kit/section.tsx'
import { TestFieldset, useSpeakerTest } from '../kit/speaker-test.tsx'
import { reportFaultPath } from '../routes.ts'
import { t } from '../words.ts'
import { fieldsOf, isPlain, missingIn, proofChoices, stepFields, stepsInOrder } from './rules.ts'

type Step = z.input<typeof FaultStep>

interface Props {
  fault: FaultDetail
  session: Session
  reload: () => void
}

export function Steps({ fault, session, reload }: Props) {
  const [chosen, setChosen] = useState<FaultAction>()
  const [said, setSaid] = useState('')
  // somebody was first: what they did is shown beside what was typed here
  const sending = useSending({ conflict: reload })
  const take = async (body: Step) => {
    const { message = '' } = await ask(faults.step, { params: { id: fault.id }, body })
    setSaid(message)
    setChosen(undefined)
    // the button that was pressed may be gone by now
    document.getElementById('fault-state')?.focus()
    reload()
  }
  const choose = (action: FaultAction | undefined) => {
    sending.refuse([])
    setSaid('')
    setChosen(action)
  }
  const pick = (action: FaultAction) => {
    if (sending.isSending) return
    if (!isPlain(action)) return choose(action)
    choose(undefined)
    sending.run(() => take({ revision: fault.revision, action }))
  }
  const { usual, inOrder } = stepsInOrder(fault.status, session.role, fault.nextSteps)
  const form = { fault, session, sending, take, cancel: () => choose(undefined) }
  return (
    <Section id="steps-title" title={t('steps_title')}>
      {said && (
        <div class="notice notice-watch" role="status">
          <p>{said}</p>
          {fault.proof?.staysBelow && (
            <a class="button" href={reportFaultPath(fault.villageCode)}>
              {t('report_for', { village: fault.villageName })}
            </a>
          )}
        </div>
      )}
      {fault.nextSteps.length === 0 && <p class="soft">{t('steps_none')}</p>}
      <p class="actions">
        {inOrder.map((action) => (
          <button
            key={action}
            type="button"
            class={action === usual && !chosen ? 'main-action' : undefined}
            aria-expanded={isPlain(action) ? undefined : chosen === action}
            aria-disabled={sending.isSending}
            onClick={() => pick(action)}
          >
            {stepTitle(action)}
          </button>
        ))}
      </p>
      {!chosen && <Says>{restOf(sending.problem, [])}</Says>}
      {chosen === 'close' && <CloseForm {...form} />}
      {chosen && chosen !== 'close' && <StepForm key={chosen} action={chosen} {...form} />}
    </Section>
  )
}

interface FormProps extends Pick<Props, 'fault' | 'session'> {
  sending: Sending
  take: (step: Step) => Promise<void>
  cancel: () => void
}

function StepForm({ action, fault, session, sending, take, cancel }: FormProps & { action: FaultAction }) {
  // a technician mostly takes a fault
  const assignee = action === 'assign' && session.role === 'technician' ? session.displayName : undefined
  const form = useForm(FaultStep, {
    fields: stepFields(action),
    start: { revision: fault.revision, action },
    begin: { assignee },
    check: (draft) => missingIn(action, draft),
    sending,
    send: take,
  })
  const button = t('confirm', { action: stepWord(action) })
  return (
    <Form of={form} label={stepTitle(action)} button={button} cancel={cancel} isOpened>
      {fieldsOf(action).map((name) => (
        <StepField key={name} name={name} of={form} fault={fault} />
      ))}
      {!fault.nextSteps.includes(action) && <p class="soft">{t('step_gone')}</p>}
    </Form>
  )
}

interface FieldProps {
  of: FormOf<Extra>
  name: Extra
  fault: FaultDetail
}

function StepField({ of: form, name, fault }: FieldProps) {
  if (name === 'assignee') return <AssigneeField of={form} />
  if (name === 'duplicateOf') return <OriginalField of={form} fault={fault} />
  const isParts = name === 'parts'
  return <Field of={form} name={name} hint={isParts ? t('parts_hint') : undefined} rows={isParts ? 3 : 2} />
}

/** Anybody may repair; those who do already are offered. */
function AssigneeField({ of: form }: Pick<FieldProps, 'of'>) {
  const { data } = useAsk(figures.faults, {})
  return <Field of={form} name="assignee" options={data?.technicians.map(({ name }) => name) ?? []} />
}

function OriginalField({ of: form, fault }: Pick<FieldProps, 'of' | 'fault'>) {
  const { data } = useAsk(faults.list, { query: { village: fault.villageCode, limit: 200 } })
  const others = (data?.items ?? []).filter(
    ({ id, status }) => id !== fault.id && status !== 'duplicate' && status !== 'cancelled',
  )
  const choices = others.map(({ id, category, status, reportedOn }) => {
    return [id, [categoryWord(category), faultStatusWord(status), reportedOn].join(' · ')] as const
  })
  const hint = data !== undefined && others.length === 0 ? t('original_none') : undefined
  return <Field of={form} name="duplicateOf" hint={hint} none={t('choose')} choices={choices} />
}

/** The choice that is no test yet. */
const NEW = 'new'

/** Closing a fault: with a full test made after the repair, chosen from the village's, or entered right here. */
function CloseForm(props: FormProps) {
  const load = useAsk(audibility.ofVillage, { params: { code: props.fault.villageCode } })
  return (
    <Answered load={load}>
      {({ history, speakersInstalled }) => (
        <ProofForm
          {...props}
          tests={proofChoices(props.fault, history, officeZone())}
          installed={speakersInstalled ?? undefined}
        />
      )}
    </Answered>
  )
}

interface ProofProps extends FormProps {
  tests: AudibilityTestRow[]
  installed: number | undefined
}

function ProofForm({ fault, sending, take, cancel, tests, installed }: ProofProps) {
  const { id: faultId, villageCode, revision } = fault
  const test = useSpeakerTest({ villageCode, installed, faultId })
  const form = useForm(FaultStep, {
    fields: stepFields('close'),
    start: { revision, action: 'close' },
    begin: { audibilityReportId: tests[0]?.id ?? NEW },
    sending,
    send: async (body) =>
      take(body.audibilityReportId === NEW ? { ...body, audibilityReportId: (await test.send()).id } : body),
  })
  const isNew = form.draft.audibilityReportId === NEW
  const choices = [...tests.map((one) => [one.id, testSaid(one)] as const), [NEW, t('proof_new')] as const]
  return (
    <Form
      of={form}
      label={stepTitle('close')}
      names={isNew ? test.names : []}
      button={t('confirm', { action: stepWord('close') })}
      cancel={cancel}
      isOpened
    >
      <Field of={form} name="audibilityReportId" hint={t('proof_hint')} choices={choices} />
      {isNew && <TestFieldset of={test} problem={sending.problem} isWithoutNote />}
      <StepField of={form} name="parts" fault={fault} />
      <StepField of={form} name="reason" fault={fault} />
    </Form>
  )
}

function testSaid({
  testedOn,
  ratePercent,
  speakersSounding,
  speakersInstalled,
  reportedBy,
}: AudibilityTestRow): string {
  const counts = `${figure(speakersSounding)}/${figure(speakersInstalled)}`
  return [testedOn, percentOrUnknown(ratePercent, 1), counts, reportedBy].join(' · ')
}
