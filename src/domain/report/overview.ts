/** The managers' page: everything it shows on one day, from counts. */
import * as z from 'zod'
import type { Audibility } from '../audibility/audibility.ts'
import {
  audibilityFigures,
  AudibilityFigures,
  BelowVillage,
  PassingVillage,
  type TestBefore,
  villagesBelow,
  villagesPassing,
} from '../audibility/audibility-figures.ts'
import { audibilityFlag, fewerSpeakersFlag, overdueFlag } from '../flag/broadcast-flags.ts'
import { ledgerFlags, type LedgerDue } from '../flag/ledger-flags.ts'
import { coverageFigures, CoverageFigures, type TvSnapshot } from '../audibility/tv-figures.ts'
import type { FaultLimits } from '../fault/fault-clock.ts'
import { type CreditsInput, monthFigures, runningTotal, teamFigures } from './figures.ts'
import { type SeenInput, unseenFlags } from './unseen.ts'
import { Flag, type FlagFact, type FlagSettings, milestoneFlags, silentFlag, targetFlag } from '../flag/flags.ts'
import { type OpenFault, repairsByVillage, type VillageRepairs } from '../fault/open-faults.ts'
import { Day, yearOf } from '../period.ts'
import { livesOn, quotasOf } from '../register/village-facts.ts'
import { OverviewTarget, targetFigures, type TargetSums } from '../target/target-figures.ts'
import { countyTargetOn, type Target } from '../target/target.ts'
import type { Milestone } from '../target/task.ts'
import { BandDay, bandDays, outlooksOf } from '../target/outlook.ts'

const count = z.int().min(0)
const figure = z.number()

/** Only where there are some. */
export const AcceptedAlone = count.optional().meta({
  description: 'Accepted logs of this year that their sender accepted: the office has a single manager (单人审核)',
})

export const OverviewTeam = z.object({
  code: z.string(),
  name: z.string(),
  quota: count,
  done: count.meta({ description: 'Whole screenings of this year, rounded down' }),
  credit: count.meta({ description: 'The exact sum in sixtieths of a screening' }),
  completionPercent: figure.nullable(),
  lastScreenedOn: Day.nullable().meta({ description: 'The last counted show, of this year or an earlier one' }),
  thisMonth: count,
  thisMonthCredit: count,
  acceptedAlone: AcceptedAlone,
  rank: z.int().min(1),
  gap: figure.nullable().meta({
    description: 'Screenings done less those that its quota has by now, against the county’s first deadline',
  }),
  neededPerDay: figure.nullable().meta({ description: 'What remains ÷ the days left to it; null when none is left' }),
  pacePerDay: figure.nullable(),
  missedVillages: count.meta({ description: 'Its villages without a whole screening in the month of the day' }),
})

export const Overview = z
  .object({
    asOf: Day,
    generatedAt: z.string(),
    knownAt: z.string().meta({
      description: 'The moment at which all of it was known: asked for again, it answers the same for ever',
    }),
    countedStatuses: z.array(z.string()),
    targets: z.array(OverviewTarget),
    attendance: count.meta({ description: 'Total attendance this year, of counted logs' }),
    audibility: AudibilityFigures,
    below: z.array(BelowVillage).meta({ description: 'Every village known to be below 95 %, worst first' }),
    passing: z.array(PassingVillage).meta({ description: 'Of the designated villages, the highest rate first' }),
    tvCoverage: CoverageFigures.meta({ description: 'Of the designated villages' }),
    teams: z.array(OverviewTeam),
    months: z.array(z.object({ month: z.string(), done: count, credit: count, planned: figure })).meta({
      description: 'Of each month the whole screenings, rounded down, and the exact sum in sixtieths',
    }),
    cumulative: z.array(z.object({ day: Day, done: count })),
    projection: z.array(BandDay).meta({
      description:
        'Of the county’s target, week by week from the day to its last deadline; empty while too early to say',
    }),
    flags: z.array(Flag),
    unallottedQuota: z.int().nullable(),
    silentAfterDays: z.int().meta({ description: 'Days without a log after which a team is flagged, on that day' }),
  })
  .meta({ id: 'Overview', description: 'The managers’ page on one day' })
export type Overview = z.infer<typeof Overview>
export type OverviewFacts = Omit<Overview, 'flags'> & { flags: FlagFact[] }

export interface OverviewSettings extends FlagSettings {
  faultLimits: FaultLimits
  timeZone: string
}

/** Everything the page is worked out from, all of it up to the as-of day. */
export interface OverviewInput extends SeenInput {
  generatedAt: string
  knownAt: string
  targets: Target[]
  targetSums: Map<string, TargetSums>
  attendance: number
  audibility: Map<string, Audibility>
  /** Of designated villages with more than one full test, the last but one. */
  testsBefore: ReadonlyMap<string, TestBefore>
  /** Speakers by the register of speakers, of each village that has one. */
  registered: Map<string, number>
  /** The most speakers that a full test of the last year had, of each village that has one. */
  mostTested: Map<string, number>
  /** Unsettled faults of every village, gravest first. */
  openFaults: OpenFault[]
  /** Villages whose last full test is the one that a fault was closed with. */
  proven: string[]
  coverage: TvSnapshot[]
  /** At least those that are late. */
  milestones: Milestone[]
  ledger: LedgerDue
  settings: OverviewSettings
}

export function overviewOf(input: OverviewInput): OverviewFacts {
  const { asOf, villages } = input
  const living = villages.filter((village) => livesOn(village, asOf))
  const designated = living.filter((village) => village.designated)
  const repairs = repairsByVillage(input.openFaults, input.proven)
  const targets = targetsOf(input)
  const county = countyTargetOn(input.targets, asOf)
  const flags = flagsOf(input, targets, repairs)
  return {
    asOf,
    generatedAt: input.generatedAt,
    knownAt: input.knownAt,
    countedStatuses: ['submitted', 'accepted'],
    targets,
    attendance: input.attendance,
    audibility: audibilityFigures(designated, input.audibility, asOf),
    below: villagesBelow(living, input.audibility, repairs, input.testsBefore),
    passing: villagesPassing(designated, input.audibility),
    tvCoverage: coverageFigures(designated, input.coverage),
    teams: teamFigures(
      input,
      targets.find(({ code }) => code === county?.code),
      missedIn(flags),
    ),
    months: monthFigures(input, county),
    cumulative: runningTotal(input.days),
    projection: county ? projectionOf(county, input.targetSums.get(county.code), targets, asOf) : [],
    flags,
    silentAfterDays: input.settings.teamSilentDays,
    unallottedQuota: county ? county.amount - allotted(input) : null,
  }
}

export const targetsOf = ({ asOf, targets, targetSums }: OverviewInput): Overview['targets'] =>
  targets.flatMap((target) => targetFigures(target, targetSums.get(target.code), asOf) ?? [])

/** What is owed to all villages in the year. */
function allotted({ villages, versions, asOf }: OverviewInput): number {
  const { ofVillages } = quotasOf(villages, versions, yearOf(asOf), asOf)
  return [...ofVillages.values()].reduce((sum, quota) => sum + quota, 0)
}

function projectionOf(
  { code, monthShares }: Target,
  sums: TargetSums | undefined,
  targets: Overview['targets'],
  asOf: string,
): BandDay[] {
  const figures = targets.find((target) => target.code === code)
  if (!figures || !sums?.counted) return []
  const { done, startsOn, bases } = figures
  const until = bases.reduce((last, { deadline }) => (deadline > last ? deadline : last), asOf)
  const { outlooks } = outlooksOf({ startsOn, deadlines: [until], monthShares }, asOf, sums.counted)
  return outlooks.flatMap((outlook) => bandDays({ done, startsOn, outlook }, asOf, until))
}

export const missedIn = (flags: FlagFact[]): string[] =>
  flags.flatMap(({ kind, subject }) => (kind === 'month_without_screening' ? subject.code : []))

const SEVERITY_ORDER = { critical: 0, warning: 1, info: 2 }

function flagsOf(input: OverviewInput, targets: Overview['targets'], repairs: Map<string, VillageRepairs>): FlagFact[] {
  const { asOf, settings } = input
  const villages = input.villages.filter((village) => livesOn(village, asOf))
  const teams = input.teams.filter((team) => livesOn(team, asOf))
  const yearStart = `${yearOf(asOf)}-01-01`
  return [
    ...targets.flatMap((target) => (target.bases[0] ? targetFlag(target, target.bases[0]) : [])),
    ...villages.flatMap((village) => {
      const state = input.audibility.get(village.code) ?? { band: 'untested' as const }
      return [
        ...audibilityFlag(village, state, yearStart, settings, repairs.get(village.code)),
        ...fewerSpeakersFlag(village, state, {
          registered: input.registered.get(village.code) ?? village.speakersInstalled,
          mostTested: input.mostTested.get(village.code),
        }),
      ]
    }),
    ...overdueFaultFlags(input),
    ...milestoneFlags(input.milestones, input.targets, asOf),
    ...ledgerFlags(input.ledger, input.villages, asOf),
    ...silentFlags(input, teams),
    ...unseenFlags(input, villages),
  ].sort((a, b) => SEVERITY_ORDER[a.severity] - SEVERITY_ORDER[b.severity])
}

export const silentFlags = ({ heard, asOf, settings }: OverviewInput, teams: CreditsInput['teams']): FlagFact[] =>
  teams.flatMap((team) => {
    const { heardOn = null, awaitedFrom = null } = heard.get(team.code) ?? {}
    return silentFlag(team, heardOn, awaitedFrom, asOf, settings)
  })

function overdueFaultFlags({ openFaults, villages, settings }: OverviewInput): FlagFact[] {
  if (openFaults.length === 0) return []
  const byCode = new Map(villages.map((village) => [village.code, village]))
  return openFaults.flatMap((fault) => {
    const village = byCode.get(fault.villageCode)
    return village ? overdueFlag(fault, village, settings.timeZone) : []
  })
}
