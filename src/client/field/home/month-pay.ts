/** A team's month in money: what counts so far, what is accepted, and what is still held or came back. */
import { feeOf } from '../../../domain/money/subsidy.ts'
import { monthOf } from '../../../domain/period.ts'
import type { FieldCopy, FieldLog } from '../../../domain/screening/field-copy.ts'
import { COUNTED, type ScreeningStatus } from '../../../domain/screening/screening.ts'

export interface MonthPay {
  /** Counted, and of that accepted, in sixtieths. */
  credit: number
  accepted: number
  shows: number
  /** At today's rate; none in copies of older servers. */
  acceptedFen?: number
  awaitedFen?: number
  /** What counts for nothing as it stands. */
  open: { id: string; villageCode: string; on: string; status: ScreeningStatus; why: string }[]
}

const isOf = (statuses: readonly ScreeningStatus[]) => (log: FieldLog) => statuses.includes(log.status)
const creditOf = (logs: FieldLog[]): number => logs.reduce((sum, { credit }) => sum + credit, 0)

export function monthPay({ team, today, rateFen }: Pick<FieldCopy, 'team' | 'today' | 'rateFen'>): MonthPay {
  const logs = (team?.logs ?? []).filter(({ screenedOn }) => monthOf(screenedOn) === monthOf(today))
  const counted = logs.filter(isOf(COUNTED))
  const credit = creditOf(counted)
  const accepted = creditOf(counted.filter(isOf(['accepted'])))
  const acceptedFen = rateFen === undefined ? 0 : feeOf(accepted, rateFen)
  return {
    credit,
    accepted,
    shows: counted.length,
    ...(rateFen !== undefined && { acceptedFen, awaitedFen: feeOf(credit, rateFen) - acceptedFen }),
    open: logs.filter(isOf(['held', 'returned', 'rejected'])).map(openOf),
  }
}

/** What was said of it, or else the gravest finding. */
const openOf = ({ content, screenedOn, status, reason, findings }: FieldLog): MonthPay['open'][number] => ({
  id: content.id,
  villageCode: content.villageCode,
  on: screenedOn,
  status,
  why: reason ?? (findings.find(({ blocking }) => blocking) ?? findings[0])?.message ?? '',
})
