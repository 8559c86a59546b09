/** Faults that are open, and what kinds there were. */
import { faults } from '../../../contract/faults.ts'
import { STANDING } from '../../../domain/fault/fault.ts'
import type { FaultFigures } from '../../../domain/fault/fault-figures.ts'
import { figure, monthName, shortDay } from '../../shared/format.ts'
import { EVERY_MINUTE, useAsk } from '../../shared/load.ts'
import { byUrgency, categoryWord, FaultSeverityMark } from '../kit/faults.tsx'
import { FigureLink, Rate } from '../kit/figures.tsx'
import { VillageLink } from '../kit/place-names.tsx'
import { FaultTable } from '../kit/record-tables.tsx'
import { Answered, Empty, Section } from '../kit/section.tsx'
import { Table } from '../kit/table.tsx'
import { faultsPath } from '../routes.ts'
import { t } from '../words.ts'
import { closedFaults, monthFaults } from './rules.ts'

interface Props {
  figures: FaultFigures
}

export function OpenFaults({ figures: { asOf, open } }: Props) {
  const openList = faultsPath({ asOf, open: 'true' })
  const overdueList = faultsPath({ asOf, overdue: 'true' })
  return (
    <>
      <div class="rates">
        <Count name="open" label={t('unsettled')} count={open.total} href={openList} />
        <Count name="overdue" label={t('overdue_now')} count={open.overdue} href={overdueList} />
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

const Count = ({ name, label, ...counted }: { name: string; label: string; count: number; href: string }) => (
  <Rate name={name} label={label} rate={<FigureLink {...counted} />} of={t('unit_faults')} />
)

const AGES = ['upTo1Day', 'upTo3Days', 'upTo7Days', 'upTo30Days', 'over30Days'] as const
type OfSeverity = FaultFigures['open']['bySeverity'][number]

const SeverityTable = ({ asOf, rows }: { asOf: string; rows: OfSeverity[] }) => (
  <Table
    name="ages"
    class="numbers"
    isPlain
    isLabelled
    label={t('ages_title')}
    rows={rows}
    keyOf={({ severity }) => severity}
    columns={[
      {
        head: t('fault_severity'),
        isRowHead: true,
        cell: ({ severity }) => <FaultSeverityMark severity={severity} />,
      },
      {
        head: t('unsettled'),
        cell: ({ severity, total }) => <FigureLink count={total} href={faultsPath({ asOf, open: 'true', severity })} />,
      },
      {
        head: t('overdue_now'),
        cell: ({ severity, overdue }) => (
          <FigureLink count={overdue} href={faultsPath({ asOf, overdue: 'true', severity })} />
        ),
      },
      ...AGES.map((age) => ({ head: t(`age_${age}`), cell: ({ ages }: OfSeverity) => figure(ages[age]) })),
    ]}
  />
)

const MOST = 500
const SHOWN = 10

/** The most pressing of all, asked as often as the numbers above it; the list behind the link has every one. */
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

export function CategorySection({ figures }: Props) {
  const period = { from: shortDay(figures.from), to: shortDay(figures.asOf) }
  return (
    <Section name="categories" title={t('categories_title')}>
      <p class="soft">{t('categories_basis', period)}</p>
      {figures.categories.length === 0 ? <Empty>{t('categories_none')}</Empty> : <CategoryTable figures={figures} />}
      <h3 id="repeats">{t('repeats_title')}</h3>
      {figures.repeatVillages.length === 0 ? <Empty>{t('repeats_none')}</Empty> : <Repeats figures={figures} />}
    </Section>
  )
}

/** Zeros are many here: they step back. */
const Linked = ({ count, href }: { count: number; href: string }) =>
  count > 0 ? <FigureLink count={count} href={href} /> : <span class="soft">0</span>

type OfCategory = FaultFigures['categories'][number]

const CategoryTable = ({ figures: { from, asOf, categories, months } }: Props) => (
  <Table
    name="categories"
    class="numbers"
    isPlain
    label={t('categories_title')}
    rows={categories}
    keyOf={({ category }) => category}
    columns={[
      { head: t('fault_category'), isRowHead: true, cell: ({ category }) => categoryWord(category) },
      {
        head: t('faults_reported'),
        cell: ({ category, reported }) => (
          <Linked count={reported} href={faultsPath({ asOf, category, from, to: asOf, status: STANDING })} />
        ),
      },
      {
        head: t('unsettled'),
        cell: ({ category, open }) => <Linked count={open} href={faultsPath({ asOf, category, open: 'true' })} />,
      },
      ...months.map(({ month, byCategory }) => ({
        head: monthName(Number(month.slice(5, 7)) - 1),
        cell: ({ category }: OfCategory) => (
          <Linked
            count={byCategory.find((one) => one.category === category)?.reported ?? 0}
            href={monthFaults(month, { from, asOf }, { category })}
          />
        ),
      })),
    ]}
    foot={[
      {
        key: 'reported',
        cells: [
          t('faults_reported'),
          '',
          '',
          ...months.map(({ month, reported }) => (
            <Linked key={month} count={reported} href={monthFaults(month, { from, asOf })} />
          )),
        ],
      },
      {
        key: 'closed',
        cells: [
          t('repairs_closed'),
          '',
          '',
          ...months.map(({ month, closed }) => (
            <Linked key={month} count={closed} href={closedFaults({ from, asOf }, {}, month)} />
          )),
        ],
      },
    ]}
  />
)

const Repeats = ({ figures: { from, asOf, repeatVillages } }: Props) => (
  <ul class="plain repeats" data-list="repeats">
    {repeatVillages.map(({ code, name, townshipName, faults: count, categories }) => (
      <li key={code}>
        <VillageLink code={code} name={name} townshipName={townshipName} />{' '}
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
