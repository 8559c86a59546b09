/** What holds of a village from a day on, and what follows for figures: by the register of their day, quotas month by month. */
import { addDays, earlierOf, lastDayOf, monthOf, monthsOfYear } from '../period.ts'
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

export type VersionsOf = Map<string, VillageVersion[]>

/** Those that were there on the day, each with what held of it then. */
export const villagesOn = <V extends NewVillage>(villages: V[], versions: VersionsOf, day: string): V[] =>
  villages.flatMap((village) => {
    const own = versions.get(village.code)
    const facts = own ? factsOn(own, day) : village
    if (!facts || !livesOn(facts, day)) return []
    const { name, townshipCode, designated, teamCode, annualQuota, endsOn } = facts
    return [own ? { ...village, name, townshipCode, designated, teamCode, annualQuota, endsOn } : village]
  })

/** The first and the last month (YYYY-MM) that it was there on every day of; of one that did not begin or end, none. */
export interface WholeMonths {
  from?: string
  until?: string
}
/** A show of every month is looked for in these alone: what came before showed the others. */
export function wholeMonthsOf({ endsOn }: Pick<VillageFacts, 'endsOn'>, versions: VillageVersion[] = []): WholeMonths {
  const begins = versions[0]?.effectiveOn ?? ''
  return {
    // a month that began the day before has not wholly been its own
    ...(begins !== '' && { from: monthOf(addDays(lastDayOf(monthOf(addDays(begins, -1))), 1)) }),
    ...(endsOn !== undefined && { until: monthOf(addDays(`${monthOf(addDays(endsOn, 1))}-01`, -1)) }),
  }
}
export const isWholeMonth = ({ from = '', until = '9999' }: WholeMonths, month: string): boolean =>
  from <= month && month <= until

interface Month {
  /** A village's month belongs to the team that serves it on its last day, or on asOf, for the running and coming ones. */
  day: string
  last: string
}

interface Asked {
  months: string[]
  asOf: string
}
/** Screenings owed in some months, by whatever of a village's facts of each month: whole ones, as they add up. */
export function plannedOf(
  villages: NewVillage[],
  versions: VersionsOf,
  { months, asOf }: Asked,
  keyOf: (facts: VillageFacts) => string,
): Map<string, number> {
  const asked = months.map((month) => monthAsOf(month, asOf))
  const sums = new Map<string, number>()
  for (const village of villages)
    for (const facts of owedIn(asked, village, versions.get(village.code))) {
      const key = keyOf(facts)
      sums.set(key, (sums.get(key) ?? 0) + facts.annualQuota / 12)
    }
  return new Map([...sums].map(([key, sum]) => [key, Math.round(sum)]))
}

function monthAsOf(month: string, asOf: string): Month {
  const last = lastDayOf(month)
  return { day: earlierOf(last, asOf), last }
}

/** Screenings owed in a year, to each village and by each team: whole ones, month by month. */
export function quotasOf(villages: NewVillage[], versions: VersionsOf, year: number, asOf: string) {
  const months = monthsOfYear(year).map((month) => monthAsOf(month, asOf))
  const ofTeams = new Map<string, number>()
  const ofVillages = new Map<string, number>()
  const add = (teamCode: string | undefined, quota: number): void => {
    if (teamCode !== undefined) ofTeams.set(teamCode, (ofTeams.get(teamCode) ?? 0) + quota)
  }
  for (const village of villages) {
    const own = versions.get(village.code)
    let sum = 0
    if (own || village.endsOn !== undefined) {
      for (const { teamCode, annualQuota } of owedIn(months, village, own)) {
        sum += annualQuota / 12
        add(teamCode, annualQuota / 12)
      }
    } else {
      // as nearly all of them
      sum = village.annualQuota
      add(village.teamCode, sum)
    }
    ofVillages.set(village.code, Math.round(sum))
  }
  return { ofVillages, ofTeams: new Map([...ofTeams].map(([code, quota]) => [code, Math.round(quota)])) }
}

/** What holds of a village in each month in which something is owed to it: not before it began, nor in the one it ends in. */
const owedIn = (months: Month[], village: NewVillage, versions: VillageVersion[] | undefined): VillageFacts[] =>
  months.flatMap(({ day, last }) => {
    const facts = versions ? factsOn(versions, day) : village
    return facts && livesOn(facts, last) ? [facts] : []
  })

interface Ending {
  endsOn?: string | undefined
}

/** From which day on a change holds where none is told: today, or, of what is said to have ended before, the day after. */
export const firstDayOf = ({ endsOn }: Ending, before: Ending | null, today: string): string =>
  endsOn === undefined || endsOn === before?.endsOn ? today : earlierOf(today, addDays(endsOn, 1))
