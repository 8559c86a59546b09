/** Reporting a fault of a village; when one is open already, joining that one or saying that it is another. */
import { useLayoutEffect, useRef, useState } from 'preact/hooks'
import { audibility } from '../../../contract/audibility.ts'
import { type Fault, faults, OpenAlready } from '../../../contract/faults.ts'
import { FaultCategory, FaultSeverity, NewFault, type NewWitness } from '../../../domain/fault/fault.ts'
import { ask, freshId, Problem } from '../../shared/api.ts'
import { dayTimeOf } from '../../shared/format.ts'
import { officeZone } from '../../shared/office.ts'
import { go } from '../../shared/place.ts'
import { Button } from '../kit/buttons.tsx'
import { ClockMark, FaultMark, categoryWord, severityWord } from '../kit/faults.tsx'
import { Check } from '../kit/filters.tsx'
import {
  type Draft,
  emptyAmong,
  type Fields,
  instantIn,
  lineIn,
  onOneLine,
  throwIncomplete,
  timeField,
  useOpenedAt,
} from '../kit/form-draft.ts'
import { Field, Form, useForm } from '../kit/form.tsx'
import { COUNTS, type CountFields, CountsFields, countsOf, noCounts } from '../kit/speaker-test.tsx'
import { faultPath } from '../routes.ts'
import { t } from '../later-words.ts'
import type { NewAudibilityReport } from '../../../domain/audibility/audibility.ts'
import { localDay } from '../../../domain/period.ts'
import { passage } from '../../../domain/register/place.ts'

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
  useLayoutEffect(() => title.current?.focus(), [fault.id])
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
        <Button class="main-action" label={t('join_fault')} isBusy={isSending} onClick={join} />
        <Button label={t('insist_fault')} isBusy={isSending} onClick={insist} />
      </p>
    </div>
  )
}

/** A note of a witness takes this much, so a report written here can always become one. */
export const Report = NewFault.extend({ description: passage(500).min(1) })

type Name = 'category' | 'severity' | 'description' | 'reportedAt' | 'reporterName'

export const reportFields = (): Fields<Name> => ({
  category: { label: t('fault_category'), choices: FaultCategory.options.map((one) => [one, categoryWord(one)]) },
  severity: { label: t('fault_severity'), choices: FaultSeverity.options.map((one) => [one, severityWord(one)]) },
  description: t('fault_description'),
  reportedAt: timeField(t('fault_noticed')),
  reporterName: { label: t('reporter_optional'), read: lineIn },
})

/** Where a report carries its test. */
export const TEST_PATH = 'audibility.'

type Said = Pick<Draft<Name>, 'reportedAt' | 'reporterName' | 'description'>

/** The same fault, noticed by one more: what was described becomes the note. */
export function witnessBody({ reportedAt, ...said }: Said, id: string, timeZone: string): NewWitness {
  throwIncomplete(emptyAmong([{ path: 'reportedAt', label: t('fault_noticed'), value: reportedAt }]))
  const name = onOneLine(said.reporterName)
  const note = onOneLine(said.description)
  return { id, ...(name && { name }), witnessedAt: instantIn(reportedAt, timeZone), ...(note && { note }) }
}

/** The test that was made, when the report becomes a witness's: it belongs to the fault that is known. */
export function witnessTest(
  { reportedAt }: Said,
  counts: CountFields,
  id: string,
  { id: faultId, villageCode }: Pick<Fault, 'id' | 'villageCode'>,
  timeZone: string,
): NewAudibilityReport {
  const recordedAt = instantIn(reportedAt, timeZone)
  const testedOn = localDay(recordedAt, timeZone)
  return { id, villageCode, testedOn, ...countsOf(counts, TEST_PATH), method: 'on_site', faultId, recordedAt }
}

/** The fault that is open already, when that is why a report was refused. */
export function openAlready(problem: unknown): Fault | undefined {
  if (!(problem instanceof Problem) || problem.code !== 'conflict') return undefined
  return OpenAlready.pick({ fault: true }).safeParse(problem.reply).data?.fault
}
