/** What is broken in a village and not settled, or that nothing is reported yet; and reporting a fault or a test. */
import { useEffect, useRef, useState } from 'preact/hooks'
import { isUnsettled } from '../../../domain/fault/fault.ts'
import type { Village } from '../../../domain/register/place.ts'
import { figure, percent } from '../../shared/format.ts'
import type { Loaded } from '../../shared/load.ts'
import type { Listed, VillageAudibility } from '../../shared/replies.ts'
import type { Fault, TestReceipt } from '../../shared/replies-broadcast.ts'
import { t } from '../words.ts'
import { Answered } from '../kit/answered.tsx'
import { byUrgency } from '../faults/fault-clock-state.ts'
import { faultsPath } from '../faults/fault-query.ts'
import { FaultTable } from '../faults/fault-table.tsx'
import { ReportForm } from '../faults/report-form.tsx'
import { BandMark } from '../kit/marks.tsx'
import { VillageTestForm } from './village-test.tsx'

interface Props {
  village: Village
  audibility: Loaded<VillageAudibility>
  faults: Loaded<Listed<Fault>>
  /** The address asks for the form to report a fault. */
  isAsked: boolean
}

export function VillageFaults({ village, audibility, faults, isAsked }: Props) {
  const [form, setForm] = useState<'report' | 'test' | undefined>(isAsked ? 'report' : undefined)
  const [receipt, setReceipt] = useState<TestReceipt>()
  const installed = audibility.data?.speakersInstalled ?? village.speakersInstalled
  const open = (next: typeof form) => {
    setReceipt(undefined)
    setForm(next)
  }
  const keep = (kept: TestReceipt) => {
    setForm(undefined)
    setReceipt(kept)
    audibility.reload()
  }
  const close = () => setForm(undefined)
  return (
    <section aria-labelledby="village-faults-title">
      <h2 id="village-faults-title">{t('village_faults_title')}</h2>
      <Answered load={faults} lines={3}>
        {(data) => <Unsettled list={data} village={village} below={audibility.data} />}
      </Answered>
      {form === undefined && (
        <p class="actions">
          <button type="button" class="main-action" onClick={() => open('report')}>
            {t('report_fault')}
          </button>
          <button type="button" onClick={() => open('test')}>
            {t('enter_test')}
          </button>
        </p>
      )}
      {receipt && <Kept receipt={receipt} report={() => open('report')} />}
      {form === 'report' && <ReportForm villageCode={village.code} installed={installed} cancel={close} />}
      {form === 'test' && <VillageTestForm village={village} installed={installed} keep={keep} cancel={close} />}
    </section>
  )
}

interface UnsettledProps {
  list: Listed<Fault>
  village: Village
  below: VillageAudibility | undefined
}

function Unsettled({ list: { items, total }, village: { code }, below }: UnsettledProps) {
  const unsettled = items.filter(({ status }) => isUnsettled(status))
  const isBelow = below?.band === 'low' || below?.band === 'severe'
  return (
    <>
      {unsettled.length === 0 ? (
        <p data-figure="no-fault">{isBelow ? t('below_and_no_fault') : t('village_no_fault')}</p>
      ) : (
        <FaultTable faults={byUrgency(unsettled)} name={t('village_faults_title')} isOfOneVillage />
      )}
      {total > 0 && (
        <p>
          <a href={faultsPath({ village: code })}>{t('village_all_faults', { count: figure(total) })}</a>
        </p>
      )}
    </>
  )
}

/** What the test proves, and when it shows a fault that nobody reported, the way to report it. */
function Kept({ receipt, report }: { receipt: TestReceipt; report: () => void }) {
  const room = useRef<HTMLDivElement>(null)
  useEffect(() => room.current?.focus(), [receipt])
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
      {receipt.offerFault && (
        <button type="button" onClick={report}>
          {t('report_fault')}
        </button>
      )}
    </div>
  )
}
