/** What a report's figures are worked out from, all of it as of one day and as it was known at one moment. */
import type { TargetDuty } from '../ledger/duty.ts'
import type { NewEvent } from '../ledger/event.ts'
import type { NewFund } from '../ledger/fund.ts'
import type { NewProblem } from '../ledger/problem.ts'
import type { NewTender } from '../ledger/tender.ts'
import type { NewWork } from '../ledger/work.ts'
import type { Team, Village } from '../register/place.ts'
import type { Target } from '../target/target.ts'
import type { Check } from '../target/task.ts'
import type { Overview } from './overview.ts'

/** An entry of the ledger, with what its place is called. */
export type Entered<C> = C & { villageName?: string | undefined; townshipName?: string | undefined }

/** Entries up to the day that still count. */
export interface ReportLedger {
  event: Entered<NewEvent>[]
  work: Entered<NewWork>[]
  fund: Entered<NewFund>[]
  tender: Entered<NewTender>[]
  problem: Entered<NewProblem>[]
}

export interface ReportFacts {
  asOf: string
  /** Of a report that is bound, what its bulletin froze. */
  overview: Omit<Overview, 'flags'>
  /** Those that were there on the day, as they were called then. */
  villages: Village[]
  teams: Team[]
  /** Of each target in force that has a checklist, the checks up to the day in their order. */
  checklists: { target: Target; checks: Check[] }[]
  ledger: ReportLedger
  duties: TargetDuty[]
  /** Of each village its screenings of the year, whole and in sixtieths, and what is owed to it. */
  villageYears: { code: string; credit: number; quota: number }[]
}

/** 金安华龙村: as the county says it, without 镇 or 乡. */
export const spokenName = ({ name, townshipName }: { name: string; townshipName: string }): string =>
  `${townshipName.replace(/(?<=..)(?:民族)?[镇乡]$/, '')}${name}`

export const spokenPlace = ({ villageName, townshipName }: Entered<object>): string | undefined =>
  villageName === undefined ? townshipName : spokenName({ name: villageName, townshipName: townshipName ?? '' })

/** The first day of the year that a report of this day tells of. */
export const yearStart = (asOf: string): string => `${asOf.slice(0, 4)}-01-01`
