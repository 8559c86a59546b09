/** A settlement in words: its period, its money, and why what was reported is not paid. */
import { periodOf, daysOfPeriod, type SettlementDetail, type SettlementRow } from '../../../domain/money/settlement.ts'
import { addDays } from '../../../domain/period.ts'
import { figure, screeningsOf } from '../../shared/format.ts'
import { atMoment } from '../../shared/place.ts'
import { t } from '../later-words.ts'
import { logsPath } from '../routes.ts'

/** 2017年上半年, January to June 2017 */
export const periodSaid = (period: string): string =>
  t(period.endsWith('H1') ? 'settlement_H1' : 'settlement_H2', { year: period.slice(0, 4) })

export const yuan = (fen: number): string => figure(fen / 100, 2)

/** The running one and those before it, and the one that is due: paid once it is over. */
export function periodsToSettle(today: string): { periods: string[]; due: string } {
  const periods = [periodOf(today)]
  while (periods.length < 4) periods.push(periodOf(addDays(daysOfPeriod(periods.at(-1) ?? '').from, -1)))
  const isOver = daysOfPeriod(periodOf(today)).to <= today
  return { periods, due: periods[isOver ? 0 : 1] ?? '' }
}

type Spanned = Pick<SettlementDetail, 'from' | 'to' | 'confirmedAt'>
type Of = Pick<SettlementRow, 'teamCode'>
/** The logs behind a number of a line; of a locked one as they were known then. */
export function logsOf({ from, to, confirmedAt }: Spanned, { teamCode }: Partial<Of>, status?: string): string {
  const path = logsPath({ from, to, ...(teamCode && { team: teamCode }), ...(status && { status }) })
  return confirmedAt === undefined ? path : atMoment(path, confirmedAt)
}

export const shows = (credit: number): string => screeningsOf(credit)
