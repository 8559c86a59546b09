/** Faults that are open, and what kinds there were. */
import { faults } from '../../../contract/faults.ts'
import type { FaultFigures } from '../../../domain/fault/fault-figures.ts'
import { STANDING } from '../../../domain/fault/fault.ts'
import { figure, monthName, shortDay } from '../../shared/format.ts'
import { EVERY_MINUTE, useAsk } from '../../shared/load.ts'
import { Answered, Empty, TableRoom } from '../kit/states.tsx'
import { FaultTable } from '../kit/record-tables.tsx'
import { byUrgency, categoryWord, FaultSeverityMark } from '../kit/faults.tsx'
import { type FaultQuery, faultsPath, villagePath } from '../routes.ts'
import { t } from '../words.ts'
import { closedFaults, monthFaults } from './rules.ts'

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

const MOST = 500
const SHOWN = 10

/** The most pressing of all; the list behind the link has every one. */
function Pressing({ asOf }: { asOf: string }) {
  const load = useAsk(faults.list, { query: { asOf, open: 'true', limit: MOST } }, EVERY_MINUTE)
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

export function CategorySection({ figures }: { figures: FaultFigures }) {
  const period = { from: shortDay(figures.from), to: shortDay(figures.asOf) }
  return (
    <section id="categories" aria-labelledby="categories-title">
      <h2 id="categories-title">{t('categories_title')}</h2>
      <p class="soft">{t('categories_basis', period)}</p>
      {figures.categories.length === 0 ? <Empty>{t('categories_none')}</Empty> : <CategoryTable figures={figures} />}
      <h3 id="repeats">{t('repeats_title')}</h3>
      {figures.repeatVillages.length === 0 ? <Empty>{t('repeats_none')}</Empty> : <Repeats figures={figures} />}
    </section>
  )
}

const Linked = ({ count, href }: { count: number; href: string }) =>
  count > 0 ? <a href={href}>{figure(count)}</a> : <span class="soft">0</span>

function CategoryTable({ figures: { from, asOf, categories, months } }: { figures: FaultFigures }) {
  return (
    <TableRoom label={t('categories_title')}>
      <table class="numbers" data-table="categories">
        <thead>
          <tr>
            <th scope="col">{t('fault_category')}</th>
            <th scope="col">{t('faults_reported')}</th>
            <th scope="col">{t('unsettled')}</th>
            {months.map(({ month }) => (
              <th key={month} scope="col">
                {monthName(Number(month.slice(5, 7)) - 1)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {categories.map(({ category, reported, open }) => (
            <tr key={category}>
              <th scope="row">{categoryWord(category)}</th>
              <td>
                <Linked count={reported} href={faultsPath({ asOf, category, from, to: asOf, status: STANDING })} />
              </td>
              <td>
                <Linked count={open} href={faultsPath({ asOf, category, open: 'true' })} />
              </td>
              {months.map(({ month, byCategory }) => (
                <td key={month}>
                  <Linked
                    count={byCategory.find((one) => one.category === category)?.reported ?? 0}
                    href={monthFaults(month, { from, asOf }, { category })}
                  />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
        <tfoot>
          <MonthRow label={t('faults_reported')} figures={{ from, asOf, months }} />
          <tr>
            <th scope="row">{t('repairs_closed')}</th>
            <td colSpan={2} />
            {months.map(({ month, closed }) => (
              <td key={month}>
                <Linked count={closed} href={closedFaults({ from, asOf }, {}, month)} />
              </td>
            ))}
          </tr>
        </tfoot>
      </table>
    </TableRoom>
  )
}

interface MonthRowProps {
  label: string
  figures: Pick<FaultFigures, 'from' | 'asOf' | 'months'>
}

const MonthRow = ({ label, figures: { from, asOf, months } }: MonthRowProps) => (
  <tr>
    <th scope="row">{label}</th>
    <td colSpan={2} />
    {months.map(({ month, reported }) => (
      <td key={month}>
        <Linked count={reported} href={monthFaults(month, { from, asOf })} />
      </td>
    ))}
  </tr>
)

const Repeats = ({ figures: { from, asOf, repeatVillages } }: { figures: FaultFigures }) => (
  <ul class="plain repeats" data-list="repeats">
    {repeatVillages.map(({ code, name, townshipName, faults: count, categories }) => (
      <li key={code}>
        <a href={villagePath(code)}>{name}</a> <span class="soft">{townshipName}</span>{' '}
        <a href={faultsPath({ asOf, village: code, from, to: asOf, status: STANDING })}>
          {t('faults_times', { count: figure(count) })}
        </a>{' '}
        <span class="soft">
          {categories.map((one) => `${categoryWord(one.category)} ${figure(one.faults)}`).join(t('list_comma'))}
        </span>
      </li>
    ))}
  </ul>
)
