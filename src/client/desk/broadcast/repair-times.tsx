/** How long repairs take, by the clock that stands while a repair waits: middle and slow end, kept limits, by whom. */
import type { FaultFigures } from '../../../domain/fault/fault-figures.ts'
import { figure, percent, shortDay } from '../../shared/format.ts'
import { t } from '../words.ts'
import { Fact, Facts } from '../kit/facts.tsx'
import { FaultSeverityMark } from '../kit/faults.tsx'
import { faultsPath } from '../routes.ts'
import { Empty, TableRoom } from '../kit/states.tsx'
import { closedFaults } from './broadcast-query.ts'

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

const TIMES = ['repairs_closed', 'median_hours', 'p90_hours', 'within_limit'] as const
type Times = FaultFigures['repair']['bySeverity'][number] | FaultFigures['technicians'][number]

const TimeCells = ({ row: { closed, medianHours, p90Hours, withinLimit }, list }: { row: Times; list?: string }) => (
  <>
    <td>{list && closed > 0 ? <a href={list}>{figure(closed)}</a> : figure(closed)}</td>
    <td>{closed > 0 ? hours(medianHours) : t('none')}</td>
    <td>{closed > 0 ? hours(p90Hours) : t('none')}</td>
    <td>{closed > 0 ? `${figure(withinLimit)} / ${figure(closed)}` : t('none')}</td>
  </>
)

const BySeverity = ({ figures }: { figures: FaultFigures }) => (
  <TableRoom label={t('repair_times_title')}>
    <table class="numbers" data-table="repair-times">
      <thead>
        <tr>
          <th scope="col">{t('fault_severity')}</th>
          {TIMES.map((word) => (
            <th key={word} scope="col">
              {t(word)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {figures.repair.bySeverity.map((row) => (
          <tr key={row.severity}>
            <th scope="row">
              <FaultSeverityMark severity={row.severity} />
            </th>
            <TimeCells row={row} list={closedFaults(figures, { severity: row.severity })} />
          </tr>
        ))}
      </tbody>
    </table>
  </TableRoom>
)

const Technicians = ({ rows, asOf }: { rows: FaultFigures['technicians']; asOf: string }) => (
  <TableRoom label={t('technicians_title')}>
    <table class="numbers" data-table="technicians">
      <thead>
        <tr>
          <th scope="col">{t('fault_assignee')}</th>
          <th scope="col">{t('unsettled')}</th>
          {TIMES.map((word) => (
            <th key={word} scope="col">
              {t(word)}
            </th>
          ))}
          <th scope="col">{t('failed_repairs')}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.name}>
            <th scope="row">{row.name}</th>
            <td>
              {row.open > 0 ? (
                <a href={faultsPath({ asOf, open: 'true', assignee: row.name })}>{figure(row.open)}</a>
              ) : (
                '0'
              )}
            </td>
            <TimeCells row={row} />
            <td>{figure(row.failedRepairs)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  </TableRoom>
)
