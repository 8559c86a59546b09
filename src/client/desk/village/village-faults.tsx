/** What is broken in a village and not settled, or that nothing is reported yet; and reporting a fault or a test. */
import { useLayoutEffect, useRef, useState } from 'preact/hooks'
import type { TestReceipt } from '../../../contract/audibility.ts'
import type { VillageStanding } from '../../../contract/standings.ts'
import { isUnsettled } from '../../../domain/fault/fault.ts'
import { Problem, useFormId } from '../../shared/api.ts'
import { figure, percent } from '../../shared/format.ts'
import { FaultTable } from '../kit/record-tables.tsx'
import { byUrgency } from '../kit/faults.tsx'
import { Form, useSending } from '../kit/fields.tsx'
import { BandMark } from '../kit/marks.tsx'
import { TestFieldset, useSpeakerTest } from '../kit/speaker-test.tsx'
import { faultsPath } from '../routes.ts'
import { t } from '../later-words.ts'
import { ReportForm } from './report-form.tsx'
import { Section } from '../kit/section.tsx'
import { Button, LinkLine, useMayChange } from '../kit/buttons.tsx'

interface Props {
  standing: VillageStanding
  /** Reads anew what a test changes. */
  reload: () => void
  /** Nothing new is reported of a village that has ended. */
  isEnded: boolean
  /** The address asks for the form to report a fault. */
  isAsked: boolean
}

export function VillageFaults({ standing, reload, isEnded, isAsked }: Props) {
  const { village, audibility, faults } = standing
  const mayChange = useMayChange() && !isEnded
  const [form, setForm] = useState<'report' | 'test' | undefined>(isAsked && mayChange ? 'report' : undefined)
  const [receipt, setReceipt] = useState<TestReceipt>()
  const installed = audibility.speakersInstalled ?? village.speakersInstalled
  const open = (next: typeof form) => {
    setReceipt(undefined)
    setForm(next)
  }
  const keep = (kept: TestReceipt) => {
    setForm(undefined)
    setReceipt(kept)
    reload()
  }
  // what was open when it ended is still settled; nothing new is reported of it
  if (isEnded && !faults?.total) return null
  const about = { villageCode: village.code, installed, cancel: () => setForm(undefined) }
  return (
    <Section id="village-faults-title" title={t('village_faults_title')}>
      <Unsettled standing={standing} />
      {form === undefined && mayChange && (
        <p class="actions">
          <Button class="main-action" label={t('report_fault')} onClick={() => open('report')} />
          <Button label={t('enter_test')} onClick={() => open('test')} />
        </p>
      )}
      {receipt && <Kept receipt={receipt} report={() => open('report')} />}
      {form === 'report' && <ReportForm {...about} />}
      {form === 'test' && <TestForm {...about} keep={keep} />}
    </Section>
  )
}

function Unsettled({ standing: { faults, village, audibility } }: { standing: VillageStanding }) {
  const { items, total } = faults ?? { items: [], total: 0 }
  const { code } = village
  const unsettled = items.filter(({ status }) => isUnsettled(status))
  const isBelow = audibility.band === 'low' || audibility.band === 'severe'
  return (
    <>
      {unsettled.length === 0 ? (
        <p data-figure="no-fault">{isBelow ? t('below_and_no_fault') : t('village_no_fault')}</p>
      ) : (
        <FaultTable faults={byUrgency(unsettled)} name={t('village_faults_title')} isOfOneVillage />
      )}
      {total > 0 && (
        <LinkLine href={faultsPath({ village: code })}>{t('village_all_faults', { count: figure(total) })}</LinkLine>
      )}
    </>
  )
}

interface TestProps {
  villageCode: string
  installed: number | undefined
  keep: (receipt: TestReceipt) => void
  cancel: () => void
}

/** Entering a speaker test of the village. */
function TestForm({ villageCode, installed, keep, cancel }: TestProps) {
  const [id, renew] = useFormId()
  const test = useSpeakerTest({ villageCode, installed, id })
  const sending = useSending()
  const save = async () => {
    const receipt = await test.send().catch((thrown: unknown) => {
      // the first answer was lost and the numbers changed since: the next press is another test
      if (thrown instanceof Problem && thrown.code === 'conflict') renew()
      throw thrown
    })
    keep(receipt)
  }
  return (
    <Form
      label={t('enter_test')}
      sending={sending}
      names={test.names}
      submit={() => sending.run(save)}
      button={t('send_test')}
      cancel={cancel}
      isOpened
    >
      <TestFieldset of={test} problem={sending.problem} />
    </Form>
  )
}

/** What the test proves, and when it shows a fault that nobody reported, the way to report it. */
function Kept({ receipt, report }: { receipt: TestReceipt; report: () => void }) {
  const room = useRef<HTMLDivElement>(null)
  useLayoutEffect(() => room.current?.focus(), [receipt])
  return (
    <div
      ref={room}
      tabIndex={-1}
      class={receipt.offerFault ? 'notice notice-watch' : 'said-of-test'}
      role="status"
      data-figure="test-kept"
    >
      <p>
        {t('test_kept')}{' '}
        {receipt.full ? receipt.ratePercent !== null && percent(receipt.ratePercent, 1) : t('test_part')}{' '}
        <BandMark band={receipt.band} /> {receipt.offerFault && t('offer_fault')}
      </p>
      {receipt.offerFault && <Button label={t('report_fault')} onClick={report} />}
    </div>
  )
}
