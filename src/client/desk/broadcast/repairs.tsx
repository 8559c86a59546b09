/** Repairs: how many, how soon, and how well. */
import type { FaultFigures } from '../../../domain/fault/fault-figures.ts'
import type { RepairSeen } from '../../../domain/fault/fault-repairs.ts'
import { figure, percent, shortDay } from '../../shared/format.ts'
import { Fact, Facts, FigureLink, percentOrUnknown } from '../kit/figures.tsx'
import { categoryWord, FaultSeverityMark, OutcomeMark } from '../kit/faults.tsx'
import { Mark } from '../kit/marks.tsx'
import { type Column, number, Table, text } from '../kit/table.tsx'
import { faultPath, faultsPath, villagePath } from '../routes.ts'
import { t } from '../words.ts'
import { closedFaults } from './rules.ts'
import { Empty, Section } from '../kit/section.tsx'
import { First } from '../kit/folded.tsx'

const hours = (value: number | null): string =>
  value === null ? t('unknown') : t('hours', { count: figure(value, 1) })

export function RepairTimeSection({ figures }: { figures: FaultFigures }) {
  const { asOf, from, repair, technicians } = figures
  const { closed, medianHours, p90Hours, withinLimit, withinLimitPercent, failedRepairs } = repair
  return (
    <Section name="repair-times" title={t('repair_times_title')}>
      <p class="soft">{t('repair_clock', { from: shortDay(from), to: shortDay(asOf) })}</p>
      <Facts>
        <Fact label={t('repairs_closed')} name="closed">
          <FigureLink count={closed} href={closedFaults(figures)} />
        </Fact>
        <Fact label={t('median_hours')} name="median">
          {hours(medianHours)}
        </Fact>
        <Fact label={t('p90_hours')} name="p90">
          {hours(p90Hours)}
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
    </Section>
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
      text('name', t('fault_assignee'), { isRowHead: true }),
      {
        head: t('unsettled'),
        cell: ({ open, name }) => <FigureLink count={open} href={faultsPath({ asOf, open: 'true', assignee: name })} />,
      },
      ...timeColumns(),
      number('failedRepairs', t('failed_repairs')),
    ]}
  />
)

export function RepairSection({ figures: { from, asOf, repairs } }: { figures: FaultFigures }) {
  const below = repairs.filter(({ staysBelow }) => staysBelow).length
  const facts = { from: shortDay(from), to: shortDay(asOf), count: figure(repairs.length), below: figure(below) }
  return (
    <Section name="repairs" title={t('repairs_title')}>
      {repairs.length === 0 ? (
        <Empty>{t('repairs_none', facts)}</Empty>
      ) : (
        <>
          <p>{t('repairs_say', facts)}</p>
          <First of={repairs} count={12} more={(count) => t('repairs_more', { count })}>
            {(shown) => <RepairTable repairs={shown} />}
          </First>
        </>
      )}
    </Section>
  )
}

const RepairTable = ({ repairs }: { repairs: readonly RepairSeen[] }) => (
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
      text('closedOn', t('closed_on')),
      { head: t('hours_worked'), cell: ({ workedHours }) => hours(workedHours), class: 'number' },
      { head: t('before_repair'), cell: ({ before }) => <Found test={before} /> },
      { head: t('after_repair'), cell: ({ after }) => <Found test={after} /> },
      {
        head: t('band'),
        cell: ({ staysBelow }) =>
          // the test that proved it came with a log that is not counted any more
          staysBelow === null ? (
            <Mark look={['unknown', 'ring']}>{t('unknown')}</Mark>
          ) : (
            <OutcomeMark isStillBelow={staysBelow} />
          ),
      },
    ]}
  />
)

function Found({ test }: { test: RepairSeen['before'] }) {
  if (!test) return <span class="soft">{t('no_test_before')}</span>
  const { ratePercent, speakersSounding, speakersInstalled, testedOn } = test
  return (
    <>
      {percentOrUnknown(ratePercent, 1)}{' '}
      <span class="soft">
        {figure(speakersSounding)}/{figure(speakersInstalled)} {testedOn}
      </span>
    </>
  )
}
