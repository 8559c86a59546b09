/** What is broken now: how many, how grave, how long they have waited, and the most pressing of them. */
import type { FaultFigures } from '../../../domain/fault/fault-figures.ts'
import { figure } from '../../shared/format.ts'
import { faults } from '../../../contract/faults.ts'
import { useAsk } from '../../shared/load.ts'
import { t } from '../words.ts'
import { Answered } from '../kit/answered.tsx'
import { FaultTable } from '../kit/fault-table.tsx'
import { byUrgency, FaultSeverityMark } from '../kit/faults.tsx'
import { type FaultQuery, faultsPath } from '../routes.ts'
import { Empty, TableRoom } from '../kit/states.tsx'

export function OpenFaultSection({ figures: { asOf, open } }: { figures: FaultFigures }) {
  return (
    <>
      <div class="rates">
        <Count name="open" word={t('unsettled')} count={open.total} query={{ asOf, open: 'true' }} />
        <Count name="overdue" word={t('overdue_now')} count={open.overdue} query={{ asOf, overdue: 'true' }} />
      </div>
      {open.total > 0 && (
        <>
          <SeverityTable asOf={asOf} rows={open.bySeverity} />
          <Pressing asOf={asOf} />
        </>
      )}
    </>
  )
}

interface CountProps {
  name: string
  word: string
  count: number
  query: FaultQuery
}

const Count = ({ name, word, count, query }: CountProps) => (
  <p class="rate" data-figure={name}>
    <span class="label">{word}</span>
    <span class="big">{count > 0 ? <a href={faultsPath(query)}>{figure(count)}</a> : '0'}</span>
    <span class="of">{t('unit_faults')}</span>
  </p>
)

const AGES = ['upTo1Day', 'upTo3Days', 'upTo7Days', 'upTo30Days', 'over30Days'] as const

function SeverityTable({ asOf, rows }: { asOf: string; rows: FaultFigures['open']['bySeverity'] }) {
  const linked = (count: number, query: FaultQuery) =>
    count > 0 ? <a href={faultsPath({ asOf, ...query })}>{figure(count)}</a> : '0'
  return (
    <TableRoom label={t('ages_title')}>
      <table class="numbers" data-table="ages">
        <caption>{t('ages_title')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('fault_severity')}</th>
            <th scope="col">{t('unsettled')}</th>
            <th scope="col">{t('overdue_now')}</th>
            {AGES.map((age) => (
              <th key={age} scope="col">
                {t(`age_${age}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ severity, total, overdue, ages }) => (
            <tr key={severity}>
              <th scope="row">
                <FaultSeverityMark severity={severity} />
              </th>
              <td>{linked(total, { open: 'true', severity })}</td>
              <td>{linked(overdue, { overdue: 'true', severity })}</td>
              {AGES.map((age) => (
                <td key={age}>{figure(ages[age])}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </TableRoom>
  )
}

/** As often as the numbers above it. */
const EVERY_MINUTE = 60_000
const MOST = 500
const SHOWN = 10

/** The most pressing of all; the list behind the link has every one. */
function Pressing({ asOf }: { asOf: string }) {
  const load = useAsk(faults.list, { query: { asOf, open: 'true', limit: MOST } }, { every: EVERY_MINUTE })
  return (
    <>
      <h3>{t('pressing_title')}</h3>
      <Answered load={load} lines={8}>
        {({ items, total }) =>
          items.length === 0 ? (
            <Empty>{t('faults_none_open')}</Empty>
          ) : (
            <>
              <FaultTable faults={byUrgency(items).slice(0, SHOWN)} name={t('pressing_title')} />
              <p class="more">
                <a class="button" href={faultsPath({ asOf, open: 'true' })}>
                  {t('all_open_faults', { count: figure(total) })}
                </a>
              </p>
            </>
          )
        }
      </Answered>
    </>
  )
}
