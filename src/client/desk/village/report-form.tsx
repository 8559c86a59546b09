/** Reporting a fault of a village; when one is open already, joining that one or saying that it is another. */
import { useEffect, useRef, useState } from 'preact/hooks'
import { audibility } from '../../../contract/audibility.ts'
import { type Fault, faults } from '../../../contract/faults.ts'
import type { NewFault } from '../../../domain/fault/fault.ts'
import { ask, freshId, Problem } from '../../shared/api.ts'
import { dayTimeOf } from '../../shared/format.ts'
import { officeZone } from '../../shared/office.ts'
import { go } from '../../shared/place.ts'
import { categoryWord, ClockMark, FaultMark } from '../kit/faults.tsx'
import { Check } from '../kit/filter-fields.tsx'
import { Field, Form, useForm } from '../kit/form.tsx'
import { useOpenedAt } from '../kit/form-draft.ts'
import { CountsFields } from '../kit/speaker-test.tsx'
import { COUNTS, countsOf, noCounts } from '../kit/speaker-test-draft.ts'
import { faultPath } from '../routes.ts'
import { t } from '../words.ts'
import { openAlready, Report, reportFields, TEST_PATH, witnessBody, witnessTest } from './report-draft.ts'

interface Props {
  villageCode: string
  /** Speakers of the village, where that is known. */
  installed: number | undefined
  cancel: () => void
}

export function ReportForm({ villageCode, installed, cancel }: Props) {
  const [counts, setCounts] = useState(noCounts(installed))
  const [withTest, setWithTest] = useState(false)
  const [ids, setIds] = useState(() => ({ fault: freshId(), witness: freshId(), test: freshId() }))
  const [other, setOther] = useState<Fault>()
  const reportedAt = useOpenedAt()
  const report = async (body: NewFault) => {
    const tested = withTest && { audibility: countsOf(counts, TEST_PATH) }
    await ask(faults.send, { body: { ...body, ...tested } }).catch((thrown: unknown) => {
      const known = openAlready(thrown)
      setOther(known)
      // the first answer was lost and the text changed since: the next press is another report
      if (!known && isConflict(thrown)) setIds({ ...ids, fault: freshId() })
      throw thrown
    })
    go(faultPath(body.id))
  }
  const form = useForm(Report, {
    fields: reportFields(),
    start: { id: ids.fault, villageCode },
    begin: { reportedAt },
    send: report,
  })
  const join = async (known: Fault) => {
    const test = withTest && witnessTest(form.draft, counts, ids.test, known, officeZone())
    const body = witnessBody(form.draft, ids.witness, officeZone())
    await ask(faults.witness, { params: { id: known.id }, body })
    if (test) await ask(audibility.send, { body: test })
    go(faultPath(known.id))
  }
  const { isSending, problem, run } = form.sending
  return (
    <Form
      of={form}
      label={t('report_fault')}
      names={COUNTS.map((name) => TEST_PATH + name)}
      button={t('send_report')}
      cancel={cancel}
      isOpened
    >
      <h2>{t('report_fault')}</h2>
      <div class="field-row">
        <Field of={form} name="category" none={t('choose')} />
        <Field of={form} name="severity" none={t('choose')} />
      </div>
      <Field of={form} name="description" hint={t('fault_description_hint')} rows={3} />
      <div class="field-row">
        <Field of={form} name="reportedAt" type="datetime-local" />
        <Field of={form} name="reporterName" />
      </div>
      <Check label={t('with_test')} isOn={withTest} set={setWithTest} />
      {withTest && (
        <CountsFields
          fields={counts}
          set={(change) => setCounts({ ...counts, ...change })}
          problem={problem}
          pathOf={(name) => TEST_PATH + name}
        />
      )}
      {other && (
        <OpenFault
          fault={other}
          isSending={isSending}
          join={() => run(() => join(other))}
          insist={() => form.submit({ insist: true })}
        />
      )}
    </Form>
  )
}

const isConflict = (thrown: unknown): boolean => thrown instanceof Problem && thrown.code === 'conflict'

interface OpenProps {
  fault: Fault
  isSending: boolean
  join: () => void
  insist: () => void
}

/** A fault of the same category is open in the village: the same one, or another? */
function OpenFault({ fault, isSending, join, insist }: OpenProps) {
  const title = useRef<HTMLHeadingElement>(null)
  // it stands above the button that was pressed, and asks something
  useEffect(() => title.current?.focus(), [fault.id])
  return (
    <div class="open-already" data-fault={fault.id}>
      <h3 ref={title} tabIndex={-1}>
        {t('open_already_title')}
      </h3>
      <p>
        <a href={faultPath(fault.id)} target="_blank" rel="noreferrer">
          {categoryWord(fault.category)}
        </a>{' '}
        <FaultMark status={fault.status} /> <ClockMark fault={fault} />
      </p>
      <p class="passage">{fault.description}</p>
      <p class="soft">
        {dayTimeOf(fault.reportedAt)} {fault.reportedBy}
      </p>
      <p class="actions">
        <button type="button" class="main-action" aria-disabled={isSending} onClick={join}>
          {t('join_fault')}
        </button>
        <button type="button" aria-disabled={isSending} onClick={insist}>
          {t('insist_fault')}
        </button>
      </p>
    </div>
  )
}
