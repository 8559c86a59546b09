/** What breaks, and when: categories by month; and the villages where it breaks again and again. */
import type { FaultFigures } from '../../../domain/fault/fault-figures.ts'
import { figure, monthName, shortDay } from '../../shared/format.ts'
import { t } from '../words.ts'
import { STANDING } from '../../../domain/fault/fault.ts'
import { categoryWord } from '../kit/faults.tsx'
import { faultsPath, villagePath } from '../routes.ts'
import { Empty, TableRoom } from '../kit/states.tsx'
import { closedFaults, monthFaults } from './broadcast-query.ts'

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
    {repeatVillages.map(({ code, name, townshipName, faults, categories }) => (
      <li key={code}>
        <a href={villagePath(code)}>{name}</a> <span class="soft">{townshipName}</span>{' '}
        <a href={faultsPath({ asOf, village: code, from, to: asOf, status: STANDING })}>
          {t('faults_times', { count: figure(faults) })}
        </a>{' '}
        <span class="soft">
          {categories.map((one) => `${categoryWord(one.category)} ${figure(one.faults)}`).join(t('list_comma'))}
        </span>
      </li>
    ))}
  </ul>
)
