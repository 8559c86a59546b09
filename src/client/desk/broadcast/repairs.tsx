/** Repairs: how many, how soon, and how well. */
import { useState } from 'preact/hooks'
import type { FaultFigures } from '../../../domain/fault/fault-figures.ts'
import type { RepairSeen } from '../../../domain/fault/fault-repairs.ts'
import { figure, percent, shortDay } from '../../shared/format.ts'
import { Fact, Facts } from '../kit/figures.tsx'
import { categoryWord, FaultSeverityMark } from '../kit/faults.tsx'
import { Mark } from '../kit/marks.tsx'
import { Empty } from '../kit/states.tsx'
import { type Column, Table } from '../kit/table.tsx'
import { faultPath, faultsPath, villagePath } from '../routes.ts'
import { t } from '../words.ts'
import { closedFaults } from './rules.ts'

const hours = (value: number | null): string =>
  value === null ? t('unknown') : t('hours', { count: figure(value, 1) })

export function RepairTimeSection({ figures }: { figures: FaultFigures }) {
  const { asOf, from, repair, technicians } = figures
  const { closed, medianHours, p90Hours, withinLimit, withinLimitPercent, failedRepairs } = repair
  return (
    <section id="repair-times" aria-labelledby="repair-times-title">
      <h2 id="repair-times-title">{t('repair_times_title')}</h2>
      <p class="soft">{t('repair_clock', { from: shortDay(from), to: shortDay(asOf) })}</p>
      <Facts>
        <Fact label={t('repairs_closed')}>
          <span data-figure="closed">{closed > 0 ? <a href={closedFaults(figures)}>{figure(closed)}</a> : '0'}</span>
        </Fact>
        <Fact label={t('median_hours')}>
          <span data-figure="median">{hours(medianHours)}</span>
        </Fact>
        <Fact label={t('p90_hours')}>
          <span data-figure="p90">{hours(p90Hours)}</span>
        </Fact>
        <Fact label={t('within_limit')}>
          {withinLimitPercent === null
            ? t('unknown')
            : t('part_of', { part: figure(withinLimit), whole: figure(closed), rate: percent(withinLimitPercent) })}
        </Fact>
        <Fact label={t('failed_repairs')}>{figure(failedRepairs)}</Fact>
      </Facts>
      {closed > 0 && <BySeverity figures={figures} />}
      <h3>{t('technicians_title')}</h3>
      {technicians.length === 0 ? (
        <Empty>{t('technicians_none')}</Empty>
      ) : (
        <Technicians rows={technicians} asOf={asOf} />
      )}
    </section>
  )
}

type OfSeverity = FaultFigures['repair']['bySeverity'][number]
type Times = OfSeverity | FaultFigures['technicians'][number]

const timeColumns = <T extends Times>(list?: (row: T) => string): Column<T>[] => [
  {
    head: t('repairs_closed'),
    cell: (row) => (list && row.closed > 0 ? <a href={list(row)}>{figure(row.closed)}</a> : figure(row.closed)),
  },
  { head: t('median_hours'), cell: ({ closed, medianHours }) => (closed > 0 ? hours(medianHours) : t('none')) },
  { head: t('p90_hours'), cell: ({ closed, p90Hours }) => (closed > 0 ? hours(p90Hours) : t('none')) },
  {
    head: t('within_limit'),
    cell: ({ closed, withinLimit }) => (closed > 0 ? `${figure(withinLimit)} / ${figure(closed)}` : t('none')),
  },
]

const BySeverity = ({ figures }: { figures: FaultFigures }) => (
  <Table
    name="repair-times"
    class="numbers"
    isPlain
    label={t('repair_times_title')}
    rows={figures.repair.bySeverity}
    keyOf={({ severity }) => severity}
    columns={[
      {
        head: t('fault_severity'),
        cell: ({ severity }) => <FaultSeverityMark severity={severity} />,
        isRowHead: true,
      },
      ...timeColumns<OfSeverity>(({ severity }) => closedFaults(figures, { severity })),
    ]}
  />
)

const Technicians = ({ rows, asOf }: { rows: FaultFigures['technicians']; asOf: string }) => (
  <Table
    name="technicians"
    class="numbers"
    isPlain
    label={t('technicians_title')}
    rows={rows}
    keyOf={({ name }) => name}
    columns={[
      { head: t('fault_assignee'), cell: ({ name }) => name, isRowHead: true },
      {
        head: t('unsettled'),
        cell: ({ open, name }) =>
          open > 0 ? <a href={faultsPath({ asOf, open: 'true', assignee: name })}>{figure(open)}</a> : '0',
      },
      ...timeColumns(),
      { head: t('failed_repairs'), cell: ({ failedRepairs }) => figure(failedRepairs) },
    ]}
  />
)

const FIRST = 12

export function RepairSection({ figures: { from, asOf, repairs } }: { figures: FaultFigures }) {
  const [isWhole, setWhole] = useState(false)
  const shown = isWhole ? repairs : repairs.slice(0, FIRST)
  const below = repairs.filter(({ staysBelow }) => staysBelow).length
  const period = { from: shortDay(from), to: shortDay(asOf) }
  return (
    <section id="repairs" aria-labelledby="repairs-title">
      <h2 id="repairs-title">{t('repairs_title')}</h2>
      {repairs.length === 0 ? (
        <Empty>{t('repairs_none', period)}</Empty>
      ) : (
        <>
          <p>{t('repairs_say', { ...period, count: figure(repairs.length), below: figure(below) })}</p>
          <RepairTable repairs={shown} />
          {shown.length < repairs.length && (
            <p class="more">
              <button type="button" onClick={() => setWhole(true)}>
                {t('repairs_more', { count: figure(repairs.length - shown.length) })}
              </button>
            </p>
          )}
        </>
      )}
    </section>
  )
}

const RepairTable = ({ repairs }: { repairs: RepairSeen[] }) => (
  <Table
    name="repairs"
    isPlain
    label={t('repairs_title')}
    rows={repairs}
    keyOf={({ faultId }) => faultId}
    columns={[
      {
        head: t('village'),
        cell: ({ villageCode, villageName }) => <a href={villagePath(villageCode)}>{villageName}</a>,
        isRowHead: true,
      },
      {
        head: t('fault_category'),
        cell: ({ faultId, category }) => <a href={faultPath(faultId)}>{categoryWord(category)}</a>,
      },
      { head: t('closed_on'), cell: ({ closedOn }) => closedOn },
      { head: t('hours_worked'), cell: ({ workedHours }) => hours(workedHours), class: 'number' },
      { head: t('before_repair'), cell: ({ before }) => <Found test={before} /> },
      { head: t('after_repair'), cell: ({ after }) => <Found test={after} /> },
      { head: t('band'), cell: ({ staysBelow }) => <Outcome staysBelow={staysBelow} /> },
    ]}
  />
)

function Outcome({ staysBelow }: Pick<RepairSeen, 'staysBelow'>) {
  // the test that proved it came with a log that is not counted any more
  if (staysBelow === null) return <Mark look={['unknown', 'ring']}>{t('unknown')}</Mark>
  return staysBelow ? (
    <Mark look={['watch', 'down']}>{t('still_below')}</Mark>
  ) : (
    <Mark look={['good', 'check']}>{t('now_passes')}</Mark>
  )
}

function Found({ test }: { test: RepairSeen['before'] }) {
  if (!test) return <span class="soft">{t('no_test_before')}</span>
  const { ratePercent, speakersSounding, speakersInstalled, testedOn } = test
  return (
    <>
      {ratePercent === null ? t('unknown') : percent(ratePercent, 1)}{' '}
      <span class="soft">
        {figure(speakersSounding)}/{figure(speakersInstalled)} {testedOn}
      </span>
    </>
  )
}
