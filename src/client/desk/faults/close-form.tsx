/** Closing a fault: with a full test made after the repair, chosen from the village's, or entered right here. */
import { useState } from 'preact/hooks'
import { audibility, type AudibilityTestRow, type VillageAudibility } from '../../../contract/audibility.ts'
import { figure, percent } from '../../shared/format.ts'
import { useAsk } from '../../shared/load.ts'
import { officeZone } from '../../shared/office.ts'
import { Answered } from '../kit/states.tsx'
import { stepTitle, stepWord } from '../kit/faults.tsx'
import { Form, SelectField } from '../kit/fields.tsx'
import { TestFieldset, useSpeakerTest } from '../kit/speaker-test.tsx'
import { t } from '../words.ts'
import { proofChoices, type StepFields } from './rules.ts'
import { requireFields, StepField, type StepFormProps } from './step-form.tsx'

/** The choice that is no test yet. */
const NEW = 'new'
const EXTRAS = ['parts', 'reason'] as const

export function CloseForm(props: StepFormProps) {
  const tests = useAsk(audibility.ofVillage, { params: { code: props.fault.villageCode } })
  return <Answered load={tests}>{(data) => <ProofForm {...props} known={data} />}</Answered>
}

function ProofForm({ fault, sending, take, cancel, known }: StepFormProps & { known: VillageAudibility }) {
  const { id: faultId, villageCode } = fault
  const choices = proofChoices(fault, known.history, officeZone())
  const [picked, pick] = useState<string>()
  const chosen = picked ?? choices[0]?.id ?? NEW
  const [fields, setFields] = useState<StepFields>({})
  const test = useSpeakerTest({ villageCode, installed: known.speakersInstalled ?? undefined, faultId })
  const { problem } = sending
  const close = async () => {
    const audibilityReportId = chosen === NEW ? (await test.send()).id : chosen
    const filled = { ...fields, audibilityReportId }
    requireFields('close', filled)
    await take('close', filled)
  }
  return (
    <Form
      label={stepTitle('close')}
      sending={sending}
      names={['audibilityReportId', ...EXTRAS, ...(chosen === NEW ? test.names : [])]}
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
        problem={problem}
        choices={[...choices.map((one) => [one.id, choiceText(one)] as const), [NEW, t('proof_new')]]}
      />
      {chosen === NEW && <TestFieldset of={test} problem={problem} isWithoutNote />}
      {EXTRAS.map((name) => (
        <StepField
          key={name}
          name={name}
          action="close"
          fault={fault}
          value={fields[name] ?? ''}
          set={(value) => setFields({ ...fields, [name]: value })}
          problem={problem}
        />
      ))}
    </Form>
  )
}

const choiceText = ({ testedOn, ratePercent, speakersSounding, speakersInstalled, reportedBy }: AudibilityTestRow) =>
  [
    testedOn,
    ratePercent === null ? t('unknown') : percent(ratePercent, 1),
    `${figure(speakersSounding)}/${figure(speakersInstalled)}`,
    reportedBy,
  ].join(' · ')
