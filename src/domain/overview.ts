/** The managers' page: everything it shows on one day, from counts. */
import * as z from 'zod'
import { type Audibility, Band } from './audibility.ts'
import { FULL_CREDIT, wholeScreenings } from './credit.ts'
import { audibilityFigures, monthFigures, runningTotal, teamFigures, villagesBelow } from './figures.ts'
import { audibilityFlag, Flag, type FlagFact, type FlagSettings, silentFlag, targetFlag, unseenFlag } from './flags.ts'
import { Pace, paceOf, percentOf } from './pace.ts'
import { Day, monthsOfYear, yearOf } from './period.ts'
import type { Village } from './place.ts'
import { Indicator, periodOn, type Target } from './target.ts'
import type { Team } from './team.ts'

const count = z.int().min(0)
const figure = z.number()

const OverviewTarget = z.object({
  code: z.string(),
  name: z.string(),
  indicator: Indicator,
  scope: z.object({ kind: z.string(), code: z.string().optional() }),
  amount: figure,
  unit: z.string(),
  startsOn: Day,
  done: figure.meta({ description: 'Counted: submitted and accepted; whole screenings, rounded down' }),
  credit: figure.nullable().meta({ description: 'The exact sum in sixtieths of a screening' }),
  logs: count.nullable().meta({ description: 'How many logs are counted' }),
  accepted: figure
    .nullable()
    .meta({ description: 'Of those done, reviewed and accepted; null where nothing is reviewed' }),
  held: count.nullable().meta({ description: 'Logs held for a look, not counted' }),
  completionPercent: figure,
  remaining: figure,
  bases: z.array(Pace).min(1),
})

const OverviewTeam = z.object({
  code: z.string(),
  name: z.string(),
  quota: count,
  done: count,
  completionPercent: figure.nullable(),
  lastScreenedOn: Day.nullable(),
  thisMonth: count,
  rank: z.int().min(1),
})

const percent = figure.nullable()
export const Overview = z
  .object({
    asOf: Day,
    generatedAt: z.string(),
    countedStatuses: z.array(z.string()),
    targets: z.array(OverviewTarget),
    attendance: count.meta({ description: 'Total attendance this year, of counted logs' }),
    audibility: z.object({
      villages: count,
      pass: count,
      low: count,
      severe: count,
      stale: count,
      untested: count,
      speakersInstalled: count,
      speakersSounding: count,
      ratePercent: percent,
      villagesPercent: percent.meta({ description: 'Villages passing of all in scope, rounded down to 0.1' }),
    }),
    below: z
      .array(
        z.object({
          code: z.string(),
          name: z.string(),
          townshipName: z.string(),
          designated: z.boolean(),
          band: Band,
          ratePercent: percent,
          speakersInstalled: count,
          speakersSounding: count,
          testedOn: Day,
          partial: z.boolean(),
        }),
      )
      .meta({ description: 'Every village known to be below 95 %, worst first' }),
    tvCoverage: z.object({
      villages: count,
      households: count.nullable(),
      connected: count.nullable(),
      verified: count.nullable(),
      notConnected: count.nullable(),
    }),
    teams: z.array(OverviewTeam),
    months: z.array(z.object({ month: z.string(), done: count, planned: figure })),
    cumulative: z.array(z.object({ day: Day, done: count })),
    flags: z.array(Flag),
    unallottedQuota: z.int().nullable(),
  })
  .meta({ id: 'Overview', description: 'The managers’ page on one day' })
export type Overview = z.infer<typeof Overview>
export type OverviewFacts = Omit<Overview, 'flags'> & { flags: FlagFact[] }

/** Sums over screening logs; credits in sixtieths. */
export interface ScreeningSums {
  credit: number
  acceptedCredit: number
  logs: number
  held: number
  reachedOn?: string | undefined
}
/** What is done for a target that is not counted in screenings. */
export type TargetSums = ScreeningSums | { done: number; reachedOn?: string | undefined }

export interface MonthCredits {
  code: string
  credits: Map<string, number>
  lastOn: string
}

/** Everything the page is worked out from, all of it up to the as-of day. */
export interface OverviewInput {
  asOf: string
  generatedAt: string
  villages: Village[]
  teams: Team[]
  targets: Target[]
  targetSums: Map<string, TargetSums>
  /** Of each village and team with counted logs this year: credit by month (YYYY-MM), and the last day. */
  villageMonths: MonthCredits[]
  teamMonths: MonthCredits[]
  days: { day: string; credit: number }[]
  attendance: number
  /** The last day of which each team sent a log, counted yet or not. */
  lastHeard: Map<string, string | null>
  audibility: Map<string, Audibility>
  settings: FlagSettings
}

export function overviewOf(input: OverviewInput): OverviewFacts {
  const { asOf, villages } = input
  const targets = input.targets.flatMap((target) => targetOn(target, input))
  const county = input.targets.find(
    (target) => target.indicator === 'screenings' && target.scope.kind === 'county' && periodOn(target, asOf) !== null,
  )
  return {
    asOf,
    generatedAt: input.generatedAt,
    countedStatuses: ['submitted', 'accepted'],
    targets,
    attendance: input.attendance,
    audibility: audibilityFigures(
      villages.filter((village) => village.designated),
      input.audibility,
      asOf,
    ),
    below: villagesBelow(villages, input.audibility),
    tvCoverage: { villages: 0, households: null, connected: null, verified: null, notConnected: null },
    teams: teamFigures(input),
    months: monthFigures(input, county),
    cumulative: runningTotal(input.days),
    flags: flagsOf(input, targets),
    unallottedQuota: county ? county.amount - villages.reduce((sum, village) => sum + village.annualQuota, 0) : null,
  }
}

function targetOn(target: Target, input: OverviewInput): Overview['targets'] {
  const { asOf } = input
  const period = periodOn(target, asOf)
  const sums = input.targetSums.get(target.code)
  if (!period || !sums) return []
  const { code, name, indicator, scope, amount, unit, monthShares } = target
  const isScreenings = 'credit' in sums
  const done = isScreenings ? wholeScreenings(sums.credit) : sums.done
  const question = {
    amount,
    done,
    startsOn: period.startsOn,
    monthShares,
    reachedOn: done >= amount ? sums.reachedOn : undefined,
  }
  return [
    {
      code,
      name,
      indicator,
      scope,
      amount,
      unit,
      startsOn: period.startsOn,
      done,
      credit: isScreenings ? sums.credit : null,
      logs: isScreenings ? sums.logs : null,
      accepted: isScreenings ? wholeScreenings(sums.acceptedCredit) : null,
      held: isScreenings ? sums.held : null,
      completionPercent: percentOf(done, amount),
      remaining: Math.max(0, amount - done),
      bases: period.deadlines.map((deadline) => paceOf({ ...question, deadline }, asOf)),
    },
  ]
}

const SEVERITY_ORDER = { critical: 0, warning: 1, info: 2 }

function flagsOf(input: OverviewInput, targets: Overview['targets']): FlagFact[] {
  const { asOf, villages, teams, settings } = input
  const yearStart = `${yearOf(asOf)}-01-01`
  const months = monthsOfYear(yearOf(asOf))
  const seen = new Map(
    input.villageMonths.map(({ code, credits }) => [
      code,
      new Set([...credits].filter(([, credit]) => credit >= FULL_CREDIT).map(([month]) => month)),
    ]),
  )
  return [
    ...targets.flatMap((target) => (target.bases[0] ? targetFlag(target, target.bases[0]) : [])),
    ...villages.flatMap((village) =>
      audibilityFlag(village, input.audibility.get(village.code) ?? { band: 'untested' }, yearStart, settings),
    ),
    ...teams.flatMap((team) => silentFlag(team, input.lastHeard.get(team.code) ?? null, yearStart, asOf, settings)),
    ...villages.flatMap((village) => unseenFlag(village, seen.get(village.code) ?? new Set(), months, asOf)),
  ].sort((a, b) => SEVERITY_ORDER[a.severity] - SEVERITY_ORDER[b.severity])
}
