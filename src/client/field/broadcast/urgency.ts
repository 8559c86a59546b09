/** Where a technician goes first: villages by urgency, then by distance from where one stands, or else by township. */
import { isUnsettled } from '../../../domain/fault/fault.ts'
import { daysBetween } from '../../../domain/period.ts'
import { metresBetween, type Point } from '../../../domain/register/place.ts'
import type { FieldCopy, FieldFault, FieldVillage } from '../../../domain/screening/field-copy.ts'
import { byDue } from './fault-now.ts'

const URGENCIES = ['overdue', 'severe', 'stale', 'low', 'untested', 'pass'] as const
type Urgency = (typeof URGENCIES)[number]

export interface VillageState extends Omit<NonNullable<FieldCopy['broadcast']>['villages'][number], 'code'> {
  village: FieldVillage
  urgency: Urgency
  /** Unsettled ones, the overdue before the others. */
  faults: FieldFault[]
  /** From where one stands, as far as both places are known. */
  metres?: number | undefined
}

/** `faults`: as this phone knows them, its own steps included. */
export function villagesByUrgency(copy: FieldCopy, faults: readonly FieldFault[], here?: Point): VillageState[] {
  const register = new Map(copy.villages.map((village) => [village.code, village]))
  const states = (copy.broadcast?.villages ?? []).flatMap(({ code, ...state }): VillageState[] => {
    const village = register.get(code)
    if (!village) return []
    const open = faults.filter((fault) => fault.villageCode === code && isUnsettled(fault.status)).sort(byDue)
    const urgency = open.some((fault) => fault.isOverdue) ? 'overdue' : state.band
    return [{ ...state, village, faults: open, urgency, metres: metresTo(village, here) }]
  })
  return states.sort((a, b) => byUrgency(a, b) || (here ? byNearness(a, b) : byTownship(a, b)) || byNeed(a, b))
}

function metresTo({ latitude, longitude }: FieldVillage, here: Point | undefined): number | undefined {
  return here && latitude !== undefined && longitude !== undefined
    ? metresBetween(here, { latitude, longitude })
    : undefined
}

const byUrgency = (a: VillageState, b: VillageState): number =>
  URGENCIES.indexOf(a.urgency) - URGENCIES.indexOf(b.urgency)
const byNearness = (a: VillageState, b: VillageState): number =>
  (a.metres ?? Number.MAX_VALUE) - (b.metres ?? Number.MAX_VALUE)
const byTownship = (a: VillageState, b: VillageState): number =>
  a.village.townshipName.localeCompare(b.village.townshipName)
const byNeed = (a: VillageState, b: VillageState): number =>
  Number(b.village.designated) - Number(a.village.designated) ||
  b.faults.length - a.faults.length ||
  (a.testedOn ?? '').localeCompare(b.testedOn ?? '') ||
  a.village.code.localeCompare(b.village.code)

/** Somebody has to go there: overdue, below the line, or its test is too old. */
export const isToGo = ({ urgency }: VillageState): boolean => urgency !== 'pass' && urgency !== 'untested'

/** How long it has been too late or untested, said of a village; null where neither is so. */
export function sinceOf({ urgency, faults, testedOn }: VillageState, now: Date, today: string) {
  const since = faults.find(({ isOverdue }) => isOverdue)?.overdueSince
  if (urgency === 'overdue' && since !== undefined) {
    const hours = Math.max(0, Math.floor((now.getTime() - Date.parse(since)) / 3_600_000))
    return hours < 24
      ? ({ key: 'overdue_hours', count: hours } as const)
      : ({ key: 'overdue_days', count: Math.floor(hours / 24) } as const)
  }
  if (urgency === 'stale' && testedOn !== null)
    return { key: 'untested_days', count: daysBetween(testedOn, today) } as const
  return null
}
