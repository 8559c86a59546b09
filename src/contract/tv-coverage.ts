/** TV coverage: snapshots in, each village's latest and the sums out. */
import * as z from 'zod'
import { Flag01 } from '../domain/asked.ts'
import { CoverageFigures, NewTvCoverage } from '../domain/audibility/tv-coverage.ts'
import { Day } from '../domain/period.ts'
import { Code } from '../domain/register/place.ts'
import { AsOf, listOf, paging } from './list.ts'
import { get, post } from './route.ts'

export const TvSnapshot = z
  .object({
    ...NewTvCoverage.shape,
    notConnected: z.int().min(0).meta({ description: 'lost + noSignal + noSet' }),
    connectedPercent: z.number().nullable().meta({ description: 'Two decimals; null of no households' }),
    receivedAt: z.string(),
    reportedBy: z.string(),
  })
  .meta({ id: 'TvCoverage' })
export type TvSnapshot = z.infer<typeof TvSnapshot>

export const TvVillage = TvSnapshot.extend({
  villageName: z.string(),
  townshipName: z.string(),
  designated: z.boolean(),
  change: z
    .object({ since: Day, households: z.int(), connected: z.int(), lost: z.int() })
    .nullable()
    .meta({ description: 'Against the last snapshot of an earlier day; null when there is none' }),
}).meta({ id: 'VillageTvCoverage' })
export type TvVillage = z.infer<typeof TvVillage>

export const TvCoverage = listOf(TvVillage).extend({
  asOf: Day,
  figures: CoverageFigures.meta({ description: 'Over all villages the filter takes, on every page the same' }),
})
export type TvCoverage = z.infer<typeof TvCoverage>

export const TvHistory = z
  .object({
    villageCode: Code,
    asOf: Day,
    latest: TvSnapshot.nullable().meta({ description: 'Null when the village has no snapshot: unknown' }),
    history: z.array(TvSnapshot).meta({ description: 'The newest day first; of one day the last that came first' }),
  })
  .meta({ id: 'VillageTvHistory' })
export type TvHistory = z.infer<typeof TvHistory>

const reading = { tag: 'Broadcast', may: ['technician', 'manager'], needs: 'read' } as const

export const tvCoverage = {
  list: get('/api/tv-coverage', {
    ...reading,
    summary: 'List villages’ TV coverage',
    fresh: 'day',
    query: z
      .object({ asOf: Day.optional(), village: Code.optional(), designated: Flag01.optional(), ...paging })
      .strict(),
    answer: TvCoverage,
    says: 'Each village’s latest snapshot, by code, and the sums',
  }),
  send: post('/api/tv-coverage', {
    ...reading,
    summary: 'Send a village’s TV coverage',
    needs: 'reports',
    body: NewTvCoverage,
    answer: TvSnapshot,
    says: { 201: 'Kept', 200: 'The same was kept already' },
  }),
  ofVillage: get('/api/villages/{code}/tv-coverage', {
    ...reading,
    summary: 'Read a village’s TV coverage and its history',
    query: AsOf,
    answer: TvHistory,
    says: 'The village’s latest snapshot and those before',
  }),
}
