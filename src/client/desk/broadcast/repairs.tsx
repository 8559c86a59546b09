/** Repairs: how many, how soon, and how well. */
import { useState } from 'preact/hooks'
import type { FaultFigures } from '../../../domain/fault/fault-figures.ts'
import type { RepairSeen } from '../../../domain/fault/fault-repairs.ts'
import { figure, percent, shortDay } from '../../shared/format.ts'
import { Fact, Facts } from '../kit/facts.tsx'
import { categoryWord, FaultSeverityMark } from '../kit/faults.tsx'
import { Mark } from '../kit/marks.tsx'
import { Empty, TableRoom } from '../kit/states.tsx'
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

const HEADS = [
  'village',
  'fault_category',
  'closed_on',
  'hours_worked',
  'before_repair',
  'after_repair',
  'band',
] as const

const RepairTable = ({ repairs }: { repairs: RepairSeen[] }) => (
  <TableRoom label={t('repairs_title')}>
    <table data-table="repairs">
      <thead>
        <tr>
          {HEADS.map((word) => (
            <th key={word} scope="col" class={word === 'hours_worked' ? 'number' : undefined}>
              {t(word)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {repairs.map((repair) => (
          <RepairRow key={repair.faultId} repair={repair} />
        ))}
      </tbody>
    </table>
  </TableRoom>
)

const RepairRow = ({ repair }: { repair: RepairSeen }) => (
  <tr>
    <th scope="row">
      <a href={villagePath(repair.villageCode)}>{repair.villageName}</a>
    </th>
    <td>
      <a href={faultPath(repair.faultId)}>{categoryWord(repair.category)}</a>
    </td>
    <td>{repair.closedOn}</td>
    <td class="number">{t('hours', { count: figure(repair.workedHours, 1) })}</td>
    <td>
      <Found test={repair.before} />
    </td>
    <td>
      <Found test={repair.after} />
    </td>
    <td>
      <Outcome staysBelow={repair.staysBelow} />
    </td>
  </tr>
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
