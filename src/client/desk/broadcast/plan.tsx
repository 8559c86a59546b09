/** What to repair first: the fewest silent speakers that lift the most villages over the line. */
import type { RepairPlan } from '../../../domain/fault/repair-first.ts'
import { figure, percent } from '../../shared/format.ts'
import type { Loaded } from '../../shared/load.ts'
import { useToday } from '../../shared/office.ts'
import { t } from '../words.ts'
import { Answered, Empty } from '../kit/states.tsx'
import { categoryWord, faultStatusWord } from '../kit/faults.tsx'
import { BandMark, Mark } from '../kit/marks.tsx'
import { faultPath, reportFaultPath, villagePath } from '../routes.ts'
import { Table } from '../kit/table.tsx'
import type { BroadcastQuery } from './rules.ts'

type RepairStep = RepairPlan['steps'][number]

type Show = (order: BroadcastQuery['order']) => void

export const PlanSection = ({ plan, show }: { plan: Loaded<RepairPlan>; show: Show }) => (
  <section id="plan" aria-labelledby="plan-title">
    <h2 id="plan-title">{t('plan_title')}</h2>
    <Answered load={plan} lines={20}>
      {(data) => <Plan plan={data} show={show} />}
    </Answered>
  </section>
)

function Plan({ plan, show }: { plan: RepairPlan; show: Show }) {
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
        <div class="choice" role="group" aria-label={t('plan_by')}>
          <button type="button" aria-pressed={order === 'cheapest'} onClick={() => show(undefined)}>
            {t('plan_by_cheapest')}
          </button>
          <button type="button" aria-pressed={order === 'worst'} onClick={() => show('worst')}>
            {t('plan_by_worst')}
          </button>
        </div>
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
      { head: t('plan_rank'), cell: ({ rank }) => figure(rank), class: 'number rank' },
      {
        head: t('village'),
        cell: ({ village: { code, name, townshipName } }) => (
          <>
            <a href={villagePath(code)}>{name}</a> <span class="soft">{townshipName}</span>
          </>
        ),
        class: 'where',
        isRowHead: true,
      },
      { head: t('band'), cell: ({ band }) => <BandMark band={band} /> },
      {
        head: t('rate'),
        cell: ({ ratePercent }) => (ratePercent === null ? t('unknown') : percent(ratePercent, 1)),
        class: 'number',
      },
      {
        head: t('plan_missing'),
        cell: ({ speakersMissing: count, isAtLeast }) => (
          <strong>{isAtLeast ? t('at_least', { count: figure(count) }) : figure(count)}</strong>
        ),
        class: 'number',
        isNamed: true,
      },
      {
        head: t('plan_so_far'),
        cell: ({ speakersSoFar, passingSoFar }) =>
          t('plan_running', { speakers: figure(speakersSoFar), villages: figure(passingSoFar) }),
        class: 'so-far',
      },
      {
        head: t('faults'),
        cell: (step) => <StepFaults step={step} mayReport={mayReport} />,
        class: 'plan-faults',
      },
    ]}
  />
)

interface StepProps {
  step: RepairStep
  mayReport: boolean
}

function StepFaults({ step: { village, faults }, mayReport }: StepProps) {
  if (faults.length === 0)
    return (
      <>
        <span class="soft">{t('no_fault_yet')}</span>{' '}
        {mayReport && (
          <a href={reportFaultPath(village.code)} aria-label={t('report_for', { village: village.name })}>
            {t('report_fault')}
          </a>
        )}
      </>
    )
  return (
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
}

/** Beyond so many the list is folded; of the whole county it runs to hundreds. */
const TestFirst = ({ villages }: { villages: RepairPlan['testFirst'] }) => (
  <details open={villages.length <= 12}>
    <summary>{t('test_first', { count: figure(villages.length) })}</summary>
    <ul class="names">
      {villages.map(({ code, name, townshipName, band }) => (
        <li key={code}>
          <a href={villagePath(code)}>{name}</a> <span class="soft">{townshipName}</span> <BandMark band={band} />
        </li>
      ))}
    </ul>
  </details>
)
