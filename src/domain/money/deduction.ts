/** What a team reported and is not paid, by where it stands and why. */
import type { SettlementRow } from './settlement.ts'

type Status = SettlementRow['deducted'][number]['status']
export interface Deduction {
  status: Status
  credit: number
  /** Each with how many logs have it. */
  reasons: [reason: string, logs: number][]
}
const DECIDED: readonly Status[] = ['returned', 'rejected', 'voided']

export function deductionsOf({ deducted }: Pick<SettlementRow, 'deducted'>): Deduction[] {
  return [...Map.groupBy(deducted, ({ status }) => status)].map(([status, logs]) => {
    const reasons = Map.groupBy(logs, ({ reason }) => reason)
    return {
      status,
      credit: logs.reduce((sum, { credit }) => sum + credit, 0),
      // of what nobody has decided on the status says all
      reasons: DECIDED.includes(status) ? [...reasons].map(([reason, some]) => [reason, some.length]) : [],
    }
  })
}
