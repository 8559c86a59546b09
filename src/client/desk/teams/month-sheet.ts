/** What a team's month sheet (月报表) lists: what is counted, what is held and why, and what is not counted. */
import type { Log } from '../../../contract/screenings.ts'
import { COUNTED, type ScreeningStatus } from '../../../domain/screening/screening.ts'

type Listed = Pick<Log, 'teamCode' | 'status' | 'startedAt' | 'credit' | 'attendance' | 'venue'>
export interface MonthSheet<L = Log> {
  counted: L[]
  held: L[]
  /** Returned, rejected or voided. */
  others: L[]
  credit: number
  indoorCredit: number
  attendance: number
}

const isCounted = (status: ScreeningStatus): boolean => COUNTED.some((one) => one === status)
const sum = <L>(logs: readonly L[], of: (log: L) => number): number => logs.reduce((total, log) => total + of(log), 0)

/** Of one team, in the order of the evenings. */
export function monthSheetOf<L extends Listed>(logs: readonly L[], team: string): MonthSheet<L> {
  const own = logs.filter(({ teamCode }) => teamCode === team).sort((a, b) => (a.startedAt < b.startedAt ? -1 : 1))
  const counted = own.filter(({ status }) => isCounted(status))
  return {
    counted,
    held: own.filter(({ status }) => status === 'held'),
    others: own.filter(({ status }) => status !== 'held' && !isCounted(status)),
    credit: sum(counted, ({ credit }) => credit),
    indoorCredit: sum(counted, ({ credit, venue }) => (venue === 'indoor' ? credit : 0)),
    attendance: sum(counted, ({ attendance }) => attendance),
  }
}
