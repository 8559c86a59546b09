/** The settlement's lines as a table: the sheet's columns, each number with its logs; and the line that adds them up. */
import type { ComponentChildren } from 'preact'
import { type SettlementLine as Line, settlementColumns } from '../../../contract/sheets-money.ts'
import { deductionsOf } from '../../../domain/money/deduction.ts'
import type { SettlementDetail, SettlementRow } from '../../../domain/money/settlement.ts'
import { FUNDERS } from '../../../domain/money/subsidy.ts'
import { figure } from '../../shared/format.ts'
import { statusWord } from '../kit/marks.tsx'
import { drawn } from '../kit/sheet.tsx'
import type { Column, FootRow } from '../kit/table.tsx'
import { t } from '../later-words.ts'
import { teamPath } from '../routes.ts'
import { logsOf, shows, yuan } from './rules.ts'

type Names = keyof ReturnType<typeof settlementColumns>

export function columnsFor(of: SettlementDetail): Column<Line>[] {
  const money = (fenOf: (row: Line) => number): Partial<Column<Line>> => ({ cell: (row) => yuan(fenOf(row)) })
  return drawn<Line>()(settlementColumns(of), {
    team: { isRowHead: true, cell: ({ teamCode, teamName }) => <a href={teamPath(teamCode)}>{teamName}</a> },
    reported: {
      data: { 'data-figure': 'reported' },
      cell: (row) => <Shows credit={row.reported} href={logsOf(of, row)} />,
    },
    accepted: {
      data: { 'data-figure': 'accepted' },
      cell: (row) => <Shows credit={row.accepted} href={logsOf(of, row, 'accepted')} />,
    },
    deducted: { class: 'deducted', cell: (row) => <Deducted row={row} of={of} /> },
    rate: money(() => of.rateFen),
    due: money(({ dueFen }) => dueFen),
    centre: money(({ parts }) => parts.centre),
    province: money(({ parts }) => parts.province),
    city: money(({ parts }) => parts.city),
    county: money(({ parts }) => parts.county),
    adjusted: {
      data: { 'data-figure': 'adjusted' },
      cell: ({ adjustments, adjustedFen }) =>
        adjustments.length > 0 ? <a href="#adjustments">{yuan(adjustedFen)}</a> : yuan(0),
    },
    paid: { data: { 'data-figure': 'paid' }, cell: ({ paidFen }) => <strong>{yuan(paidFen)}</strong> },
    signed: { class: 'signed', cell: () => '' },
  })
}

function sumsOf(of: SettlementDetail): Partial<Record<Names, ComponentChildren>> {
  const { villages, annualQuota, reported, accepted, dueFen, parts, adjustedFen, paidFen } = of.totals
  return {
    team: t('sum_row'),
    villages: figure(villages),
    quota: figure(annualQuota),
    reported: <Shows credit={reported} href={logsOf(of, {})} />,
    accepted: <Shows credit={accepted} href={logsOf(of, {}, 'accepted')} />,
    deducted: shows(reported - accepted),
    due: yuan(dueFen),
    ...Object.fromEntries(FUNDERS.map((funder) => [funder, yuan(parts[funder])])),
    adjusted: yuan(adjustedFen),
    paid: yuan(paidFen),
  }
}

export function sumRow(of: SettlementDetail): FootRow {
  const sums = sumsOf(of)
  const names = Object.keys(settlementColumns(of)) as Names[]
  return { key: 'sum', of: { 'data-team': 'total' }, cells: names.map((name) => sums[name]) }
}

const Shows = ({ credit, href }: { credit: number; href: string }) =>
  credit > 0 ? <a href={href}>{shows(credit)}</a> : <>0</>

const Deducted = ({ row, of }: { row: SettlementRow; of: SettlementDetail }) => (
  <>
    {deductionsOf(row).map(({ status, credit, reasons }) => (
      <span key={status} class="deduction" data-status={status}>
        <a href={logsOf(of, row, status)}>
          {t('settle_deducted_of', { status: statusWord(status), count: shows(credit) })}
        </a>
        {reasons.map(([reason, count]) => (
          <span key={reason} class="soft">
            {' '}
            {t('settle_reason', { reason, count })}
          </span>
        ))}
      </span>
    ))}
  </>
)
