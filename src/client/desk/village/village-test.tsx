/** Entering a speaker test of a village. */
import { useEffect, useRef, useState } from 'preact/hooks'
import type { NewAudibilityReport } from '../../../domain/audibility/audibility.ts'
import type { Village } from '../../../domain/register/place.ts'
import { Problem, request } from '../../shared/api.ts'
import { useFormId } from '../../shared/fresh-id.ts'
import { askClock } from '../../shared/office.ts'
import type { TestReceipt } from '../../shared/replies-broadcast.ts'
import { useToday } from '../../shared/today.ts'
import { t } from '../words.ts'
import { TestFieldset, testNames } from '../faults/test-fields.tsx'
import { noTest, testBody, type TestFields } from '../faults/test-request.ts'
import { Form } from '../kit/fields.tsx'
import { useSending } from '../kit/sending.ts'

interface Props {
  village: Village
  installed: number | undefined
  keep: (receipt: TestReceipt) => void
  cancel: () => void
}

export function VillageTestForm({ village, installed, keep, cancel }: Props) {
  const [fields, setFields] = useState<TestFields>(noTest(installed))
  const set = (change: Partial<TestFields>) => setFields((typed) => ({ ...typed, ...change }))
  const sending = useSending()
  const today = useToday()
  const [id, renew] = useFormId()
  const last = useRef<{ of: string; body: NewAudibilityReport }>(null)
  useEffect(() => void askClock().then((clock) => set({ testedOn: clock.today })), [])
  const save = async () => {
    const of = id + JSON.stringify(fields)
    // pressed again unchanged, it is the same test of the same moment
    if (last.current?.of !== of) {
      const { now } = await askClock()
      last.current = { of, body: testBody(fields, { id, villageCode: village.code, recordedAt: now }) }
    }
    const reply = await request('POST', '/api/audibility-reports', last.current.body).catch((thrown: unknown) => {
      // the first answer was lost and the numbers changed since: the next press is another test
      if (thrown instanceof Problem && thrown.code === 'conflict') renew()
      throw thrown
    })
    keep(reply as TestReceipt)
  }
  return (
    <Form
      label={t('enter_test')}
      sending={sending}
      names={testNames(fields)}
      submit={() => sending.run(save)}
      button={t('send_test')}
      cancel={cancel}
      isOpened
    >
      <TestFieldset fields={fields} set={set} problem={sending.problem} villageCode={village.code} today={today} />
    </Form>
  )
}
