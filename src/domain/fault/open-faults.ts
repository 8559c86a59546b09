/** The faults that nobody has settled yet on a day: what stands behind a village below the line, and what is overdue. */
import * as z from 'zod'
import { FaultCategory, type FaultRecord, FaultSeverity, FaultStatus, isUnsettled } from './fault.ts'
import type { FaultLimits } from './fault-clock.ts'
import { faultOn } from './fault-view.ts'

export const FaultBehind = z
  .object({
    id: z.string(),
    category: FaultCategory,
    severity: FaultSeverity,
    status: FaultStatus,
    isOverdue: z.boolean(),
  })
  .meta({ id: 'FaultBehind', description: 'An unsettled fault of a village' })
export type FaultBehind = z.infer<typeof FaultBehind>

export interface OpenFault extends FaultBehind {
  villageCode: string
  reportedAt: string
  reportedOn: string
  assignee?: string | undefined
  limitHours: number
  /** The instant at which the working clock passed the limit. */
  overdueSince?: string | undefined
}

const GRAVITY: Record<FaultSeverity, number> = { critical: 0, major: 1, minor: 2 }

/** Of each fault that is unsettled after what happened up to an instant: gravest first, then overdue, then oldest. */
export function openFaultsOn(records: readonly FaultRecord[], until: Date, limits: FaultLimits): OpenFault[] {
  return records
    .flatMap((record) => {
      const view = faultOn(record, until, limits)
      if (!view || !isUnsettled(view.status)) return []
      const { id, villageCode, category, severity, reportedAt, reportedOn } = record
      const { status, assignee, limitHours, overdueSince, isOverdue } = view
      return [
        {
          id,
          villageCode,
          category,
          severity,
          reportedAt,
          reportedOn,
          status,
          assignee,
          limitHours,
          overdueSince,
          isOverdue,
        },
      ]
    })
    .sort(
      (a, b) =>
        GRAVITY[a.severity] - GRAVITY[b.severity] ||
        Number(b.isOverdue) - Number(a.isOverdue) ||
        Date.parse(a.reportedAt) - Date.parse(b.reportedAt) ||
        (a.id < b.id ? -1 : 1),
    )
}

/** What a list shows of a fault behind a village. */
export const behind = ({ id, category, severity, status, isOverdue }: OpenFault): FaultBehind => ({
  id,
  category,
  severity,
  status,
  isOverdue,
})

/** What is known of the repairs of one village. */
export interface VillageRepairs {
  faults: OpenFault[]
  /** The village's last full test is the one that a closed fault was closed with. */
  isProven: boolean
}
export const NO_REPAIRS: VillageRepairs = { faults: [], isProven: false }

export function repairsByVillage(faults: OpenFault[], proven: Iterable<string>): Map<string, VillageRepairs> {
  const repairs = new Map<string, VillageRepairs>()
  for (const [code, ofVillage] of Map.groupBy(faults, ({ villageCode }) => villageCode))
    repairs.set(code, { faults: ofVillage, isProven: false })
  for (const code of proven) repairs.set(code, { faults: repairs.get(code)?.faults ?? [], isProven: true })
  return repairs
}
