/** Reporting a fault of a village; when one is open already, joining that one or saying that it is another. */
import { useEffect, useState } from 'preact/hooks'
import { FaultCategory, FaultSeverity } from '../../../domain/fault/fault.ts'
import { Problem, request } from '../../shared/api.ts'
import { freshId } from '../../shared/fresh-id.ts'
import { askClock, officeZone } from '../../shared/office.ts'
import { go } from '../../shared/place.ts'
import type { Fault } from '../../shared/replies-broadcast.ts'
import { t } from '../words.ts'
import { Form, InputField, PassageField, SelectField } from '../kit/fields.tsx'
import { faultPath } from '../routes.ts'
import { useSending } from '../kit/sending.ts'
import {
  clockField,
  DESCRIPTION_MAX,
  faultBody,
  noReport,
  openAlready,
  type ReportFields,
  TEST_PATH,
  witnessBody,
  witnessTest,
} from './fault-request.ts'
import { categoryWord, severityWord } from './fault-words.ts'
import { OpenAlready } from './open-already.tsx'
import { CountsFields } from './test-fields.tsx'
import { COUNTS } from './test-request.ts'

interface Props {
  villageCode: string
  /** Speakers of the village, where that is known. */
  installed: number | undefined
  cancel: () => void
}

const NAMES = ['category', 'severity', 'description', 'reportedAt', 'reporterName', ...COUNTS.map((n) => TEST_PATH + n)]

export function ReportForm({ villageCode, installed, cancel }: Props) {
  const [fields, setFields] = useState(noReport(installed))
  const set = (change: Partial<ReportFields>) => setFields((typed) => ({ ...typed, ...change }))
  const [ids, setIds] = useState(() => ({ fault: freshId(), witness: freshId(), test: freshId() }))
  const [other, setOther] = useState<Fault>()
  const sending = useSending()
  useEffect(() => void askClock().then(({ now }) => set({ noticedAt: clockField(now, officeZone()) })), [])
  const report = (more: { insist?: true }) => async () => {
    const body = { ...faultBody(fields, ids.fault, villageCode, officeZone()), ...more }
    await request('POST', '/api/faults', body).catch((thrown: unknown) => {
      const known = openAlready(thrown)
      setOther(known)
      // the first answer was lost and the text changed since: the next press is another report
      if (!known && isConflict(thrown)) setIds({ ...ids, fault: freshId() })
      throw thrown
    })
    go(faultPath(ids.fault))
  }
  const join = (known: Fault) => async () => {
    const test = witnessTest(fields, ids.test, known, officeZone())
    await request('POST', `/api/faults/${known.id}/witnesses`, witnessBody(fields, ids.witness, officeZone()))
    if (test) await request('POST', '/api/audibility-reports', test)
    go(faultPath(known.id))
  }
  return (
    <Form
      label={t('report_fault')}
      sending={sending}
      names={NAMES}
      submit={() => sending.run(report({}))}
      button={t('send_report')}
      cancel={cancel}
      isOpened
    >
      <h2>{t('report_fault')}</h2>
      <What fields={fields} set={set} problem={sending.problem} />
      <TestToo fields={fields} set={set} problem={sending.problem} />
      {other && (
        <OpenAlready
          fault={other}
          isSending={sending.isSending}
          join={() => sending.run(join(other))}
          insist={() => sending.run(report({ insist: true }))}
        />
      )}
    </Form>
  )
}

const isConflict = (thrown: unknown): boolean => thrown instanceof Problem && thrown.code === 'conflict'

interface PartProps {
  fields: ReportFields
  set: (change: Partial<ReportFields>) => void
  problem: Problem | undefined
}

function What({ fields, set, problem }: PartProps) {
  const field = (name: 'category' | 'severity' | 'description' | 'reporterName') => ({
    ...{ name, problem, value: fields[name] },
    set: (value: string) => set({ [name]: value }),
  })
  return (
    <>
      <div class="field-row">
        <SelectField {...field('category')} label={t('fault_category')}>
          <option value="">{t('choose')}</option>
          {FaultCategory.options.map((one) => (
            <option key={one} value={one}>
              {categoryWord(one)}
            </option>
          ))}
        </SelectField>
        <SelectField {...field('severity')} label={t('fault_severity')}>
          <option value="">{t('choose')}</option>
          {FaultSeverity.options.map((one) => (
            <option key={one} value={one}>
              {severityWord(one)}
            </option>
          ))}
        </SelectField>
      </div>
      <PassageField
        {...field('description')}
        label={t('fault_description')}
        hint={t('fault_description_hint')}
        maxLength={DESCRIPTION_MAX}
      />
      <div class="field-row">
        <InputField
          type="datetime-local"
          name="reportedAt"
          label={t('fault_noticed')}
          value={fields.noticedAt}
          set={(noticedAt) => set({ noticedAt })}
          problem={problem}
        />
        <InputField {...field('reporterName')} label={t('reporter_optional')} maxLength={60} />
      </div>
    </>
  )
}

const TestToo = ({ fields, set, problem }: PartProps) => (
  <>
    <label class="check">
      <input
        type="checkbox"
        checked={fields.withTest}
        onChange={({ currentTarget }) => set({ withTest: currentTarget.checked })}
      />
      <span>{t('with_test')}</span>
    </label>
    {fields.withTest && (
      <CountsFields
        fields={fields.counts}
        set={(change) => set({ counts: { ...fields.counts, ...change } })}
        problem={problem}
        pathOf={(name) => TEST_PATH + name}
      />
    )}
  </>
)
