/** The settlement as a sheet: one line for each team and one of all, in the columns in which it is printed and signed. */
import { deductionsOf } from '../domain/money/deduction.ts'
import { type SettlementDetail, type SettlementRow } from '../domain/money/settlement.ts'
import { FULL_CREDIT } from '../domain/register/film.ts'
import { settlements } from './settlements.ts'
import { columnsOf, joined, type Say, sheetOf } from './sheet.ts'

/** The sum has no number. */
export type SettlementLine = SettlementRow & { no?: number }
export const settlementLines = ({ rows }: Pick<SettlementDetail, 'rows'>): SettlementLine[] =>
  rows.map((row, place) => ({ ...row, no: place + 1 }))
const withSum = (settlement: SettlementDetail): SettlementLine[] => [
  ...settlementLines(settlement),
  { ...settlement.totals, teamCode: '', teamName: '', deducted: [], adjustments: [] },
]

/** Shows and yuan to the hundredth, as they are printed. */
const showsIn = (credit: number): number => Math.round((100 * credit) / FULL_CREDIT) / 100
const yuanIn = (fen: number): number => fen / 100

/** 已作废 2（选错了村 2） */
const deductedSaid = (row: SettlementRow, say: Say): string =>
  joined(
    deductionsOf(row).map(({ status, credit, reasons }) => {
      const why = joined(
        reasons.map(([reason, logs]) => `${reason} ${logs}`),
        say,
      )
      return `${say(`status_${status}`)} ${showsIn(credit)}${why && ` (${why})`}`
    }),
    say,
  )

export const settlementColumns = ({ rateFen }: Pick<SettlementDetail, 'rateFen'>) =>
  columnsOf<SettlementLine>()({
    no: { head: 'settle_no', kind: 'count', value: ({ no }) => no },
    team: { head: 'team', width: 20, value: ({ no, teamName }, say) => (no === undefined ? say('sum_row') : teamName) },
    villages: { head: 'settle_villages', kind: 'count', value: ({ villages }) => villages },
    quota: { head: 'settle_quota', kind: 'count', value: ({ annualQuota }) => annualQuota },
    reported: { head: 'settle_reported', kind: 'exact', value: ({ reported }) => showsIn(reported) },
    accepted: { head: 'settle_accepted', kind: 'exact', value: ({ accepted }) => showsIn(accepted) },
    deducted: { head: 'settle_deducted', width: 40, value: deductedSaid },
    rate: { head: 'settle_rate', kind: 'exact', value: ({ no }) => no && yuanIn(rateFen) },
    due: { head: 'settle_due', kind: 'exact', width: 12, value: ({ dueFen }) => yuanIn(dueFen) },
    centre: { head: 'settle_centre', kind: 'exact', width: 12, value: ({ parts }) => yuanIn(parts.centre) },
    province: { head: 'settle_province', kind: 'exact', width: 12, value: ({ parts }) => yuanIn(parts.province) },
    city: { head: 'settle_city', kind: 'exact', width: 12, value: ({ parts }) => yuanIn(parts.city) },
    county: { head: 'settle_county', kind: 'exact', width: 12, value: ({ parts }) => yuanIn(parts.county) },
    adjusted: { head: 'settle_adjusted', kind: 'exact', width: 12, value: ({ adjustedFen }) => yuanIn(adjustedFen) },
    paid: { head: 'settle_paid', kind: 'exact', width: 12, value: ({ paidFen }) => yuanIn(paidFen) },
    signed: { head: 'settle_signed', width: 20, value: () => undefined },
  })

export const SETTLEMENT_SHEET = sheetOf(settlements.read, {
  title: 'settlements_title',
  // 2017-H1.xlsx leads there, too
  path: '/api/settlements/{period}/sheet',
  columns: settlementColumns,
  rows: withSum,
})
