/** The figures of faults over a period, as they stood at the end of a day. */
import * as z from 'zod'
import { ratePercent, type StaleDaysOn } from '../audibility/audibility.ts'
import { FaultCategory, FaultSeverity } from './fault.ts'
import {
  provenRepairs,
  RepairSeen,
  type RepairTest,
  failedRepairs,
  type FaultThen,
  faultsThen,
  repairerOf,
  timesOf,
} from './fault-repairs.ts'
import type { FaultRecord } from './fault.ts'
import type { FaultLimits } from './fault-clock.ts'
import { addDays, Day, lastDayOf, monthOf } from '../period.ts'
import type { Village } from '../register/place.ts'

const count = z.int().min(0)
const times = {
  closed: count.meta({ description: 'Closed in the period, and closed still; one reopened counts when closed again' }),
  medianHours: z.number().nullable().meta({
    description:
      'Working hours from the report to the last closing, pauses out: the middle one, of an even number the mean of the middle two; null when none was closed',
  }),
  p90Hours: z.number().nullable().meta({
    description: 'The same by nearest rank: at least 90 of 100 repairs took no longer; null when none was closed',
  }),
  withinLimit: count.meta({ description: 'Of those closed, within the working hours their severity allows' }),
}
const failed = count.meta({ description: 'Reopenings in the period: each is a repair that did not hold' })
const Ages = z.object({ upTo1Day: count, upTo3Days: count, upTo7Days: count, upTo30Days: count, over30Days: count })
const ofCategory = { category: FaultCategory }
export const FaultFigures = z
  .object({
    asOf: Day,
    from: Day,
    reports: z.object({ total: count, duplicates: count, cancelled: count, counted: count }).meta({
      description:
        'Reported in the period. Duplicates and cancelled ones are no faults of their own and are in no number of reports below',
    }),
    open: z.object({
      total: count,
      overdue: count,
      bySeverity: z
        .array(z.object({ severity: FaultSeverity, total: count, overdue: count, ages: Ages }))
        .meta({ description: 'Age by the calendar since the report, pauses and all' }),
    }),
    repair: z.object({
      ...times,
      withinLimitPercent: z.number().nullable().meta({ description: 'Rounded down to 0.1; null when none was closed' }),
      failedRepairs: failed,
      bySeverity: z.array(z.object({ severity: FaultSeverity, ...times })),
    }),
    categories: z
      .array(z.object({ ...ofCategory, reported: count, open: count }))
      .meta({ description: 'Reported in the period, and open at its end whenever reported; most reported first' }),
    months: z.array(
      z.object({
        month: z.string(),
        reported: count,
        closed: count,
        byCategory: z.array(z.object({ ...ofCategory, reported: count })),
      }),
    ),
    repeatVillages: z
      .array(
        z.object({
          code: z.string(),
          name: z.string(),
          townshipName: z.string(),
          designated: z.boolean(),
          faults: z.int().min(2),
          categories: z.array(z.object({ ...ofCategory, faults: count })),
        }),
      )
      .meta({ description: 'Villages with two faults or more in the period; false alarms left out too' }),
    technicians: z
      .array(z.object({ name: z.string(), open: count, ...times, failedRepairs: failed }))
      .meta({ description: 'By who has it, or had it when it was last said to be repaired' }),
    repairs: z.array(RepairSeen).meta({ description: 'Newest first, 500 at most' }),
  })
  .meta({ id: 'FaultFigures', description: 'Faults of a period, as of a day' })
export type FaultFigures = z.infer<typeof FaultFigures>

export interface FaultFiguresInput {
  from: string
  asOf: string
  /** The end of the as-of day, or now. */
  until: Date
  timeZone: string
  limits: FaultLimits
  staleDaysOn: StaleDaysOn
  villages: Village[]
  /** Faults of these and other villages: all that were unsettled on some day of the period. */
  records: FaultRecord[]
  /** Full counted tests of the villages in which something was repaired. */
  tests: RepairTest[]
}

const MAX_REPAIRS = 500
const SEVERITIES = ['critical', 'major', 'minor'] as const satisfies FaultSeverity[]

export function faultFigures(input: FaultFiguresInput): FaultFigures {
  const { from, asOf, until, timeZone } = input
  const villages = new Map(input.villages.map((village) => [village.code, village]))
  const faults = faultsThen(input.records, until, input.limits, timeZone).filter(({ record }) =>
    villages.has(record.villageCode),
  )
  const isIn = (day: string | undefined): boolean => day !== undefined && day >= from && day <= asOf
  const reported = faults.filter(({ record }) => isIn(record.reportedOn))
  const having = (status: string): number => reported.filter(({ view }) => view.status === status).length
  const counted = reported.filter(({ view }) => view.status !== 'duplicate' && view.status !== 'cancelled')
  const open = faults.filter(({ isOpen }) => isOpen)
  const closed = faults.filter(({ closedOn }) => isIn(closedOn))
  const failures = faults.flatMap((fault) => failedRepairs(fault, timeZone)).filter(({ on }) => isIn(on))
  const [duplicates, cancelled] = [having('duplicate'), having('cancelled')]
  return {
    asOf,
    from,
    reports: { total: reported.length, duplicates, cancelled, counted: counted.length },
    open: openFigures(open, until),
    repair: {
      ...timesOf(closed),
      withinLimitPercent: ratePercent(timesOf(closed).withinLimit, closed.length),
      failedRepairs: failures.length,
      bySeverity: SEVERITIES.map((severity) => ({ severity, ...timesOf(ofSeverity(closed, severity)) })),
    },
    categories: categoryFigures(counted, open),
    months: monthFigures(counted, closed, from, asOf),
    repeatVillages: repeatVillages(counted, villages),
    technicians: technicianFigures(open, closed, failures),
    repairs: provenRepairs(closed, villages, input).slice(0, MAX_REPAIRS),
  }
}

const ofSeverity = (faults: FaultThen[], severity: FaultSeverity): FaultThen[] =>
  faults.filter(({ record }) => record.severity === severity)

const DAY_MS = 86_400_000
function agesOf(open: FaultThen[], until: Date): z.infer<typeof Ages> {
  const days = open.map(({ record }) => (until.getTime() - Date.parse(record.reportedAt)) / DAY_MS)
  const between = (over: number, upTo: number): number => days.filter((age) => age > over && age <= upTo).length
  return {
    upTo1Day: between(-Infinity, 1),
    upTo3Days: between(1, 3),
    upTo7Days: between(3, 7),
    upTo30Days: between(7, 30),
    over30Days: between(30, Infinity),
  }
}

const overdueIn = (faults: FaultThen[]): number => faults.filter(({ view }) => view.isOverdue).length

const openFigures = (open: FaultThen[], until: Date): FaultFigures['open'] => ({
  total: open.length,
  overdue: overdueIn(open),
  bySeverity: SEVERITIES.map((severity) => {
    const some = ofSeverity(open, severity)
    return { severity, total: some.length, overdue: overdueIn(some), ages: agesOf(some, until) }
  }),
})

const inCategory = (faults: FaultThen[], category: FaultCategory): number =>
  faults.filter(({ record }) => record.category === category).length

const categoryFigures = (counted: FaultThen[], open: FaultThen[]): FaultFigures['categories'] =>
  FaultCategory.options
    .map((category) => ({ category, reported: inCategory(counted, category), open: inCategory(open, category) }))
    .filter((row) => row.reported > 0 || row.open > 0)
    .sort((a, b) => b.reported - a.reported || b.open - a.open)

const byCategory = (faults: FaultThen[]): { category: FaultCategory; faults: number }[] =>
  FaultCategory.options
    .map((category) => ({ category, faults: inCategory(faults, category) }))
    .filter((row) => row.faults > 0)
    .sort((a, b) => b.faults - a.faults)

function monthFigures(counted: FaultThen[], closed: FaultThen[], from: string, asOf: string): FaultFigures['months'] {
  const reportedIn = Map.groupBy(counted, ({ record }) => monthOf(record.reportedOn))
  const closedIn = Map.groupBy(closed, ({ closedOn = '' }) => monthOf(closedOn))
  const months: string[] = []
  for (let day = from; monthOf(day) <= monthOf(asOf); day = addDays(lastDayOf(monthOf(day)), 1))
    months.push(monthOf(day))
  return months.map((month) => {
    const faults = reportedIn.get(month) ?? []
    const categories = byCategory(faults).map((row) => ({ category: row.category, reported: row.faults }))
    return { month, reported: faults.length, closed: closedIn.get(month)?.length ?? 0, byCategory: categories }
  })
}

function repeatVillages(counted: FaultThen[], villages: Map<string, Village>): FaultFigures['repeatVillages'] {
  const real = counted.filter(({ record }) => record.category !== 'false_alarm')
  return [...Map.groupBy(real, ({ record }) => record.villageCode)]
    .flatMap(([code, faults]) => {
      const village = villages.get(code)
      if (!village || faults.length < 2) return []
      const { name, townshipName, designated } = village
      return [{ code, name, townshipName, designated, faults: faults.length, categories: byCategory(faults) }]
    })
    .sort((a, b) => b.faults - a.faults || (a.code < b.code ? -1 : 1))
}

function technicianFigures(
  open: FaultThen[],
  closed: FaultThen[],
  failures: { name: string | undefined }[],
): FaultFigures['technicians'] {
  const has = Map.groupBy(open, ({ view }) => view.assignee)
  const repaired = Map.groupBy(closed, ({ events }) => repairerOf(events))
  const failedOf = Map.groupBy(failures, ({ name }) => name)
  const names = new Set([...has.keys(), ...repaired.keys(), ...failedOf.keys()])
  return [...names]
    .flatMap((name) => {
      if (name === undefined) return []
      const figures = { ...timesOf(repaired.get(name) ?? []), failedRepairs: failedOf.get(name)?.length ?? 0 }
      return [{ name, open: has.get(name)?.length ?? 0, ...figures }]
    })
    .sort((a, b) => b.closed - a.closed || b.open - a.open || (a.name < b.name ? -1 : 1))
}
