/** What holds of a village from a day on, and what follows for figures: by the register of their day, quotas month by month. */
import { daysInMonth, earlierOf, lastDayOf, monthsOfYear } from '../period.ts'
import type { NewVillage } from './place.ts'

/** What has a first day; all else that is said of a village is so for all its days. */
export const DATED = ['name', 'townshipCode', 'designated', 'teamCode', 'annualQuota', 'endsOn'] as const
export type VillageFacts = Pick<NewVillage, (typeof DATED)[number]>
export interface VillageVersion extends VillageFacts {
  villageCode: string
  /** '' of what it was before the first change. */
  effectiveOn: string
}

export const hasSameFacts = (one: VillageFacts, other: VillageFacts): boolean =>
  DATED.every((name) => one[name] === other[name])

/** Versions of one village in the order of their days; undefined before it began. */
export const factsOn = (versions: VillageVersion[], day: string): VillageVersion | undefined =>
  versions.findLast(({ effectiveOn }) => effectiveOn <= day)

/** It is there on the day, and owes and is owed something. */
export const livesOn = ({ endsOn }: { endsOn?: string | undefined }, day: string): boolean =>
  endsOn === undefined || day <= endsOn

/** A month of a village: whose it is, and its share of the year's quota. */
interface VillageMonth {
  month: string
  teamCode?: string | undefined
  quota: number
}

/** A village's month belongs to the team that serves it on the month's last day, or on asOf, for the running and coming ones. */
function monthsOf(village: NewVillage, versions: VillageVersion[], year: number, asOf: string): VillageMonth[] {
  return monthsOfYear(year).flatMap((month) => {
    const day = earlierOf(lastDayOf(month), asOf)
    const facts = versions.length === 0 ? village : factsOn(versions, day)
    // of a month in which it ends nothing is owed: there is no last day to serve it on
    if (!facts || (facts.endsOn !== undefined && facts.endsOn < `${month}-${daysInMonth(month)}`)) return []
    return [{ month, teamCode: facts.teamCode, quota: facts.annualQuota / 12 }]
  })
}

export type VersionsOf = Map<string, VillageVersion[]>

/** Screenings owed in a year, to each village and by each team: whole ones. */
export function quotasOf(villages: NewVillage[], versions: VersionsOf, year: number, asOf: string) {
  const ofTeams = new Map<string, number>()
  const ofVillages = new Map<string, number>()
  for (const village of villages) {
    const months = monthsOf(village, versions.get(village.code) ?? [], year, asOf)
    ofVillages.set(village.code, Math.round(months.reduce((sum, { quota }) => sum + quota, 0)))
    for (const { teamCode, quota } of months) {
      if (teamCode !== undefined) ofTeams.set(teamCode, (ofTeams.get(teamCode) ?? 0) + quota)
    }
  }
  return { ofVillages, ofTeams: new Map([...ofTeams].map(([code, quota]) => [code, Math.round(quota)])) }
}
