/** Closing a fault: with a full test made after the repair, chosen from the village's, or entered right here. */
import { useEffect, useRef, useState } from 'preact/hooks'
import type { NewAudibilityReport } from '../../../domain/audibility/audibility.ts'
import { request } from '../../shared/api.ts'
import { figure, percent } from '../../shared/format.ts'
import { freshId } from '../../shared/fresh-id.ts'
import { useLoad } from '../../shared/load.ts'
import { askClock, officeZone } from '../../shared/office.ts'
import type { AudibilityTestRow, VillageAudibility } from '../../shared/replies.ts'
import type { FaultDetail } from '../../shared/replies-broadcast.ts'
import { useToday } from '../../shared/today.ts'
import { t } from '../words.ts'
import { Answered } from '../kit/answered.tsx'
import { Form, SelectField } from '../kit/fields.tsx'
import type { Sending } from '../kit/sending.ts'
import { stepTitle, stepWord } from './fault-words.ts'
import { proofChoices } from './proof-choices.ts'
import { requireFields, StepField, type TakeStep } from './step-form.tsx'
import { NO_FIELDS } from './step-request.ts'
import { TestFieldset, testNames } from './test-fields.tsx'
import { noTest, testBody, type TestFields } from './test-request.ts'

interface Props {
  fault: FaultDetail
  sending: Sending
  take: TakeStep
  cancel: () => void
}

/** The choice that is no test yet. */
const NEW = 'new'

export function CloseForm(props: Props) {
  const tests = useLoad<VillageAudibility>(`/api/villages/${encodeURIComponent(props.fault.villageCode)}/audibility`)
  return <Answered load={tests}>{(data) => <ProofForm {...props} known={data} />}</Answered>
}

const EXTRAS = ['parts', 'reason'] as const

function ProofForm({ fault, sending, take, cancel, known }: Props & { known: VillageAudibility }) {
  const choices = proofChoices(fault, known.history, officeZone())
  const [picked, pick] = useState<string>()
  const chosen = picked ?? choices[0]?.id ?? NEW
  const [fields, setFields] = useState(NO_FIELDS)
  const [test, setTest] = useState<TestFields>(noTest(known.speakersInstalled ?? undefined))
  const set = (change: Partial<TestFields>) => setTest((typed) => ({ ...typed, ...change }))
  const today = useToday()
  useEffect(() => void askClock().then((clock) => set({ testedOn: clock.today })), [])
  const keepTest = useKeptTest(fault)
  const close = async () => {
    const filled = { ...fields, audibilityReportId: chosen === NEW ? await keepTest(test) : chosen }
    requireFields('close', filled)
    await take('close', filled)
  }
  return (
    <Form
      label={stepTitle('close')}
      sending={sending}
      names={['audibilityReportId', ...EXTRAS, ...(chosen === NEW ? testNames(test) : [])]}
      submit={() => sending.run(close)}
      button={t('confirm', { action: stepWord('close') })}
      cancel={cancel}
      isOpened
    >
      <SelectField
        name="audibilityReportId"
        label={t('proof_which')}
        hint={t('proof_hint')}
        value={chosen}
        set={pick}
        problem={sending.problem}
      >
        {choices.map((one) => (
          <option key={one.id} value={one.id}>
            {choiceText(one)}
          </option>
        ))}
        <option value={NEW}>{t('proof_new')}</option>
      </SelectField>
      {chosen === NEW && (
        <TestFieldset
          fields={test}
          set={set}
          problem={sending.problem}
          villageCode={fault.villageCode}
          today={today}
          isWithoutNote
        />
      )}
      {EXTRAS.map((name) => (
        <StepField
          key={name}
          name={name}
          action="close"
          fault={fault}
          value={fields[name]}
          set={(value) => setFields({ ...fields, [name]: value })}
          problem={sending.problem}
        />
      ))}
    </Form>
  )
}

const choiceText = ({ testedOn, ratePercent, speakersSounding, speakersInstalled, reportedBy }: AudibilityTestRow) =>
  [
    testedOn,
    ratePercent == null ? t('unknown') : percent(ratePercent, 1),
    `${figure(speakersSounding)}/${figure(speakersInstalled)}`,
    reportedBy,
  ].join(' · ')

/**
 * Sends the test once: pressed again with the same numbers it is the same test, with other numbers another one. Answers
 * its id.
 */
function useKeptTest({ villageCode, id: faultId }: FaultDetail): (fields: TestFields) => Promise<string> {
  const last = useRef<{ of: string; body: NewAudibilityReport }>(null)
  return async (fields) => {
    const of = JSON.stringify(fields)
    if (last.current?.of !== of) {
      const { now } = await askClock()
      last.current = { of, body: testBody(fields, { id: freshId(), villageCode, recordedAt: now, faultId }) }
    }
    await request('POST', '/api/audibility-reports', last.current.body)
    return last.current.body.id
  }
}
