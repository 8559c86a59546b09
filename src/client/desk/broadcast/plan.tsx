/** What to repair first: the fewest silent speakers that lift the most villages over the line. */
import { useToday } from '../../shared/load.ts'
import type { RepairPlan } from '../../../domain/fault/repair-first.ts'
import { figure } from '../../shared/format.ts'
import { Switch } from '../kit/buttons.tsx'
import { categoryWord, faultStatusWord } from '../kit/faults.tsx'
import { VillageLink } from '../kit/place-names.tsx'
import { BandMark, Mark } from '../kit/marks.tsx'
import { Empty } from '../kit/section.tsx'
import { number, rate, Table } from '../kit/table.tsx'
import { faultPath, reportFaultPath } from '../routes.ts'
import { t } from '../words.ts'
import { PLAN_ORDERS, type PlanOrder } from './rules.ts'

type RepairStep = RepairPlan['steps'][number]

export function Plan({ plan, show }: { plan: RepairPlan; show: (order: PlanOrder) => void }) {
  const { message, scope, order, villages, passing, below, asOf, steps, testFirst } = plan
  const today = useToday()
  // a report is always of today, and of a past day nobody knows here what was reported since
  const mayReport = today === undefined || asOf >= today
  return (
    <>
      {message && (
        <p class="lead" data-figure="plan">
          {message}
        </p>
      )}
      <p class="soft">
        {t('plan_basis', { scope: t(`scope_of_${scope}`), day: asOf, villages, passing, below })}{' '}
        {t(order === 'worst' ? 'plan_order_worst' : 'plan_order')}
      </p>
      {steps.length > 1 && (
        <Switch
          label={t('plan_by')}
          choices={PLAN_ORDERS.map((one) => [one, t(`plan_by_${one}`)])}
          chosen={order}
          choose={show}
        />
      )}
      {steps.length === 0 ? <Empty>{t('plan_none')}</Empty> : <PlanTable steps={steps} mayReport={mayReport} />}
      {testFirst.length > 0 && <TestFirst villages={testFirst} />}
    </>
  )
}

const PlanTable = ({ steps, mayReport }: { steps: RepairStep[]; mayReport: boolean }) => (
  <Table
    name="plan"
    class="logs plan"
    isWide
    label={t('plan_title')}
    rows={steps}
    keyOf={({ village }) => village.code}
    columns={[
      number('rank', t('plan_rank'), { class: 'number rank' }),
      { head: t('village'), class: 'where', isRowHead: true, cell: ({ village }) => <VillageLink {...village} /> },
      { head: t('band'), cell: ({ band }) => <BandMark band={band} /> },
      rate('ratePercent', t('rate'), 1),
      {
        head: t('plan_missing'),
        class: 'number',
        isNamed: true,
        cell: ({ speakersMissing: count, isAtLeast }) => (
          <strong>{isAtLeast ? t('at_least', { count: figure(count) }) : figure(count)}</strong>
        ),
      },
      {
        head: t('plan_so_far'),
        class: 'so-far',
        cell: ({ speakersSoFar, passingSoFar }) =>
          t('plan_running', { speakers: figure(speakersSoFar), villages: figure(passingSoFar) }),
      },
      { head: t('faults'), class: 'plan-faults', cell: (step) => <StepFaults step={step} mayReport={mayReport} /> },
    ]}
  />
)

const StepFaults = ({ step: { village, faults }, mayReport }: { step: RepairStep; mayReport: boolean }) =>
  faults.length === 0 ? (
    <>
      <span class="soft">{t('no_fault_yet')}</span>{' '}
      {mayReport && (
        <a href={reportFaultPath(village.code)} aria-label={t('report_for', { village: village.name })}>
          {t('report_fault')}
        </a>
      )}
    </>
  ) : (
    <ul class="plain in-cell">
      {faults.map(({ id, category, status, isOverdue }) => (
        <li key={id}>
          <a href={faultPath(id)}>
            {categoryWord(category)} · {faultStatusWord(status)}
          </a>{' '}
          {isOverdue && <Mark look={['bad', 'cross']}>{t('past_limit')}</Mark>}
        </li>
      ))}
    </ul>
  )

/** Beyond so many the list is folded; of the whole county it runs to hundreds. */
const TestFirst = ({ villages }: { villages: RepairPlan['testFirst'] }) => (
  <details open={villages.length <= 12}>
    <summary>{t('test_first', { count: figure(villages.length) })}</summary>
    <ul class="names">
      {villages.map((village) => (
        <li key={village.code}>
          <VillageLink {...village} /> <BandMark band={village.band} />
        </li>
      ))}
    </ul>
  </details>
)
