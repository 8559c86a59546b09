/** The settlement of a half-year: what each team is owed for its accepted shows, and what was paid too much or too little before. */
import * as z from 'zod'
import { Day, Instant, yearOf } from '../period.ts'
import { Code } from '../register/place.ts'
import { Sha256 } from '../screening/photo.ts'
import { ScreeningStatus } from '../screening/screening.ts'
import { dividedBy, feeOf, FUNDERS, partsOf, RateFen, Shares } from './subsidy.ts'

export const SettledPeriod = z
  .string()
  .regex(/^(19[7-9]\d|20\d\d)-H[12]$/, { error: 'expects_half_year' })
  .meta({ description: 'January to June (H1) or July to December (H2) of a year', example: '2017-H1' })

export function daysOfPeriod(period: string): { from: string; to: string } {
  const year = period.slice(0, 4)
  return period.endsWith('H1')
    ? { from: `${year}-01-01`, to: `${year}-06-30` }
    : { from: `${year}-07-01`, to: `${year}-12-31` }
}
export const periodOf = (day: string): string => `${yearOf(day)}-H${day.slice(5) < '07' ? 1 : 2}`
export const periodAfter = (period: string): string =>
  period.endsWith('H1') ? `${period.slice(0, 4)}-H2` : `${Number(period.slice(0, 4)) + 1}-H1`

export const NewSettlement = z.strictObject({ period: SettledPeriod }).meta({ id: 'NewSettlement' })

const sixtieths = z.int().min(0)
const fen = z.int()

const Deducted = z.object({
  id: z.uuid(),
  on: Day,
  status: ScreeningStatus,
  credit: sixtieths,
  reason: z.string().meta({ description: 'As it was given; of a log that nobody has decided on, where it stands' }),
})
const Adjustment = z.object({
  id: z.uuid(),
  on: Day.meta({ description: 'Its day now' }),
  period: SettledPeriod.meta({ description: 'The settled one that it belongs to' }),
  credit: z.int().meta({ description: 'In sixtieths; negative of what was paid and does not count any more' }),
  amountFen: fen,
  status: ScreeningStatus,
  reason: z.string().optional().meta({ description: 'Why it was returned, rejected or voided' }),
})
const Parts = z.object({ centre: fen, province: fen, city: fen, county: fen })

const counted = {
  villages: z.int().meta({ description: 'That it serves on the last day' }),
  annualQuota: z.int(),
  reported: sixtieths.meta({ description: 'All logs of the days, in sixtieths' }),
  accepted: sixtieths,
  dueFen: fen,
  parts: Parts.meta({ description: 'Of dueFen, adding up to it' }),
  adjustedFen: fen,
  paidFen: fen.meta({ description: 'dueFen + adjustedFen; below nothing it is to be paid back' }),
}
export const SettlementRow = z
  .object({
    teamCode: Code,
    teamName: z.string(),
    ...counted,
    deducted: z.array(Deducted).meta({ description: 'Reported and not accepted' }),
    adjustments: z.array(Adjustment).meta({ description: 'Of periods settled before' }),
  })
  .meta({ id: 'SettlementRow' })
export type SettlementRow = z.infer<typeof SettlementRow>

export const Settlement = z
  .object({
    period: SettledPeriod,
    from: Day,
    to: Day,
    status: z.enum(['draft', 'locked']),
    madeAt: Instant,
    madeBy: z.string(),
    confirmedAt: Instant.optional(),
    confirmedBy: z.string().optional(),
    singleManager: z
      .boolean()
      .optional()
      .meta({ description: 'Confirmed by whoever made it: the office has one manager' }),
    sha256: Sha256.meta({ description: 'Over its figures, and over what is paid for each log' }),
    canConfirm: z.boolean().meta({ description: 'Whoever asks: nobody confirms their own' }),
  })
  .meta({ id: 'Settlement' })
export type Settlement = z.infer<typeof Settlement>

const Terms = { rateFen: RateFen, shares: Shares }
export const SettlementDetail = Settlement.extend({
  ...Terms,
  isChanged: z.boolean().optional().meta({
    description: 'Of a draft: other figures than when it was made, so it is made again before it is confirmed',
  }),
  rows: z.array(SettlementRow),
  totals: z.object(counted),
}).meta({ id: 'SettlementDetail' })
export type SettlementDetail = z.infer<typeof SettlementDetail>

/** As it is kept once it is locked; what nobody said a reason of has none, and is told where it stood. */
type Told<D extends { reason?: string | undefined }> = Omit<D, 'reason'> & { reason?: string | undefined }
export type FrozenRow = Omit<SettlementRow, 'deducted'> & { deducted: Told<z.infer<typeof Deducted>>[] }
export interface Figures {
  rateFen: number
  shares: string
  rows: FrozenRow[]
}

/** What is paid for a log, by the period it belongs to. */
export interface PaidLine {
  screeningId: string
  teamCode: string
  ofPeriod: string
  credit: number
  fen: number
}

export interface PeriodLog {
  id: string
  on: string
  teamCode: string
  credit: number
  status: ScreeningStatus
  reason?: string
}

/** A log of a period that is locked: what was paid for it to a team so far, and what it is worth to that team there now. */
export interface SettledLog extends PeriodLog {
  ofPeriod: string
  paidCredit: number
  paidFen: number
  /** At which the period was settled. */
  rateFen: number
}

export interface SettlementInput {
  period: string
  rateFen: number
  shares: string
  teams: { code: string; name: string; villages: number; annualQuota: number }[]
  logs: PeriodLog[]
  settled: SettledLog[]
}

const sumOf = <T>(items: readonly T[], of: (item: T) => number): number =>
  items.reduce((sum, item) => sum + of(item), 0)

export interface Settled {
  figures: Figures
  lines: PaidLine[]
}

export function settlementOf(input: SettlementInput): Settled {
  const logs = Map.groupBy(input.logs, ({ teamCode }) => teamCode)
  const settled = Map.groupBy(input.settled, ({ teamCode }) => teamCode)
  const teams = input.teams.map((team) => ofTeam(team, logs.get(team.code) ?? [], settled.get(team.code) ?? [], input))
  const { rateFen, shares } = input
  return {
    figures: { rateFen, shares, rows: teams.map(({ row }) => row) },
    lines: teams.flatMap(({ lines }) => lines),
  }
}

function ofTeam(
  { code, name, villages, annualQuota }: SettlementInput['teams'][number],
  logs: PeriodLog[],
  settled: SettledLog[],
  { period, rateFen, shares }: SettlementInput,
): { row: FrozenRow; lines: PaidLine[] } {
  const paid = logs.filter(({ status, credit }) => status === 'accepted' && credit > 0)
  const accepted = sumOf(paid, ({ credit }) => credit)
  const dueFen = feeOf(accepted, rateFen)
  const fees = dividedBy(
    dueFen,
    paid.map(({ credit }) => credit),
  )
  const adjustments = settled.map(adjustmentOf)
  const adjustedFen = sumOf(adjustments, ({ amountFen }) => amountFen)
  const line = (screeningId: string, ofPeriod: string, credit: number, amount: number): PaidLine => {
    return { screeningId, teamCode: code, ofPeriod, credit, fen: amount }
  }
  const row = {
    teamCode: code,
    teamName: name,
    villages,
    annualQuota,
    reported: sumOf(logs, ({ credit }) => credit),
    accepted,
    deducted: logs.flatMap(({ teamCode: _, ...log }) => (log.status === 'accepted' ? [] : [log])),
    dueFen,
    parts: partsOf(dueFen, shares),
    adjustments,
    adjustedFen,
    paidFen: dueFen + adjustedFen,
  }
  const lines = [
    ...paid.map(({ id, credit }, place) => line(id, period, credit, fees[place] ?? 0)),
    ...adjustments.map((one) => line(one.id, one.period, one.credit, one.amountFen)),
  ]
  return { row, lines }
}

/** What is worth nothing any more goes back to the fen that was paid for it. */
function adjustmentOf(log: SettledLog): FrozenRow['adjustments'][number] {
  const { id, on, ofPeriod: period, credit, paidCredit, paidFen, rateFen, status, reason } = log
  const amountFen = feeOf(credit, rateFen) - paidFen
  return { id, on, period, credit: credit - paidCredit, amountFen, status, ...(reason !== undefined && { reason }) }
}

const SUMMED = ['villages', 'annualQuota', 'reported', 'accepted', 'dueFen', 'adjustedFen', 'paidFen'] as const

/** Sums of the columns as they are printed, parts too: every column adds up. */
export function totalsOf(
  rows: readonly Pick<SettlementRow, (typeof SUMMED)[number] | 'parts'>[],
): SettlementDetail['totals'] {
  const parts = Object.fromEntries(FUNDERS.map((funder) => [funder, sumOf(rows, (row) => row.parts[funder])]))
  const sums = Object.fromEntries(SUMMED.map((name) => [name, sumOf(rows, (row) => row[name])]))
  return { ...sums, parts } as SettlementDetail['totals']
}

/** What its hash is over. */
export const settledText = ({ figures, lines }: { figures: string; lines: readonly PaidLine[] }): string =>
  [
    figures,
    ...lines
      .map(({ screeningId, teamCode, ofPeriod, credit, fen: amount }) =>
        [screeningId, teamCode, ofPeriod, credit, amount].join(' '),
      )
      .sort(),
  ].join('\n')
