/** A technician's villages by urgency: severe first, then an overdue fault, stale, low, untested, and those that pass. */
import type { Band } from '../../../domain/audibility/audibility.ts'
import { isUnsettled } from '../../../domain/fault/fault.ts'
import type { FieldCopy, FieldFault, FieldVillage } from '../../../domain/screening/field-copy.ts'

export type Urgency = 'severe' | 'overdue' | 'stale' | 'low' | 'untested' | 'pass'
const ORDER: Urgency[] = ['severe', 'overdue', 'stale', 'low', 'untested', 'pass']

type BroadcastVillage = NonNullable<FieldCopy['broadcast']>['villages'][number]
export interface VillageState extends Omit<BroadcastVillage, 'code'> {
  village: FieldVillage
  urgency: Urgency
  /** Unsettled ones, the overdue before the others. */
  faults: FieldFault[]
}

const urgencyOf = (band: Band, faults: FieldFault[]): Urgency => {
  if (band === 'severe') return 'severe'
  return faults.some(({ isOverdue }) => isOverdue) ? 'overdue' : band
}

/** `faults`: as this phone knows them, its own steps included. */
export function villagesByUrgency(copy: FieldCopy, faults: readonly FieldFault[]): VillageState[] {
  const register = new Map(copy.villages.map((village) => [village.code, village]))
  const states = (copy.broadcast?.villages ?? []).flatMap(({ code, ...state }): VillageState[] => {
    const village = register.get(code)
    const open = faults.filter((fault) => fault.villageCode === code && isUnsettled(fault.status)).sort(byDue)
    return village ? [{ ...state, village, faults: open, urgency: urgencyOf(state.band, open) }] : []
  })
  return states.sort(byUrgency)
}

const byUrgency = (a: VillageState, b: VillageState): number =>
  ORDER.indexOf(a.urgency) - ORDER.indexOf(b.urgency) ||
  Number(b.village.designated) - Number(a.village.designated) ||
  b.faults.length - a.faults.length ||
  (a.testedOn ?? '').localeCompare(b.testedOn ?? '') ||
  a.village.code.localeCompare(b.village.code)

/** Overdue ones first, the longest before all; then by when they are due. */
export const byDue = (a: FieldFault, b: FieldFault): number =>
  Number(b.isOverdue) - Number(a.isOverdue) ||
  (a.overdueSince ?? a.dueAt ?? '9').localeCompare(b.overdueSince ?? b.dueAt ?? '9') ||
  a.reportedAt.localeCompare(b.reportedAt)
