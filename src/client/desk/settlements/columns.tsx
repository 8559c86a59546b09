/** The settlement as a table: one line for each team, as it is printed and signed. */
import type { ComponentChildren } from 'preact'
import { FUNDERS } from '../../../domain/money/subsidy.ts'
import type { SettlementDetail, SettlementRow } from '../../../domain/money/settlement.ts'
import { figure } from '../../shared/format.ts'
import { statusWord } from '../kit/marks.tsx'
import type { Column } from '../kit/table.tsx'
import { t } from '../later-words.ts'
import { teamPath } from '../routes.ts'
import { deductionsOf, logsOf, shows, yuan } from './rules.ts'

type Line = SettlementRow & { no: number }
export const linesOf = ({ rows }: SettlementDetail): Line[] => rows.map((row, place) => ({ ...row, no: place + 1 }))

interface Summed extends Column<Line> {
  /** In the last line. */
  sum?: (totals: SettlementDetail['totals']) => ComponentChildren
}

export function settlementColumns(of: SettlementDetail): Summed[] {
  const number = { class: 'number' }
  return [
    { head: t('settle_no'), ...number, cell: ({ no }) => no },
    {
      head: t('team'),
      isRowHead: true,
      cell: ({ teamCode, teamName }) => <a href={teamPath(teamCode)}>{teamName}</a>,
      sum: () => t('settle_sum'),
    },
    {
      head: t('settle_villages'),
      ...number,
      cell: ({ villages }) => villages,
      sum: ({ villages }) => figure(villages),
    },
    {
      head: t('settle_quota'),
      ...number,
      cell: ({ annualQuota }) => figure(annualQuota),
      sum: ({ annualQuota }) => figure(annualQuota),
    },
    {
      head: t('settle_reported'),
      ...number,
      data: { 'data-figure': 'reported' },
      cell: (row) => <Shows credit={row.reported} href={logsOf(of, row)} />,
      sum: ({ reported }) => <Shows credit={reported} href={logsOf(of, {})} />,
    },
    {
      head: t('settle_accepted'),
      ...number,
      data: { 'data-figure': 'accepted' },
      cell: (row) => <Shows credit={row.accepted} href={logsOf(of, row, 'accepted')} />,
      sum: ({ accepted }) => <Shows credit={accepted} href={logsOf(of, {}, 'accepted')} />,
    },
    {
      head: t('settle_deducted'),
      class: 'deducted',
      cell: (row) => <Deducted row={row} of={of} />,
      sum: ({ reported, accepted }) => shows(reported - accepted),
    },
    { head: t('settle_rate'), ...number, cell: () => yuan(of.rateFen) },
    { head: t('settle_due'), ...number, cell: ({ dueFen }) => yuan(dueFen), sum: ({ dueFen }) => yuan(dueFen) },
    ...FUNDERS.map((funder) => ({
      head: t(`settle_${funder}`),
      ...number,
      cell: ({ parts }: Line) => yuan(parts[funder]),
      sum: ({ parts }: SettlementDetail['totals']) => yuan(parts[funder]),
    })),
    {
      head: t('settle_adjusted'),
      ...number,
      data: { 'data-figure': 'adjusted' },
      cell: ({ adjustments, adjustedFen }) =>
        adjustments.length > 0 ? <a href="#adjustments">{yuan(adjustedFen)}</a> : yuan(0),
      sum: ({ adjustedFen }) => yuan(adjustedFen),
    },
    {
      head: t('settle_paid'),
      ...number,
      data: { 'data-figure': 'paid' },
      cell: ({ paidFen }) => <strong>{yuan(paidFen)}</strong>,
      sum: ({ paidFen }) => yuan(paidFen),
    },
    { head: t('settle_signed'), class: 'signed', cell: () => '' },
  ]
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
