/** Figures of a day or a period: the managers' pages, the map, and the broadcast side; and flags, which nobody clears by hand. */
import * as z from 'zod'
import { digits, Flag01 } from '../domain/asked.ts'
import { AudibilityTrend, VillageScope } from '../domain/audibility/audibility-figures.ts'
import { FaultFigures } from '../domain/fault/fault-figures.ts'
import { RepairOrder, RepairPlan } from '../domain/fault/repair-first.ts'
import { Day } from '../domain/period.ts'
import { Code } from '../domain/register/place.ts'
import { VillageLineage } from '../domain/register/village-lineage.ts'
import { VillagePosition } from '../domain/register/village-position.ts'
import { AcceptedAlone, Overview } from '../domain/report/overview.ts'
import { AsOf, boundedListOf, get, Known, known, listOf, paging, post } from './route.ts'
import { FlagFilter, FlagStep, KeptFlag, NewAcknowledgement } from '../domain/flag/flag-life.ts'

const count = z.int()
export const VillageYear = z.object({
  code: z.string(),
  name: z.string(),
  townshipName: z.string(),
  teamCode: z.string().optional(),
  designated: z.boolean(),
  months: z.array(count).length(12).meta({ description: 'Whole screenings of each month, rounded down' }),
  monthCredits: z
    .array(count)
    .length(12)
    .meta({ description: 'The same exactly, in sixtieths: less than 60 is 不足一场, 0 is 无放映' }),
  credit: count.meta({ description: 'Of the year, in sixtieths' }),
  done: count.meta({ description: 'Of the year, whole ones, rounded down' }),
  quota: count,
  whole: z.object({ from: z.string().optional(), until: z.string().optional() }).optional().meta({
    description:
      'Of one that began or ended: the first and the last month it was there all of; none is missed but these',
  }),
  acceptedAlone: AcceptedAlone,
})
export type VillageYear = z.infer<typeof VillageYear>

export const VillageMonths = z
  .object({
    year: count,
    asOf: Day,
    villages: z.array(VillageYear),
    planned: z
      .array(z.object({ villageCode: Code, teamCode: Code, on: Day }))
      .meta({ description: 'Of each village and month the first planned evening from the day on' }),
    total: z.object({ done: count, credit: count }).meta({
      description: 'Of all villages: what their credits add up to, and how many whole screenings that is',
    }),
  })
  .meta({ id: 'VillageMonths', description: 'Screenings counted, by village and month' })
export type VillageMonths = z.infer<typeof VillageMonths>

const VillagePositions = listOf(VillagePosition).extend({
  asOf: Day.meta({ description: 'The day the bands are of; positions are those known today' }),
})
type VillagePositions = z.infer<typeof VillagePositions>

/** Three years of month ends; a year unless told. */
const Months = digits(1, 36).default(12).meta({ description: 'How many month ends before the as-of day, 1 to 36' })
const ofManagers = { tag: 'Figures', may: ['manager'], needs: 'read' } as const
const ofBroadcast = { tag: 'Broadcast', may: ['technician', 'manager'], needs: 'read' } as const

export const figures = {
  overview: get('/api/overview', {
    ...ofManagers,
    summary: 'Read everything as of a day',
    fresh: 'minute',
    query: AsOf,
    answer: Overview,
    isLong: 'of many villages',
    says: 'Everything as of a day, from counted logs',
  }),
  villageMonths: get('/api/village-months', {
    ...ofManagers,
    summary: 'Read the grid of villages and months',
    fresh: 'day',
    query: z.strictObject({ year: digits(1970, 2099).optional(), asOf: Day.optional(), ...known }),
    answer: VillageMonths,
    isLong: 'of many villages',
    says: 'The village × month grid',
  }),
  villageLineage: get('/api/villages/{code}/lineage', {
    ...ofManagers,
    summary: 'Read what a village and those it was made of showed',
    fresh: 'day',
    query: AsOf,
    answer: VillageLineage,
    says: 'In the year of the day; `GET /api/screenings` of each code and its days lists it',
  }),
  villagePositions: get('/api/village-positions', {
    ...ofManagers,
    summary: 'List where villages lie and how they stand',
    fresh: 'day',
    query: z.strictObject({ asOf: Day.optional(), ...paging, ...known }),
    answer: VillagePositions,
    isLong: 'of many villages',
    says: 'All villages, in the order of their codes',
  }),
  faults: get('/api/fault-figures', {
    ...ofBroadcast,
    summary: 'Read figures of faults and repairs',
    query: z.strictObject({ asOf: Day.optional(), from: Day.optional(), designated: Flag01.optional(), ...known }),
    answer: FaultFigures,
    isLong: 'of many villages',
    says: 'Faults of a period, from 1 January unless told',
  }),
  audibilityTrend: get('/api/audibility-trend', {
    ...ofBroadcast,
    summary: 'Read how audibility went from month to month',
    query: z.strictObject({
      asOf: Day.optional(),
      months: Months,
      scope: VillageScope.default('designated'),
      ...known,
    }),
    answer: AudibilityTrend,
    isLong: 'of many villages',
    says: 'At the ends of months, and on the day',
  }),
  repairPlan: get('/api/repair-plan', {
    ...ofBroadcast,
    summary: 'Read what to repair first',
    query: z.strictObject({
      asOf: Day.optional(),
      scope: VillageScope.default('designated'),
      order: RepairOrder.default('cheapest'),
      ...known,
    }),
    answer: RepairPlan,
    isLong: 'of many villages',
    says: 'Fewest speakers to the most villages first, unless told',
  }),
}

export const FlagDetail = KeptFlag.extend({
  history: z.array(FlagStep).meta({ description: 'Oldest first' }),
}).meta({ id: 'FlagDetail', description: 'A flag with everything that became of it' })
export type FlagDetail = z.infer<typeof FlagDetail>

const reading = { tag: 'Figures', may: ['manager'], needs: 'read' } as const
const params = { id: z.string().min(1).max(200) }

export const flags = {
  list: get('/api/flags', {
    ...reading,
    summary: 'List flags',
    fresh: 'minute',
    query: FlagFilter.extend({ ...paging, ...known }),
    answer: boundedListOf(KeptFlag, 'as many are looked at a page'),
    isLong: 'of many villages',
    says: 'The open ones, gravest and longest open first; then the newest cleared',
  }),
  read: get('/api/flags/{id}', {
    ...reading,
    summary: 'Read a flag with its history',
    params,
    query: Known,
    answer: FlagDetail,
    says: 'The flag and its history',
  }),
  acknowledge: post('/api/flags/{id}/acknowledge', {
    ...reading,
    summary: 'Say who sees to a flag',
    needs: 'all',
    params,
    body: NewAcknowledgement,
    answer: FlagDetail,
    says: 'Whose it is now; the same again changes nothing',
  }),
}
