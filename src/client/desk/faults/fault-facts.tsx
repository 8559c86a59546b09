/** What was reported, and where it stands: the clock, who has it, what proved it repaired. */
import { dayTimeOf, figure, percent } from '../../shared/format.ts'
import type { FaultDetail } from '../../shared/replies-broadcast.ts'
import { t } from '../words.ts'
import { Fact, Facts } from '../kit/facts.tsx'
import { Mark } from '../kit/marks.tsx'
import { faultPath, villagePath } from '../routes.ts'
import { cameLate } from './came-late.ts'
import { FaultSeverityMark } from './fault-marks.tsx'
import { categoryWord } from './fault-words.ts'

export function FaultFacts({ fault }: { fault: FaultDetail }) {
  const { reportedAt, receivedAt, failedRepairs, duplicateOf, proof } = fault
  return (
    <section aria-labelledby="facts-title">
      <h2 id="facts-title">{t('fault_facts')}</h2>
      <Facts>
        <Fact label={t('village')}>
          <a href={villagePath(fault.villageCode)}>{fault.villageName}</a>{' '}
          <span class="soft">{fault.townshipName}</span>
        </Fact>
        <Fact label={t('fault_category')}>{categoryWord(fault.category)}</Fact>
        <Fact label={t('fault_severity')}>
          <FaultSeverityMark severity={fault.severity} />{' '}
          <span class="soft">{t('limit_of', { hours: figure(fault.limitHours) })}</span>
        </Fact>
        <Fact label={t('fault_description')}>
          <span class="passage">{fault.description}</span>
        </Fact>
        <Fact label={t('fault_noticed')}>
          {dayTimeOf(reportedAt)} <span class="soft">{fault.reportedBy}</span>
        </Fact>
        <Fact label={t('received_at')}>{cameLate(reportedAt, receivedAt) ? dayTimeOf(receivedAt) : null}</Fact>
        <Fact label={t('fault_assignee')}>{fault.assignee ?? t('nobody_yet')}</Fact>
        <Fact label={t('fault_insisted')}>{fault.insisted ? t('insisted_means') : null}</Fact>
        <Fact label={t('failed_repairs')}>{failedRepairs > 0 ? figure(failedRepairs) : null}</Fact>
        <Fact label={t('duplicate_of')}>{duplicateOf && <a href={faultPath(duplicateOf)}>{t('see_original')}</a>}</Fact>
        <Fact label={t('proof')}>{proof && <ProofFound proof={proof} />}</Fact>
        <Fact label={t('log_number')}>
          <span class="code">{fault.id}</span>
        </Fact>
      </Facts>
    </section>
  )
}

const ProofFound = ({ proof }: { proof: NonNullable<FaultDetail['proof']> }) => (
  <>
    {proof.ratePercent === null ? t('unknown') : percent(proof.ratePercent, 1)}{' '}
    <span class="soft">
      {figure(proof.speakersSounding)}/{figure(proof.speakersInstalled)} {proof.testedOn}
    </span>{' '}
    {proof.staysBelow && <Mark look={['watch', 'down']}>{t('still_below')}</Mark>}
    {!proof.counted && <span class="soft"> {t('proof_gone')}</span>}
  </>
)
